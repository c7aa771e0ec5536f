"""Contact data of a letter: mail addresses, telephone numbers, domains.

In: the prose. Out: contacts in the order printed, each once. Whose they are is not told: who
verifies a letter by the telephone number that it prints asks the forger, so all are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.model.fields import Contact, ContactKind

MOST = 20
"""Contacts of one kind that are read."""

LEAST_DIGITS, MOST_DIGITS = 7, 15
"""Digits of a telephone number (ITU-T E.164 allows 15 at most)."""

_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}")
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:https?://)?www\.([a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4})", re.I
)
_PHONE = frame_pattern(
    r"(?<![\w/.-])(?:(?P<led>{phone_words}\.?\s{0,2}[:：]?\s{0,2})|(?=\+|00))"
    r"(?P<number>(?:\+|00)?\(?\d[\d\s()./-]{5,22}\d)(?![\w/-])",
    re.I,
)


def read_contacts(prose: Prose) -> tuple[Contact, ...]:
    """Read all contact data."""
    found = sorted(_found(prose), key=lambda hit: hit[2])
    contacts: dict[tuple[ContactKind, str], Contact] = {}
    for kind, value, start, end in found:
        if (kind, value) not in contacts:
            reading = prose.reading(value, start, end, 0.95)
            contacts[kind, value] = Contact(kind=kind, reading=reading)
    return tuple(contacts.values())


def _found(prose: Prose) -> Iterator[tuple[ContactKind, str, int, int]]:
    for match in islice(_EMAIL.finditer(prose.text), MOST):
        yield ContactKind.EMAIL, match[0].lower(), match.start(), match.end()
    for match in islice(_DOMAIN.finditer(prose.text), MOST):
        yield ContactKind.DOMAIN, match[1].lower(), match.start(1), match.end(1)
    for match in islice(_PHONE.finditer(prose.text), MOST):
        digits = "".join(ch for ch in match["number"] if ch.isdigit())
        if LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
            is_abroad = match["number"].startswith(("+", "00"))
            value = "+" + digits.removeprefix("00") if is_abroad else digits
            yield ContactKind.PHONE, value, match.start("number"), match.end("number")

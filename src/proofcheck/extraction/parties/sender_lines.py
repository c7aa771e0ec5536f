"""Lines that hold a whole sender: name, street and town, as above an addressee or in a footer.

In goes the text of a line, out comes whether it is one.
"""

from __future__ import annotations

import re

from proofcheck.extraction.addresses import (
    address_parts,
    begins_with_postcode,
    has_legal_form,
    has_postcode,
    has_street,
    is_bare_town,
    is_legal_form,
)

MOST_OF_SENDER = 160
"""Characters of a line in which a sender's name and address stand; a footer goes on behind."""

_DOT = re.compile(r"\s[·●•∙]\s")
"""What parts the name from the address in a sender's line."""

_SIGN = re.compile(r"\s[-–·●•|∙*■▪]\s")


def is_sender_line(text: str) -> bool:
    """Whether a line begins with a name, a street and a town, parted by dashes, dots or commas."""
    text = text[:MOST_OF_SENDER]
    parts = [text[start:end] for start, end in address_parts(text)]
    if not has_postcode(text) and not any(is_bare_town(part) for part in parts[1:]):
        return False
    town = next((at for at, part in enumerate(parts) if has_postcode(part)), len(parts) - 1)
    if len(parts) > 1 and parts[-1].replace(" ", "").isdigit():
        parts[-2:] = [f"{parts[-2]} {parts[-1]}"]  # a state and its postcode, as in India
    while len(parts) > 1 and is_legal_form(parts[1]):
        parts[:2] = [f"{parts[0]} {parts[1]}"]
        town -= 1
    if len(parts) == 2 and _DOT.search(text) and has_street(parts[1]):
        return has_postcode(parts[1]) and not (has_postcode(parts[0]) or has_street(parts[0]))
    is_firm = has_legal_form(parts[0]) and not parts[0][-1:].isdigit()
    if len(parts) < 3 or (has_street(parts[0]) and not is_firm):
        return False
    if has_postcode(parts[0]) or any(ch.isdigit() for ch in parts[0][:2]):
        return False
    if is_firm:
        return True
    has_room = town > 1 or not begins_with_postcode(parts[1])  # "Monte Novo, 7150-108 Borba"
    return has_room and _SIGN.search(text) is not None

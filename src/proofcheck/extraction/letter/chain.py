"""Parts the pages of a file into its letters, reads each, and puts the chain in order.

In: pages. Out: letters from the owner's down to the last link: each one's grantee is the next
one's grantor. Two pages that say the same in two languages make one letter.
"""

from __future__ import annotations

from typing import Any

from msgspec import structs
from rapidfuzz import fuzz

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.labels.finding import find_labelled
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.titles import is_letter_title, title_verdict
from proofcheck.extraction.letter.number import read_letter_number
from proofcheck.extraction.letter.parties.pair import Parties, find_parties
from proofcheck.extraction.letter.reach.channels import read_channels
from proofcheck.extraction.letter.reach.territories import read_reach
from proofcheck.extraction.letter.signing.contacts import read_contacts
from proofcheck.extraction.letter.signing.signature import read_signatory
from proofcheck.extraction.letter.subject.about import read_brands, read_products
from proofcheck.extraction.letter.subject.registrations import read_registrations
from proofcheck.extraction.letter.terms.period import read_period
from proofcheck.extraction.letter.terms.rights import read_exclusive, read_sublicense
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose, prose_of
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import PageText
from proofcheck.model.fields import AuthorisationLetter, Field, Maybe, Missing, named_fields

SAME_NAME = 88.0
"""Ratio (0..100) of two names' letters from which they are one name, misread or not."""

MAX_PAGES = 12
"""Pages that are read as letters."""


def letters_of(pages: tuple[PageText, ...]) -> tuple[tuple[PageText, ...], ...]:
    """Part pages into letters: a page that has a title or a grant of its own begins one."""
    letters: list[list[PageText]] = []
    for page in pages[:MAX_PAGES]:
        if letters and not _begins_letter(page):
            letters[-1].append(page)
        else:
            letters.append([page])
    return tuple(tuple(letter) for letter in letters)


def read_letters(
    pages: tuple[PageText, ...], *, known_brands: tuple[str, ...], day_first: bool | None
) -> tuple[AuthorisationLetter, ...]:
    """Read the letters of a chain, from the owner's down; the last one is its last link.

    A letter that no link joins to the last one belongs to no chain and is left out; a page that
    names no party goes on with the letter before it.
    """
    parts = letters_of(pages) or ((),)
    letters = [_read(part, known_brands, day_first) for part in parts]
    merged: list[AuthorisationLetter] = []
    for letter in letters:
        same = next((i for i, other in enumerate(merged) if _is_same(letter, other)), None)
        if same is None and merged and not (_key(letter.grantor) or _key(letter.grantee)):
            same = len(merged) - 1
        if same is None:
            merged.append(letter)
        else:
            merged[same] = _completed(merged[same], letter)
    last = sorted(merged, key=lambda letter: _grants_on(letter, merged), reverse=True)[-1]
    return _chain_to(last, merged)


def _chain_to(
    last: AuthorisationLetter, letters: list[AuthorisationLetter]
) -> tuple[AuthorisationLetter, ...]:
    """Return the links from the top down to `last`: each grantee is the next one's grantor."""
    chain = [last]
    while len(chain) < len(letters):
        rest = (o for o in letters if all(o is not link for link in chain))
        above = next((o for o in rest if _likely_same(o.grantee, chain[0].grantor)), None)
        if above is None:
            break
        chain.insert(0, above)
    return tuple(chain)


def _begins_letter(page: PageText) -> bool:
    annex = _annex_line(page)
    if annex is not None:
        below = page.lines[annex + 1 :]
        return any(title_verdict(line.text, is_large=False) == 1 for line in below)
    if is_letter_title(page):
        return True
    text = simplified(fold_plain(page.text))
    return any(" " in match[0] for match in pattern_of("grants").finditer(text))


def _annex_line(page: PageText) -> int | None:
    """Return which line says that a page is an annex: 附件：授权店铺清单, Anlage A.

    It is the first one, or stands right below the name of the firm whose paper it is.
    """
    for index, line in enumerate(page.lines[:2]):
        if clause_pattern("annexes").match(simplified(fold_plain(line.text))):
            return index
        if not has_legal_form(line.text):
            return None
    return None


def _grants_on(letter: AuthorisationLetter, letters: list[AuthorisationLetter]) -> int:
    """Count how many links hang below a letter."""
    below, current = 0, letter
    while below < len(letters):
        grantee = current.grantee
        following = next(
            (o for o in letters if o is not current and _likely_same(o.grantor, grantee)), None
        )
        if following is None:
            return below
        below, current = below + 1, following
    return below


def _is_same(letter: AuthorisationLetter, other: AuthorisationLetter) -> bool:
    """Two versions of one letter share their number; or the parties, where one has no number."""
    number, other_number = _key(letter.letter_number), _key(other.letter_number)
    if number and other_number:
        return number == other_number
    return _likely_same(letter.grantor, other.grantor) and _likely_same(
        letter.grantee, other.grantee
    )


def _likely_same(one: Maybe[str], other: Maybe[str]) -> bool:
    """Whether two names are one but for misread letters."""
    keys = _key(one), _key(other)
    return bool(keys[0] and keys[1]) and fuzz.ratio(*keys) >= SAME_NAME


def _key(field: Maybe[str]) -> str:
    return name_key(field.value) if isinstance(field, Field) else ""


def _completed(letter: AuthorisationLetter, other: AuthorisationLetter) -> AuthorisationLetter:
    """Fill what one version lacks from the other."""
    others = dict(named_fields(other))
    missing: dict[str, Any] = {
        name: others[name]
        for name, field in named_fields(letter)
        if isinstance(field, Missing) and isinstance(others[name], Field)
    }
    if "territories" in missing:
        missing["except_territories"] = other.except_territories
    return structs.replace(letter, **missing)


def _read(
    pages: tuple[PageText, ...], known_brands: tuple[str, ...], day_first: bool | None
) -> AuthorisationLetter:
    prose = prose_of(pages)
    labelled = find_labelled(prose)
    parties = find_parties(prose, labelled)
    period = read_period(prose, labelled, day_first)
    grantor = _name(prose, parties.grantor, "grantor")
    grantee = _name(prose, parties.grantee, "grantee")
    signatory = read_signatory(
        prose,
        labelled,
        grantor.value if isinstance(grantor, Field) else None,
        grantee.value if isinstance(grantee, Field) else None,
    )
    named = tuple(name.value for name in (grantor, grantee) if isinstance(name, Field))
    people = (signatory.name.value,) if isinstance(signatory.name, Field) and named else ()
    brands = read_brands(prose, labelled, (*named, *people), known_brands)
    names = brands.value if isinstance(brands, Field) else ()
    numbers, marks = read_registrations(prose, labelled, names)
    reach = read_reach(prose, labelled, parties.grant)
    return AuthorisationLetter(
        letter_number=read_letter_number(prose, labelled, marks),
        issue_date=period.issue_date,
        valid_from=period.valid_from,
        valid_to=period.valid_to,
        grantor=grantor,
        grantee=grantee,
        brands=brands,
        trademark_numbers=numbers,
        marks=marks,
        territories=reach.territories,
        except_territories=reach.excepted,
        channels=read_channels(prose, labelled, named),
        products=read_products(prose, labelled, parties.grant, names),
        signatory_name=signatory.name,
        signatory_title=signatory.title,
        may_sublicense=read_sublicense(prose, labelled, parties.grant),
        exclusive=read_exclusive(prose, labelled, parties.grant),
        contacts=read_contacts(prose),
        above=_mentioned(prose, parties, grantor),
    )


def _mentioned(
    prose: Prose, parties: Parties, grantor: Maybe[str]
) -> tuple[AuthorisationLetter, ...]:
    """Return the letter that the prose speaks of as the ground of the grantor's own right."""
    if parties.above is None:
        return ()
    above = _name(prose, parties.above, "grantor")
    return (AuthorisationLetter(grantor=above, grantee=grantor, is_mentioned=True),)


def _name(prose: Prose, span: tuple[int, int, float] | None, what: str) -> Maybe[str]:
    if span is None:
        return absent(prose, what)
    start, end, confidence = span
    return prose.field(" ".join(prose.text[start:end].split()), start, end, confidence)

"""Who signed, and as what.

In: the prose, its labelled values and the grantor's name. Out: name and title of the signatory.
All that shows one person counts together (who opens the letter and stands at its foot); notaries,
witnesses, addressees and the grantee's people did not sign for the grantor.
"""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.labels.headings import (
    Heading,
    role_by_heading,
    role_headings,
    role_of_heading,
)
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.persons import is_person
from proofcheck.extraction.letter.names.wide_persons import is_wide_person
from proofcheck.extraction.letter.signing.seals import without_seal, without_stamp
from proofcheck.extraction.letter.signing.signer import Signer
from proofcheck.extraction.letter.signing.signers import find_signers
from proofcheck.extraction.letter.signing.title_places import title_by_capacity, title_of
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form, strong_form
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.fields import Maybe

Span = tuple[int, int]

OTHER_SIDE, BYSTANDER, GREETED = 0.8, 0.9, 0.7
"""How much (0..1) speaks against a person: the grantee's part of the page, a notary's line, a
salutation."""

COLUMN_HEIGHTS = 8
"""A party's name stands at most so many line heights above who signs for it."""

CLAUSE, LEAD_WITHIN = 360, 90
"""A party stands so many characters before "represented by" at most, its person behind it."""

LEAST_KEY = 4
"""A party's name that is sought above a person has at least so many letters."""

NAME_LABEL = 14
"""Besides a name its line holds at most so many letters: its label."""

SHORT_LINE = 44
"""A line of a signature block has at most so many characters."""

SURE, LIKELY = 2.4, 1.2
"""Weights from which the signatory is surely or likely the right one."""


_ARTICLE = frame_pattern(r"^{articles}\s")
_ANNOUNCES = re.compile(r"\s?:\s*(?:\n|[-–•])")
_DOUBLE = re.compile(r"([^\W\d_]{3,})[-‐‑]\s?[^\W\d_]{2,}\s*$")
_NEXT = re.compile(r",? ([A-Z][\w.]{1,8})(?![\w-])")


class Signatory(Struct, frozen=True, kw_only=True):
    """Name and title of the one who signed."""

    name: Maybe[str]
    title: Maybe[str]


class _Sides(Struct, frozen=True, kw_only=True):
    """By what the parts of the page are known: headings, and both names ("" where unknown)."""

    headings: tuple[Heading, ...]
    grantor: str
    grantee: str


def read_signatory(
    prose: Prose,
    labelled: tuple[Labelled, ...],
    grantor: str | None,
    grantee: str | None = None,
) -> Signatory:
    """Read who signed for the grantor; each part may be missing by itself."""
    sides = _Sides(headings=role_headings(prose), grantor=grantor or "", grantee=grantee or "")
    groups: dict[tuple[str, frozenset[str]], list[Signer]] = {}
    for signer in find_signers(prose, labelled, grantor):
        person = _person_key(prose.text[slice(*signer.name)])
        if person[0] and not _is_no_signer(prose, signer.name, sides):
            key = next((known for known in groups if _is_one_person(known, person)), person)
            groups.setdefault(key, []).append(signer)
    weights = {
        key: sum(s.weight for s in group) * (1.0 - _against(prose, group, sides))
        for key, group in groups.items()
    }
    best = max(weights, key=lambda key: weights[key], default=None)
    if best is None or weights[best] <= 0:
        return Signatory(
            name=absent(prose, "name of a signatory"),
            title=_field(prose, title_by_capacity(prose), 0.8, "title of a signatory"),
        )
    weight = weights[best]
    confidence = 0.94 if weight >= SURE else 0.8 if weight >= LIKELY else 0.55
    group = sorted(groups[best], key=lambda s: -s.weight)
    name = max((s.name for s in group), key=lambda span: (_length(prose, span), span[0]))
    keys = tuple(_core_key(party) for party in (grantor, grantee) if party)
    name = without_seal(prose, name, name)
    bare = without_stamp(prose, name, sides.grantor)
    name = bare if is_person(prose.text[slice(*bare)]) else name
    title = title_of(prose, labelled, group, name, keys)
    if title is not None:
        title = without_stamp(prose, without_seal(prose, title, name), sides.grantor)
    return Signatory(
        name=_field(prose, name, confidence, "name of a signatory"),
        title=_field(prose, title, confidence, "title of a signatory"),
    )


def _is_no_signer(prose: Prose, name: Span, sides: _Sides) -> bool:
    """Whether a name is a party's, a role's or a company's, or a greeting or heading begins it."""
    text = prose.text[slice(*name)]
    folded, key = fold_plain(text), name_key(text)
    is_party = bool(sides.grantee) and name_key(sides.grantee).startswith(key)
    is_party = is_party or (key == name_key(sides.grantor) and not is_person(text))
    if is_party and not is_wide_person(text):  # an owner in person signs
        return True
    if role_of_heading(_ARTICLE.sub("", folded)) is not None:
        return True
    if _goes_on_as_company(prose, name[1]):
        return True
    opened = pattern_of("mark_words", "salutations").match(folded)
    announces = _ANNOUNCES.match(prose.text, name[1])
    return bool(opened or announces)  # Dear Anna Roth; Im Einzelnen: – …


def _goes_on_as_company(prose: Prose, end: int) -> bool:
    """Whether a legal form follows a name (TEMPS LIBRE, SAS)."""
    form = _NEXT.match(prose.text, end, prose.line_end(end - 1))
    return form is not None and has_legal_form(f"X {form[1]}")


def _against(prose: Prose, group: list[Signer], sides: _Sides) -> float:
    """Weigh what speaks against a person at every place where it stands."""
    if any(_represents_grantee(prose, signer.name, sides) for signer in group):
        return OTHER_SIDE
    return min(_place_against(prose, signer.name, sides) for signer in group)


def _place_against(prose: Prose, span: Span, sides: _Sides) -> float:
    index = next((i for i, (a, b) in enumerate(prose.lines) if a <= span[0] < b), None)
    if index is None:
        return 0.0
    line = prose.lines[index]
    if _is_bystander(prose, span, line):
        return BYSTANDER
    if pattern_of("salutations", "addressees").match(prose.plain, *line):
        return GREETED
    cell = next((c for c in prose.cells if c.start <= span[0] < c.end), None)
    if cell is None:
        return 0.0
    told = role_by_heading(sides.headings, cell) if sides.headings else None
    is_other = told is not None and told[0] == "grantee"
    is_other = is_other and not _is_behind_grant(prose, cell, sides.headings)
    return OTHER_SIDE if is_other or _is_under_grantee(prose, cell, sides) else 0.0


def _is_behind_grant(prose: Prose, cell: Cell, headings: tuple[Heading, ...]) -> bool:
    """Whether a line of the grant stands between the grantee's section and a cell at the foot."""
    above = [h.cell.end for h in headings if h.role == "grantee" and h.cell.start < cell.start]
    return bool(above) and _grants_between(prose, max(above), cell.start)


def _grants_between(prose: Prose, start: int, end: int) -> bool:
    """Whether a line of the grant begins in a span: what stands below it is no party's section."""
    return any(
        last - first > SHORT_LINE and has_sign("acts", prose.folded, first, last)
        for first, last in prose.lines
        if start < first < end
    )


def _represents_grantee(prose: Prose, span: Span, sides: _Sides) -> bool:
    """Whether a clause names a person as who represents the grantee, named before it."""
    first = max(0, span[0] - CLAUSE)
    leads = list(clause_pattern("represented_by").finditer(prose.spoken, first, span[0]))
    if (
        not leads
        or span[0] - leads[-1].end() > LEAD_WITHIN
        or not (sides.grantor and sides.grantee)
    ):
        return False
    before = prose.text[max(0, leads[-1].start() - CLAUSE) : leads[-1].start()]
    return before.rfind(sides.grantee) > before.rfind(sides.grantor)


def _is_under_grantee(prose: Prose, cell: Cell, sides: _Sides) -> bool:
    """Whether the nearest name of a party above a person, in its column, is the grantee's."""
    keys = {_core_key(sides.grantor): False, _core_key(sides.grantee): True}
    best: tuple[float, bool] | None = None
    for other in prose.cells:
        up = (cell.box.y0 - other.box.y0) / max(cell.box.height_pt, 1.0)
        shared = min(cell.box.x1, other.box.x1) - max(cell.box.x0, other.box.x0)
        if other.page != cell.page or not 0.5 < up <= COLUMN_HEIGHTS or shared <= 0:
            continue
        text = name_key(prose.text[other.start : other.end])
        for key, is_grantee in keys.items():
            is_name = len(key) >= LEAST_KEY and key in text and len(text) <= len(key) + NAME_LABEL
            if is_name and not _grants_between(prose, other.end, cell.start):
                best = min(best or (up, is_grantee), (up, is_grantee))
    return best is not None and best[1]


def _core_key(name: str) -> str:
    """Return the letters of a party's name without its legal form."""
    return name_key(strong_form().sub("", fold_plain(name)).split(",")[0])


def _is_bystander(prose: Prose, span: Span, line: Span) -> bool:
    """Whether a word for a notary or a witness stands on the person's line or right above it."""
    if line[1] - line[0] <= SHORT_LINE and _speaks_of_bystander(prose, line):
        return True
    cell = next((c for c in prose.cells if c.start <= span[0] < c.end), None)
    if cell is None:
        return False
    above = [
        c
        for c in prose.cells
        if c.page == cell.page
        and 0 < cell.box.y0 - c.box.y0 <= 5 * cell.box.height_pt
        and min(c.box.x1, cell.box.x1) > max(c.box.x0, cell.box.x0)
        and c.end - c.start <= SHORT_LINE
    ]
    near = max(above, key=lambda c: c.box.y0, default=None)
    return near is not None and _speaks_of_bystander(prose, (near.start, near.end))


def _speaks_of_bystander(prose: Prose, span: Span) -> bool:
    return clause_pattern("bystanders").search(prose.plain, *span) is not None


def _is_one_person(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """Whether two names may be one person's: one surname, and no other initials before it."""
    is_alike = not one[1] or not other[1] or not one[1].isdisjoint(other[1])
    return one[0] == other[0] and is_alike


def _person_key(text: str) -> tuple[str, frozenset[str]]:
    """Return the last name of a person, folded, and the initials of what stands before it.

    Of Han characters the whole is the name. Of a double name the first half counts: it is signed
    so (Urszula Zaremba-Wit as U. Zaremba).
    """
    bare = _DOUBLE.sub(r"\1", text)
    words = [w.strip(".,") for w in fold_plain(bare).split() if any(ch.isalpha() for ch in w)]
    if not words:
        return "", frozenset()
    if not words[-1].isascii():
        return "".join(words), frozenset()
    return words[-1], frozenset(word[0] for word in words[:-1])


def _length(prose: Prose, span: Span) -> int:
    """Return how full a name is printed: its letters, at most those of five words."""
    return sum(ch.isalpha() for ch in prose.text[slice(*span)])


def _field(prose: Prose, span: Span | None, confidence: float, what: str) -> Maybe[str]:
    if span is None or span[0] >= span[1]:
        return absent(prose, what)
    value = " ".join(prose.printed(*span).split())
    return prose.field(value, *span, confidence)

"""PC-NAM-001: no name imitates a registered one with look-alike characters.

Asserts: a name on the paper that looks like a registered brand or party is written with the
same characters, no brand is misspelt by a letter, and no company that the registry does not know
is called by a brand and words such as "Official Store". Honest papers that
trip it: text from OCR, and companies that really are called so (a name that is itself registered
is left alone). A forger slips past by spelling the name right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import spoken
from proofcheck.checks.papers import all_pages
from proofcheck.checks.records import STRONG, brand_names, known_brands
from proofcheck.checks.thresholds import thresholds
from proofcheck.comparing.look_alikes import Imitation, LookAlike, look_alike
from proofcheck.comparing.names import compare_names
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import Field, Invoice, InvoiceLine, Paper, named_fields
from proofcheck.model.measures import Place
from proofcheck.model.registry_answers import CharacterDifference, Likeness
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-NAM-001",
    title="No name imitates a registered one",
    question=Question.INTEGRITY,
    severity=Severity.HIGH,
    decisive=True,
    family="look_alike",
    needs=("registry",),
    since="0.1.0",
    sources=("Unicode TR 39", "red flag 52", "knowledge: registry, look-alikes"),
)


TOLD_ALREADY = STRONG | {Likeness.CONFUSABLE, Likeness.OCR_CLASS}
"""Likenesses of registered names, which are judged by their characters."""


class Match(Struct, frozen=True):
    """One registered name that a name on a document is like."""

    name: str
    likeness: Likeness
    differences: tuple[CharacterDifference, ...]


class Asked(Struct, frozen=True):
    """A name of a document with the registered names it is like."""

    text: str
    asked_as: str
    document: int
    place: Place | None
    matches: tuple[Match, ...]


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every name of the documents that the registry was asked about."""
    return conclude(META, _names(dossier))


CHECK = Check(META, judge)


def _names(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    documents = {examined.number: examined for examined in dossier.documents}
    for asked in _asked(dossier):
        examined = documents.get(asked.document)
        if examined is not None:
            yield _name(examined, asked)
            yield _of_brand(dossier, examined, asked)


def _asked(dossier: Dossier) -> Iterator[Asked]:
    """Yield every name of a document (not of the claim) that the registry was asked about."""
    assert dossier.registry is not None
    for party in dossier.registry.parties:
        if party.document is not None:
            matches = tuple(Match(m.matched_name, m.likeness, m.differences) for m in party.matches)
            yield Asked(party.asked, party.asked_as, party.document, party.place, matches)
    for brand in dossier.registry.brands:
        if brand.document is not None:
            matches = tuple(Match(m.matched_name, m.likeness, m.differences) for m in brand.matches)
            yield Asked(brand.asked, brand.asked_as, brand.document, brand.place, matches)


def _name(examined: Examined, asked: Asked) -> Opinion:
    if any(match.likeness in STRONG for match in asked.matches):
        return Passed()
    if sum(ch.isalpha() for ch in asked.text) < thresholds().text.least_letters:
        return Skipped("The name is too short to be compared by its look.")
    like = next((m for m in asked.matches if m.likeness is Likeness.CONFUSABLE), None)
    if like is None:
        like = next((m for m in asked.matches if m.likeness is Likeness.OCR_CLASS), None)
    if like is None:
        return Passed()
    source = _source(examined, asked)
    if source is Source.OCR or source is None:
        if like.likeness is Likeness.OCR_CLASS:
            return Passed()  # a reading error of the engine
        return Unsure(f"The name {asked.text} looks like {like.name}, but was read from pixels.")
    return _finding(examined, asked, like)


def _of_brand(dossier: Dossier, examined: Examined, asked: Asked) -> Opinion:
    """Judge whether a name that the registry does not know trades on a brand's name."""
    if any(match.likeness in TOLD_ALREADY for match in asked.matches):
        return Skipped("The name is registered, or was judged by its characters.")
    source = _source(examined, asked)
    is_ocr = source is Source.OCR or source is None
    brands = tuple(name for brand in known_brands(dossier) for name in brand_names(brand))
    for name in dict.fromkeys(brands):
        if sum(ch.isalpha() for ch in name) < thresholds().text.least_brand_letters:
            continue
        found = look_alike(asked.text, name, is_ocr=is_ocr)
        if found.imitation is not Imitation.NONE:
            return _imitation(examined, asked, name, found)
    return Skipped("No brand's name stands in the name.")


def _imitation(examined: Examined, asked: Asked, name: str, found: LookAlike) -> Finding:
    how = {
        Imitation.IMPERSONATION: "is made of the brand's name and words for its own shop",
        Imitation.TYPOSQUAT: "misspells the brand's name by a letter or two",
    }.get(found.imitation, "writes the brand's name with other characters")
    characters = _characters(found.differences)
    observed = found.part if found.part == asked.text else f"{asked.text}: {found.part}"
    return Finding(
        places=(asked.place or all_pages(examined),),
        observed=f"{observed} ({characters})" if characters else observed,
        expected=name,
        note=f"The {spoken(asked.asked_as)} {asked.text} {how} ({name}), and the registry does not "
        "know it.",
        innocent_causes=(
            "A company that is really called so and is not registered yet.",
            "A typing error of the issuer.",
        ),
        next_step="Ask the rights holder whether the name is its own or that of a partner.",
        fields=(asked.asked_as,),
        decisive=False,
    )


def _characters(differences: tuple[CharacterDifference, ...]) -> str:
    return "; ".join(
        f"{d.observed or 'nothing'} ({' '.join(d.observed_code_points)}) for "
        f"{d.expected or 'nothing'} ({' '.join(d.expected_code_points)})"
        for d in differences
    ).replace(" ()", "")


def _finding(examined: Examined, asked: Asked, like: Match) -> Finding:
    is_spoof = like.likeness is Likeness.CONFUSABLE and has_mixed_scripts(asked.text)
    is_misspelt = like.likeness is Likeness.OCR_CLASS and not _pixels_say(examined, like.name)
    characters = _characters(like.differences)
    return Finding(
        places=(asked.place or all_pages(examined),),
        observed=f"{asked.text} ({characters})" if characters else asked.text,
        expected=like.name,
        note=f"The {spoken(asked.asked_as)} {asked.text} imitates the registered name {like.name} "
        "with look-alike characters.",
        innocent_causes=(
            "A text layer that OCR made.",
            "A company that is really called so and is not registered yet.",
        ),
        next_step="Ask the claimant for the original file, and the rights holder for the name.",
        fields=(asked.asked_as,),
        decisive=None if is_spoof or is_misspelt else False,
    )


def has_mixed_scripts(text: str) -> bool:
    """Whether one word mixes letters of Latin with Greek or Cyrillic ones."""
    return any(
        len({name.split(" ", 1)[0] for name in _letter_names(word)} & ALPHABETS) > 1
        for word in text.split()
    )


ALPHABETS = frozenset({"LATIN", "GREEK", "CYRILLIC", "CHEROKEE", "ARMENIAN", "FULLWIDTH"})


def _letter_names(word: str) -> Iterator[str]:
    return (unicodedata.name(ch, "") for ch in word if ch.isalpha())


def _pixels_say(examined: Examined, name: str) -> bool:
    """Whether the pixels of a field show the registered name: then the text layer is OCR's."""
    if not isinstance(examined.facts, PdfFacts):
        return False
    return any(
        compare_names(reading.value, name).likeness in STRONG
        for pixels in examined.facts.pixel_readings
        for reading in pixels.readings
    )


def _source(examined: Examined, asked: Asked) -> Source | None:
    """Return where the name was read, None where it can't be told."""
    papers: list[Paper | InvoiceLine] = [examined.paper]
    if isinstance(examined.paper, Invoice):
        papers.extend(examined.paper.lines)
    for paper in papers:
        for _, field in named_fields(paper):
            if not isinstance(field, Field):
                continue
            values = field.value if isinstance(field.value, tuple) else (field.value,)
            if asked.text in values:
                return field.chosen.source
    return examined.pages[0].source if examined.pages else None

"""PC-ENT-008: the letter's trademark numbers belong to the brand that it grants.

Asserts: a number the registry knows is a mark of the granted brand, and the mark is alive.
Honest papers that trip it: numbers of sister brands in one letter, a mark that is not in the
registry yet. A forger slips past by copying the number from a public register.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import letters
from proofcheck.checks.records import brand_ids, known_brands
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field
from proofcheck.model.registry import Trademark, TrademarkAnswer
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-008",
    title="The trademark numbers belong to the brand",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="chain",
    needs=("letter", "registry"),
    since="0.1.0",
    sources=("WIPO ST.13", "red flag 58"),
)

RENEWAL_GRACE = timedelta(days=186)
"""Six months of grace for renewal (Paris Convention, article 5bis)."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the trademark numbers of every letter."""
    opinions = (o for e, letter in letters(dossier) for o in _letter(dossier, e, letter))
    return conclude(META, opinions)


CHECK = Check(META, judge)


def _letter(dossier: Dossier, examined: Examined, letter: AuthorisationLetter) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    numbers = settled(letter.trademark_numbers, "trademark_numbers")
    brands = settled(letter.brands, "brands")
    if not isinstance(numbers, Field):
        yield numbers
        return
    if not isinstance(brands, Field):
        yield Unsure("The brands of the letter can't be read.")
        return
    ids = {i for brand in brands.value for i in brand_ids(dossier, brand)}
    if not ids:
        yield Unsure("The registry does not know the letter's brand.")
        return
    for answer in dossier.registry.trademarks:
        if answer.document == examined.number:
            yield _number(dossier, answer, numbers, brands, frozenset(ids))


def _number(
    dossier: Dossier,
    answer: TrademarkAnswer,
    numbers: Field[tuple[str, ...]],
    brands: Field[tuple[str, ...]],
    ids: frozenset[str],
) -> Opinion:
    own = [mark for brand, mark in answer.matches if brand in ids]
    if own:
        return _alive(dossier.judged_on, answer, numbers, own)
    if not answer.matches:
        return Unsure(f"The registry does not know the trademark number {answer.asked}.")
    has_marks = any(brand.trademarks for brand in known_brands(dossier) if brand.id in ids)
    if not has_marks or is_ocr(numbers.chosen) or not may_fail(numbers, brands):
        return Unsure(f"The number {answer.asked} is of another brand, unless it is misread.")
    mark = answer.matches[0][1]
    granted = ", ".join(brands.value)
    return Finding(
        places=(answer.place or numbers.place, brands.place),
        observed=answer.asked,
        expected=f"a trademark of {granted}",
        note=f"The letter grants {granted}, but its trademark number {answer.asked} is "
        f"{mark.mark or answer.matches[0][0]} ({mark.office}).",
        innocent_causes=("A letter for several brands, of which one was not recognised.",),
        next_step="Look the number up in the office's register.",
        fields=("trademark_numbers", "brands"),
    )


def _alive(
    on: date, answer: TrademarkAnswer, numbers: Field[tuple[str, ...]], own: list[Trademark]
) -> Opinion:
    last_days = [mark.expires_on for mark in own]
    if any(day is None or day + RENEWAL_GRACE >= on for day in last_days):
        return Passed()
    latest = max(day for day in last_days if day is not None)
    return Finding(
        places=(answer.place or numbers.place,),
        observed=answer.asked,
        expected=f"a trademark in force on {on.isoformat()}",
        note=f"The trademark {answer.asked} ran out on {latest.isoformat()}.",
        innocent_causes=("A renewal that the registry does not hold yet.",),
        next_step="Look the number up in the office's register.",
        fields=("trademark_numbers",),
        decisive=False,
    )

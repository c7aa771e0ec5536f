"""PC-ENT-008: the letter's trademark numbers belong to the brand that it grants.

Asserts: a number the registry knows is a mark of the granted brand, one of these marks is in
force, and one is for the claimed goods where their words tell a Nice class. Honest papers that
trip it: numbers of sister brands in one letter, a mark that is not in the registry yet. A forger
slips past by copying the number from a public register.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import letters
from proofcheck.checks.records import brand_ids, known_brands
from proofcheck.comparing.goods_classes import classes_of_goods
from proofcheck.comparing.offices import may_be_same_office
from proofcheck.comparing.trademarks import Standing, standing_of, standing_said
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field
from proofcheck.model.registry import Trademark
from proofcheck.model.registry_answers import TrademarkAnswer
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
    own: list[Trademark] = []
    for answer in dossier.registry.trademarks:
        if answer.document == examined.number and answer.asked in numbers.value:
            found = [mark for brand, mark in answer.matches if brand in ids]
            own.extend(found)
            if not found:
                named = _of_named_office(letter, answer)
                yield _foreign(dossier, named, numbers, brands, frozenset(ids))
    if own:
        yield _standing(dossier, numbers, own)


def _of_named_office(letter: AuthorisationLetter, answer: TrademarkAnswer) -> TrademarkAnswer:
    """Leave out records of another office than the letter names: digits alone may be theirs too."""
    offices = {mark.number: mark.office for mark in letter.marks}
    named = offices.get(answer.asked)
    kept = (pair for pair in answer.matches if may_be_same_office(named, pair[1].office))
    return structs.replace(answer, matches=tuple(kept))


def _foreign(
    dossier: Dossier,
    answer: TrademarkAnswer,
    numbers: Field[tuple[str, ...]],
    brands: Field[tuple[str, ...]],
    ids: frozenset[str],
) -> Opinion:
    """Judge a number that is none of the brand's."""
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


def _standing(dossier: Dossier, numbers: Field[tuple[str, ...]], own: list[Trademark]) -> Opinion:
    """Judge whether one of the brand's marks is in force, and one for the claimed goods."""
    on = dossier.judged_on
    standings = {mark: standing_of(mark, on) for mark in own}
    alive = [mark for mark, standing in standings.items() if standing is not Standing.DEAD]
    if not alive:
        return _weaker(numbers, f"a trademark in force on {on.isoformat()}", _death(own))
    if all(standings[mark] is Standing.PENDING for mark in alive):
        note = f"The trademark {alive[0].number} is only applied for: it is {alive[0].status}."
        return _weaker(numbers, "a registered trademark", note)
    items = dossier.claim.items if dossier.claim is not None else ()
    wanted = set(classes_of_goods(items)) if items else set()
    held = {number for mark in alive for number in mark.nice_classes or ()}
    if wanted and held and not wanted & held:
        shown = ", ".join(map(str, sorted(held)))
        needed = " or ".join(map(str, sorted(wanted)))
        note = (
            f"The trademark {_numbers(alive)} is for Nice class {shown}; the goods are in {needed}."
        )
        return _weaker(numbers, f"a trademark for Nice class {needed}", note)
    return Passed()


def _numbers(marks: list[Trademark]) -> str:
    return ", ".join(dict.fromkeys(mark.number for mark in marks))


def _death(own: list[Trademark]) -> str:
    latest = max((mark.expires_on for mark in own if mark.expires_on is not None), default=None)
    said = next((mark for mark in own if standing_said(mark.status) is Standing.DEAD), None)
    if said is not None or latest is None:
        status = said.status if said is not None else "not in force"
        return f"The trademark {own[0].number} is no longer in force: it is {status}."
    return f"The trademark {own[0].number} ran out on {latest.isoformat()}."


def _weaker(numbers: Field[tuple[str, ...]], expected: str, note: str) -> Finding:
    return Finding(
        places=(numbers.place,),
        observed=numbers.chosen.as_printed,
        expected=expected,
        note=note,
        innocent_causes=(
            "A renewal or registration that the registry does not hold yet.",
            "Another mark of the brand is for these goods.",
        ),
        next_step="Look the number up in the office's register.",
        fields=("trademark_numbers",),
        decisive=False,
    )

"""PC-ENT-020: the trademark office confirms the letter's mark and its owner.

Asserts: the office holds the number that a letter names as a mark of the granted brand, alive,
for the claimed goods where their words tell a class, and owned by the grantor or by the brand's
owner. Honest papers that trip it: a mark held by another company of the group, one sold to a new
owner, a renewal under way. A forger slips past with the number of the true mark and the name of
its true owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Unsure, conclude
from proofcheck.checks.records import brand_ids, brand_names, known_brands, party
from proofcheck.checks.registers import answers_of, is_bearer
from proofcheck.comparing.goods_classes import classes_of_goods
from proofcheck.comparing.names import compare_names
from proofcheck.comparing.texts import digits_of
from proofcheck.comparing.trademarks import Standing, standing_of
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field, letters_in
from proofcheck.model.identities import ProviderAnswer, ProviderName, ProviderStatus, RegisterEntry
from proofcheck.model.registry import Trademark
from proofcheck.model.registry_answers import Likeness
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-020",
    title="The trademark office confirms mark and owner",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=False,
    family="chain",
    needs=("letter", "provider"),
    since="0.3.0",
    sources=("USPTO TSDR Data API", "EUIPO Trademark Search API", "red flag 58"),
)

TITLES = {ProviderName.TSDR: "the USPTO", ProviderName.EUIPO: "EUIPO"}


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge what the offices said of the letters' marks."""
    found = answers_of(dossier, ProviderName.TSDR, ProviderName.EUIPO)
    return conclude(META, (o for examined, a in found for o in _answer(dossier, examined, a)))


CHECK = Check(META, judge)


def _answer(dossier: Dossier, examined: Examined, answer: ProviderAnswer) -> Iterator[Opinion]:
    if answer.status is ProviderStatus.UNKNOWN:
        yield Unsure(answer.reason)
        return
    for letter in letters_in(examined.paper):
        if isinstance(letter.trademark_numbers, Field) and _is_among(
            answer.asked, letter.trademark_numbers.value
        ):
            yield _letter(dossier, examined, letter, answer)


def _letter(
    dossier: Dossier, examined: Examined, letter: AuthorisationLetter, answer: ProviderAnswer
) -> Opinion:
    numbers = settled(letter.trademark_numbers, "trademark_numbers")
    brands = settled(letter.brands, "brands")
    if not isinstance(numbers, Field):
        return numbers
    if not isinstance(brands, Field):
        return Unsure("The brands of the letter can't be read.")
    office = TITLES[answer.provider]
    is_sure = not is_ocr(numbers.chosen) and may_fail(numbers, brands)
    problem = _problem(dossier, examined, letter, answer, brands.value)
    if problem is None:
        return Passed()
    if not isinstance(problem, str):
        return problem
    if not is_sure:
        return Unsure(f"{problem} The number may be misread.")
    return Finding(
        places=(numbers.place,),
        observed=numbers.chosen.as_printed,
        expected=f"a mark of {', '.join(brands.value)} that {office} holds as alive",
        note=problem,
        innocent_causes=(
            "A mark held by another company of the group, or sold since.",
            "A renewal or registration under way.",
        ),
        next_step="Look the number up in the office's register, and ask the grantor.",
        fields=("trademark_numbers",),
    )


def _problem(
    dossier: Dossier,
    examined: Examined,
    letter: AuthorisationLetter,
    answer: ProviderAnswer,
    brands: tuple[str, ...],
) -> str | Unsure | None:
    """Say what is wrong with the mark, the gravest first; None where nothing is."""
    office, number, entry = TITLES[answer.provider], answer.asked, answer.entry
    if entry is None:
        return f"By {office} there is no trademark {number}, which the letter names."
    if entry.mark and not _is_mark_of(dossier, entry.mark, brands):
        return f"By {office} the trademark {number} is {entry.mark}, not {', '.join(brands)}."
    standing = _standing(entry, dossier)
    if standing is Standing.DEAD:
        return f"By {office} the trademark {number} is no longer in force: {_state(entry)}."
    if standing is Standing.PENDING:
        return f"By {office} the trademark {number} is only applied for: {_state(entry)}."
    wanted = classes_of_goods(dossier.claim.items) if dossier.claim is not None else ()
    if wanted and entry.nice_classes and not set(wanted) & set(entry.nice_classes):
        shown = ", ".join(map(str, entry.nice_classes))
        needed = " or ".join(map(str, wanted))
        return f"By {office} {number} is for Nice class {shown}; the goods are in {needed}."
    return _owner_problem(dossier, examined, letter, answer, entry)


def _owner_problem(
    dossier: Dossier,
    examined: Examined,
    letter: AuthorisationLetter,
    answer: ProviderAnswer,
    entry: RegisterEntry,
) -> str | Unsure | None:
    owners = ", ".join(entry.names)
    names = [letter.grantor.value] if isinstance(letter.grantor, Field) else []
    names += _recorded_owners(dossier, letter)
    if not entry.names or not names:
        return Unsure(f"Whose the trademark {answer.asked} is can't be told.")
    match is_bearer(dossier, examined, entry.names, names):
        case True:
            return None
        case False:
            return f"By {TITLES[answer.provider]} the trademark {answer.asked} belongs to {owners}."
    return Unsure(f"Whether {owners}, the owner of {answer.asked}, is the grantor can't be told.")


def _recorded_owners(dossier: Dossier, letter: AuthorisationLetter) -> list[str]:
    brands = letter.brands.value if isinstance(letter.brands, Field) else ()
    ids = {i for name in brands for i in brand_ids(dossier, name)}
    owners = {o for brand in known_brands(dossier) if brand.id in ids for o in brand.owners}
    records = [party(dossier, owner) for owner in sorted(owners)]
    return [name for record in records if record for name in (record.name, *record.aliases)]


def _is_mark_of(dossier: Dossier, mark: str, brands: tuple[str, ...]) -> bool:
    """Whether a mark's words are those of a granted brand, or share a word with one."""
    ids = {i for name in brands for i in brand_ids(dossier, name)}
    known = [n for brand in known_brands(dossier) if brand.id in ids for n in brand_names(brand)]
    return any(
        compare_names(name, mark).likeness is not Likeness.DIFFERENT for name in (*brands, *known)
    )


def _standing(entry: RegisterEntry, dossier: Dossier) -> Standing:
    mark = Trademark(office="", number="", status=entry.state, expires_on=entry.expires_on)
    return standing_of(mark, dossier.judged_on)


def _state(entry: RegisterEntry) -> str:
    return (entry.state or f"it ran out on {entry.expires_on}").rstrip(".")


def _is_among(number: str, printed: tuple[str, ...]) -> bool:
    return number.lstrip("0") in {digits_of(one).lstrip("0") for one in printed}

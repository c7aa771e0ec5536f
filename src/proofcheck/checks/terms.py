"""PC-ENT-005, 006 and 007: the letter covers the day, the territory and the channel.

Asserts: the letter's printed terms, or the registry's record where a term is not printed,
cover the day of the claim, its territory and its marketplace. A letter that another paper of the
dossier rests on is a link of that paper's chain and is judged there. Honest papers that trip it: a
letter that ran out while its renewal is on its way. A forger slips past by changing a term
without a trace, unless the registry holds the letter (PC-ENT-009).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from proofcheck.checks.certainty import may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import letters
from proofcheck.checks.printed import is_text_printed
from proofcheck.checks.records import Record, record_of
from proofcheck.checks.upper_letters import is_upper
from proofcheck.comparing.channels import covers_channel, spellings
from proofcheck.comparing.territories import covers_territory
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

PERIOD_META = CheckMeta(
    id="PC-ENT-005",
    title="The letter is in force on the day of the claim",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="claim",
    needs=("letter",),
    since="0.1.0",
    sources=("red flag 57",),
    required=True,
)
TERRITORY_META = CheckMeta(
    id="PC-ENT-006",
    title="The letter covers the territory",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="claim",
    needs=("letter", "claim"),
    since="0.1.0",
    sources=("ISO 3166-1", "red flag 60"),
    required=True,
)
CHANNEL_META = CheckMeta(
    id="PC-ENT-007",
    title="The letter covers the sales channel",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="claim",
    needs=("letter", "claim"),
    since="0.1.0",
    sources=("red flag 60",),
    required=True,
)


def judge_period(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the term of every letter."""
    opinions = (o for letter in _lowest(dossier) for o in _period(dossier, letter))
    return conclude(PERIOD_META, opinions)


def judge_territory(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the territories of every letter."""
    return conclude(TERRITORY_META, (_territory(dossier, letter) for letter in _lowest(dossier)))


def judge_channel(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the channels of every letter."""
    opinions = (_channel(dossier, *paper) for paper in _lowest_papers(dossier))
    return conclude(CHANNEL_META, opinions)


PERIOD_CHECK = Check(PERIOD_META, judge_period)
TERRITORY_CHECK = Check(TERRITORY_META, judge_territory)
CHANNEL_CHECK = Check(CHANNEL_META, judge_channel)


def _lowest(dossier: Dossier) -> Iterator[AuthorisationLetter]:
    """Yield the letters that no other paper of the dossier rests on."""
    for _, letter in _lowest_papers(dossier):
        yield letter


def _lowest_papers(dossier: Dossier) -> Iterator[tuple[Examined, AuthorisationLetter]]:
    for examined, letter in letters(dossier):
        if not is_upper(dossier, letter):
            yield examined, letter


def _period(dossier: Dossier, letter: AuthorisationLetter) -> Iterator[Opinion]:
    record = record_of(dossier, letter)
    yield _begun(dossier.judged_on, letter, record)
    yield _not_expired(dossier.judged_on, letter, record)


def _begun(on: date, letter: AuthorisationLetter, record: Record | None) -> Opinion:
    field = settled(letter.valid_from, "valid_from")
    name = "valid_from"
    if not isinstance(field, Field):
        recorded = record.authorisation.valid_from if record is not None else None
        if recorded is not None:
            return Passed() if recorded <= on else Unsure("The recorded term has not begun.")
        field, name = settled(letter.issue_date, "issue_date"), "issue_date"
        if not isinstance(field, Field):
            return Unsure("The letter does not say from when it is in force.")
        if field.value > on:  # it may confirm what held before: "has been our dealer since …"
            return Unsure("The letter was written after the day of the claim.")
    if field.value <= on:
        return Passed()
    if not may_fail(field) or _contradicted(record, "valid_from", on):
        return Unsure("The letter has not begun as read, but its first day may be misread.")
    return _period_finding(field, name, on, "comes into force only on")


def _not_expired(on: date, letter: AuthorisationLetter, record: Record | None) -> Opinion:
    field = settled(letter.valid_to, "valid_to")
    if not isinstance(field, Field):
        recorded = record.authorisation.valid_to if record is not None else None
        if recorded is None:
            return Unsure("The letter does not say until when it is in force.")
        return Passed() if recorded >= on else Unsure("The recorded term has run out.")
    if field.value >= on:
        return Passed()
    if not may_fail(field) or _contradicted(record, "valid_to", on):
        return Unsure("The letter has run out as read, but its last day may be misread.")
    return _period_finding(field, "valid_to", on, "ran out on")


def _contradicted(record: Record | None, term: str, on: date) -> bool:
    """Whether the registry's record of the letter says that it is in force on that day."""
    if record is None:
        return False
    first, last = record.authorisation.valid_from, record.authorisation.valid_to
    if term == "valid_from":
        return first is not None and first <= on
    return last is not None and last >= on


def _period_finding(field: Field[date], name: str, on: date, what: str) -> Finding:
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected=f"in force on {on.isoformat()}",
        note=f"The letter {what} {field.value.isoformat()}; the claim is for {on.isoformat()}.",
        innocent_causes=("The renewal is on its way.", "The claim is for another day."),
        next_step="Ask the claimant for a letter that is in force.",
        fields=(name,),
    )


def _territory(dossier: Dossier, letter: AuthorisationLetter) -> Opinion:
    if dossier.claim is None or dossier.claim.territory is None:
        return Skipped("The claim names no territory.")
    wanted = dossier.claim.territory
    field = settled(letter.territories, "territories")
    on = letter.issue_date.value if isinstance(letter.issue_date, Field) else dossier.judged_on
    if not isinstance(field, Field):
        record = record_of(dossier, letter)
        recorded = record.authorisation.territories if record is not None else None
        if recorded is not None and covers_territory(recorded, wanted, on):
            return Passed()
        return Unsure("The letter does not say for which territories it is.")
    excepted = letter.except_territories
    if covers_territory(field.value, wanted, on) and not covers_territory(excepted, wanted, on):
        return Passed()
    if not may_fail(field):
        return Unsure("The territories were read with too little confidence.")
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected=wanted,
        note=f"The letter is for {_worded(field.value, excepted)}, which does not cover {wanted}.",
        innocent_causes=("The claim names the seller's country instead of the market's.",),
        next_step="Ask the claimant for a letter that covers this territory.",
        fields=("territories",),
    )


def _worded(territories: tuple[str, ...], excepted: tuple[str, ...]) -> str:
    named = ", ".join(territories)
    return f"{named} except {', '.join(excepted)}" if excepted else named


def _channel(dossier: Dossier, examined: Examined, letter: AuthorisationLetter) -> Opinion:
    if dossier.claim is None or dossier.claim.marketplace is None:
        return Skipped("The claim names no marketplace.")
    wanted = dossier.claim.marketplace
    field = settled(letter.channels, "channels")
    if not isinstance(field, Field):
        record = record_of(dossier, letter)
        recorded = record.authorisation.channels if record is not None else None
        if recorded is not None and covers_channel(recorded, wanted):
            return Passed()
        return Unsure("The letter does not say for which sales channels it is.")
    covered = covers_channel(field.value, wanted)
    if covered:
        return Passed()
    if covered is None or not may_fail(field):
        return Unsure(f"Whether the letter's sales channels cover {wanted} can't be told.")
    if any(is_text_printed(name, examined.pages) for name in spellings(wanted)):
        return Unsure(f"The letter names {wanted}, but was not read as one for it.")
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected=wanted,
        note=f"The letter is for {', '.join(field.value)}, which does not cover {wanted}.",
        innocent_causes=("A shop on this marketplace that the letter names in another way.",),
        next_step="Ask the claimant for a letter that covers this marketplace.",
        fields=("channels",),
    )

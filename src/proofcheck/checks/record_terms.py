"""A letter's printed terms against the registry's record of the same letter.

Only what widens the letter is a finding: another grantee, grantor or brand, a longer term,
more territories or channels. A narrower letter, or a term that one side does not state, is
none (an absent list means unknown, not all).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Opinion, Skipped, Unsure
from proofcheck.checks.key_fields import spoken
from proofcheck.checks.records import (
    brand_ids,
    known_brands,
    party,
    party_ids,
    party_name,
    possible_party_ids,
)
from proofcheck.checks.sameness import Sameness, compare_party
from proofcheck.comparing.channels import covers_channel
from proofcheck.comparing.territories import covers_territory
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Maybe
from proofcheck.model.registry import Authorisation
from proofcheck.model.result import Finding


def compare_terms(
    dossier: Dossier, examined: Examined, letter: AuthorisationLetter, record: Authorisation
) -> Iterator[Opinion]:
    """Yield an opinion for each term that letter and record both state."""
    yield _party(dossier, examined, letter.grantee, "grantee", record, record.grantee)
    yield _party(dossier, examined, letter.grantor, "grantor", record, record.grantor)
    yield _brand(dossier, letter, record)
    yield _last_day(letter.valid_to, record)
    yield _first_day(letter.valid_from, record)
    yield from _territories(dossier, letter, record)
    yield from _channels(letter, record)
    yield from _covers_claim(dossier, letter, record)


def _party(
    dossier: Dossier,
    examined: Examined,
    maybe: Maybe[str],
    role: str,
    record: Authorisation,
    recorded: str,
) -> Opinion:
    field = settled(maybe, role)
    if not isinstance(field, Field):
        return Skipped(f"The letter names no {role}.")
    if recorded in party_ids(dossier, field.value):
        return Skipped("The parties agree.")
    who = party(dossier, recorded)
    verdicts = {
        compare_party(dossier, examined, field, name)
        for name in ((who.name, *who.aliases) if who is not None else ())
    }
    if Sameness.SAME in verdicts:
        return Skipped("The parties agree.")
    unsure = Unsure(f"Whether the {role} {field.value} is the recorded one can't be told.")
    is_other = bool(party_ids(dossier, field.value)) and may_fail(field)
    if not is_other and Sameness.DIFFERENT not in verdicts:
        return unsure
    if recorded in possible_party_ids(dossier, field.value):
        return unsure
    name = party_name(dossier, recorded)
    return _finding(field, role, record, field.value, name)


def _brand(dossier: Dossier, letter: AuthorisationLetter, record: Authorisation) -> Opinion:
    field = settled(letter.brands, "brands")
    if not isinstance(field, Field):
        return Skipped("The letter names no brand.")
    ids = {i for brand in field.value for i in brand_ids(dossier, brand)}
    if record.brand in ids:
        return Skipped("The brands agree.")
    if not ids or not may_fail(field):
        return Unsure("Whether the letter's brand is the recorded one can't be told.")
    names = [brand.name for brand in known_brands(dossier) if brand.id == record.brand]
    return _finding(field, "brands", record, ", ".join(field.value), (names or [record.brand])[0])


def _last_day(maybe: Maybe[date], record: Authorisation) -> Opinion:
    field = settled(maybe, "valid_to")
    if not isinstance(field, Field) or record.valid_to is None:
        return Skipped("The last day is not stated on both sides.")
    if field.value <= record.valid_to:
        return Skipped("The letter does not outlast its record.")
    if not may_fail(field) or _is_one_digit_off(field, record.valid_to):
        return Unsure("The letter's last day differs from its record, but may be misread.")
    return _finding(field, "valid_to", record, field.value.isoformat(), record.valid_to.isoformat())


def _first_day(maybe: Maybe[date], record: Authorisation) -> Opinion:
    field = settled(maybe, "valid_from")
    if not isinstance(field, Field) or record.valid_from is None:
        return Skipped("The first day is not stated on both sides.")
    if field.value >= record.valid_from:
        return Skipped("The letter does not begin before its record.")
    if not may_fail(field) or _is_one_digit_off(field, record.valid_from):
        return Unsure("The letter's first day differs from its record, but may be misread.")
    return _finding(
        field, "valid_from", record, field.value.isoformat(), record.valid_from.isoformat()
    )


def _is_one_digit_off(field: Field[date], recorded: date) -> bool:
    """Whether OCR may have taken one digit for another, with too little confidence to say."""
    if not is_ocr(field.chosen) or field.confidence >= SURE_OF_A_DIGIT:
        return False
    pairs = zip(field.value.isoformat(), recorded.isoformat(), strict=True)
    return sum(a != b for a, b in pairs) == 1


SURE_OF_A_DIGIT = 0.95
"""Confidence from which OCR is believed on one digit of a date, against the record."""


def _territories(
    dossier: Dossier, letter: AuthorisationLetter, record: Authorisation
) -> Iterator[Opinion]:
    field = settled(letter.territories, "territories")
    if not isinstance(field, Field) or record.territories is None:
        return
    on = letter.issue_date.value if isinstance(letter.issue_date, Field) else dossier.judged_on
    extra = [t for t in field.value if not covers_territory(record.territories, t, on)]
    if extra and may_fail(field):
        yield _finding(
            field, "territories", record, ", ".join(extra), ", ".join(record.territories)
        )
    elif extra:
        yield Unsure("The territories differ from the record, but may be misread.")


def _channels(letter: AuthorisationLetter, record: Authorisation) -> Iterator[Opinion]:
    field = settled(letter.channels, "channels")
    if not isinstance(field, Field) or record.channels is None:
        return
    extra = [c for c in field.value if covers_channel(record.channels, c) is False]
    if extra and may_fail(field):
        yield _finding(field, "channels", record, ", ".join(extra), ", ".join(record.channels))
    elif extra:
        yield Unsure("The sales channels differ from the record, but may be misread.")


def _covers_claim(
    dossier: Dossier, letter: AuthorisationLetter, record: Authorisation
) -> Iterator[Opinion]:
    """Hold the record itself against the claim: what it excludes, no print can grant."""
    field = settled(letter.letter_number, "letter_number")
    if not isinstance(field, Field):
        return
    on, claim = dossier.judged_on, dossier.claim
    if record.valid_to is not None and record.valid_to < on:
        yield _excluded(field, record, f"ended on {record.valid_to.isoformat()}", on.isoformat())
    if record.valid_from is not None and record.valid_from > on:
        yield _excluded(field, record, f"begins on {record.valid_from.isoformat()}", on.isoformat())
    if claim is None:
        return
    day = record.valid_from or on
    if _excludes_territory(record, claim, day):
        terms = f"is for {', '.join(record.territories or ())}"
        yield _excluded(field, record, terms, claim.territory or "")
    if _excludes_channel(record, claim):
        terms = f"is for {', '.join(record.channels or ())}"
        yield _excluded(field, record, terms, claim.marketplace or "")


def _excludes_territory(record: Authorisation, claim: Claim, on: date) -> bool:
    if claim.territory is None or record.territories is None:
        return False
    return not covers_territory(record.territories, claim.territory, on)


def _excludes_channel(record: Authorisation, claim: Claim) -> bool:
    if claim.marketplace is None or record.channels is None:
        return False
    return covers_channel(record.channels, claim.marketplace) is False


def _excluded(field: Field[str], record: Authorisation, terms: str, claimed: str) -> Finding:
    return Finding(
        places=(field.place,),
        observed=f"{field.chosen.as_printed}: {terms}",
        expected=claimed,
        note=f"By the registry's record the authorisation {record.letter_number} {terms}, which "
        f"does not cover {claimed}.",
        innocent_causes=("A renewal or an extension that the registry does not hold yet.",),
        next_step="Ask the rights holder whether the authorisation was extended.",
        fields=("letter_number",),
    )


def _finding(
    field: Field[str] | Field[tuple[str, ...]] | Field[date],
    name: str,
    record: Authorisation,
    printed: str,
    recorded: str,
) -> Finding:
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected=recorded,
        note=f"The letter {record.letter_number} prints another {spoken(name)} than its record: "
        f"{printed} instead of {recorded}.",
        innocent_causes=("An amended letter under the old number.",),
        next_step="Ask the rights holder for its copy of the letter.",
        fields=(name,),
    )

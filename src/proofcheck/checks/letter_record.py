"""PC-ENT-009: the rights holder stands behind the paper.

Asserts: nobody denied the document or its number, the recorded letter is not revoked, and the
letter says what its record says. A letter that widens its own record (a later last day,
another grantee, more territories) was altered. Honest papers that trip it: an amended letter
under the old number. A forger slips past with a true copy of a letter, used by its grantee.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import all_pages, letters
from proofcheck.checks.record_terms import compare_terms
from proofcheck.checks.records import Record, party_name, record_of
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field
from proofcheck.model.measures import Place
from proofcheck.model.registry import Attestation
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-009",
    title="The rights holder stands behind the paper",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="letter_record",
    needs=("registry",),
    since="0.1.0",
    sources=("red flags 59, 62",),
    required=True,
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every paper against attestations, and every letter against its record."""
    return conclude(META, _papers(dossier))


CHECK = Check(META, judge)


def _papers(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    by_number = {examined.number: letter for examined, letter in letters(dossier)}
    for examined in dossier.documents:
        letter = by_number.get(examined.number)
        attested = _attestation(dossier, examined, letter)
        if attested is not None:
            yield _judge_attestation(dossier, examined, letter, attested)
        if letter is not None and (attested is None or attested.status == "confirmed"):
            yield from _letter(dossier, examined, letter, is_confirmed=attested is not None)


def _attestation(
    dossier: Dossier, examined: Examined, letter: AuthorisationLetter | None
) -> Attestation | None:
    """Return what a rights holder said of this document or letter; a denial comes first."""
    assert dossier.registry is not None
    number = letter.letter_number if letter is not None else None
    wanted = normalise_identifier(number.value) if isinstance(number, Field) else None
    found = [
        attestation
        for attestation in dossier.registry.attestations
        if attestation.document_sha256 == examined.document.file.sha256
        or (
            wanted
            and attestation.letter_number
            and normalise_identifier(attestation.letter_number) == wanted
        )
    ]
    return min(found, key=lambda attestation: attestation.status == "confirmed", default=None)


def _judge_attestation(
    dossier: Dossier,
    examined: Examined,
    letter: AuthorisationLetter | None,
    attested: Attestation,
) -> Opinion:
    if attested.status == "confirmed":
        return Passed()
    who = party_name(dossier, attested.party)
    when = f" on {attested.on.isoformat()}" if attested.on else ""
    return Finding(
        places=(_place(examined, letter),),
        observed=attested.letter_number or f"SHA-256 {examined.document.file.sha256}",
        expected="a paper that the rights holder stands behind",
        note=f"The rights holder {who} denied this paper{when}.",
        innocent_causes=("The rights holder denied another paper with the same number.",),
        next_step="Ask the rights holder what it denied, and why.",
        fields=("letter_number",) if letter is not None else (),
    )


def _letter(
    dossier: Dossier, examined: Examined, letter: AuthorisationLetter, *, is_confirmed: bool
) -> Iterator[Opinion]:
    record = record_of(dossier, letter)
    if record is None:
        if not is_confirmed:
            yield Unsure(f"The registry does not know the letter {_shown(letter)}.")
        return
    revoked = _revoked(dossier, examined, letter, record)
    if revoked is not None:
        yield revoked
        return
    if not record.by_number and _has_other_number(letter, record) and not is_confirmed:
        yield Unsure(
            f"The registry knows the letter {record.authorisation.letter_number} of this grantor "
            "to this grantee, but not this one."
        )
        return
    yield Passed()
    if record.by_number:
        yield from compare_terms(dossier, examined, letter, record.authorisation)


def _shown(letter: AuthorisationLetter) -> str:
    """Name a letter by its number and parties, as far as they were read."""
    number = letter.letter_number.value if isinstance(letter.letter_number, Field) else ""
    parties = [
        f"{word} {name.value}"
        for word, name in (("of", letter.grantor), ("to", letter.grantee))
        if isinstance(name, Field)
    ]
    return " ".join((number, *parties)).strip() or "without number and parties"


def _revoked(
    dossier: Dossier, examined: Examined, letter: AuthorisationLetter, record: Record
) -> Opinion | None:
    known = record.authorisation
    if known.status != "revoked":
        return None
    if known.revoked_on is not None and known.revoked_on > dossier.judged_on:
        return None
    when = f" on {known.revoked_on.isoformat()}" if known.revoked_on else ""
    if not record.by_number:
        return Unsure(f"An authorisation between the same parties was revoked{when}.")
    return Finding(
        places=(_place(examined, letter),),
        observed=f"{known.letter_number}: revoked{when}",
        expected="an authorisation in force",
        note=f"The authorisation {known.letter_number} was revoked{when}.",
        innocent_causes=("A new letter was issued after the old one was revoked.",),
        next_step="Ask the claimant for a letter that is in force.",
        fields=("letter_number",),
    )


def _has_other_number(letter: AuthorisationLetter, record: Record) -> bool:
    return isinstance(letter.letter_number, Field) and bool(record.authorisation.letter_number)


def _place(examined: Examined, letter: AuthorisationLetter | None) -> Place:
    if letter is not None and isinstance(letter.letter_number, Field):
        return letter.letter_number.place
    return all_pages(examined)

"""PC-ENT-014 and PC-ENT-015: whoever answers the paper's contact is its issuer.

Assert: no mail address or domain of a letter or of an invoice's supplier imitates one that the
registry holds of the issuer (014), and the issuer is reached at a domain of its own, not at a
free mail host or at one that nobody knows (015). Honest papers that trip them: a new domain, an
agency's address, a small distributor with a free mail address. A forger slips past by printing
the true domain: then the true issuer answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import invoices, letters
from proofcheck.checks.records import party, party_ids
from proofcheck.comparing.domains import host_of, imitates, is_below, is_free_mail
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import ContactKind, Field, Maybe, Reading
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

IMITATION_META = CheckMeta(
    id="PC-ENT-014",
    title="No contact imitates the issuer's domain",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=False,
    family="issuer",
    needs=("registry",),
    since="0.2.0",
    sources=("red flags 50, 63",),
)
OWN_DOMAIN_META = CheckMeta(
    id="PC-ENT-015",
    title="The issuer is reached at a domain of its own",
    question=Question.ENTITLEMENT,
    severity=Severity.LOW,
    decisive=False,
    family="issuer",
    needs=("registry",),
    since="0.2.0",
    sources=("red flags 50, 63",),
)


class Contacted(Struct, frozen=True):
    """An issuer of a paper with what the paper prints to reach it, and who receives the paper."""

    examined: Examined
    issuer: Maybe[str]
    receiver: Maybe[str]
    contacts: tuple[Reading[str], ...]
    field: str


def judge_imitation(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every domain against those of the issuer."""
    return conclude(IMITATION_META, _judge(dossier, _imitation))


def judge_own_domain(dossier: Dossier, config: Config) -> CheckResult:
    """Judge whether one of the contacts is at a domain of the issuer."""
    return conclude(OWN_DOMAIN_META, _judge(dossier, _own_domain))


IMITATION_CHECK = Check(IMITATION_META, judge_imitation)
OWN_DOMAIN_CHECK = Check(OWN_DOMAIN_META, judge_own_domain)


class Known(Struct, frozen=True):
    """Hosts of the issuer that the registry holds, of others of the paper, and the printed ones."""

    issuer: str
    own: frozenset[str]
    others: frozenset[str]
    printed: tuple[Reading[str], ...]

    def is_of(self, reading: Reading[str], hosts: frozenset[str]) -> bool:
        """Tell whether a printed contact is at one of the hosts."""
        return any(is_below(host_of(reading.value), host) for host in hosts)


def _judge(dossier: Dossier, judged: Callable[[Contacted, Known], Opinion]) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    for contacted in _contacted(dossier):
        known = _known(dossier, contacted)
        yield judged(contacted, known) if isinstance(known, Known) else known


def _contacted(dossier: Dossier) -> Iterator[Contacted]:
    for examined, letter in letters(dossier):
        readings = tuple(c.reading for c in letter.contacts if c.kind is not ContactKind.PHONE)
        yield Contacted(examined, letter.grantor, letter.grantee, readings, "grantor")
    for examined, invoice in invoices(dossier):
        email = invoice.seller_email
        readings = (email.chosen,) if isinstance(email, Field) else ()
        yield Contacted(examined, invoice.seller_name, invoice.buyer_name, readings, "seller_email")


def _known(dossier: Dossier, contacted: Contacted) -> Known | Unsure | Skipped:
    if not contacted.contacts:
        return Skipped("The paper prints no mail address or domain.")
    issuer = settled(contacted.issuer, "issuer")
    if not isinstance(issuer, Field):
        return Unsure("Whose contact data to expect can't be read.")
    own = _hosts(dossier, party_ids(dossier, issuer.value))
    if not own:
        return Skipped(f"The registry holds no domain of {issuer.value}.")
    receiver = contacted.receiver
    others = party_ids(dossier, receiver.value) if isinstance(receiver, Field) else frozenset()
    owners = frozenset(
        answered
        for answer in (dossier.registry.identifiers if dossier.registry else ())
        if answer.document == contacted.examined.number
        for answered in answer.parties
    )
    return Known(issuer.value, own, _hosts(dossier, others | owners), contacted.contacts)


def _hosts(dossier: Dossier, ids: frozenset[str]) -> frozenset[str]:
    records = [found for party_id in ids if (found := party(dossier, party_id)) is not None]
    hosts = {host_of(text) for record in records for text in (*record.domains, *record.emails)}
    return frozenset(host for host in hosts if host and not is_free_mail(host))


def _imitation(contacted: Contacted, known: Known) -> Opinion:
    for reading in known.printed:
        if known.is_of(reading, known.own | known.others):
            continue
        host = host_of(reading.value)
        like = next((own for own in sorted(known.own) if imitates(host, own)), None)
        if like is None:
            continue
        if is_ocr(reading) or not may_fail(Field(chosen=reading)):
            return Unsure(f"The domain {host} is like {like}, unless it is misread.")
        return Finding(
            places=(reading.place,),
            observed=reading.as_printed,
            expected=f"a contact at {like}",
            note=f"The contact {reading.value} imitates the domain {like} of {known.issuer}.",
            innocent_causes=("A further domain of the issuer that the registry does not hold.",),
            next_step=f"Ask {known.issuer} at {like} whether the domain is its own.",
            fields=("contacts" if contacted.field == "grantor" else contacted.field,),
        )
    return Passed()


def _own_domain(contacted: Contacted, known: Known) -> Opinion:
    if any(known.is_of(reading, known.own) for reading in known.printed):
        return Passed()
    strange = [r for r in known.printed if not known.is_of(r, known.others)]
    if not strange:
        return Skipped("The paper prints the contact of its receiver only.")
    if any(is_ocr(r) or not may_fail(Field(chosen=r)) for r in strange):
        return Unsure(f"No contact is of {known.issuer} as read, but they may be misread.")
    shown = ", ".join(dict.fromkeys(host_of(reading.value) for reading in strange))
    free = any(is_free_mail(host_of(reading.value)) for reading in strange)
    return Finding(
        places=tuple(reading.place for reading in strange),
        observed=", ".join(reading.as_printed for reading in strange),
        expected=f"a contact at {' or '.join(sorted(known.own))}",
        note=f"{known.issuer} is to be reached at {shown}, "
        f"{'a free mail host' if free else 'which the registry does not hold'}.",
        innocent_causes=("A further domain of the issuer.", "An agency answers for the issuer."),
        next_step=f"Ask {known.issuer} at {sorted(known.own)[0]}, not at the printed contact.",
        fields=("contacts" if contacted.field == "grantor" else contacted.field,),
    )

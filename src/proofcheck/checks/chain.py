"""PC-ENT-002 and PC-ENT-004: supplier and grantor hold the brand by an unbroken chain.

Asserts: the registry knows a chain of authorisations from the trademark owner to the supplier
of an invoice (on its issue date), and to the grantor of a letter. Honest papers that trip it:
a registry that lacks a contract. A forger slips past by naming a real authorised company.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.certainty import may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import invoices, letters
from proofcheck.checks.records import party_ids, party_name
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field
from proofcheck.model.registry_answers import ChainAnswer, ChainLink, LinkProblem
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

SUPPLIER_META = CheckMeta(
    id="PC-ENT-002",
    title="The supplier may sell the brand",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="chain",
    needs=("invoice", "registry"),
    since="0.1.0",
    sources=("red flag 43",),
    required=True,
)
GRANTOR_META = CheckMeta(
    id="PC-ENT-004",
    title="A chain leads from the grantor to the trademark owner",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="chain",
    needs=("letter", "registry"),
    since="0.1.0",
    sources=("red flags 58, 59",),
    required=True,
)

NOT_KNOWN = frozenset({LinkProblem.UNKNOWN_PARTY, LinkProblem.NAMES_DIFFER})
"""Problems that say what the registry lacks, not what is wrong."""

DECISIVE_FOR_SUPPLIER = frozenset(
    {
        LinkProblem.NO_SUBLICENCE,
        LinkProblem.REVOKED,
        LinkProblem.DENIED,
        LinkProblem.NOT_BEGUN,
        LinkProblem.EXPIRED,
        LinkProblem.OTHER_OWNER,
    }
)
"""An invoice needs a supplier who was authorised on its date (DESIGN, outcome); a supplier
without a known contract, or with one for other places, is a matter for review."""

DECISIVE_FOR_GRANTOR = DECISIVE_FOR_SUPPLIER | {
    LinkProblem.NO_GRANT,
    LinkProblem.TERRITORY,
    LinkProblem.CHANNEL,
    LinkProblem.TERRITORY_WIDENED,
    LinkProblem.CHANNEL_WIDENED,
}
"""A letter grants what its grantor holds: without a grant, or beyond it, the chain is broken.
What a registry may hold too late (a renewed mark, a new officer) is a matter for review."""

HARMLESS = frozenset({LinkProblem.OUTLIVES_UPPER})
"""A letter that outlives the one above it still holds until that one ends."""


def judge_supplier(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the supplier of every invoice."""
    return conclude(SUPPLIER_META, _suppliers(dossier))


def judge_grantor(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the grantor of every letter."""
    return conclude(GRANTOR_META, _grantors(dossier))


SUPPLIER_CHECK = Check(SUPPLIER_META, judge_supplier)
GRANTOR_CHECK = Check(GRANTOR_META, judge_grantor)


def _suppliers(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    for examined, invoice in invoices(dossier):
        seller = settled(invoice.seller_name, "seller_name")
        if not isinstance(seller, Field):
            yield Unsure(seller.reason)
            continue
        chains = _chains(dossier, examined, "supplier")
        yield from _judge(dossier, seller, "seller_name", chains, DECISIVE_FOR_SUPPLIER)


def _grantors(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    for examined, letter in letters(dossier):
        grantor = settled(letter.grantor, "grantor")
        if not isinstance(grantor, Field):
            yield Unsure(grantor.reason)
            continue
        chains = _chains(dossier, examined, "grantor")
        yield from _judge(dossier, grantor, "grantor", chains, DECISIVE_FOR_GRANTOR)


def _chains(dossier: Dossier, examined: Examined, subject: str) -> tuple[ChainAnswer, ...]:
    assert dossier.registry is not None
    return tuple(
        chain
        for chain in dossier.registry.chains
        if chain.document == examined.number and chain.subject == subject
    )


def _judge(
    dossier: Dossier,
    field: Field[str],
    name: str,
    chains: tuple[ChainAnswer, ...],
    decisive: frozenset[LinkProblem],
) -> Iterator[Opinion]:
    """Judge one party's chains, one a brand."""
    if not chains:
        yield Unsure(f"The registry knows no brand for which {field.value} could be authorised.")
    for chain in chains:
        if chain.holds:
            yield Passed()
            continue
        broken = next((link for link in chain.links if set(link.problems) - HARMLESS), None)
        if chain.holds is None or broken is None or set(broken.problems) & NOT_KNOWN:
            outlives = chain.holds is False and broken is None
            yield Passed() if outlives else Unsure(chain.reason or _unknown(field, chain))
        elif not (party_ids(dossier, field.value) or _has_letter(chain)):
            yield Unsure(f"The registry does not know {field.value} for certain.")
        elif not may_fail(field):
            yield Unsure(f"The name {field.value} was read with too little confidence.")
        else:
            yield _finding(dossier, field, name, chain, broken, decisive)


def _has_letter(chain: ChainAnswer) -> bool:
    """Whether a letter handed in names the party: then the chain's papers know it."""
    return any(link.evidence.startswith("letter:") for link in chain.links)


def _unknown(field: Field[str], chain: ChainAnswer) -> str:
    return f"Whether {field.value} may sell {chain.brand} is not known to the registry."


def _finding(
    dossier: Dossier,
    field: Field[str],
    name: str,
    chain: ChainAnswer,
    broken: ChainLink,
    decisive: frozenset[LinkProblem],
) -> Finding:
    is_decisive = bool(set(broken.problems) & decisive)
    sentence = broken.sentence or chain.reason or "the chain of authorisations is broken."
    sentence = sentence.removeprefix(f"{chain.brand}: ")
    if sentence.startswith("The link"):
        sentence = f"t{sentence[1:]}"
    grantor, grantee = (party_name(dossier, p) for p in (broken.grantor, broken.grantee))
    problems = ", ".join(p.value.replace("_", " ") for p in broken.problems)
    return Finding(
        places=(field.place, *((broken.place,) if broken.place is not None else ())),
        observed=f"{field.chosen.as_printed}: {grantor} to {grantee}: {problems}",
        expected=f"a chain of authorisations for {chain.brand} that holds",
        note=f"{field.value} holds no valid right to {chain.brand}: {sentence}",
        innocent_causes=("A contract that the registry does not hold yet.",),
        next_step="Ask the trademark owner whether this company is authorised.",
        fields=(name,),
        decisive=None if is_decisive else False,
    )

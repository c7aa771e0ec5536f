"""The `registry` section of the JSON report: what registry and public registers answered."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from proofcheck.model.registry_answers import ChainLink, Likeness
from proofcheck.model.result import Report
from proofcheck.report.schema import LinkView, RegistryView


def view_registry_answers(report: Report) -> Iterator[RegistryView]:
    """Yield what the registry answered about each party, brand, mark and chain."""
    answers = report.dossier.registry
    if answers is None:
        return
    for party in answers.parties:
        best = party.matches[0] if party.matches else None
        yield RegistryView(
            check=f"{party.asked_as}: {party.asked}",
            status=_status(best.likeness if best else None),
            record=best.party.id if best else None,
            as_of=best.party.as_of if best else answers.as_of,
        )
    for brand in answers.brands:
        top = brand.matches[0] if brand.matches else None
        yield RegistryView(
            check=f"{brand.asked_as}: {brand.asked}",
            status=_status(top.likeness if top else None),
            record=top.brand.id if top else None,
            as_of=top.brand.as_of if top else answers.as_of,
        )
    for mark in answers.trademarks:
        yield RegistryView(
            check=f"trademark number: {mark.asked}",
            status="match" if mark.matches else "no_match",
            record=mark.matches[0][0] if mark.matches else None,
            as_of=mark.matches[0][1].as_of if mark.matches else answers.as_of,
        )
    names = {party.id: party.name for party in answers.named}
    for chain in answers.chains:
        status = {True: "match", False: "no_match", None: "unknown"}[chain.holds]
        yield RegistryView(
            check=f"authorisation of {chain.subject} {chain.party} for {chain.brand}",
            status=status,
            record=chain.links[-1].evidence if chain.links else None,
            as_of=answers.as_of,
            links=[_link(link, names) for link in chain.links] or UNSET,
        )


def _link(link: ChainLink, names: dict[str, str]) -> LinkView:
    return LinkView(
        grantor=names.get(link.grantor, link.grantor),
        grantee=names.get(link.grantee, link.grantee),
        evidence=link.evidence,
        problems=[problem.value for problem in link.problems],
        unknown=list(link.unknown),
        sentence=link.sentence,
    )


def view_register_answers(report: Report) -> Iterator[RegistryView]:
    """The words of the public registers that were asked."""
    for answer in report.dossier.providers:
        if answer.is_on:
            yield RegistryView(
                check=f"{answer.provider}: {answer.asked}",
                status=answer.status.value,
                record="; ".join(answer.entry.names) or None if answer.entry else None,
                as_of=answer.as_of.date() if answer.as_of else None,
                reason=answer.reason or UNSET,
            )


def _status(likeness: Likeness | None) -> str:
    if likeness in (Likeness.IDENTICAL, Likeness.SAME, Likeness.REORDERED):
        return "match"
    return "no_match" if likeness in (None, Likeness.DIFFERENT) else "unknown"

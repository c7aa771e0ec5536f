"""Makes the cases and judges them: registry, solver, checks and weighing for real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scripts.entitlement.broken import BROKEN
from scripts.entitlement.names import draw
from scripts.entitlement.sound import SOUND
from scripts.entitlement.world import DAY, Case, World

from proofcheck.checks import run_checks
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.registry_answers import ChainAnswer, ChainLink
from proofcheck.model.result import QuestionSet
from proofcheck.registry import Registry
from proofcheck.registry.grants import HARMLESS
from proofcheck.weighing import weigh


@dataclass(frozen=True)
class Judged:
    """A case with its verdict, the chain that was asked for, and what is right of it."""

    case: Case
    outcome: str
    reason: str
    chain: ChainAnswer | None

    @property
    def is_verdict_fair(self) -> bool:
        """Whether the outcome is among the fair ones."""
        return self.outcome in self.case.verdicts

    @property
    def is_link_right(self) -> bool:
        """Whether the chain holds where it should, or names the first broken link and why."""
        wanted = self.case.broken
        if wanted is None:
            holds = self.chain is not None and self.chain.holds is True
            return holds == ("accept" in self.case.verdicts)
        link = first_broken(self.chain)
        if link is None or (self.chain is not None and self.chain.holds is True):
            return False
        is_there = (link.grantor, link.grantee) == (wanted.grantor, wanted.grantee)
        return is_there and wanted.problem in (*link.problems, *link.remarks)


def first_broken(chain: ChainAnswer | None) -> ChainLink | None:
    """Return the first link with a problem that breaks a chain."""
    links = chain.links if chain is not None else ()
    return next((link for link in links if set(link.problems) - HARMLESS), None)


def cases(seed: int, *, sound: int = 4, broken: int = 2) -> Iterator[Case]:
    """Yield every kind of case so often, each with names of its own."""
    random = Random(seed)
    for makers, times in ((SOUND, sound), (BROKEN, broken)):
        for make in makers:
            for _ in range(times):
                yield make(World(draw(random)))


def judge(case: Case) -> Judged:
    """Ask the registry, run the checks, weigh."""
    with Registry.of(case.registry) as registry:
        answers = registry.answer(case.documents, case.claim, DAY)
    dossier = Dossier(documents=case.documents, judged_on=DAY, claim=case.claim, registry=answers)
    config = Config()
    verdict, _ = weigh(
        dossier,
        run_checks(dossier, config),
        question_set=QuestionSet.STANDARD,
        settings=config.weighing,
    )
    last = 1 if case.subject == "supplier" else len(case.documents)
    chain = next(
        (c for c in answers.chains if c.subject == case.subject and c.document == last), None
    )
    return Judged(case, verdict.outcome.value, verdict.reason, chain)

"""From results to a verdict: evidence in bits, the five questions, the outcome.

In: the dossier and what the checks said. Out: the verdict, and the bits of each failed check.
"""

from __future__ import annotations

from collections.abc import Sequence

from proofcheck.config import WeighingSettings
from proofcheck.model.dossier import Dossier
from proofcheck.model.result import (
    CheckResult,
    Question,
    QuestionSet,
    QuestionStatus,
    Verdict,
)
from proofcheck.weighing.fusion import fuse
from proofcheck.weighing.outcome import coverage_of, decide
from proofcheck.weighing.questions import answer_questions
from proofcheck.weighing.weights import load_weights

AUTHENTICITY = frozenset({Question.INTEGRITY, Question.AGREEMENT, Question.NOVELTY})


def weigh(
    dossier: Dossier,
    results: Sequence[CheckResult],
    *,
    question_set: QuestionSet,
    settings: WeighingSettings,
) -> tuple[Verdict, dict[str, float]]:
    """Weigh the results of one dossier.

    Checks of questions that were not asked add no bits and bar nothing. The second value maps
    each failed check to its bits, whether its family counted it or not.
    """
    asked = [r for r in results if _is_asked(r, question_set)]
    evidence = fuse(asked, load_weights(), settings.prior_forged)
    is_probably_forged = evidence.forgery_probability >= settings.suspect_probability
    answers = answer_questions(dossier, asked, question_set, is_probably_forged=is_probably_forged)
    applicable = [r for r in asked if _counts(answers[r.check.question].status)]
    coverage = coverage_of(applicable)
    decision = decide(dossier, applicable, answers, evidence, coverage, settings)
    verdict = Verdict(
        outcome=decision.outcome,
        reason=decision.reason,
        questions=answers,
        question_set=question_set,
        policy=None,
        forgery_probability=evidence.forgery_probability,
        prior_bits=evidence.prior_bits,
        coverage=coverage,
        contributions=evidence.contributions,
        barred_by=decision.barred_by,
        next_step=decision.next_step,
    )
    return verdict, {c.check: c.weight_bits for c in evidence.contributions}


def _is_asked(result: CheckResult, question_set: QuestionSet) -> bool:
    return question_set is QuestionSet.STANDARD or result.check.question in AUTHENTICITY


def _counts(status: QuestionStatus) -> bool:
    """Whether the check's question was asked: else it neither bars nor lowers the coverage."""
    return status is not QuestionStatus.NOT_ASKED

"""The outcome table (DESIGN, "Outcome"), from top to bottom: the first row that fits decides.

Reject outranks unreadable, which outranks review. Accept needs every asked question clear,
every required check made and every required field read.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from proofcheck.config import WeighingSettings
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import OtherPaper
from proofcheck.model.result import (
    Answer,
    CheckResult,
    CheckStatus,
    Outcome,
    Question,
    QuestionStatus,
)
from proofcheck.weighing.fusion import Evidence
from proofcheck.weighing.legibility import (
    LackingField,
    Unread,
    lacking_fields,
    unread_documents,
    unread_parts,
    why_unknown,
)
from proofcheck.weighing.questions import strongest_note, undetermined
from proofcheck.weighing.rules import outcome_rules

REJECTING = (Question.INTEGRITY, Question.AGREEMENT, Question.NOVELTY, Question.ENTITLEMENT)


UNREAD_PART = "document:unread part"
"""Bars accept: what stands on a page that was not read is not known."""


class Decision(Struct, frozen=True, kw_only=True):
    """The outcome with its reason, what bars accept, and what the seller can do."""

    outcome: Outcome
    reason: str
    barred_by: tuple[str, ...] = ()
    next_step: str = ""


class Bar(Struct, frozen=True):
    """Something that stands in the way of accept, with the sentence that says why."""

    name: str
    sentence: str


def decide(
    dossier: Dossier,
    results: Sequence[CheckResult],
    answers: dict[Question, Answer],
    evidence: Evidence,
    coverage: float,
    settings: WeighingSettings,
) -> Decision:
    """Decide the outcome; `results` are those of the asked questions."""
    unread = unread_documents(dossier)
    bars = _bars(dossier, results, answers, evidence, coverage, settings)
    names = tuple(dict.fromkeys(bar.name for bar in bars))
    rejected = _reject_reason(results, answers, evidence, settings)
    if rejected:
        return Decision(outcome=Outcome.REJECT, reason=rejected, barred_by=names)
    if unread:
        return _unreadable(unread[0], names)
    if bars:
        return _review(results, bars, names)
    return Decision(outcome=Outcome.ACCEPT, reason=_accept_reason(answers))


def coverage_of(results: Sequence[CheckResult]) -> float:
    """Return the share (0..1) of applicable checks that were made; 0 where none applies.

    What only a public register could say is no gap: none is asked unless it is switched on.
    """
    results = [r for r in results if "provider" not in r.check.needs]
    made = sum(r.status in (CheckStatus.PASSED, CheckStatus.FAILED) for r in results)
    unmade = sum(r.status is CheckStatus.INDETERMINATE for r in results)
    return round(made / (made + unmade), 4) if made + unmade else 0.0


def _reject_reason(
    results: Sequence[CheckResult],
    answers: dict[Question, Answer],
    evidence: Evidence,
    settings: WeighingSettings,
) -> str:
    for question in REJECTING:
        if answers[question].status is QuestionStatus.CONTRADICTED:
            return answers[question].sentence
    if evidence.contributions and evidence.forgery_probability >= settings.reject_probability:
        return f"Several independent signs of forgery come together: {strongest_note(results)}"
    return ""


def _bars(
    dossier: Dossier,
    results: Sequence[CheckResult],
    answers: dict[Question, Answer],
    evidence: Evidence,
    coverage: float,
    settings: WeighingSettings,
) -> list[Bar]:
    """Return all that stands in the way of accept, what matters most first."""
    bars = [_question_bar(q, a) for q, a in answers.items() if _is_contrary(a)]
    bars += [Bar("kind:other", sentence) for sentence in _odd_kinds(dossier)]
    bars += [Bar(UNREAD_PART, fault.reason) for fault in unread_parts(dossier)]
    bars += [_field_bar(lacking) for lacking in lacking_fields(dossier)]
    bars += [Bar(result.check.id, result.reason) for result in undetermined(results)]
    bars += [
        _question_bar(q, a) for q, a in answers.items() if a.status is QuestionStatus.UNDETERMINED
    ]
    if evidence.contributions and evidence.forgery_probability >= settings.suspect_probability:
        bars.append(Bar("probability", "Together the signs make forgery too likely to accept."))
    if coverage < settings.min_coverage:
        sentence = f"Only {coverage:.0%} of the checks that apply could be made."
        bars.append(Bar("coverage", sentence))
    return bars


def _is_contrary(answer: Answer) -> bool:
    return answer.status in (QuestionStatus.CONTRADICTED, QuestionStatus.SUSPECT)


def _question_bar(question: Question, answer: Answer) -> Bar:
    return Bar(f"question:{question.value}", answer.sentence)


def _field_bar(lacking: LackingField) -> Bar:
    return Bar(f"field:{lacking.field}", lacking.reason)


def _odd_kinds(dossier: Dossier) -> list[str]:
    known = outcome_rules().known_kinds
    return [
        why_unknown(examined)
        for examined in dossier.documents
        if examined.kind not in known or isinstance(examined.paper, OtherPaper)
    ]


def _unreadable(unread: Unread, bars: tuple[str, ...]) -> Decision:
    return Decision(
        outcome=Outcome.UNREADABLE,
        reason=unread.reason,
        barred_by=(f"document:{unread.document}", *bars),
        next_step=unread.next_step,
    )


def _review(
    results: Sequence[CheckResult], bars: Sequence[Bar], names: tuple[str, ...]
) -> Decision:
    first = bars[0]
    findings = [finding for result in results for finding in result.findings]
    rules = outcome_rules()
    step = next((f.next_step for f in findings if f.note == first.sentence), "")
    return Decision(
        outcome=Outcome.REVIEW,
        reason=first.sentence,
        barred_by=names,
        next_step=step or _step_of_unmade(results, first) or rules.next_step(first.name),
    )


def _step_of_unmade(results: Sequence[CheckResult], bar: Bar) -> str:
    """Return the step of the unmade check whose reason the bar gives."""
    for result in undetermined(results):
        if result.reason == bar.sentence:
            return outcome_rules().next_step(result.check.id)
    return ""


def _accept_reason(answers: dict[Question, Answer]) -> str:
    clear = [q.value for q, a in answers.items() if a.status is QuestionStatus.CLEAR]
    left = [q.value for q, a in answers.items() if a.status is QuestionStatus.NOT_ASKED]
    reason = f"Nothing speaks against the document: {_joined(clear)} {_are(clear)} clear."
    return f"{reason} Not asked: {_joined(left)}." if left else reason


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _are(words: list[str]) -> str:
    return "are" if len(words) > 1 else "is"

"""How each of the five questions stands, and the sentence that says why.

A decisive finding contradicts; any other finding makes it suspect; a required check that could
not be made leaves it undetermined. A question without its means was not asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from proofcheck.model.dossier import Dossier
from proofcheck.model.facts import XmlFacts
from proofcheck.model.result import (
    Answer,
    CheckResult,
    CheckStatus,
    Question,
    QuestionSet,
    QuestionStatus,
    Severity,
)
from proofcheck.weighing.fusion import has_decisive
from proofcheck.weighing.legibility import why_unknown
from proofcheck.weighing.rules import outcome_rules

SILENT = frozenset({Severity.INFO})
"""Severities whose findings are told, but make nothing suspect."""

WEAK = frozenset({Severity.LOW})
"""Severities whose findings make a question suspect only with others (by the probability)."""


def answer_questions(
    dossier: Dossier,
    results: Sequence[CheckResult],
    question_set: QuestionSet,
    *,
    is_probably_forged: bool,
) -> dict[Question, Answer]:
    """Answer the five questions; `is_probably_forged`: the suspect threshold was reached."""
    by_question = {
        question: [r for r in results if r.check.question is question] for question in Question
    }
    answers = {
        question: _found(by_question[question], is_probably_forged)
        for question in (Question.INTEGRITY, Question.AGREEMENT)
    }
    integrity, agreement = (by_question[q] for q in (Question.INTEGRITY, Question.AGREEMENT))
    return {
        Question.INTEGRITY: answers[Question.INTEGRITY] or _integrity(dossier, integrity),
        Question.AGREEMENT: answers[Question.AGREEMENT] or _agreement(agreement),
        Question.ENTITLEMENT: _entitlement(
            dossier, by_question[Question.ENTITLEMENT], question_set, is_probably_forged
        ),
        Question.NOVELTY: _not_asked("No history of earlier uploads is kept."),
        Question.POLICY: _not_asked("No rule pack was given."),
    }


def strongest_note(results: Sequence[CheckResult]) -> str:
    """Return the note of the finding that matters most, "" where there is none."""
    findings = [
        (has_decisive(result), finding.decisive is not False, finding.note)
        for result in results
        for finding in result.findings
        if result.check.severity not in SILENT
    ]
    return max(findings, key=lambda f: (f[0], f[1]))[2] if findings else ""


def undetermined(results: Sequence[CheckResult]) -> list[CheckResult]:
    """Return the required checks that could not be made."""
    return [r for r in results if r.check.required and r.status is CheckStatus.INDETERMINATE]


def _found(results: Sequence[CheckResult], is_probably_forged: bool) -> Answer | None:
    """Return the answer that findings give, or that unmade checks give; None where neither."""
    failed = [r for r in results if r.status is CheckStatus.FAILED]
    failed = [r for r in failed if r.check.severity not in SILENT]
    decisive = [r for r in failed if has_decisive(r)]
    if decisive:
        return Answer(status=QuestionStatus.CONTRADICTED, sentence=strongest_note(decisive))
    telling = [r for r in failed if is_probably_forged or r.check.severity not in WEAK]
    if telling:
        return Answer(status=QuestionStatus.SUSPECT, sentence=strongest_note(telling))
    unmade = undetermined(results)
    if unmade:
        return Answer(status=QuestionStatus.UNDETERMINED, sentence=unmade[0].reason)
    return None


def _integrity(dossier: Dossier, results: Sequence[CheckResult]) -> Answer:
    if any(examined.facts is None for examined in dossier.documents):
        return _undetermined("The file could not be examined.")
    documents = dossier.documents
    if documents and all(isinstance(examined.facts, XmlFacts) for examined in documents):
        return _undetermined(
            "An e-invoice without its page, and without a signature that was validated, can be "
            "written by anyone."
        )
    if any(r.status is CheckStatus.PASSED for r in results if "pdf" in r.check.needs):
        return _clear("No later edit changed the document, as far as the file can tell.")
    return _clear("A picture keeps no record of edits; nothing in the file speaks of one.")


def _agreement(results: Sequence[CheckResult]) -> Answer:
    passed = sum(r.status is CheckStatus.PASSED for r in results)
    if not passed:
        return _undetermined("No two statements of the document could be compared.")
    return _clear("All that could be compared on the document agrees.")


def _entitlement(
    dossier: Dossier,
    results: Sequence[CheckResult],
    question_set: QuestionSet,
    is_probably_forged: bool,
) -> Answer:
    if question_set is QuestionSet.AUTHENTICITY:
        return _not_asked("Only authenticity was asked about.")
    if dossier.registry is None and dossier.claim is None:
        return _not_asked("Neither a registry nor a claim was given.")
    found = _found(results, is_probably_forged)
    if found is not None and found.status is not QuestionStatus.UNDETERMINED:
        return found
    lack = _lack_of_means(dossier)
    if lack:
        return _undetermined(lack)
    return found or _clear(
        f"The registry confirms that the claimant may sell the brand{_way(dossier)}."
    )


def _way(dossier: Dossier) -> str:
    """Say by whom the right came where it passed through several hands, "" otherwise."""
    chains = dossier.registry.chains if dossier.registry is not None else ()
    longest = max((c for c in chains if c.holds), key=lambda c: len(c.links), default=None)
    if longest is None or len(longest.links) < 2:
        return ""
    return f": {longest.reason.removesuffix('.')}"


def _lack_of_means(dossier: Dossier) -> str:
    """Say what is missing for a confirmation, "" where nothing is."""
    kinds = outcome_rules().entitling_kinds
    others = [e for e in dossier.documents if e.kind not in kinds]
    if len(others) == len(dossier.documents):
        shown = others[0].kind.value.replace("_", " ") if others else "document"
        if shown == "other":
            return why_unknown(others[0])
        return f"A document of the kind {shown} can't confirm that the claimant may sell the brand."
    if dossier.registry is None:
        return "No registry was given that could confirm the supplier or the letter."
    if dossier.claim is None:
        return "No claim was given: whom and what to confirm is not known."
    return ""


def _clear(sentence: str) -> Answer:
    return Answer(status=QuestionStatus.CLEAR, sentence=sentence)


def _undetermined(sentence: str) -> Answer:
    return Answer(status=QuestionStatus.UNDETERMINED, sentence=sentence)


def _not_asked(sentence: str) -> Answer:
    return Answer(status=QuestionStatus.NOT_ASKED, sentence=sentence)

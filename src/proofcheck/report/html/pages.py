"""A whole page: the report on a submission, or the fields of one document."""

from __future__ import annotations

from pathlib import PurePath

from proofcheck.model.result import Outcome
from proofcheck.report.html.bits import bits_rows
from proofcheck.report.html.findings import cards_of, evidence_of, findings_by_field
from proofcheck.report.html.pictures import Pictures
from proofcheck.report.html.sheets import document_sheet
from proofcheck.report.html.templating import render
from proofcheck.report.html.words import ASKS, barrier_words, chance_words, sign_of
from proofcheck.report.schema import DocumentView, ReportView


def report_to_html(report: ReportView, pictures: Pictures) -> bytes:
    """Render a report with all its pages; nothing is judged here.

    A page whose picture is not at hand is drawn as an empty sheet with its boxes.
    """
    verdict = report.verdict
    evidence = tuple(evidence_of(report))
    documents = [
        document_sheet(view, number, pictures, evidence, findings_by_field(report, number))
        for number, view in enumerate(report.documents, start=1)
    ]
    cards = cards_of(report)
    titles = {finding.id: finding.title for finding in report.findings}
    asked = {question.value: answer for question, answer in verdict.questions.items()}
    return render(
        "report.html.j2",
        report=report,
        title=f"{verdict.outcome.upper()}: {names_of(report)}",
        outcome=sign_of(verdict.outcome),
        questions=[
            (name, ASKS.get(name, ""), sign_of(answer.status), answer.sentence)
            for name, answer in asked.items()
        ],
        documents=documents,
        chance=_chance(report),
        tones={card.number: card.tone for card in cards},
        barred=[barrier_words(one) for one in verdict.barred_by],
        cards=cards,
        bits=bits_rows(verdict, titles),
        answers=[(answer, sign_of(answer.status)) for answer in report.registry],
        seconds=f"{sum(report.timing_ms.values()) / 1000:.1f}",
    )


def fields_to_html(view: DocumentView, pictures: Pictures) -> bytes:
    """Render what one document says: its pages with a box for every field, and the table."""
    name = PurePath(view.file.path).name
    document = document_sheet(view, 1, pictures)
    return render("fields.html.j2", title=f"Fields of {name}", documents=[document], tones={})


def _chance(report: ReportView) -> str:
    """The forgery probability in words, none where nothing could be read that would move it."""
    if report.verdict.outcome is Outcome.UNREADABLE:
        return ""
    return chance_words(report.verdict.forgery_probability)


def names_of(report: ReportView) -> str:
    """Name the files of a report, without their folders."""
    return ", ".join(PurePath(document.file.path).name for document in report.documents)

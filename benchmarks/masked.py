"""Content-masking PDFs: what each reader shows of them, and why they are flagged or not.

`python benchmarks/masked.py TRUTH [--only FILE]` reads each PDF with pdfium, with pdfium as qpdf
writes the file anew, and with pypdf, and holds that against what proofcheck says under
`authenticity`. A file is flagged where the readers show different text; sloppy syntax that all
readers understand alike, or that one refuses, is no forgery of its own.
"""

from __future__ import annotations

import argparse
import io
import logging
import warnings
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2

from proofcheck import QuestionSet, Verifier
from proofcheck.evaluation.sets import load_sets, read_only
from proofcheck.model.result import CheckStatus, Question, QuestionStatus, Report, Severity
from record import record, table

FLAGGED = (QuestionStatus.SUSPECT, QuestionStatus.CONTRADICTED)
ASKED = (Question.INTEGRITY, Question.AGREEMENT, Question.NOVELTY)
TOLD_ALONE = (Severity.INFO, Severity.LOW)
"""What is told of a file and flags nothing."""

LONGEST = 90


def by_pdfium(data: bytes) -> str:
    """The text that pdfium shows."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def by_qpdf(data: bytes) -> str:
    """The text that pdfium shows of the file as qpdf understands it."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdf.save(
            written,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return by_pdfium(written.getvalue())


def by_pypdf(data: bytes) -> str:
    """The text that pypdf reads."""
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def shown(read, data: bytes) -> str:  # type: ignore[no-untyped-def]
    """What a reader shows, or how it refuses; whatever it raises."""
    try:
        return " ".join(read(data).split())[:LONGEST] or "nothing"
    except Exception as error:
        return f"refuses ({type(error).__name__})"


def why(report: Report, texts: list[str]) -> str:
    """Why a file is flagged, or is not."""
    findings = [
        finding.note
        for result in report.results
        if result.status is CheckStatus.FAILED and result.check.severity not in TOLD_ALONE
        for finding in result.findings
    ]
    if findings:
        return findings[0]
    compared = {"".join(text.split()) for text in texts if not text.startswith("refuses")}
    if len(compared) == 1 and len(texts) > sum(text.startswith("refuses") for text in texts):
        refused = any(text.startswith("refuses") for text in texts)
        alike = "the readers that open it show the same" if refused else "all readers show the same"
        return f"{alike}: its syntax is sloppy or damaged, its content is not masked"
    return "the file had to be mended or could not be compared"


def main() -> None:
    """Read every file, verify it, and record the table."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    parser = argparse.ArgumentParser()
    parser.add_argument("truth", type=Path)
    parser.add_argument("--only", type=Path)
    asked = parser.parse_args()
    (one,) = load_sets([asked.truth], only=read_only(asked.only) if asked.only else None)
    rows: list[tuple[str, ...]] = []
    with Verifier(isolation="process") as verifier:
        for truth in one.truths:
            path = Path(one.path_of(truth))
            data = path.read_bytes()
            texts = [shown(read, data) for read in (by_pdfium, by_qpdf, by_pypdf)]
            report = verifier.verify(path, question_set=QuestionSet.AUTHENTICITY)
            statuses = {report.verdict.questions[question].status for question in ASKED}
            flagged = "yes" if statuses & set(FLAGGED) else "no"
            technique = truth.forgery.technique if truth.forgery else "control"
            name = technique.rpartition(":")[2]
            rows.append((path.stem, name, *texts, flagged, why(report, texts)))
    head = ("document", "technique", "pdfium", "qpdf", "pypdf", "flagged", "why")
    body = table(head, rows)
    print(body)
    part = " --only part" * bool(asked.only)
    record("Masked PDFs", f"python benchmarks/masked.py {one.name}/truth.jsonl{part}", body)


if __name__ == "__main__":
    main()

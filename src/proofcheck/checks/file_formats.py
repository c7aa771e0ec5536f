"""PC-FIL-001: the file is of one format only.

Asserts: the bytes hold no second complete format beside that of the document (an archive, a web
page, a program, a PDF). Honest papers that trip it: files to which a mail gateway or an archive
program appended something. A forger slips past with two contents in one format, or a format
that is not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.config import Config
from proofcheck.model.document import MediaType, OtherFormat
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.measures import InBytes
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-FIL-001",
    title="The file is of one format only",
    question=Question.INTEGRITY,
    severity=Severity.MEDIUM,
    decisive=False,
    family="container",
    needs=("file",),
    since="0.1.0",
    sources=(
        "Albertini, Abusing file formats (PoC||GTFO 0x07)",
        "ISO 32000-1, annex H, note 13",
        "APPNOTE.TXT 4.3.16",
    ),
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the bytes of every document."""
    return conclude(META, (o for examined in dossier.documents for o in _document(examined)))


CHECK = Check(META, judge)


def _document(examined: Examined) -> Iterator[Opinion]:
    document = examined.document
    if document.other_formats is None:
        yield Unsure("The bytes of the file were not looked through for a second format.")
    elif document.file.media_type is MediaType.UNKNOWN:
        yield Skipped("The file is of no kind that is read.")
    elif not document.other_formats:
        yield Passed()
    else:
        for other in document.other_formats:
            yield _finding(examined, other)


def _finding(examined: Examined, other: OtherFormat) -> Finding:
    own = examined.document.file.media_type.value
    place = InBytes(document=examined.number, start=other.start, end=other.end)
    return Finding(
        places=(place,),
        observed=f"{own} and {other.name}",
        expected=f"{own} alone",
        note=f"The file is two things at once: read as {own} it shows this paper, and it is also "
        f"{other.name}.",
        innocent_causes=("A mail gateway, scanner or archive program appended data of its own.",),
        next_step="Ask for the file as its issuer sent it, and do not open this one in a browser.",
    )

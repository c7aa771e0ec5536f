"""PC-ORG-001 to PC-ORG-004: what the file says of its own making. Context, hardly evidence.

Assert: no editor of images, layouts or PDFs made the file; its dates can be; it is built as the
program that it names builds files; no editor left its marks in the text. Honest papers trip all
of them: they are merged, compressed and saved again by whatever program is at hand. A forger slips
past by any tool that writes what the genuine file had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from proofcheck.checks.check import Check, Opinion, Passed, Unsure, conclude
from proofcheck.checks.papers import ISSUED, each_pdf
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.measures import InObject, Place
from proofcheck.model.origin import Clue, Maker, Origin, OriginClue, ProgramClass
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

SOURCES = ("forensics P8, P9, P10", "red flags 8, 10, 12")
UNEXAMINED = "Where the file comes from could not be examined."
RESAVED = ("Somebody merged, compressed, signed or saved the file again.",)
NEXT_STEP = "Ask for the file as its issuer sent it."


def _meta(number: int, title: str, severity: Severity) -> CheckMeta:
    return CheckMeta(
        id=f"PC-ORG-{number:03}",
        title=title,
        question=Question.INTEGRITY,
        severity=severity,
        decisive=False,
        family="origin",
        needs=("pdf",),
        since="0.2.0",
        sources=SOURCES,
    )


MAKER_META = _meta(1, "No editor of images, layouts or PDFs made the file", Severity.LOW)
DATES_META = _meta(2, "The dates of the file can be", Severity.LOW)
STRUCTURE_META = _meta(3, "The file is built as its metadata say", Severity.INFO)
MARKS_META = _meta(4, "No editor left its marks in the pages", Severity.LOW)

UNUSUAL = frozenset({ProgramClass.IMAGE_EDITOR, ProgramClass.LAYOUT_EDITOR})
EDITING = frozenset({ProgramClass.ONLINE_EDITOR, ProgramClass.PDF_EDITOR})
DATE_CLUES = frozenset(
    {Clue.MODIFIED_BEFORE_CREATED, Clue.BEFORE_PROGRAM, Clue.NO_SUCH_DATE, Clue.NO_SUCH_ZONE}
)
STRUCTURE_CLUES = frozenset({Clue.OTHER_WRITER, Clue.XMP_DIFFERS, Clue.STRIPPED})
MARK_CLUES = frozenset({Clue.TOUCHED_UP, Clue.PRIVATE_DATA})
SAID = {
    Clue.MODIFIED_BEFORE_CREATED: "The file was modified before it was created",
    Clue.BEFORE_PROGRAM: "The file is older than the program that wrote it",
    Clue.NO_SUCH_DATE: "The file has a date that no calendar has",
    Clue.NO_SUCH_ZONE: "The file has a date in a time zone that no place has",
    Clue.OTHER_WRITER: "The file was written by another program than its metadata name",
    Clue.XMP_DIFFERS: "The two kinds of metadata of the file differ",
    Clue.STRIPPED: "The file has no metadata",
    Clue.TOUCHED_UP: "Text was changed with the text tool of an editor",
    Clue.PRIVATE_DATA: "An image or layout editor left its own data in a page",
}


def judge_maker(dossier: Dossier, config: Config) -> CheckResult:
    """Judge which programs every PDF names."""
    return conclude(MAKER_META, _opinions(dossier, _makers))


def judge_dates(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the dates that every PDF has of its own making."""

    def dates(examined: Examined, origin: Origin) -> list[Opinion]:
        return [*_clues(origin, DATE_CLUES), *_in_future(dossier, examined)]

    return conclude(DATES_META, _opinions(dossier, dates))


def judge_structure(dossier: Dossier, config: Config) -> CheckResult:
    """Judge whether every PDF is built as its metadata say."""
    return conclude(STRUCTURE_META, _opinions(dossier, lambda _, o: _clues(o, STRUCTURE_CLUES)))


def judge_marks(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the marks that editors left in the pages of every PDF."""
    return conclude(MARKS_META, _opinions(dossier, lambda _, o: _clues(o, MARK_CLUES)))


MAKER_CHECK = Check(MAKER_META, judge_maker)
DATES_CHECK = Check(DATES_META, judge_dates)
STRUCTURE_CHECK = Check(STRUCTURE_META, judge_structure)
MARKS_CHECK = Check(MARKS_META, judge_marks)


def _opinions(
    dossier: Dossier, judge: Callable[[Examined, Origin], list[Opinion]]
) -> Iterable[Opinion]:
    def document(examined: Examined, facts: PdfFacts) -> list[Opinion]:
        if facts.origin is None:
            return [Unsure(UNEXAMINED)]
        return judge(examined, facts.origin) or [Passed()]

    return each_pdf(dossier, document, unexamined=UNEXAMINED)


def _makers(examined: Examined, origin: Origin) -> list[Opinion]:
    classes = EDITING | (UNUSUAL if examined.kind in ISSUED else {ProgramClass.IMAGE_EDITOR})
    odd = [one for one in origin.makers if one.of_class in classes]
    return [_maker_finding(examined, one) for one in {one.program: one for one in odd}.values()]


def _maker_finding(examined: Examined, maker: Maker) -> Finding:
    kind = (maker.of_class or ProgramClass.HANDLING).value.replace("_", " ")
    return Finding(
        places=(InObject(document=examined.number, name=f"{maker.role} of the metadata"),),
        observed=maker.text,
        expected="a program that writes papers of this kind, or a scanner",
        note=f"The file names {maker.program} as its {maker.role}, a program of the class {kind}.",
        innocent_causes=RESAVED,
        next_step=NEXT_STEP,
        decisive=None if maker.of_class in UNUSUAL else False,
    )


def _clues(origin: Origin, wanted: frozenset[Clue]) -> list[Opinion]:
    found: dict[Clue, list[OriginClue]] = {}
    for clue in origin.clues:
        if clue.clue in wanted:
            found.setdefault(clue.clue, []).append(clue)
    return [_clue_finding(clues) for clues in found.values()]


def _clue_finding(clues: list[OriginClue]) -> Finding:
    first = clues[0]
    places: tuple[Place, ...] = tuple(dict.fromkeys(clue.place for clue in clues))
    return Finding(
        places=places,
        observed="; ".join(clue.observed for clue in clues),
        expected=first.expected,
        note=f"{SAID[first.clue]}: {first.observed}.",
        innocent_causes=RESAVED,
        next_step=NEXT_STEP,
        decisive=False if first.clue in (Clue.NO_SUCH_ZONE, Clue.PRIVATE_DATA) else None,
    )


def _in_future(dossier: Dossier, examined: Examined) -> list[Opinion]:
    facts = examined.facts
    tolerance = timedelta(days=thresholds().dates.clock_tolerance_days)
    moments = (
        [("created", facts.created_at), ("modified", facts.modified_at)]
        if isinstance(facts, PdfFacts)
        else []
    )
    return [
        Finding(
            places=(InObject(document=examined.number, name="Info dictionary"),),
            observed=f"{what} {moment:%Y-%m-%d}",
            expected=f"on or before {dossier.judged_on:%Y-%m-%d}",
            note=f"The file says that it was {what} on {moment:%Y-%m-%d}, which is yet to come.",
            innocent_causes=("A computer whose clock is wrong.",),
            next_step=NEXT_STEP,
        )
        for what, moment in moments
        if moment is not None and moment.date() > dossier.judged_on + tolerance
    ]

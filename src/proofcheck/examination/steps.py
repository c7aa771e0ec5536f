"""Steps 1 to 4 of a verification: from the bytes of one upload to an `Examined`.

In: a path or bytes. Out: an `Examination`. Relies on every stage to turn a document's faults
into `Fault`s; what escapes a stage all the same is caught here, so that a report is always
complete and never too kind.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from proofcheck.config import Config
from proofcheck.errors import InputError, ProofcheckError, limit_that_was_hit
from proofcheck.examination.outcome import (
    Examination,
    Input,
    Stopwatch,
    failed,
    over_limit,
    shown_path,
)
from proofcheck.examination.pictures import draw_pages, with_pictures
from proofcheck.extraction import Extraction, extract, extract_bare_einvoice, fields_of_label
from proofcheck.forensics import examine, find_letter_marks
from proofcheck.intake import Upload, open_upload
from proofcheck.model.document import Fault, MediaType, PageText
from proofcheck.model.dossier import Examined
from proofcheck.model.facts import Facts
from proofcheck.model.fields import Kind, OtherPaper, Paper
from proofcheck.model.letter_marks import LetterMarks
from proofcheck.model.turning import as_displayed
from proofcheck.reading import Reader, ReadPages

Result = TypeVar("Result")

UNREAD = Extraction(
    kind=Kind.OTHER, kind_confidence=0.0, paper=OtherPaper(reason="The document can't be read.")
)


class Done:
    """An examination that is finished already."""

    def __init__(self, examination: Examination) -> None:
        self._examination = examination

    def result(self) -> Examination:
        """Return the examination."""
        return self._examination


class Examiner:
    """Examines documents with one configuration; safe to share by threads.

    `known_brands` are the registry's brand names, which extraction recognises in lines.
    `images` is the folder for pictures of the pages; none are made without it.
    """

    def __init__(
        self, config: Config, known_brands: tuple[str, ...] = (), images: Path | None = None
    ) -> None:
        self.config = config
        self._images = images
        self.reader = Reader(config.reading, config.limits)
        self._known_brands = known_brands

    def know(self, known_brands: tuple[str, ...]) -> None:
        """Set the brand names to recognise, before the first document."""
        self._known_brands = known_brands

    def submit(self, source: Input, number: int = 1) -> Done:
        """Examine at once, with the interface of a pool of workers."""
        return Done(self.examine(source, number))

    def close(self) -> None:
        """Nothing is held open between documents."""

    def examine(self, source: Input, number: int = 1) -> Examination:
        """Examine one upload as document `number` of its dossier.

        Raises `InputError` only where a path is not there or is a folder.
        """
        clock = Stopwatch()
        self.reader.begin()
        # 1. Intake: what the bytes really are, its pages and revisions.
        with clock.stage("intake"):
            path = source if isinstance(source, bytes) else Path(source)
            name = None if isinstance(source, bytes) else shown_path(source)
            upload = open_upload(path, limits=self.config.limits, number=number, name=name)
        with upload:
            faults = _Faults(upload.document.faults)
            # 2. Reading: words with boxes, lines in reading order, codes.
            with clock.stage("reading"):
                read = faults.guard("reading", lambda: self.reader.read(upload), ReadPages())
                faults.add(read.faults)
            # Pages that lie on their side or upside down are upright from here on.
            upright = upload.set_upright(read.pages)
            # 3. Extraction: kind of document, fields with their witnesses.
            with clock.stage("extraction"):
                extraction = faults.guard(
                    "extraction", lambda: self._extract(upright, read), UNREAD
                )
                faults.add(extraction.faults)
            # 4. Forensics: what the file itself and its pixels say.
            with clock.stage("forensics"):
                facts = self._establish_facts(upright, extraction.paper, read.pages, faults)
                unmarked: LetterMarks | None = None
                marks = faults.guard(
                    "forensics",
                    lambda: find_letter_marks(upright, extraction.paper, read.pages),
                    unmarked,
                )
            # Pictures for the report, as displayed, from the process that has the pages open.
            pictures: dict[int, str] = {}
            if self._images is not None:
                with clock.stage("pictures"):
                    pictures, found = draw_pages(
                        upload, extraction.paper, facts, self._images, self.config.limits
                    )
                    faults.add(found)
        examined = Examined(
            document=with_pictures(upright.document, pictures),
            kind=extraction.kind,
            kind_confidence=extraction.kind_confidence,
            paper=extraction.paper,
            pages=read.pages,
            languages=extraction.languages,
            country=extraction.country,
            facts=facts,
            marks=marks,
            faults=faults.all,
        )
        return Examination(
            examined=as_displayed(examined),
            tools=self.reader.tools(),
            timing_ms=clock.milliseconds,
        )

    def _extract(self, upload: Upload, read: ReadPages) -> Extraction:
        if not read.pages and not upload.attachments:
            return UNREAD
        if upload.document.file.media_type is MediaType.XML:
            (xml,) = upload.attachments
            return extract_bare_einvoice(xml.name, xml.data, document=upload.document.number)
        embedded = tuple((a.name, a.data) for a in upload.attachments)
        return extract(read.pages, known_brands=self._known_brands, embedded=embedded)

    def _establish_facts(
        self, upload: Upload, paper: Paper, pages: tuple[PageText, ...], faults: _Faults
    ) -> Facts | None:
        def read_paper(revision: Upload, read: tuple[PageText, ...]) -> Paper:
            return self._extract(revision, ReadPages(pages=read)).paper

        nothing: tuple[Facts | None, tuple[Fault, ...]] = (None, ())
        facts, found = faults.guard(
            "forensics",
            lambda: examine(
                upload,
                paper,
                pages,
                reader=self.reader,
                read_paper=read_paper,
                limits=self.config.limits,
                name_label=fields_of_label,
            ),
            nothing,
        )
        faults.add(found)
        return facts


class _Faults:
    """Collects what went wrong with one document, stage by stage."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        self.all = found

    def add(self, found: tuple[Fault, ...]) -> None:
        self.all += tuple(fault for fault in found if fault not in self.all)

    def guard(self, stage: str, step: Callable[[], Result], otherwise: Result) -> Result:
        """Run a step on hostile input; what it raises becomes a fault of this document."""
        try:
            return step()
        except InputError:
            raise
        except Exception as error:
            if limit := limit_that_was_hit(error):
                fault = over_limit(stage, limit)
            elif isinstance(error, ProofcheckError):
                fault = Fault(stage=stage, code="failed", reason=error.message, remedy=error.remedy)
            else:
                fault = failed(stage, error)
        self.add((fault,))
        return otherwise

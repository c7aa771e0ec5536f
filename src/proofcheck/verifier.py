"""From bytes to report, in numbered steps; the diagram of docs/architecture.md in code.

In: uploads (paths or bytes), the claim of the listing, a brand registry. Out: one `Report`.
Relies on every stage below to turn a document's faults into `Fault`s; what escapes a stage
all the same is caught here, so that a report is always complete and never too kind.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from proofcheck.checks import run_checks
from proofcheck.config import Config
from proofcheck.errors import ProofcheckError
from proofcheck.extraction import Extraction, extract
from proofcheck.forensics import examine
from proofcheck.intake import Upload, open_upload
from proofcheck.model.claim import Claim
from proofcheck.model.document import Fault, PageText
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import ImageFacts, PdfFacts
from proofcheck.model.fields import Kind, OtherPaper, Paper
from proofcheck.model.registry import RegistryAnswers
from proofcheck.model.result import QuestionSet, Report
from proofcheck.reading import Reader, ReadPages
from proofcheck.registry import Registry
from proofcheck.weighing import weigh, weights_digest

Input = Path | str | bytes
Result = TypeVar("Result")

UNREAD = Extraction(
    kind=Kind.OTHER, kind_confidence=0.0, paper=OtherPaper(reason="The document can't be read.")
)


class Verifier:
    """Verifies documents with one configuration and one registry; safe to share by threads.

    Engines and models are loaded once, when first needed. `today` is the clock: it gives the
    day for which a claim without a date is judged.
    """

    def __init__(
        self,
        *,
        config: Config | None = None,
        registry: Registry | str | Path | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.config = config or Config()
        self._owns_registry = isinstance(registry, str | Path)
        self.registry = Registry.open(registry) if isinstance(registry, str | Path) else registry
        self.reader = Reader(self.config.reading, self.config.limits)
        self._today = today
        self._known_brands = self.registry.brand_names() if self.registry else ()

    def __enter__(self) -> Verifier:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the registry, if this verifier opened it."""
        if self.registry is not None and self._owns_registry:
            self.registry.close()

    def verify(
        self,
        *inputs: Input,
        claim: Claim | None = None,
        question_set: QuestionSet | None = None,
    ) -> Report:
        """Verify the documents that a seller handed in together, as one dossier.

        `question_set` defaults to `standard` where a registry or a claim is given, else to
        `authenticity`. Raises `InputError` for a path that is not there; a document's own
        faults never raise.
        """
        clock = _Stopwatch()
        dossier = self._gather(inputs, claim, clock)
        return self._judge(dossier, question_set, clock)

    def gather(self, *inputs: Input, claim: Claim | None = None) -> Dossier:
        """Read and examine the documents, without judging them."""
        return self._gather(inputs, claim, _Stopwatch())

    def judge(self, dossier: Dossier, *, question_set: QuestionSet | None = None) -> Report:
        """Judge a dossier, however old; needs no file, no registry and no network."""
        return self._judge(dossier, question_set, _Stopwatch())

    def _gather(
        self, inputs: tuple[Input, ...], claim: Claim | None, clock: _Stopwatch
    ) -> Dossier:
        judged_on = claim.on if claim is not None and claim.on is not None else self._today()
        documents = tuple(
            self._examine(source, number, clock) for number, source in enumerate(inputs, start=1)
        )
        with clock.stage("registry"):
            answers = self._ask_registry(documents, claim, judged_on)
        return Dossier(
            documents=documents,
            judged_on=judged_on,
            claim=claim,
            registry=answers,
            tools=self._tools(),
        )

    def _examine(self, source: Input, number: int, clock: _Stopwatch) -> Examined:
        """Steps 1 to 4: bytes to everything that is known of one document."""
        # 1. Intake: what the bytes really are, its pages and revisions.
        with clock.stage("intake"):
            path = Path(source) if isinstance(source, str) else source
            name = source if isinstance(source, str) else None
            upload = open_upload(path, limits=self.config.limits, number=number, name=name)
        with upload:
            faults = _Faults(upload.document.faults)
            # 2. Reading: words with boxes, lines in reading order, codes.
            with clock.stage("reading"):
                read = faults.guard("reading", lambda: self.reader.read(upload), ReadPages())
                faults.add(read.faults)
            # 3. Extraction: kind of document, fields with their witnesses.
            with clock.stage("extraction"):
                extraction = faults.guard("extraction", lambda: self._extract(upload, read), UNREAD)
                faults.add(extraction.faults)
            # 4. Forensics: what the file itself and its pixels say.
            with clock.stage("forensics"):
                facts = self._establish_facts(upload, extraction.paper, read.pages, faults)
        return Examined(
            document=upload.document,
            kind=extraction.kind,
            kind_confidence=extraction.kind_confidence,
            paper=extraction.paper,
            pages=read.pages,
            languages=extraction.languages,
            country=extraction.country,
            facts=facts,
            faults=faults.all,
        )

    def _extract(self, upload: Upload, read: ReadPages) -> Extraction:
        if not read.pages and not upload.attachments:
            return UNREAD
        embedded = tuple((a.name, a.data) for a in upload.attachments)
        return extract(read.pages, known_brands=self._known_brands, embedded=embedded)

    def _establish_facts(
        self, upload: Upload, paper: Paper, pages: tuple[PageText, ...], faults: _Faults
    ) -> PdfFacts | ImageFacts | None:
        def read_paper(revision: Upload) -> Paper:
            read = self.reader.read(revision, codes=False)
            return self._extract(revision, read).paper

        nothing: tuple[PdfFacts | ImageFacts | None, tuple[Fault, ...]] = (None, ())
        facts, found = faults.guard(
            "forensics",
            lambda: examine(
                upload,
                paper,
                pages,
                reader=self.reader,
                read_paper=read_paper,
                limits=self.config.limits,
            ),
            nothing,
        )
        faults.add(found)
        return facts

    def _ask_registry(
        self, documents: tuple[Examined, ...], claim: Claim | None, judged_on: date
    ) -> RegistryAnswers | None:
        """Step 5: what the registry says of the parties, brands and authorisations."""
        if self.registry is None:
            return None
        return self.registry.answer(documents, claim, judged_on)

    def _judge(
        self, dossier: Dossier, question_set: QuestionSet | None, clock: _Stopwatch
    ) -> Report:
        """Steps 6 and 7: checks over the dossier, then the verdict."""
        asked = question_set or default_questions(dossier)
        # 6. Checks: pure functions of the dossier and the configuration.
        with clock.stage("checks"):
            results = run_checks(dossier, self.config)
        # 7. Weighing: bits by family, the questions, the outcome.
        with clock.stage("weighing"):
            verdict, weights = weigh(
                dossier, results, question_set=asked, settings=self.config.weighing
            )
        return Report(
            verdict=verdict,
            dossier=dossier,
            results=results,
            weights_bits=weights,
            tools=dossier.tools,
            config_digest=self._config_digest(),
            timing_ms=clock.milliseconds,
        )

    def _tools(self) -> dict[str, str]:
        named = ("proofcheck", "pypdfium2", "pikepdf")
        return {name: version(name) for name in named} | self.reader.tools()

    def _config_digest(self) -> str:
        """SHA-256 over the settings and the weights: all that a verdict rests on but facts."""
        return hashlib.sha256((self.config.digest + weights_digest()).encode()).hexdigest()


def verify(
    *inputs: Input,
    claim: Claim | None = None,
    registry: Registry | str | Path | None = None,
    config: Config | None = None,
    question_set: QuestionSet | None = None,
) -> Report:
    """Verify the documents of one upload and return the report.

    `inputs` are paths or bytes of documents handed in together; `registry` a registry file
    or an open `Registry`. For many uploads keep a `Verifier`: it loads its models once.
    """
    with Verifier(config=config, registry=registry) as verifier:
        return verifier.verify(*inputs, claim=claim, question_set=question_set)


def default_questions(dossier: Dossier) -> QuestionSet:
    """Return `standard` where a registry or a claim is at hand, else `authenticity`."""
    has_means = dossier.registry is not None or dossier.claim is not None
    return QuestionSet.STANDARD if has_means else QuestionSet.AUTHENTICITY


class _Stopwatch:
    """Adds up wall time by stage, in milliseconds."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - start) * 1000
            self.milliseconds[name] = round(self.milliseconds.get(name, 0.0) + spent, 1)


class _Faults:
    """Collects what went wrong with one document, stage by stage."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        self.all = found

    def add(self, found: tuple[Fault, ...]) -> None:
        self.all += found

    def guard(self, stage: str, step: Callable[[], Result], otherwise: Result) -> Result:
        """Run a step on hostile input; what it raises becomes a fault of this document."""
        try:
            return step()
        except ProofcheckError as error:
            fault = Fault(stage=stage, code="failed", reason=error.message, remedy=error.remedy)
        except MemoryError:
            fault = Fault(
                stage=stage,
                code="limit",
                limit="memory",
                reason=f"The document needs more memory for {stage} than there is.",
                remedy="Upload fewer pages at a time, or at a lower resolution.",
            )
        except Exception as error:
            fault = Fault(
                stage=stage,
                code="failed",
                reason=f"The step {stage} failed: {type(error).__name__}: {error}.",
                remedy="Upload the document in another form, such as a new scan.",
            )
        self.add((fault,))
        return otherwise

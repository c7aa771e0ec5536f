"""From bytes to report, in numbered steps; the diagram of docs/architecture.md in code.

In: uploads (paths or bytes), the claim of the listing, a brand registry. Out: one `Report`.
Steps 1 to 4 look at one document at a time and stand in `examination.steps`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol

import msgspec

from proofcheck.checks import run_checks
from proofcheck.config import Config
from proofcheck.errors import InputError
from proofcheck.examination.outcome import Examination, Input, Stopwatch
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.registry_answers import RegistryAnswers
from proofcheck.model.result import QuestionSet, Report
from proofcheck.registry import Registry
from proofcheck.registry.providers.asking import Providers
from proofcheck.registry.starter import starter_brand_names
from proofcheck.weighing import weigh, weights_digest

TOOLS = ("proofcheck", "pypdfium2", "pikepdf")


Isolation = Literal["none", "process"]


class Underway(Protocol):
    """An examination that was begun."""

    def result(self) -> Examination:
        """Wait for the examination and return it."""


class _Examiners(Protocol):
    """Who examines: this process, or a pool of workers."""

    def know(self, known_brands: tuple[str, ...]) -> None: ...

    def submit(self, source: Input, number: int = 1) -> Underway: ...

    def close(self) -> None: ...


class Verifier:
    """Verifies documents with one configuration and one registry; safe to share by threads.

    Engines and models are loaded once, when first needed. `today` is the clock: it gives the
    day for which a claim without a date is judged. With `isolation="process"` every document
    is examined in one of `jobs` limited worker processes (see `examination.workers`), which
    is what uploads from strangers ask for; they start at once, and load beside the caller.
    Public registers are asked as `config.providers` says (none unless named there), and not over
    the network with `is_offline`; `providers` replaces them.
    `images` is a folder for pictures of the pages, which the examination then writes and the
    report names; it is made where it is not there. Raises `InputError` where it can't be made
    or written to.
    """

    def __init__(
        self,
        *,
        config: Config | None = None,
        registry: Registry | str | Path | None = None,
        isolation: Isolation = "none",
        jobs: int = 1,
        images: Path | str | None = None,
        today: Callable[[], date] = date.today,
        providers: Providers | None = None,
        is_offline: bool = False,
    ) -> None:
        self.config = config or Config()
        self.providers = providers or Providers(self.config.providers, is_offline=is_offline)
        self.images = _picture_folder(images)
        self._today = today
        self._owns_registry = isinstance(registry, str | Path)
        self._examiners = _examiners(self.config, isolation, jobs, self.images)
        try:
            self.registry = (
                Registry.open(registry) if isinstance(registry, str | Path) else registry
            )
            self._examiners.know(_known_brands(self.registry))
        except BaseException:
            self._examiners.close()
            raise

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
        """Stop the workers, and close the registry if this verifier opened it."""
        self._examiners.close()
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
        # 1.–4. Intake, reading, extraction, forensics: one document after the other.
        examinations = self._examine(inputs)
        # 5.–7. Registry, checks, weighing: over all documents together.
        return self.conclude(examinations, claim=claim, question_set=question_set)

    def gather(self, *inputs: Input, claim: Claim | None = None) -> Dossier:
        """Read and examine the documents and ask the registry, without judging them."""
        return self._dossier(self._examine(inputs), claim)

    def submit(self, source: Input, number: int = 1) -> Underway:
        """Begin the examination of one document; `conclude` judges what it gives."""
        if not isinstance(source, bytes):
            _refuse_non_files(Path(source))
        return self._examiners.submit(source, number)

    def _examine(self, inputs: tuple[Input, ...]) -> list[Examination]:
        underway = [self.submit(one, number) for number, one in enumerate(inputs, start=1)]
        return [one.result() for one in underway]

    def judge(self, dossier: Dossier, *, question_set: QuestionSet | None = None) -> Report:
        """Judge a dossier, however old; needs no file, no registry and no network."""
        return self._judge(dossier, question_set, Stopwatch())

    def conclude(
        self,
        examinations: Iterable[Examination],
        *,
        claim: Claim | None = None,
        question_set: QuestionSet | None = None,
    ) -> Report:
        """Judge documents that were examined before, wherever that was done."""
        clock, done = Stopwatch(), list(examinations)
        for examination in done:
            for stage, spent_ms in examination.timing_ms.items():
                clock.milliseconds[stage] = clock.milliseconds.get(stage, 0.0) + spent_ms
        # 5. Registry: what it, and public registers, say of parties, brands and authorisations.
        with clock.stage("registry"):
            dossier = self._dossier(done, claim)
        return self._judge(dossier, question_set, clock)

    def _dossier(self, examinations: Iterable[Examination], claim: Claim | None) -> Dossier:
        done = list(examinations)
        documents = tuple(examination.examined for examination in done)
        judged_on = claim.on if claim is not None and claim.on is not None else self._today()
        tools = {name: version(name) for name in TOOLS}
        for examination in done:
            tools |= examination.tools
        answers = self._ask_registry(documents, claim, judged_on)
        return Dossier(
            documents=documents,
            judged_on=judged_on,
            claim=claim,
            registry=answers,
            providers=self.providers.answer(documents, answers),
            tools=tools,
        )

    def _ask_registry(
        self, documents: tuple[Examined, ...], claim: Claim | None, judged_on: date
    ) -> RegistryAnswers | None:
        if self.registry is None:
            return None
        return self.registry.answer(documents, claim, judged_on)

    def _judge(
        self, dossier: Dossier, question_set: QuestionSet | None, clock: Stopwatch
    ) -> Report:
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
            config_digest=self.config_digest(dossier.claim, question_set),
            timing_ms=clock.milliseconds,
        )

    def config_digest(self, claim: Claim | None, question_set: QuestionSet | None) -> str:
        """SHA-256 over all that a verdict rests on besides the documents.

        That is settings, weights, the registry's content, the claim, the questions, and the
        version of proofcheck. Two reports with one digest differ in nothing but their bytes.
        """
        parts = (
            version("proofcheck"),
            self.config.digest,
            weights_digest(),
            self.registry.digest if self.registry else "no registry",
            msgspec.json.encode(claim, order="sorted").decode(),
            question_set or "default",
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


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


def _known_brands(registry: Registry | None) -> tuple[str, ...]:
    """Names that extraction recognises as brands: the registry's, then the starter list's."""
    own = registry.brand_names() if registry else ()
    return tuple(dict.fromkeys((*own, *starter_brand_names())))


def _examiners(config: Config, isolation: Isolation, jobs: int, images: Path | None) -> _Examiners:
    """Load only what is needed: the parent of workers never loads what parses uploads."""
    if isolation == "process":
        from proofcheck.examination.workers import Workers

        return Workers(config, jobs=jobs, images=images)
    from proofcheck.examination.steps import Examiner

    return Examiner(config, images=images)


def _picture_folder(images: Path | str | None) -> Path | None:
    """Make the folder for pictures before any document is examined."""
    if images is None:
        return None
    folder = Path(images)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_writable = os.access(folder, os.W_OK | os.X_OK)
    except OSError as error:
        message = f"The folder {folder} for pictures can't be made: {error.strerror}."
        raise InputError(message, remedy="Choose another folder for --images.") from error
    if not is_writable:
        message = f"Nothing may be written to the folder {folder} for pictures."
        raise InputError(message, remedy="Change its permissions, or choose another for --images.")
    return folder


def _refuse_non_files(path: Path) -> None:
    """Raise `InputError` for a path at which there is no file that can be read."""
    if not path.exists():
        raise InputError(f"{path} does not exist.", remedy="Check the path.")
    if path.is_dir():
        raise InputError(f"{path} is a folder.", remedy="Name a file, or use `proofcheck batch`.")

"""Detection by way of forging, false alarms by harmless version, and what forensics costs.

`python benchmarks/forgeries.py TRUTH… [--only FILE] [--most 46] [--per-group N] [--set DIR]
[--reports DIR] [--jobs 1] [--ways NAME,…] [--seed 6]` draws genuine PDFs of the truth files (evenly
from each, by the seed), forges them as `proofcheck forge` does, runs the new set as `proofcheck
evaluate --questions authenticity` does, and writes the table to benchmarks/RESULTS.md. With `--set`
the forged set is kept, and used again if it is there; with `--reports` an interrupted run is gone
on with. `--per-group` takes so many documents of each way and version. `--ways` names ways of
forging and harmless versions: these alone are made, and their table stands under a heading of its
own.

The cost is CPU of the stage `forensics` for the genuine one-page files without earlier revisions,
crops read by the engines apart, and the search for codes, which is part of reading.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from proofcheck import Config, QuestionSet
from proofcheck.evaluation.documents import DocumentScore, score_document
from proofcheck.evaluation.rates import Rate
from proofcheck.evaluation.reports import read_cases, run_set
from proofcheck.evaluation.scores import SetScore, score_set
from proofcheck.evaluation.sets import LabelledSet, load_sets, read_only, require_documents
from proofcheck.extraction import extract
from proofcheck.forensics import examine
from proofcheck.forging import HARMLESS, WAYS, Order, forge_files
from proofcheck.forging.truth_rows import rows_by_path
from proofcheck.intake import Upload, open_upload
from proofcheck.model.document import MediaType, PageText
from proofcheck.model.fields import Paper
from proofcheck.model.result import Outcome
from proofcheck.reading import Reader
from record import record, table

SEED = 6
MOST = 46
AIM_FLAGGED, AIM_REJECTED, AIM_NAMED = 0.95, 0.85, 0.9
AIM_FALSE_FLAGGED, AIM_ACCEPTED = 0.03, 0.9
AIM_MS = 120
RUNS = 3

AIMED = (
    "incremental-edit",
    "cover-foreign-font",
    "cover-own-font",
    "redact-foreign-font",
    "annotation-over-value",
    "form-field-over-value",
    "form-value-differs",
    "hidden-layer",
    "tounicode-swap",
    "xml-only",
    "page-against-xml",
    "page-against-code",
    "code-replaced",
    "signed-then-edited",
)
"""Ways that leave a witness: the others are reported without an aim."""


class TimedReader(Reader):
    """A reader that counts the CPU seconds of the crops that its engines read."""

    crops_s = 0.0

    def recognise(self, upload, places):  # type: ignore[no-untyped-def]
        """Read crops with the first engine."""
        return self._timed(super().recognise, upload, places)

    def second_read(self, upload, places, languages=()):  # type: ignore[no-untyped-def]
        """Read crops with the second engine."""
        return self._timed(super().second_read, upload, places, languages)

    def _timed(self, read, *given):  # type: ignore[no-untyped-def]
        start = cpu_s()
        try:
            return read(*given)
        finally:
            self.crops_s += cpu_s() - start


def cpu_s() -> float:
    """CPU seconds of this process and of the programs it started, so far."""
    return time.process_time() + sum(os.times()[2:4])


def draw(sets: Sequence[LabelledSet], most: int, seed: int) -> list[Path]:
    """Draw genuine PDFs: as many from each set, until one has no more."""
    rng = random.Random(seed)
    pools = []
    for one in sets:
        paths = {one.path_of(t) for t in one.truths if t.label == "genuine"}
        pdfs = sorted(path for path in paths if path.lower().endswith(".pdf"))
        pools.append(rng.sample(pdfs, len(pdfs)))
    drawn: list[Path] = []
    while len(drawn) < most and any(pools):
        for pool in pools:
            if pool and len(drawn) < most:
                drawn.append(Path(pool.pop()))
    return sorted(drawn)


def ordered(names: str | None, seed: int) -> Order:
    """Return the order of all ways, or of those that are named."""
    if names is None:
        return Order(seed=seed)
    chosen = set(names.split(","))
    if unknown := chosen - {way.name for way in (*WAYS, *HARMLESS)}:
        raise SystemExit(f"There is no way {', '.join(sorted(unknown))}.")
    return Order(
        ways=tuple(way for way in WAYS if way.name in chosen),
        harmless=tuple(way for way in HARMLESS if way.name in chosen),
        seed=seed,
    )


def forged_set(files: list[Path], truths: Sequence[Path], folder: Path, order: Order) -> None:
    """Forge the files into a folder, unless that was done before."""
    if (folder / "truth.jsonl").exists():
        return
    rows = {path: row for truth in truths for path, row in rows_by_path(truth).items()}
    forge_files(files, folder, order, truths=rows, say=_say)


def evaluated(folder: Path, reports: Path, per_group: int | None, jobs: int) -> list[DocumentScore]:
    """Run the forged set, or so many of each group of it, and score each document."""
    (whole,) = load_sets([folder / "truth.jsonl"])
    groups: dict[str, list[str]] = defaultdict(list)
    for truth in whole.truths:
        groups[truth.group or ""].append(truth.document)
    rng = random.Random(SEED)
    chosen = {
        document
        for _, documents in sorted(groups.items())
        for document in rng.sample(sorted(documents), min(per_group or 10**6, len(documents)))
    }
    part = msgspec.structs.replace(
        whole, truths=tuple(t for t in whole.truths if t.document in chosen)
    )
    run_set(
        part,
        reports / f"{part.name}.jsonl",
        config=Config(),
        question_set=QuestionSet.AUTHENTICITY,
        workers=jobs,
        resume=(reports / f"{part.name}.jsonl").exists(),
    )
    return [score_document(case) for case in read_cases(part, reports / f"{part.name}.jsonl")]


def tables(documents: list[DocumentScore]) -> str:
    """Detection by way of forging, and false alarms by harmless version."""
    groups: dict[str, list[DocumentScore]] = defaultdict(list)
    for document in documents:
        groups[document.group.rsplit("/", 1)[-1]].append(document)
    forged = [
        _forged_row(way.name, score_set(way.name, groups[way.name]))
        for way in WAYS
        if groups[way.name]
    ]
    aimed = [document for name in AIMED for document in groups[name]]
    forged.append(_forged_row("all that have an aim", score_set("aimed", aimed)))
    versions = [(way.name, groups[way.name]) for way in HARMLESS if groups[way.name]]
    versions.append(("all", [document for _, group in versions for document in group]))
    harmless = [_harmless_row(name, score_set(name, group)) for name, group in versions]
    return "\n\n".join(
        (
            f"{len(documents)} documents. Aims for the ways marked *: flagged ≥ {AIM_FLAGGED}, "
            f"rejected ≥ {AIM_REJECTED}, right field named ≥ {AIM_NAMED}.",
            table(("way of forging", "n", "flagged", "rejected", "field named"), forged),
            f"Aims for harmless versions: flagged ≤ {AIM_FALSE_FLAGGED:.0%}, rejected 0, accepted "
            f"≥ {AIM_ACCEPTED:.0%}.",
            table(
                ("harmless version", "n", "flagged", "rejected", "accepted", "in review"), harmless
            ),
        )
    )


def _forged_row(name: str, score: SetScore) -> tuple[str, ...]:
    return (
        name + "*" * (name in AIMED),
        str(score.documents),
        _share(score.flagged["forged"]),
        _share(score.outcomes["forged"][Outcome.REJECT]),
        _share(score.field_named),
    )


def _harmless_row(name: str, score: SetScore) -> tuple[str, ...]:
    outcomes = score.outcomes["genuine"]
    return (
        name,
        str(score.documents),
        _share(score.flagged["genuine"]),
        *(_share(outcomes[which]) for which in (Outcome.REJECT, Outcome.ACCEPT, Outcome.REVIEW)),
    )


def _share(rate: Rate) -> str:
    return "–" if not rate.total else f"{rate.share:.3f}"


def costs(files: list[Path]) -> str:
    """CPU milliseconds of the stage `forensics` for one-page files without revisions."""
    config = Config()
    reader = TimedReader(config.reading, config.limits)
    rows: list[tuple[float, float, float]] = []
    for path in files:
        with open_upload(path, limits=config.limits, number=1, name=path.name) as upload:
            is_plain = len(upload.document.pages) == 1 and len(upload.document.revision_ends) < 2
            if upload.document.file.media_type is MediaType.PDF and is_plain:
                rows.append(_cost(upload, reader, config))
    names = ("forensics without crops", "crops of key fields, read by engines", "search for codes")
    aims = (f"≤ {AIM_MS}", "–", "–")
    return "\n\n".join(
        (
            f"CPU milliseconds of a one-page file without earlier revisions ({len(rows)} genuine "
            f"files, the least of {RUNS} runs each).",
            table(
                ("part", "median", "highest", "aim"),
                [
                    (name, f"{statistics.median(column):.0f}", f"{max(column):.0f}", aim)
                    for name, column, aim in zip(names, zip(*rows, strict=True), aims, strict=True)
                ],
            ),
        )
    )


def _cost(upload: Upload, reader: TimedReader, config: Config) -> tuple[float, float, float]:
    reader.begin()
    codes_ms = max(0.0, _reading_ms(upload, reader, True) - _reading_ms(upload, reader, False))
    read = reader.read(upload)
    upright = upload.set_upright(read.pages)
    embedded = tuple((a.name, a.data) for a in upload.attachments)
    paper: Paper = extract(read.pages, embedded=embedded).paper
    lowest = (float("inf"), 0.0)
    for _ in range(RUNS):
        reader.crops_s = 0.0
        start = cpu_s()
        examine(
            upright,
            paper,
            read.pages,
            reader=reader,
            read_paper=_no_revision,
            limits=config.limits,
        )
        crops_ms = 1000 * reader.crops_s
        lowest = min(lowest, (1000 * (cpu_s() - start) - crops_ms, crops_ms))
    return (*lowest, codes_ms)


def _reading_ms(upload: Upload, reader: Reader, codes: bool) -> float:
    times = []
    for _ in range(RUNS):
        start = cpu_s()
        reader.read(upload, codes=codes)
        times.append(1000 * (cpu_s() - start))
    return min(times)


def _no_revision(upload: Upload, pages: tuple[PageText, ...]) -> Paper:
    raise AssertionError("A file without revisions has none to read.")


def main() -> None:
    """Forge, evaluate, measure, and record."""
    asked = _arguments()
    only = read_only(asked.only) if asked.only else None
    sets = require_documents(load_sets(asked.truths, only=only), skip=False)
    files = draw(sets, asked.most, asked.seed)
    with TemporaryDirectory(prefix="proofcheck-") as scratch:
        folder = asked.set or Path(scratch) / "forged"
        reports = asked.reports or Path(scratch) / "reports"
        reports.mkdir(parents=True, exist_ok=True)
        forged_set(files, asked.truths, folder, ordered(asked.ways, asked.seed))
        start = time.perf_counter()
        documents = evaluated(folder, reports, asked.per_group, asked.jobs)
        _say(f"{len(documents)} documents in {time.perf_counter() - start:.0f} s")
    # What the stage costs does not depend on the ways: it stands in the table of all of them.
    body = tables(documents) + ("" if asked.ways else "\n\n" + costs(files))
    print(body)
    named = " ".join(f"{one.name}/truth.jsonl" for one in sets)
    part = " --only part" * bool(only)
    size = f" --per-group {asked.per_group}" * bool(asked.per_group)
    most = f" --most {asked.most}" * (asked.most != MOST)
    ways = f" --ways {asked.ways} --seed {asked.seed}" if asked.ways else ""
    title = "Forgeries: single ways" if asked.ways else "Forgeries"
    record(title, f"python benchmarks/forgeries.py {named}{part}{most}{size}{ways}", body)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("truths", nargs="+", type=Path)
    parser.add_argument("--only", type=Path)
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--per-group", type=int)
    parser.add_argument("--set", type=Path)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--ways")
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args()


def _say(words: str) -> None:
    print(words, file=sys.stderr)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()

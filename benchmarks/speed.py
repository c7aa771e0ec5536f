"""What a verification costs, as ratios of CPU seconds taken in one run.

`python benchmarks/speed.py` measures, on the project's own fixtures:

- a warm `Verifier` on a one-page born-digital PDF against one Tesseract pass (one thread) over
  the same page rendered at 300 dpi;
- a warm `Verifier` on a photo against RapidOCR alone with the settings of the reader;
- a cold `proofcheck verify` of the PDF: wall and CPU seconds, peak memory;
- a cold `proofcheck verify` of the photo: peak memory with OCR.

CPU seconds count user and system time of this process and of the programs it started. The
pairs are taken in turn, so that a machine that slows down slows both.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from proofcheck import Claim, Config, Verifier
from proofcheck.intake import open_upload
from record import record, table

ROOT = Path(__file__).parent.parent
PDF = ROOT / "fixtures/invoices/en-classic.pdf"
PHOTOS = sorted((ROOT / "fixtures/invoices").glob("*photo*.jpg"))[:2]
RUNS = 3
AIMS = {"pdf": 0.6, "photo": 1.25, "cold_s": 3.0, "peak_mb": 500, "peak_ocr_mb": 1300}


def cpu_seconds(step: Callable[[], object]) -> float:
    """CPU seconds (user + system, own and children's) that one call of `step` takes."""
    before = os.times()
    step()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def paired(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float, float]:
    """Medians of both in CPU seconds, and the median ratio, measured in turn after a warm-up."""
    one(), other()
    pairs = [(cpu_seconds(one), cpu_seconds(other)) for _ in range(RUNS)]
    ones, others = zip(*pairs, strict=True)
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(ones), statistics.median(others), ratio


def tesseract_pass(folder: Path) -> Callable[[], object]:
    """One Tesseract command over the PDF's first page at 300 dpi, one thread."""
    page = pypdfium2.PdfDocument(PDF)[0]
    picture = folder / "page.png"
    page.render(scale=300 / 72).to_pil().convert("L").save(picture)
    command = ["tesseract", str(picture), "-", "--psm", "3", "-l", "eng"]
    env = os.environ | {"OMP_THREAD_LIMIT": "1"}
    return lambda: subprocess.run(command, env=env, capture_output=True, check=True)


def rapidocr_alone(photo: Path, config: Config) -> Callable[[], object]:
    """RapidOCR's own pipeline over the whole photo, with the settings that the reader uses."""
    from rapidocr import RapidOCR

    one_thread = {
        f"EngineConfig.onnxruntime.{name}_op_num_threads": 1 for name in ("intra", "inter")
    }
    engine = RapidOCR(
        params=one_thread
        | {
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.max_side_len": config.reading.max_ocr_side_px,
            "Det.limit_side_len": config.reading.detector_limit_px,
            "Det.limit_type": "max",
        }
    )
    with open_upload(photo, limits=config.limits) as upload:
        pixels = upload.render(1, None)[:, :, ::-1]
    return lambda: engine(pixels)


def cold(document: Path) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak memory (MB) of `proofcheck verify` as a new process."""
    command = [sys.executable, "-m", "proofcheck", "verify", str(document), "--fail-on", "never"]
    start, before = time.perf_counter(), os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"proofcheck verify {document} ended with {status}")
    after = os.times()
    cpu = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return time.perf_counter() - start, cpu, usage.ru_maxrss / 1024


def main() -> None:
    """Measure, print and record the table."""
    # Peak memory is inherited over fork: the cold runs come before this process has grown.
    walls, cpus, peaks = zip(*(cold(PDF) for _ in range(RUNS)), strict=True)
    peak_with_ocr = max(cold(photo)[2] for photo in PHOTOS)
    config = Config()
    verifier = Verifier(config=config, registry=ROOT / "fixtures/registry.json")
    claim = Claim(seller="?", brand="?")
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, ratio = paired(
            lambda: verifier.verify(PDF, claim=claim), tesseract_pass(Path(folder))
        )
    rows.append(
        (
            "born-digital page / Tesseract pass",
            f"{ours:.2f}",
            f"{theirs:.2f}",
            f"{ratio:.2f}",
            f"≤ {AIMS['pdf']}",
        )
    )
    for photo in PHOTOS:
        ours, theirs, ratio = paired(
            lambda photo=photo: verifier.verify(photo), rapidocr_alone(photo, config)
        )
        rows.append(
            (
                f"{photo.name} / RapidOCR alone",
                f"{ours:.2f}",
                f"{theirs:.2f}",
                f"{ratio:.2f}",
                f"≤ {AIMS['photo']}",
            )
        )
    cold_rows = [
        (
            "cold verify, born-digital, wall s",
            f"{statistics.median(walls):.2f}",
            f"≤ {AIMS['cold_s']}",
        ),
        ("cold verify, born-digital, CPU s", f"{statistics.median(cpus):.2f}", "–"),
        ("peak memory, born-digital, MB", f"{max(peaks):.0f}", f"≤ {AIMS['peak_mb']}"),
        (
            "peak memory with OCR, MB",
            f"{peak_with_ocr:.0f}",
            f"≤ {AIMS['peak_ocr_mb']}",
        ),
    ]
    body = "\n\n".join(
        (
            "Median CPU seconds of three warm runs, measured in turn.",
            table(("pair", "proofcheck", "other", "ratio", "aim"), rows),
            "A new process each time.",
            table(("figure", "measured", "aim"), cold_rows),
        )
    )
    print(body)
    record("Speed", "python benchmarks/speed.py", body)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()

"""Memory that runs out, in whatever library, is a limit that is named, and never a crash."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from proofcheck import Config, Outcome, Verifier
from proofcheck.config import Limits
from proofcheck.errors import ToolError, limit_that_was_hit


def config_with(megabytes: int) -> Config:
    return Config(limits=msgspec.structs.replace(Limits(), memory_bytes=megabytes * 1_000_000))


@pytest.fixture(scope="module")
def huge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture of 49 million pixels, below the limit of pixels, in a small file."""
    path = tmp_path_factory.mktemp("huge") / "huge.png"
    tiles = np.random.default_rng(1).integers(0, 255, (70, 70), dtype=np.uint8)
    Image.fromarray(np.kron(tiles, np.ones((100, 100), np.uint8))).convert("RGB").save(path)
    return path


@pytest.mark.parametrize(
    ("megabytes", "name"),
    [
        (900, "huge"),  # Pillow and NumPy
        (700, "invoices/zh-grid-photo.jpg"),  # ONNX Runtime's arena
        (500, "invoices/zh-grid-photo.jpg"),  # the loader, which can't map ONNX Runtime
        (300, "invoices/es-classic-scan.pdf"),  # a library in C++ that aborts, or OpenCV
        (150, "invoices/en-classic.pdf"),  # pdfium, qpdf, Python
        (600, "invoices/en-classic.pdf"),  # the pixels of key fields, within forensics
    ],
)
def test_too_little_memory_is_named_whoever_ran_out(
    fixtures: Path, huge: Path, megabytes: int, name: str
):
    document = huge if name == "huge" else fixtures / name
    with Verifier(config=config_with(megabytes), isolation="process") as verifier:
        report = verifier.verify(document)
    assert report.outcome in {Outcome.UNREADABLE, Outcome.REVIEW}
    faults = report.dossier.documents[0].faults
    assert {(fault.code, fault.limit) for fault in faults} == {("limit", "memory_bytes")}
    assert "memory" in faults[0].reason
    assert faults[0].remedy


def test_a_worker_whose_memory_ran_out_is_replaced_for_the_next(fixtures: Path, huge: Path):
    # 1.1 GB are enough for the second document, and would not be in a worker that is worn.
    with Verifier(config=config_with(1_100), isolation="process") as verifier:
        first = verifier.submit(huge)
        second = verifier.submit(fixtures / "invoices/en-classic.pdf")
        assert not first.result().examined.document.pages
        assert second.result().examined.faults == ()


@pytest.mark.parametrize(
    ("error", "limit"),
    [
        (MemoryError(), "memory_bytes"),
        (RuntimeError("std::bad_alloc"), "memory_bytes"),
        (OSError(12, "Cannot allocate memory"), "memory_bytes"),
        (OSError(24, "Too many open files"), "open_files"),
        (OSError(27, "File too large"), "written_bytes"),
        (OSError(2, "No such file"), None),
        (ValueError("damaged"), None),
    ],
)
def test_what_led_to_an_error_counts_too(error: Exception, limit: str | None):
    outer = ToolError("It broke.", remedy="Mend it.", tool="x")
    outer.__cause__ = error
    assert limit_that_was_hit(error) == limit_that_was_hit(outer) == limit

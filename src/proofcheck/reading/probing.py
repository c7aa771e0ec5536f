"""Which engines this machine has, for `proofcheck doctor`; nothing is loaded to find out."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from proofcheck.config import ReadingSettings
from proofcheck.errors import ToolError
from proofcheck.reading.rapid import DETECTOR, RECOGNISER, REINSTALL
from proofcheck.reading.tesseract import INSTALL, TesseractEngine


class Probe(Struct, frozen=True, kw_only=True):
    """An engine, whether it can be used, and in words: its version, or what to install.

    `gravity` is `missing` where every verification needs the engine, `limited` where only the
    second reading of single fields does.
    """

    name: str
    is_available: bool
    gravity: str
    words: str


def probe_engines() -> tuple[Probe, ...]:
    """Look for RapidOCR with its models, and for Tesseract with its languages."""
    return _probe_rapid(), _probe_tesseract()


def _probe_rapid() -> Probe:
    spec = find_spec("rapidocr")
    name, gravity = "RapidOCR models", "missing"
    if spec is None or spec.origin is None:
        return Probe(name=name, is_available=False, gravity=gravity, words=REINSTALL)
    models = Path(spec.origin).parent / "models"
    lacking = [model for model in (DETECTOR, RECOGNISER) if not (models / model).is_file()]
    if lacking:
        words = f"{', '.join(lacking)} not found. {REINSTALL}"
        return Probe(name=name, is_available=False, gravity=gravity, words=words)
    try:
        words = f"PP-OCRv6 small in rapidocr {version('rapidocr')}"
    except PackageNotFoundError:
        words = "PP-OCRv6 small"
    return Probe(name=name, is_available=True, gravity=gravity, words=words)


def _probe_tesseract() -> Probe:
    wanted = ReadingSettings().languages
    engine = TesseractEngine(wanted)
    try:
        installed = engine.installed()
    except ToolError as error:
        words = f"no second reading of doubtful fields. {error.remedy}"
        return Probe(name="Tesseract", is_available=False, gravity="limited", words=words)
    lacking = [language for language in wanted if language not in installed]
    words = f"{engine.version} with {', '.join(sorted(installed - {'osd'}))}"
    if lacking:
        words += f"; not installed: {', '.join(lacking)}. {INSTALL}"
    return Probe(name="Tesseract", is_available=bool(installed), gravity="limited", words=words)

"""Frozen settings and limits, loaded from TOML and checked.

The defaults are meant for a marketplace that verifies single uploads on its own machine.
"""

from __future__ import annotations

import hashlib
import tomllib
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from proofcheck.errors import ConfigError
from proofcheck.model.identities import ProviderName


class Limits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one upload may cost; a limit that is hit is named in the report.

    The last five hold for a worker process only: wall and CPU seconds a document, address
    space (ONNX Runtime needs about 1.2 GB of it), open files, and bytes written to one file.
    """

    max_bytes: int = 30_000_000
    max_pages: int = 50
    max_pixels: int = 60_000_000
    max_embedded_bytes: int = 10_000_000
    max_stream_bytes: int = 200_000_000
    max_revisions: int = 20
    max_painted_forms: int = 100_000
    max_words_per_page: int = 20_000
    max_ocr_pages: int = 20
    max_image_pages: int = 20
    timeout_s: int = 120
    cpu_s: int = 100
    memory_bytes: int = 2_000_000_000
    open_files: int = 256
    written_bytes: int = 100_000_000


class OcrChoice(StrEnum):
    """Which engine reads pictures: RapidOCR (`auto`, `rapidocr`) or Tesseract."""

    AUTO = "auto"
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"


class ReadingSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How pages are read.

    `ocr_dpi` is the resolution at which PDF pages are rendered for OCR, `code_dpi` for codes;
    `detector_limit_px` the longest side that RapidOCR's detector sees (knowledge: OCR 1);
    `languages` are Tesseract's, used where the document's own can't be told.
    """

    ocr: OcrChoice = OcrChoice.AUTO
    ocr_dpi: float = 200.0
    code_dpi: float = 200.0
    detector_limit_px: int = 1280
    max_ocr_side_px: int = 3600
    languages: tuple[str, ...] = ("eng", "fra", "deu", "ita", "spa", "chi_sim")


class WeighingSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How evidence becomes a verdict.

    `prior_forged` is the share (0..1) of forged papers to expect before looking;
    at or above `reject_probability` a document is rejected, at or above `suspect_probability`
    it is suspect. `min_coverage` is the least share of applicable checks for accept.
    """

    prior_forged: float = 0.02
    reject_probability: float = 0.95
    suspect_probability: float = 0.20
    min_coverage: float = 0.5


class ProviderSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which public registers are asked, and how; none unless it is named in `on`.

    `timeout_s` is for one question, all in all. `cache` is a file (SQLite) in which answers are
    kept: a match for `match_days`, a no-match for `no_match_days`. `recordings` is a folder with
    answers as the registers sent them: what is there is never asked again, what is not is added.
    `addresses` replaces a register's address (a proxy, a test service). Keys never stand here:
    they come from the environment (`doctor` names the variables).
    """

    on: tuple[ProviderName, ...] = ()
    timeout_s: float = 10.0
    cache: str | None = None
    match_days: float = 30.0
    no_match_days: float = 1.0
    recordings: str | None = None
    addresses: dict[ProviderName, str] = {}


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of a `Verifier`."""

    limits: Limits = Limits()
    reading: ReadingSettings = ReadingSettings()
    weighing: WeighingSettings = WeighingSettings()
    providers: ProviderSettings = ProviderSettings()

    @property
    def digest(self) -> str:
        """SHA-256 of the settings: two reports with the same digest were made alike.

        Where answers are kept does not count.
        """
        bare = msgspec.structs.replace(self.providers, cache=None, recordings=None)
        settings = msgspec.structs.replace(self, providers=bare)
        return hashlib.sha256(msgspec.json.encode(settings, order="sorted")).hexdigest()


def load_config(path: Path) -> Config:
    """Read settings from a TOML file; raises `ConfigError` that names the wrong entry."""
    remedy = "See docs/configuration.md for the settings and their ranges."
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"The configuration {path} can't be read: {error.strerror}."
        raise ConfigError(message, remedy="Check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"The configuration {path} is not TOML: {error}."
        raise ConfigError(message, remedy=remedy) from error
    try:
        config = msgspec.convert(raw, Config)
    except msgspec.ValidationError as error:
        message = f"The configuration {path} has a wrong entry: {error}."
        raise ConfigError(message, remedy=remedy) from error
    _check_ranges(config, path)
    return config


def _check_ranges(config: Config, path: Path) -> None:
    """Raise `ConfigError` for shares outside 0..1 and limits below 1."""
    for name, share in msgspec.structs.asdict(config.weighing).items():
        if not 0.0 <= share <= 1.0:
            message = f"{path}: weighing.{name} is {share}, which is not between 0 and 1."
            raise ConfigError(message, remedy="Give a share between 0 and 1.")
    for name in ("timeout_s", "match_days", "no_match_days"):
        if getattr(config.providers, name) <= 0:
            message = f"{path}: providers.{name} is not above 0."
            raise ConfigError(message, remedy="Give a number above 0.")
    for name, limit in msgspec.structs.asdict(config.limits).items():
        if limit < 1:
            message = f"{path}: limits.{name} is {limit}, which is below 1."
            raise ConfigError(message, remedy="Give a whole number of at least 1.")

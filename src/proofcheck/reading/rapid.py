"""RapidOCR: text lines found in pixels, and read, with the models inside its wheel.

In: RGB pixels. Out: quads of text lines, and for a line's crop its characters with their
places. Loaded when first used (1.2 s); one engine a process, used by one thread at a time,
which bounds memory. Nothing is ever downloaded: a missing model is a `ToolError`.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.errors import ToolError, is_out_of_memory

DETECTOR, RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
NAME = "rapidocr"
REINSTALL = "Install it again: pip install --force-reinstall 'rapidocr>=3.10' onnxruntime."

NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
"""ONNX Runtime 1.32 for Linux reports its use to its maker from the moment it is imported,
unless this is set before."""

RECOGNISER_HEIGHT_PX = 48
MOST_CROPS_AT_ONCE = 6
NARROWEST_RATIO = 4.0
"""Short lines are padded to this many heights. RapidOCR pads to 6.7, which costs a quarter more
and reads no more: 255 of 300 fields of receipts and invoices with 6.7, 4.5 and 3.0 alike."""

WIDEST_RATIO = 60.0
"""Lines longer than this many heights are read squeezed: it bounds memory."""

Pixels = NDArray[np.uint8]
Quads = NDArray[np.float32]


class Glyph(Struct, frozen=True):
    """A character read: `at` is its centre as a share (0..1) of the crop's width."""

    text: str
    at: float
    confidence: float


class RapidEngine:
    """The detector and the recogniser of RapidOCR."""

    def __init__(self, detector_limit_px: int) -> None:
        self._limit_px = detector_limit_px
        self._lock = threading.Lock()
        self._models: dict[str, Any] = {}

    @property
    def version(self) -> str:
        """The engine's version with its models' names."""
        return f"{version(NAME)} (PP-OCRv6 small)"

    def find_lines(self, image: Pixels) -> Quads:
        """Return text lines as quads `(n, 4, 2)` in pixels: from top left, clockwise."""
        with self._lock:
            detector = self._load("detector")
            found = detector(np.ascontiguousarray(image[:, :, ::-1]))
        if found.boxes is None or len(found.boxes) == 0:
            return np.zeros((0, 4, 2), dtype=np.float32)
        return np.asarray(found.boxes, dtype=np.float32)

    def read_lines(self, crops: Sequence[Pixels]) -> list[tuple[Glyph, ...]]:
        """Read crops that hold one line each; the characters come with their places."""
        order = sorted(range(len(crops)), key=lambda i: crops[i].shape[1] / crops[i].shape[0])
        lines: list[tuple[Glyph, ...]] = [()] * len(crops)
        with self._lock:
            recogniser = self._load("recogniser")
            for start in range(0, len(order), MOST_CROPS_AT_ONCE):
                batch = order[start : start + MOST_CROPS_AT_ONCE]
                read = _read_batch(recogniser, [crops[index] for index in batch])
                for index, line in zip(batch, read, strict=True):
                    lines[index] = line
        return lines

    def read_texts(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        """Read crops of one line each: text, and the confidence (0..1) of all characters."""
        return [
            (
                "".join(glyph.text for glyph in line).strip(),
                sum(glyph.confidence for glyph in line) / max(len(line), 1),
            )
            for line in self.read_lines(crops)
        ]

    def _load(self, part: Literal["detector", "recogniser"]) -> Any:
        """Load one of the two models when it is first needed; key fields need no detector."""
        if part not in self._models:
            try:
                self._models[part] = _load_model(part, self._limit_px)
            except ToolError:
                raise
            except (ImportError, OSError, RuntimeError, ValueError, TypeError) as error:
                if is_out_of_memory(error):
                    raise MemoryError(str(error)) from error
                message = f"RapidOCR can't be started: {type(error).__name__}: {error}."
                raise ToolError(message, remedy=REINSTALL, tool=NAME) from error
        return self._models[part]


def _load_model(part: str, limit_px: int) -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    os.environ[NO_TELEMETRY] = "1"
    import rapidocr
    from rapidocr.ch_ppocr_det import TextDetector
    from rapidocr.ch_ppocr_rec import TextRecognizer

    models = Path(rapidocr.__file__).parent / "models"
    for model in (DETECTOR, RECOGNISER):
        if not (models / model).is_file():
            message = f"RapidOCR lacks its model {model}."
            raise ToolError(message, remedy=REINSTALL, tool=NAME, is_missing=True)
    settings = rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": limit_px,
            "Det.model_path": str(models / DETECTOR),
            "Rec.model_path": str(models / RECOGNISER),
        }
    ).cfg
    for section in (settings.Det, settings.Rec):
        section.engine_cfg = settings.EngineConfig.onnxruntime
        section.model_root_dir = str(models)
    settings.Rec.font_path = None
    return TextDetector(settings.Det) if part == "detector" else TextRecognizer(settings.Rec)


def _read_batch(recogniser: Any, crops: list[Pixels]) -> list[tuple[Glyph, ...]]:
    """Run the recogniser, and decode its columns (CTC): repeats and blanks are dropped."""
    ratios = [min(crop.shape[1] / crop.shape[0], WIDEST_RATIO) for crop in crops]
    widest = max(*ratios, NARROWEST_RATIO)
    stack = np.stack(
        [recogniser.resize_norm_img(np.ascontiguousarray(c[:, :, ::-1]), widest) for c in crops]
    )
    guesses = recogniser.session(stack.astype(np.float32))
    best, sure = guesses.argmax(axis=2), guesses.max(axis=2)
    alphabet = recogniser.postprocess_op.character
    padded_px = stack.shape[3]
    lines = []
    for row, ratio in enumerate(ratios):
        used_px = min(np.ceil(RECOGNISER_HEIGHT_PX * ratio), padded_px)
        lines.append(_decode(best[row], sure[row], alphabet, padded_px / used_px))
    return lines


def _decode(
    best: NDArray[np.int64], sure: NDArray[np.float32], alphabet: list[str], stretch: float
) -> tuple[Glyph, ...]:
    columns = len(best)
    changes = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(changes[1:], columns)
    glyphs = []
    for start, end in zip(changes, ends, strict=True):
        symbol = int(best[start])
        if symbol:
            at = min(float(start + end) / 2 / columns * stretch, 1.0)
            glyphs.append(Glyph(alphabet[symbol], at, float(sure[start:end].max())))
    return tuple(glyphs)

"""Tesseract: the alternative reader of pages, and the second reader of single places.

In: RGB pixels. Out: pieces with boxes in points, or the text of single lines. A program or
language that is missing is a `ToolError`, never silence.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytesseract
from msgspec import structs
from numpy.typing import NDArray

from proofcheck.errors import ToolError
from proofcheck.model.document import Source
from proofcheck.model.measures import Box
from proofcheck.reading.characters import printed
from proofcheck.reading.lying import turned
from proofcheck.reading.pieces import Piece, PixelText
from proofcheck.reading.quads import Quad, Slope, fit_slope

Pixels = NDArray[np.uint8]

NAME = "tesseract"
INSTALL = (
    "Install Debian's tesseract-ocr with its language packages "
    "(tesseract-ocr-eng, -fra, -deu, -ita, -spa, -chi-sim), or read with --ocr rapidocr."
)
PAGE_TIMEOUT_S, LINES_TIMEOUT_S = 60, 60

SURE = 0.7
"""Mean confidence by characters of a page that lies right: 0.80 or more on eight scans and photos,
0.60 or less on the same ones upside down."""

CLEARLY_BETTER = 0.1
TELLING_CHARACTERS = 4
"""Words of so many letters are wider than high, unless they run down the page."""

ISO_TO_TESSERACT = {
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "zh": "chi_sim",
}
"""ISO 639-1 to the names of Tesseract's trained data."""


class TesseractEngine:
    """The Tesseract program; probed when first used."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages
        self._lock = threading.Lock()
        self._installed: frozenset[str] | None = None
        self._version = ""

    @property
    def version(self) -> str:
        """The program's version; empty before it was first used."""
        return self._version

    def installed(self) -> frozenset[str]:
        """Return the languages that are installed; raises `ToolError` without the program."""
        with self._lock:
            if self._installed is None:
                os.environ.setdefault("OMP_THREAD_LIMIT", "1")
                try:
                    self._version = str(pytesseract.get_tesseract_version())
                    self._installed = frozenset(pytesseract.get_languages())
                except (pytesseract.TesseractError, OSError, SystemExit) as error:
                    message = "The program Tesseract is not installed or does not start."
                    raise ToolError(message, remedy=INSTALL, tool=NAME, is_missing=True) from error
        return self._installed

    def read_page(self, image: Pixels, points_per_px: float, *, is_page: bool = True) -> PixelText:
        """Read a whole page (page segmentation 3); boxes in points from its top left.

        Where `is_page`, an image that lies on its side or upside down is turned and read again;
        boxes are then on the turned image, and `turned_deg` says by how much it was turned.
        """
        text = self._read_as_it_lies(image, points_per_px)
        deg = _turn_to_try(text) if is_page else 0
        if not deg:
            return text
        again = self._read_as_it_lies(turned(image, deg), points_per_px)
        was, now = _surety(text), _surety(again)
        is_better = now > was + CLEARLY_BETTER or (deg != 180 and now >= SURE)
        return structs.replace(again, turned_deg=deg) if is_better else text

    def _read_as_it_lies(self, image: Pixels, points_per_px: float) -> PixelText:
        rows = self._run(image, "--psm 3", self._choose(()), PAGE_TIMEOUT_S)
        rows = [row for row in rows if _clean(row["text"])]
        slope = fit_slope(_line_quads(rows), (image.shape[0], image.shape[1]))
        pieces = tuple(_piece(row, slope, points_per_px) for row in rows)
        sure = [piece.confidence for piece in pieces]
        return PixelText(
            pieces=pieces,
            skew_deg=round(slope.skew_deg, 2),
            mean_confidence=round(sum(sure) / len(sure), 4) if sure else 0.0,
        )

    def read_texts(
        self, crops: Sequence[Pixels], languages: tuple[str, ...] = ()
    ) -> list[tuple[str, float]]:
        """Read crops of one line each (page segmentation 7), in one run of the program.

        Returns text and confidence (0..1), which is that of the least sure word.
        """
        if not crops:
            return []
        chosen = self._choose(languages)
        with tempfile.TemporaryDirectory(prefix="proofcheck-") as folder:
            paths = []
            for number, crop in enumerate(crops):
                path = Path(folder) / f"{number}.png"
                cv2.imwrite(str(path), np.ascontiguousarray(crop[:, :, ::-1]))
                paths.append(str(path))
            batch = Path(folder) / "crops.txt"
            batch.write_text("\n".join(paths), encoding="utf-8")
            rows = self._run(str(batch), "--psm 7", chosen, LINES_TIMEOUT_S)
        words: list[list[dict[str, str]]] = [[] for _ in crops]
        for row in rows:
            number = int(row["page_num"]) - 1
            if 0 <= number < len(words) and _clean(row["text"]):
                words[number].append(row)
        return [
            (
                " ".join(_clean(row["text"]) for row in line),
                min((float(row["conf"]) / 100 for row in line), default=0.0),
            )
            for line in words
        ]

    def _choose(self, languages: tuple[str, ...]) -> str:
        """Join the installed of the wanted languages, the configured ones where none is."""
        installed = self.installed()
        wanted = [ISO_TO_TESSERACT.get(language, language) for language in languages]
        chosen = [language for language in dict.fromkeys(wanted) if language in installed]
        chosen = chosen or [language for language in self._languages if language in installed]
        if not chosen:
            message = f"Tesseract has none of the languages {', '.join(self._languages)}."
            raise ToolError(message, remedy=INSTALL, tool=NAME, is_missing=True)
        return "+".join(chosen)

    def _run(
        self, image: Pixels | str, options: str, languages: str, timeout_s: int
    ) -> list[dict[str, str]]:
        """Run the program and return its TSV rows of words."""
        try:
            tsv = pytesseract.image_to_data(
                image, lang=languages, config=f"--oem 1 {options}", timeout=timeout_s
            )
        except (pytesseract.TesseractError, OSError, RuntimeError, UnicodeDecodeError) as error:
            message = (
                f"Tesseract failed: {str(error).splitlines()[0] if str(error) else 'no word'}."
            )
            raise ToolError(message, remedy=INSTALL, tool=NAME) from error
        head, *lines = tsv.splitlines()
        names = head.split("\t")
        rows = (dict(zip(names, line.split("\t", len(names) - 1), strict=False)) for line in lines)
        return [row for row in rows if row.get("level") == "5" and float(row["conf"]) >= 0]


def _turn_to_try(text: PixelText) -> int:
    """By how much an image is worth turning clockwise; 0 where it reads well as it lies.

    Tesseract reads text that runs down the page, but says nothing of it: its boxes are high.
    """
    is_sure = _surety(text) >= SURE
    tells = [piece.box for piece in text.pieces if len(piece.text) >= TELLING_CHARACTERS]
    if sum(box.height_pt > box.width_pt for box in tells) > 0.5 * len(tells):
        return 270 if is_sure else 90
    return 0 if is_sure or not text.pieces else 180


def _surety(text: PixelText) -> float:
    """Mean confidence by characters: words that are really stains are short."""
    characters = sum(len(piece.text) for piece in text.pieces)
    sure = sum(piece.confidence * len(piece.text) for piece in text.pieces)
    return sure / characters if characters else 0.0


def _clean(text: str) -> str:
    return "".join(printed(ord(ch)) or "" for ch in text)


def _line_quads(rows: list[dict[str, str]]) -> list[Quad]:
    """One quad a line, from the first to the last word: they tell how the paper lies."""
    lines: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    quads = []
    for line in lines.values():
        first, last = _pixel_box(line[0]), _pixel_box(line[-1])
        corners = ((first.x0, first.y0), (last.x1, last.y0), (last.x1, last.y1))
        quads.append(np.array([*corners, (first.x0, first.y1)], dtype=np.float32))
    return quads


def _pixel_box(row: dict[str, str]) -> Box:
    left, top = float(row["left"]), float(row["top"])
    return Box(left, top, left + float(row["width"]), top + float(row["height"]))


def _piece(row: dict[str, str], slope: Slope, points_per_px: float) -> Piece:
    text, box = _clean(row["text"]), _pixel_box(row)
    x, y = box.centre
    level_x, level_y = slope.flatten(x, y)
    half_width, half_height = box.width_pt / 2, box.height_pt / 2
    flat = Box(
        level_x - half_width, level_y - half_height, level_x + half_width, level_y + half_height
    )
    return Piece(
        text=text,
        box=box.scaled(points_per_px),
        flat=flat.scaled(points_per_px),
        confidence=min(float(row["conf"]) / 100, 1.0),
        source=Source.OCR,
    )

"""The text of one page as its content streams paint it, open for changes.

Which character a code shows is not guessed from encodings: pdfium says what it reads at each
code's origin. So a font's known codes are those that the page itself paints, and a character
that the subset lacks can't be typed, as for a forger with the page's own font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pikepdf

from proofcheck.forging.shown_characters import characters_of, named
from proofcheck.forging.text_operators import (
    IDENTITY,
    Glyph,
    Matrix,
    Walker,
    pieces_of,
    times,
)
from proofcheck.forging.way import NotMadeError
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK
from proofcheck.model.measures import Box
from proofcheck.reading.text_layer import Frame, frame_of

PAGE = ""
"""Name of the page's own stream; Form XObjects go by their path of resource names."""

MAX_DEPTH = 2
MARGIN_PT = 0.8
INVISIBLE = 3

Piece = bytes | float
Instruction = Any


class PageText:
    """The text operators of page `number` (from 1) of an open pikepdf file."""

    def __init__(self, pdf: pikepdf.Pdf, upload: Upload, number: int) -> None:
        self.pdf = pdf
        self.page = pdf.pages[number - 1]
        self._instructions: dict[str, list[Instruction]] = {}
        self._owners: dict[str, pikepdf.Object] = {}
        self._changed: set[str] = set()
        assert upload.pdf is not None
        with PDFIUM_LOCK:
            page = upload.pdf[number - 1]
            try:
                self.frame = frame_of(page)
                characters = characters_of(page)
            finally:
                page.close()
        walked = self._walk(PAGE, self.page.obj, IDENTITY, 0)
        self.glyphs = named(walked, characters)

    def resources(self, stream: str) -> pikepdf.Object:
        """Return the resource dictionary of a stream: a form without its own uses the page's."""
        own = None if stream == PAGE else self._owners[stream].get("/Resources")
        return own if isinstance(own, pikepdf.Dictionary) else self.page.resources

    def spelling(self, printed: str, box: Box) -> list[Glyph]:
        """Return the visible glyphs in a box that spell the print, blanks apart.

        A box may hold some of the label before the value, where both are one word. Raises
        `NotMadeError` where they don't, as for text in a font that can't be followed.
        """
        wide = box.grown(MARGIN_PT)
        there = [g for g in self.glyphs if g.text.strip() and self._is_in(g, wide)]
        wanted = "".join(printed.split())
        if wanted not in "".join(g.text for g in there):
            there.sort(key=lambda g: self._displayed(g)[0])
        said = "".join(g.text for g in there)
        if said.count(wanted) == 1:
            start = said.index(wanted)
            there = there[start : start + len(wanted)]
        else:
            raise NotMadeError("No text operators spell the value at its place.")
        if any(g.mode == INVISIBLE for g in there):
            raise NotMadeError("The value is invisible text over a picture.")
        return there

    def known_codes(self, stream: str, font: str) -> dict[str, bytes]:
        """Return which character of a font is shown by which code, as far as the page shows."""
        return {
            g.text: g.code
            for g in reversed(self.glyphs)
            if g.stream == stream and g.font == font and g.text
        }

    def baseline(self, glyphs: Sequence[Glyph]) -> tuple[float, float, float]:
        """Return left end, baseline (from the top) and size of glyphs, as displayed, in points."""
        first = glyphs[0]
        spot = self.frame.displayed(first.x, first.y, first.x, first.y)
        return spot.x0, spot.y0, first.size

    def _displayed(self, glyph: Glyph) -> tuple[float, float]:
        x, y = glyph.centre
        spot = self.frame.displayed(x, y, x, y)
        return spot.x0, spot.y0

    def _is_in(self, glyph: Glyph, box: Box) -> bool:
        x, y = self._displayed(glyph)
        return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1

    def retype(self, glyphs: Sequence[Glyph], codes: Sequence[bytes]) -> None:
        """Paint other codes of the same fonts; what follows stays where it is."""
        new = {_key(g): code for g, code in zip(glyphs, codes, strict=True)}
        widths = {(g.stream, g.font, g.code): g.width for g in self.glyphs}

        def piece(glyph: Glyph) -> tuple[Piece, float]:
            code = new[_key(glyph)]
            return code, widths.get((glyph.stream, glyph.font, code), glyph.width) - glyph.width

        self._rebuild(glyphs, piece)

    def remove(self, glyphs: Sequence[Glyph]) -> None:
        """Paint nothing where the glyphs were; what follows stays where it is."""

        def gap(glyph: Glyph) -> tuple[Piece, float]:
            return -(glyph.width + glyph.spacing * 1000 / (glyph.text_size or 1.0)), 0.0

        self._rebuild(glyphs, gap)

    def enclose(
        self, glyphs: Sequence[Glyph], before: list[Instruction], after: list[Instruction]
    ) -> None:
        """Put instructions around the glyphs, and only around them."""
        wanted = {_key(g) for g in glyphs}
        for stream, number in sorted({(g.stream, g.instruction) for g in glyphs}, reverse=True):
            parts: list[tuple[bool, list[Piece]]] = []
            for one, is_in in self._codes(stream, number, wanted):
                if not parts or parts[-1][0] != is_in:
                    parts.append((is_in, []))
                parts[-1][1].append(one)
            shown: list[Instruction] = list(self._line_start(stream, number))
            for is_in, pieces in parts:
                shown += [*before, _tj(pieces), *after] if is_in else [_tj(pieces)]
            self._instructions[stream][number : number + 1] = shown
            self._changed.add(stream)

    def write(self) -> None:
        """Put the changed instructions into the file."""
        for stream in sorted(self._changed):
            data = pikepdf.unparse_content_stream(self._instructions[stream])
            if stream == PAGE:
                self.page.obj.Contents = self.pdf.make_stream(data)
            else:
                self._owners[stream].write(data)

    def _walk(self, name: str, owner: pikepdf.Object, ctm: Matrix, depth: int) -> list[Glyph]:
        self._owners[name] = owner
        instructions = list(pikepdf.parse_content_stream(self.page if name == PAGE else owner))
        self._instructions[name] = instructions
        resources = self.resources(name)
        walker = Walker(name, resources.get("/Font", pikepdf.Dictionary()), ctm)
        found = list(walker.walk(instructions))
        if depth >= MAX_DEPTH:
            return found
        for form, outer in walker.forms:
            path = f"{name}{form}"
            item = resources.get("/XObject", pikepdf.Dictionary()).get(form)
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
                own = [float(n) for n in item.get("/Matrix", list(IDENTITY))]
                inner = times((own[0], own[1], own[2], own[3], own[4], own[5]), outer)
                if path not in self._owners:
                    found += self._walk(path, item, inner, depth + 1)
        return found

    def _rebuild(
        self, glyphs: Sequence[Glyph], piece: Callable[[Glyph], tuple[Piece, float]]
    ) -> None:
        by_place = {_key(g): g for g in glyphs}
        for stream, number in sorted({(g.stream, g.instruction) for g in glyphs}, reverse=True):
            pieces: list[Piece] = []
            surplus = 0.0
            left = sum(1 for g in glyphs if (g.stream, g.instruction) == (stream, number))
            for item in self._keyed(stream, number):
                glyph = by_place.get(item[1]) if item[1] is not None else None
                if glyph is None:
                    pieces.append(item[0])
                    continue
                shown, wider = piece(glyph)
                pieces.append(shown)
                surplus, left = surplus + wider, left - 1
                if left == 0 and abs(surplus) > 0.01:
                    pieces.append(surplus)
            shown_now = [*self._line_start(stream, number), _tj(pieces)]
            self._instructions[stream][number : number + 1] = shown_now
            self._changed.add(stream)

    def _codes(
        self, stream: str, number: int, wanted: set[tuple[str, int, int, int]]
    ) -> Iterable[tuple[Piece, bool]]:
        """Yield every code and shift; a shift belongs to what comes before it."""
        is_in = False
        for item, key in self._keyed(stream, number):
            is_in = key in wanted if key is not None else is_in
            yield item, is_in

    def _keyed(
        self, stream: str, number: int
    ) -> Iterable[tuple[Piece, tuple[str, int, int, int] | None]]:
        instruction = self._instructions[stream][number]
        size = next(
            len(g.code) for g in self.glyphs if (g.stream, g.instruction) == (stream, number)
        )
        operator = str(instruction.operator)
        for index, item in enumerate(pieces_of(operator, list(instruction.operands))):
            if isinstance(item, bytes):
                for offset in range(0, len(item) - size + 1, size):
                    yield item[offset : offset + size], (stream, number, index, offset)
            else:
                yield item, None

    def _line_start(self, stream: str, number: int) -> list[Instruction]:
        """Return what the operators ' and \" do besides showing text."""
        instruction = self._instructions[stream][number]
        operator, operands = str(instruction.operator), list(instruction.operands)
        start: list[Instruction] = []
        if operator == '"':
            start += [_op([operands[0]], "Tw"), _op([operands[1]], "Tc")]
        return [*start, _op([], "T*")] if operator in ("'", '"') else start


def _key(glyph: Glyph) -> tuple[str, int, int, int]:
    return glyph.stream, glyph.instruction, glyph.piece, glyph.offset


def _op(operands: list[Any], operator: str) -> Instruction:
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(operator))


def _tj(pieces: Iterable[Piece]) -> Instruction:
    """Return one TJ of the pieces, codes that follow each other joined."""
    joined: list[Any] = []
    run = b""
    for piece in pieces:
        if isinstance(piece, bytes):
            run += piece
            continue
        if run:
            joined.append(pikepdf.String(run))
            run = b""
        joined.append(round(piece, 3))
    if run:
        joined.append(pikepdf.String(run))
    return _op([pikepdf.Array(joined)], "TJ")


def frame_on(upload: Upload, number: int) -> Frame:
    """Return how user space of page `number` maps to the page as displayed."""
    assert upload.pdf is not None
    with PDFIUM_LOCK:
        page = upload.pdf[number - 1]
        try:
            return frame_of(page)
        finally:
            page.close()

"""Content streams walked: every painted code with its place, and where it stands in the stream.

In: the instructions of one stream and its resources. Out: `Glyph`s in user space of the page,
in paint order. The text state follows ISO 32000-1, 9.3 and 9.4; strings in fonts whose codes
can't be told are passed over, and the rest of such a line is not placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from proofcheck.forging.font_codes import FontCodes, codes_of

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SHOWING = ("Tj", "TJ", "'", '"')


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """A painted code: where it stands in its stream, how it is drawn, and where.

    `instruction`, `piece` and `offset` lead to the code in the stream (piece of a TJ array,
    byte in the string). `width` is its advance in thousandths of the size, `spacing` what Tc
    and Tw add in text space. `x`, `y` is its origin and `advance` the vector to the next, in
    user space; `size` the glyph size there. `mode` is the render mode.
    """

    stream: str
    instruction: int
    piece: int
    offset: int
    code: bytes
    font: str
    width: float
    spacing: float
    text_size: float
    x: float
    y: float
    advance: tuple[float, float]
    size: float
    mode: int
    text: str = ""

    @property
    def centre(self) -> tuple[float, float]:
        """A point inside the glyph, in user space: half its advance, a third of its height."""
        dx, dy = self.advance
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        up = (-dy / length * self.size * 0.3, dx / length * self.size * 0.3)
        return self.x + dx / 2 + up[0], self.y + dy / 2 + up[1]


@dataclass
class _State:
    ctm: Matrix = IDENTITY
    font: str = ""
    size: float = 0.0
    char: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass
class Walker:
    """Walks one stream; `forms` collects the Form XObjects it paints with their matrices."""

    stream: str
    fonts: pikepdf.Object
    ctm: Matrix = IDENTITY
    forms: list[tuple[str, Matrix]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._codes: dict[str, FontCodes | None] = {}
        self._state = _State(ctm=self.ctm)
        self._stack: list[_State] = []
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def walk(self, instructions: Sequence[Any]) -> Iterator[Glyph]:
        """Yield the glyphs in paint order."""
        for number, instruction in enumerate(instructions):
            operator = str(instruction.operator)
            operands = list(instruction.operands)
            if operator in SHOWING:
                yield from self._show(number, operator, operands)
            elif operator == "Do" and operands:
                self.forms.append((str(operands[0]), self._state.ctm))
            else:
                self._set(operator, operands)

    def _set(self, operator: str, operands: list[Any]) -> None:
        state = self._state
        match operator:
            case "q":
                self._stack.append(replace(state))
            case "Q":
                if self._stack:
                    self._state = self._stack.pop()
            case "cm":
                state.ctm = times(_matrix(operands), state.ctm)
            case "BT":
                self._text = self._line = IDENTITY
            case "Tf":
                state.font, state.size = str(operands[0]), float(operands[1])
            case "Tm":
                self._text = self._line = _matrix(operands)
            case "Td" | "TD":
                across, down = float(operands[0]), float(operands[1])
                if operator == "TD":
                    state.leading = -down
                self._move(across, down)
            case "T*":
                self._move(0.0, -state.leading)
            case "Tc" | "Tw" | "TL" | "Ts" | "Tr" | "Tz":
                self._set_number(operator, float(operands[0]))

    def _set_number(self, operator: str, number: float) -> None:
        state = self._state
        match operator:
            case "Tc":
                state.char = number
            case "Tw":
                state.word = number
            case "TL":
                state.leading = number
            case "Ts":
                state.rise = number
            case "Tr":
                state.mode = int(number)
            case "Tz":
                state.scale = number / 100

    def _move(self, across: float, down: float) -> None:
        self._line = times((1, 0, 0, 1, across, down), self._line)
        self._text = self._line

    def _show(self, number: int, operator: str, operands: list[Any]) -> Iterator[Glyph]:
        state = self._state
        if operator == '"':
            state.word, state.char = float(operands[0]), float(operands[1])
        if operator in ("'", '"'):
            self._move(0.0, -state.leading)
        codes = self._codes_of(state.font)
        if codes is None or not operands:
            return
        for index, item in enumerate(pieces_of(operator, operands)):
            if isinstance(item, bytes):
                yield from self._string(number, index, item, codes)
            else:
                self._shift(-item / 1000 * state.size * state.scale)

    def _string(self, number: int, piece: int, text: bytes, codes: FontCodes) -> Iterator[Glyph]:
        state = self._state
        for index, code in enumerate(codes.parts(text)):
            width = codes.width(code)
            spacing = state.char + (state.word if code == b" " else 0.0)
            across = (width / 1000 * state.size + spacing) * state.scale
            shown = times((1, 0, 0, 1, 0, state.rise), times(self._text, state.ctm))
            a, b, c, d, x, y = shown
            yield Glyph(
                stream=self.stream,
                instruction=number,
                piece=piece,
                offset=index * codes.size,
                code=code,
                font=state.font,
                width=width,
                spacing=spacing,
                text_size=state.size,
                x=x,
                y=y,
                advance=(a * across, b * across),
                size=abs(state.size) * (c * c + d * d) ** 0.5,
                mode=state.mode,
            )
            self._shift(across)

    def _shift(self, across: float) -> None:
        self._text = times((1, 0, 0, 1, across, 0), self._text)

    def _codes_of(self, name: str) -> FontCodes | None:
        if name not in self._codes:
            font = self.fonts.get(name) if isinstance(self.fonts, pikepdf.Dictionary) else None
            is_font = isinstance(font, pikepdf.Dictionary)
            self._codes[name] = codes_of(font) if is_font and font is not None else None
        return self._codes[name]


def pieces_of(operator: str, operands: list[Any]) -> list[bytes | float]:
    """Return the strings and shifts that a showing operator paints."""
    shown = list(operands[0]) if operator == "TJ" else [operands[-1]]
    return [bytes(one) if isinstance(one, pikepdf.String) else float(one) for one in shown]


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that applies `one` first, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands[:6])
    return a, b, c, d, e, f

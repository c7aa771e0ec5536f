"""Text before it has its place in a line: what every reader gives to `layout`."""

from __future__ import annotations

from msgspec import Struct, structs

from proofcheck.model.document import Source, Word
from proofcheck.model.measures import Box
from proofcheck.model.turning import Turn


class Piece(Struct, frozen=True, kw_only=True):
    """A word as a reader found it.

    `box` is on the displayed page, in points. `flat` is where it would stand if the paper lay
    straight and flat: lines and columns are built from it (the same as `box` for a text layer).
    `turned_deg` is how far the text is turned clockwise (90: it runs down the page), in steps of
    90; `flat` is then turned back.
    """

    text: str
    box: Box
    flat: Box
    confidence: float
    source: Source
    turned_deg: int = 0

    @property
    def word(self) -> Word:
        """The piece as a word of the model."""
        return Word(
            text=self.text,
            box=self.box,
            confidence=round(self.confidence, 4),
            source=self.source,
        )

    def moved(self, across_pt: float, down_pt: float) -> Piece:
        """Return the piece moved: from a region of the page to the page."""
        return structs.replace(
            self,
            box=moved(self.box, across_pt, down_pt),
            flat=moved(self.flat, across_pt, down_pt),
        )

    def turned(self, turn: Turn) -> Piece:
        """Return the piece as it stands once its page was turned."""
        if not turn.deg:
            return self
        box, turned_deg = turn.of(self.box), (self.turned_deg + turn.deg) % 360
        return structs.replace(
            self, box=box, flat=turned_back(box, turned_deg), turned_deg=turned_deg
        )


class PixelText(Struct, frozen=True, kw_only=True):
    """What an engine read in pixels.

    `skew_deg` is positive clockwise; `mean_confidence` is 0..1 over all characters. Where the
    image was turned clockwise to be read, by `turned_deg`, the pieces are on the turned image.
    """

    pieces: tuple[Piece, ...]
    skew_deg: float
    mean_confidence: float
    turned_deg: int = 0


def moved(box: Box, across_pt: float, down_pt: float) -> Box:
    """Return a box moved to the right and down, in points."""
    return Box(box.x0 + across_pt, box.y0 + down_pt, box.x1 + across_pt, box.y1 + down_pt)


def turned_back(box: Box, turned_deg: int) -> Box:
    """Return where a box would stand if its text were upright (only relations count)."""
    match turned_deg % 360:
        case 90:
            return Box(box.y0, -box.x1, box.y1, -box.x0)
        case 180:
            return Box(-box.x1, -box.y1, -box.x0, -box.y0)
        case 270:
            return Box(-box.y1, box.x0, -box.y0, box.x1)
        case _:
            return box

"""A piece of text before it has its place in a line: what every reader gives to `layout`."""

from __future__ import annotations

from msgspec import Struct

from proofcheck.model.document import Source, Word
from proofcheck.model.measures import Box


class Piece(Struct, frozen=True, kw_only=True):
    """A word as a reader found it.

    `box` is on the displayed page, in points. `flat` is where it would stand if the paper lay
    straight and flat: lines and columns are built from it (the same as `box` for a text layer).
    `is_upright` is False for text that runs up or down the page.
    """

    text: str
    box: Box
    flat: Box
    confidence: float
    source: Source
    is_upright: bool = True

    @property
    def word(self) -> Word:
        """The piece as a word of the model."""
        return Word(
            text=self.text,
            box=self.box,
            confidence=round(self.confidence, 4),
            source=self.source,
        )

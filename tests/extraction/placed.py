"""Pages set by hand with places: `(x, y, text)` for every line, in points."""

from __future__ import annotations

from proofcheck.model.document import Line, PageText, Source, Word
from proofcheck.model.measures import Box, box_around

CHARACTER_PT = 4.6
HEIGHT_PT = 8.0


def placed(
    *texts: tuple[float, float, str],
    source: Source = Source.TEXT_LAYER,
    confidence: float = 1.0,
    doubt: str | None = None,
    number: int = 1,
) -> PageText:
    """Set lines of words, 4.6 pt a character and 8 pt high, on an A4 page."""
    lines = []
    for x, y, text in texts:
        words = []
        for word in text.split(" "):
            width = sum(CHARACTER_PT * (1.8 if ord(ch) > 0x2E80 else 1) for ch in word)
            box = Box(x, y, x + width, y + HEIGHT_PT)
            words.append(Word(text=word, box=box, confidence=confidence, source=source))
            x += width + 2.4
        lines.append(Line(words=tuple(words), box=box_around(w.box for w in words)))
    return PageText(
        document=1,
        page=number,
        width_pt=595.0,
        height_pt=842.0,
        source=source,
        engine="test",
        words=tuple(word for line in lines for word in line.words),
        lines=tuple(lines),
        mean_confidence=confidence,
        doubt=doubt,
    )

"""Pages set by hand for tests: lines of cells, as a text layer gives them."""

from __future__ import annotations

from proofcheck.model.document import Block, Line, PageText, Source, Word
from proofcheck.model.measures import Box, box_around

CHARACTER_PT = 5.0
LEADING_PT = 14.0


def page_of(
    *rows: str,
    number: int = 1,
    size_pt: float = 9.0,
    width_pt: float = 595.0,
    gap_pt: float = 120.0,
) -> PageText:
    """Set each row as a line; ` | ` parts cells `gap_pt` apart, `# ` sets it twice as large.

    An empty row ends a block.
    """
    blocks: list[list[Line]] = [[]]
    top = 40.0
    for row in rows:
        if not row:
            blocks.append([])
            top += LEADING_PT
            continue
        height = size_pt * 2 if row.startswith("# ") else size_pt
        x = 60.0
        for cell in row.removeprefix("# ").split(" | "):
            words = []
            for text in cell.split():
                width = len(text) * CHARACTER_PT * height / size_pt
                words.append(Word(text=text, box=Box(x, top, x + width, top + height)))
                x += width + CHARACTER_PT
            line = Line(words=tuple(words), box=box_around(word.box for word in words))
            if " | " in row:
                blocks.append([line])
            else:
                blocks[-1].append(line)
            x = max(x, 60.0 + gap_pt)
        if " | " in row:
            blocks.append([])
        top += height + LEADING_PT - size_pt
    made = tuple(
        Block(lines=tuple(lines), box=box_around(line.box for line in lines))
        for lines in blocks
        if lines
    )
    lines = tuple(line for block in made for line in block.lines)
    return PageText(
        document=1,
        page=number,
        width_pt=width_pt,
        height_pt=842.0,
        source=Source.TEXT_LAYER,
        engine="test",
        words=tuple(word for line in lines for word in line.words),
        lines=lines,
        blocks=made,
    )

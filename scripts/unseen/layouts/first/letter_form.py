"""Form of ruled boxes, each with its label in small type over the value."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import plain

MANNER = "sans"

_CSS = """
.all{position:absolute;left:17mm;right:17mm;top:15mm}
.head{display:flex;justify-content:space-between;align-items:flex-end;margin-bottom:4mm}
h1{font-size:16pt}.grid{display:grid;grid-template-columns:1fr 1fr;grid-auto-flow:dense;
border-left:.7pt solid #333;
border-top:.7pt solid #333}.grid div{border-right:.7pt solid #333;border-bottom:.7pt solid #333;
padding:1.4mm 2.5mm 2mm;min-height:15mm}.grid .cap{display:block;font-size:7.2pt;color:#555}
.wide{grid-column:1/3}.note{margin:5mm 0;font-size:9pt}.end{border:.7pt solid #333;
padding:3mm 4mm 4mm;min-height:44mm}
"""


def draw(speech: Speech, look: Look) -> str:
    """Set the form."""
    grantor = speech.grant.grantor
    rows = [(speech.words["ref"], speech.number()), (speech.words["date"], speech.date())]
    rows += speech.cells()
    wide = {speech.words["marks"], speech.words["l_channels"]}
    boxes = "".join(
        f"<div class='{'wide' if label in wide else ''}'><span class='cap'>{plain(label)}</span>"
        f"{value}</div>"
        for label, value in rows
    )
    page = (
        f"<div class='all'><div class='head'><h1 class='c'>{speech.label('title')}</h1>"
        f"<span>{plain(grantor.stem)}</span></div><div class='grid'>{boxes}</div>"
        f"<div class='note'>{speech.say('check')}</div>"
        f"<div class='end'>{speech.signature()}</div></div>"
    )
    return document([page], _CSS, look)

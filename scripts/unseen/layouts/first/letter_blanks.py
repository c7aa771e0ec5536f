"""Pre-printed form whose blanks are filled in over rules, label and value on one line."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import plain

MANNER = "serif"

_CSS = """
.all{position:absolute;left:24mm;right:24mm;top:24mm;font-size:11pt}
h1{font-size:21pt;text-align:center;letter-spacing:5px;margin-bottom:4mm}
.ref{text-align:right;margin-bottom:8mm;font-size:10pt}.row{display:flex;margin-bottom:3.4mm}
.row .cap{flex:none;margin-right:3mm}.row .val{flex:1;border-bottom:.6pt solid #333;
padding-left:3mm}p{margin:6mm 0}.end{display:flex;justify-content:flex-end;margin-top:8mm}
.day{margin-top:4mm}
"""


def draw(speech: Speech, look: Look) -> str:
    """Set the form."""
    colon = "：" if speech.language in ("zh", "ja") else ":"
    rows = "".join(
        f"<div class='row'><span class='cap'>{plain(label)}{colon}</span>"
        f"<span class='val'>{value}</span></div>"
        for label, value in speech.cells()
    )
    page = (
        f"<div class='all'><h1>{speech.label('title')}</h1><div class='ref'>"
        f"{speech.label('ref')}{colon} {speech.number()}</div>{rows}<p>{speech.label('close')}</p>"
        f"<div class='end'><div>{speech.signature()}<div class='day'>{speech.label('date')}{colon} "
        f"{speech.date()}</div></div></div></div>"
    )
    return document([page], _CSS, look)

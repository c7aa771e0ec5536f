"""Two languages side by side, row by row; the left one binds."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import plain

MANNER = "serif"
_KEYS = ("owner", "marks", "grant", "territory", "channels", "period", "sub", "excl")

_CSS = """
.all{position:absolute;left:16mm;right:16mm;top:15mm;font-size:9.8pt}
.firm{border-bottom:2.2pt solid;padding-bottom:2mm;font-size:15pt;font-weight:bold;
display:flex;justify-content:space-between;margin-bottom:7mm}
.firm span+span{font-size:8pt;font-weight:normal;align-self:flex-end}
.both{width:100%}.both td{width:50%;padding:1.6mm 4mm 1.6mm 0}
.both td+td{padding:1.6mm 0 1.6mm 4mm;border-left:.5pt solid #999}h1{font-size:12.5pt}
.end{margin-top:8mm}
"""


def draw(speech: Speech, look: Look, other: Speech) -> str:
    """Set the letter in both languages."""
    grantor = speech.grant.grantor
    rows = [(f"<h1>{s.label('title')}</h1>{s.label('ref')} {s.number()}<br>"
             f"{s.label('date')}: {s.date()}") for s in (speech, other)]  # fmt: skip
    html = f"<tr><td>{rows[0]}</td><td>{rows[1]}</td></tr>"
    for key in _KEYS:
        left, right = speech.body(key), other.body(key)
        if left:
            pair = (text[0][0].upper() + text[0][1:] for text in (left, right))
            html += "<tr>" + "".join(f"<td>{text}</td>" for text in pair) + "</tr>"
    page = (
        f"<div class='all'><div class='firm c'><span>{plain(grantor.stem)}</span><span>"
        f"{plain(grantor.one_line)}</span></div><table class='both'>{html}</table>"
        f"<div class='end'>{speech.label('close')} / {other.label('close')}"
        f"{speech.signature()}</div></div>"
    )
    return document([page], _CSS, look)

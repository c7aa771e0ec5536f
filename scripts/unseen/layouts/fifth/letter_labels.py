"""Authorisation as a ruled table of labels and values, signed in one or two columns."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:22mm;right:22mm;top:20mm;font-size:10.8pt;line-height:1.5}
h1{text-align:center;font-size:19pt;line-height:1.3;margin-bottom:3mm}
.code{text-align:right;font-size:9.6pt;margin-bottom:3mm}.intro{margin:3mm 0}
.grid{width:100%;margin-bottom:6mm}.grid th,.grid td{border:.6pt solid #333;
padding:1.7mm 2.5mm}.grid th{width:44mm;font-weight:normal;background:#f1f1f1}
.after p{text-align:justify}.signs{display:flex;gap:8mm;margin-top:9mm;line-height:2}
.signs>div{flex:1}.foot{left:22mm;right:22mm;bottom:9mm;font-size:8pt;color:#666;
text-align:center}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the page; the other party's column is often still empty."""
    text = script.text
    spot = "" if text.get("bare") else text.get("spot", "left:38mm;top:-5mm")
    right = sealing.lines(script, "right", "left:30mm;top:-4mm" if text.get("both") else "",
                          "grantee")  # fmt: skip
    code = script.part("code")
    intro = script.part("intro")
    foot = script.part("foot")
    page = (
        f"<div class='all'><h1>{script.html('heading')}</h1>{code}{intro}<table class='grid'>"
        f"{script.rows('rows', 'th')}</table><div class='after'>{script.paragraphs('after')}"
        f"</div><div class='signs'>{sealing.lines(script, 'left', spot)}{right}</div></div>{foot}"
    )
    return document([page], _CSS, look)

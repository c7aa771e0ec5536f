"""Authorisation for certain channels, with a list of the registered marks in its middle."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:25mm;right:25mm;top:22mm;font-size:11.4pt;line-height:1.6}
h1{text-align:center;font-size:18pt;line-height:1.3}.under{text-align:center;color:#444}
.code{text-align:right;font-size:10pt}.gap{height:7mm}.all p{text-align:justify;
margin-bottom:2.6mm}.marks{width:100%;margin:2mm 0 5mm;font-size:10.4pt}
.marks td{border:.6pt solid #444;padding:1.3mm 2.5mm;text-align:center}
.marks tr.top td{font-weight:bold;background:#eee}.signs{margin:9mm 0 0 40%;line-height:1.8}
.foot{left:25mm;right:25mm;bottom:9mm;font-size:8.2pt;color:#666;text-align:center}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the page; until when a mark is protected says nothing of the permission."""
    text = script.text
    head = script.cells("head")
    top = script.part("under") + script.part("code")
    foot = script.part("foot")
    page = (
        f"<div class='all'><h1>{script.html('heading')}</h1>{top}<div class='gap'></div>"
        f"{script.paragraphs('body')}<table class='marks'><tr class='top'>{head}</tr>"
        f"{script.rows('marks')}</table>{script.paragraphs('after')}"
        f"<p>{script.html('close')}</p><div class='signs'>"
        f"{sealing.lines(script, spot=text.get('spot', 'left:30mm;top:-8mm'))}</div></div>{foot}"
    )
    return document([page], _CSS, look)

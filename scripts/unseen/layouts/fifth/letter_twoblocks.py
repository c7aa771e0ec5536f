"""Authorisation in two languages: the whole letter, then the whole of its English below."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:23mm;right:23mm;top:18mm;font-size:11pt;line-height:1.55}
h1{text-align:center;font-size:17pt;line-height:1.3;margin-bottom:4mm}
h2{text-align:center;font-size:13.5pt;line-height:1.3;margin:5mm 0 4mm;padding-top:5mm;
border-top:.5pt solid #888}.code{text-align:right;font-size:9.6pt}.east p{text-indent:2em}
.all p{text-align:justify;margin-bottom:2.4mm}.en p{font-size:10.4pt}
.signs{margin-top:9mm;line-height:1.9}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the page; one signature and seal serve both."""
    code = script.part("code")
    page = (
        f"<div class='all'><h1>{script.html('heading')}</h1>{code}<div class='east'>"
        f"{script.paragraphs('body')}</div><h2>{script.html('heading_en')}</h2>"
        f"<div class='en'>{script.paragraphs('body_en')}</div><div class='signs'>"
        f"{sealing.lines(script, spot='left:74mm;top:-6mm')}</div></div>"
    )
    return document([page], _CSS, look)

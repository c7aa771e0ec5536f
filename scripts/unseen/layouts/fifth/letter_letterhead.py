"""Plain letter on a firm's paper, some with a small list, the register in its footer."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:25mm;right:23mm;top:16mm;font-size:10.8pt;line-height:1.5}
.logo{border-bottom:.8pt solid;padding-bottom:3mm;margin-bottom:7mm}.right{text-align:right;
line-height:1.4}.to{line-height:1.4;margin:2mm 0 9mm}h1{font-size:14pt;text-align:center;
line-height:1.3;margin-bottom:6mm}.all p{text-align:justify}.grid{margin:0 0 5mm}
.grid th,.grid td{border:.5pt solid #888;padding:1.2mm 3mm;font-weight:normal}
.end{margin:5mm 0 6mm}.signs{line-height:1.55}.foot{left:25mm;right:23mm;bottom:9mm;
font-size:8pt;color:#666;border-top:.4pt solid #aaa;padding-top:1.5mm}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the letter."""
    text = script.text
    grid = f"<table class='grid'>{script.rows('rows', 'th')}</table>" if "rows" in text else ""
    foot = script.part("foot")
    page = (
        f"<div class='all'><div class='logo c'>{logo(script, 20)}</div><div class='right'>"
        f"{script.lines('right')}</div><div class='to'>"
        f"{script.lines('to')}</div><h1>{script.html('heading')}</h1>"
        f"{script.paragraphs('body')}{grid}{script.paragraphs('after')}<div class='end'>"
        f"{script.html('close')}</div><div class='signs'>"
        f"{sealing.lines(script, spot='left:62mm;top:-2mm')}</div></div>{foot}"
    )
    return document([page], _CSS, look)

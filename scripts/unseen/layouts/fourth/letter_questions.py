"""Sheet of questions and answers about a dealer; who answered stands in a box at the end."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:22mm;right:22mm;top:16mm;font-size:10.2pt;line-height:1.45}
.tag{font-size:8.4pt;color:#666;display:flex;justify-content:space-between;margin-bottom:6mm}
h1{font-size:16pt;margin-bottom:3mm}.intro{margin-bottom:6mm}.q{display:flex;gap:4mm;
border-top:.4pt solid #bbb;padding-top:1.6mm}.q span{flex:0 0 8mm;font-weight:bold}
.q b{display:block}
.q div{flex:1;margin-bottom:2.4mm}.by{border:.8pt solid #555;padding:3mm 4mm;margin-top:5mm;
position:relative}.by th{font-weight:normal;color:#555;padding-right:6mm;font-size:9pt}
.foot{left:22mm;right:22mm;bottom:8mm;font-size:7.6pt;color:#777}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the sheet."""
    asked = "".join(
        f"<div class='q'><span>{index}</span><div><b>{script.fill(question)}</b>"
        f"{script.fill(answer)}</div></div>"
        for index, (question, answer) in enumerate(script.text["asked"], start=1)
    )
    left, right = script.text["tag"]
    page = (
        f"<div class='all'><div class='tag'><span>{script.fill(left)}</span>"
        f"<span>{script.fill(right)}</span></div><h1>{script.html('heading')}</h1>"
        f"<div class='intro'>{script.html('intro')}</div>{asked}<div class='by'>"
        f"<table>{script.rows('by', 'th')}</table>"
        f"{signing.scribble(script, 'right:10mm;top:2mm')}</div></div>"
        f"<div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)

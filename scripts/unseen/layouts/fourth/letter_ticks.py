"""Form of ruled boxes, each with a small label; what is granted is ticked."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:15mm;right:15mm;top:13mm;font-size:10pt}.head{display:flex;
justify-content:space-between;align-items:center;padding:3mm 4mm;margin-bottom:3mm}
h1{font-size:14pt}.head small{font-size:8.4pt}.intro{font-size:8.6pt;margin-bottom:3mm}
.grid{display:flex;flex-wrap:wrap;border-left:.7pt solid #222;border-top:.7pt solid #222}
.box{border-right:.7pt solid #222;border-bottom:.7pt solid #222;padding:1mm 2mm 2mm;
min-height:13mm;white-space:pre-wrap}
.box small{display:block;font-size:7.4pt;color:#444;margin-bottom:1mm}
.w6{width:100%}.w4{width:66.66%}.w3{width:50%}.w2{width:33.33%}.part{width:100%;
font-weight:bold;font-size:9.4pt;padding:1.4mm 2mm;background:#ddd;
border-right:.7pt solid #222;border-bottom:.7pt solid #222}.pen{min-height:24mm;position:relative}
.foot{left:15mm;right:15mm;bottom:8mm;font-size:7.4pt;color:#666}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the form; a part of one cell is a heading, other rows are width, label, value."""
    boxes = ""
    for part in script.text["boxes"]:
        if len(part) == 1:
            boxes += f"<div class='part'>{script.fill(part[0])}</div>"
            continue
        width, label, value = part
        boxes += (
            f"<div class='box w{width}'><small>{script.fill(label)}</small>"
            f"{script.fill(value)}</div>"
        )
    pen = (
        f"<div class='box w6 pen'><small>{script.html('pen')}</small>"
        f"{signing.scribble(script, 'left:6mm;top:4mm')}"
        f"{signing.seal(script, 'right:20mm;top:1mm;scale:.66')}</div>"
    )
    page = (
        f"<div class='all'><div class='head bg'><h1>{script.html('heading')}</h1><small>"
        f"{script.html('form')}</small></div><div class='intro'>{script.html('intro')}</div>"
        f"<div class='grid'>{boxes}{pen}</div></div><div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)

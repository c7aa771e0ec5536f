"""A subsidiary writes in the name of its parent: headline over two columns of running text."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:18mm;right:18mm;top:14mm;font-size:10.4pt;line-height:1.45}
.head{display:flex;justify-content:space-between;align-items:flex-end;
border-bottom:.6pt solid #333;padding-bottom:2.5mm;margin-bottom:6mm}.head small{font-size:8pt;
color:#555;text-align:right}h1{font-size:19pt;line-height:1.2;margin-bottom:2mm}.sub{color:#555;
margin-bottom:6mm}.cols{column-count:2;column-gap:9mm;column-rule:.4pt solid #aaa;
text-align:justify}.cols h2{font-size:10.4pt;text-align:left;margin:1mm 0 .6mm;
break-after:avoid}.cols .sign{width:78mm;text-align:left;break-inside:avoid}
.foot{left:18mm;right:18mm;bottom:9mm;font-size:7.6pt;color:#666;text-align:center}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the page; parts of one cell are paragraphs, others have a heading."""
    parts = "".join(
        f"<h2>{script.fill(part[0])}</h2><p>{script.fill(part[1])}</p>"
        if len(part) > 1
        else f"<p>{script.fill(part[0])}</p>"
        for part in script.text["parts"]
    )
    page = (
        f"<div class='all'><div class='head'>{signing.logo(script, 20)}<small>"
        f"{script.html('strap')}</small></div><h1>{script.html('heading')}</h1>"
        f"<div class='sub'>{script.html('sub')}</div><div class='cols'>{parts}"
        f"{signing.block(script, script.text['signed'], '44mm')}</div></div>"
        f"<div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)

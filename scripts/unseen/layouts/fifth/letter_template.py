"""A marketplace's own template, filled in: labels, blanks, and hints that nobody deleted."""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = """
.all{position:absolute;left:25mm;right:23mm;top:18mm;font-size:10.6pt;line-height:1.5}
.hint{font-size:8.8pt;color:#555;font-style:italic;margin-bottom:5mm}h1{font-size:15pt;
text-align:center;margin-bottom:6mm}h2{font-size:10.6pt;margin:4mm 0 1.5mm}
.row{margin-bottom:1.3mm}.blank{border-bottom:.6pt solid #333;padding:0 1.5mm}
.all p{margin:2.5mm 0}.pen{position:relative;height:20mm;margin-top:3mm}.pen span{position:absolute;
bottom:1mm;left:0}.foot{left:25mm;right:23mm;bottom:8mm;font-size:7.6pt;color:#777;display:flex;
justify-content:space-between}
"""


def draw(script: FifthScript, look: Look) -> str:
    """Set the sheet; a part is a heading (one cell), a label with its value, or a sentence."""
    pen = (
        f"<div class='pen'><span>{script.html('pen')} ______________________________</span>"
        f"{signing.scribble(script, 'left:34mm;top:-1mm')}"
        f"{signing.seal(script, 'left:98mm;top:-4mm;scale:.85')}</div>"
    )
    page = (
        f"<div class='all'><div class='hint'>{script.html('hint')}</div>"
        f"<h1>{script.html('heading')}</h1>{_parts(script, 'parts')}{pen}"
        f"{_parts(script, 'last')}</div>{script.apart('foot', *script.text['foot'])}"
    )
    return document([page], _CSS, look)


def _parts(script: FifthScript, key: str) -> str:
    html = ""
    for part in script.text[key]:
        if isinstance(part, str):
            html += f"<p>{script.fill(part)}</p>"
        elif len(part) == 1:
            html += f"<h2>{script.fill(part[0])}</h2>"
        else:
            value = f"<span class='blank'>{script.fill(part[1])}</span>"
            html += f"<div class='row'>{script.fill(part[0])} {value}</div>"
    return html

"""Statement to a marketplace's brand protection: case in a shaded box, points with dashes."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:23mm;right:21mm;top:15mm;font-size:10.2pt;line-height:1.46}
.top{display:flex;justify-content:space-between;align-items:flex-end;margin-bottom:9mm}
.top small{font-size:7.8pt;text-align:right;color:#555;line-height:1.3}.two{display:flex;gap:10mm;
margin-bottom:8mm}.to{flex:1;line-height:1.35}.case{background:#eee;padding:2.5mm 3.5mm;
font-size:9pt}.case th{font-weight:normal;color:#555;padding-right:5mm}.subject{font-weight:bold;
font-size:11.5pt;margin-bottom:5mm}.dash{display:flex;gap:3mm;margin:0 0 1.6mm 3mm}
.after{margin-top:4mm}.end{margin-top:4mm}.foot{left:23mm;right:21mm;bottom:8mm;font-size:7.4pt;
color:#777}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the statement; the marketplace's case number is no number of the letter."""
    points = "".join(
        f"<div class='dash'><span>–</span><div>{script.fill(said)}</div></div>"
        for said in script.text["points"]
    )
    page = (
        f"<div class='all'><div class='top'>{signing.logo(script, 19)}<small>"
        f"{script.fill('{grantor_lines}')}<br>{script.fill('{phone} · {email}')}</small></div>"
        f"<div class='two'><div class='to'>{script.lines('to')}"
        f"</div><table class='case'>{script.rows('case', 'th')}</table></div>"
        f"<div class='subject'>{script.html('subject')}</div><p>{script.html('greet')}</p>"
        f"{script.paragraphs('body')}{points}<div class='after'>{script.paragraphs('after')}"
        f"</div><div class='end'>{script.html('close')}"
        f"{signing.block(script, 'hand name title')}</div></div>"
        f"<div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)

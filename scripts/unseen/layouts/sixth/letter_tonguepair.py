"""An authorisation in two languages: label by label, or each paragraph with its other language."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth import running
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "sans"

_CSS = (
    sealing.CSS
    + running.CSS
    + """
.all{position:absolute;left:23mm;right:22mm;top:15mm;font-size:10.6pt;line-height:1.5}
.top{display:flex;justify-content:space-between;align-items:flex-end;margin-bottom:7mm;
border-bottom:.7pt solid;padding-bottom:2.5mm}.top small{font-size:8pt;color:#555;
text-align:right;line-height:1.35}h1{font-size:16pt;text-align:center;line-height:1.3}
.second{text-align:center;font-size:11.5pt;font-weight:bold;margin:1mm 0 6mm}
.code{text-align:right;font-size:9pt;color:#444;margin-bottom:2mm}.all p{margin-bottom:2.4mm}
p.own{margin-bottom:.6mm}p.other{font-size:9.6pt;color:#333;margin-bottom:3.2mm}
.slanted p.other{font-style:italic}.ruled th{width:40%;background:none}
.signs{display:flex;gap:8mm;margin-top:7mm;line-height:1.65}.signs>div{flex:1}
.foot{left:23mm;right:22mm;bottom:8mm;font-size:7.8pt;color:#666;text-align:center}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the page; one signature serves both languages."""
    text = script.text
    top = ""
    if script.has("strap"):
        top = (
            f"<div class='top c'>{signing.logo(script, 17)}<small>{script.html('strap')}</small>"
            "</div>"
        )
    sides = sealing.lines(script, spot=text.get("spot", ""))
    if script.has("right"):
        sides += sealing.lines(script, "right")
    page = (
        f"<div class='all {text.get('manner', '')}'>{top}{script.part('code')}"
        f"<h1>{script.html('heading')}</h1>{script.part('heading_en', 'second')}"
        f"{running.parts(script, 'body')}<div class='signs'>{sides}</div></div>"
        f"{script.part('foot')}"
    )
    return document([page], _CSS, look)

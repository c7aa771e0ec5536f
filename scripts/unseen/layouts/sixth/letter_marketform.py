"""A marketplace's own form, filled in by the brand and signed: some hints were left standing."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth import running
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "sans"

_CSS = (
    sealing.CSS
    + running.CSS
    + """
.all{position:absolute;left:24mm;right:22mm;top:17mm;font-size:10.7pt;line-height:1.52}
.east{font-size:11.6pt;line-height:1.75}.hint{font-size:8.6pt;color:#666;font-style:italic;
margin-bottom:5mm;line-height:1.35}.east .hint{font-style:normal}
h1{font-size:15.5pt;text-align:center;line-height:1.3;margin-bottom:6mm}.east h1{font-size:19pt}
h2{font-size:10.9pt;margin:4mm 0 1.5mm}.east h2{font-size:11.8pt}.all p{margin-bottom:2.6mm}
.signs{display:flex;gap:8mm;margin-top:7mm;line-height:1.75}.signs>div{flex:1}
.last{font-size:8.8pt;color:#555;margin-top:6mm;line-height:1.4}
.foot{left:24mm;right:22mm;bottom:8mm;font-size:7.6pt;color:#777;display:flex;
justify-content:space-between}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the sheet; what was filled in stands on blanks or in cells."""
    text = script.text
    east = " east" if script.language in ("zh", "zht", "ja") else ""
    sides = sealing.lines(script, spot=text.get("spot", ""))
    if script.has("right"):
        sides += sealing.lines(script, "right")
    page = (
        f"<div class='all{east}'>{script.part('hint')}<h1>{script.html('heading')}</h1>"
        f"{running.parts(script, 'body')}<div class='signs'>{sides}</div>"
        f"{script.part('last')}</div>{script.apart('foot', *text['foot'])}"
    )
    return document([page], _CSS, look)

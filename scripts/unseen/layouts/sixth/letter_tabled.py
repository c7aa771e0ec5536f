"""An authorisation whose middle is a ruled table: trade marks, articles, lines or shops."""

from __future__ import annotations

import re

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "sans"

_CSS = (
    sealing.CSS
    + """
.bar{position:absolute;left:0;top:0;bottom:0;width:4mm}
.all{position:absolute;left:22mm;right:20mm;top:16mm;font-size:10.6pt;line-height:1.5}
.top{display:flex;justify-content:space-between;align-items:baseline;margin-bottom:8mm}
h1{font-size:16.5pt;line-height:1.3;margin-bottom:5mm}.code{font-size:9.4pt;color:#444}
.to{margin-bottom:5mm;line-height:1.35}.all p{margin-bottom:2.8mm}
.grid{width:100%;margin:1.5mm 0 5mm;font-size:9.6pt;line-height:1.35}
.grid td{border:.5pt solid #666;padding:1.4mm 2.2mm;word-break:break-word}
.signs{margin-top:8mm;line-height:1.6;width:120mm}.signs.far{margin-left:44%;width:auto}
.west .pen{display:block;height:16mm}.foot{left:22mm;right:20mm;bottom:8mm;font-size:7.8pt;
color:#666;text-align:center}
"""
)
_LINK = re.compile(r"shop\d+(?:\.\w+)+")


def draw(script: SixthScript, look: Look) -> str:
    """Set the page; some texts have a second table, mostly of shops."""
    text = script.text
    is_eastern = script.language in ("zh", "zht", "ja")
    spot = text.get("spot", "left:54mm;top:-4mm;scale:.9")
    shops = _grid(script, "2")
    page = (
        f"<div class='bar bg full'></div><div class='all {'east' if is_eastern else 'west'}'>"
        f"<div class='top'>{logo(script, 18)}{script.part('code')}</div>"
        f"<h1 class='c'>{script.html('heading')}</h1>{script.part('to')}"
        f"{script.paragraphs('body')}{_grid(script, '')}{script.paragraphs('after')}"
        f"{shops}{script.paragraphs('last')}"
        f"<div class='signs {'far' if is_eastern else ''}'>{sealing.lines(script, 'left', spot)}"
        f"</div></div>{script.part('foot')}"
    )
    _allow_links(script, shops)
    return document([page], _CSS, look)


def _grid(script: SixthScript, number: str) -> str:
    if not script.has(f"grid{number}"):
        return ""
    head = script.cells(f"head{number}")
    rows = script.rows(f"grid{number}")
    return f"<table class='grid'><tr class='bg'>{head}</tr>{rows}</table>"


def _allow_links(script: SixthScript, shops: str) -> None:
    """Who names the links of the shops beside their names reads no less right."""
    if links := _LINK.findall(shops):
        script.ink.allow("channels", [*script.ink.fields["channels"], *links])

"""Authorisation of online shops: a list of them with their ids and links, terms, a seal."""

from __future__ import annotations

import re

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:21mm;right:21mm;top:13mm;font-size:10.8pt;line-height:1.55}
.top{display:flex;justify-content:space-between;align-items:flex-end;gap:8mm;
border-bottom:1.4pt solid;padding-bottom:2.5mm;margin-bottom:8mm}
.top small{font-size:8pt;line-height:1.4;color:#555;text-align:right}
h1{font-size:18.5pt;line-height:1.3;text-align:center}.code{text-align:center;font-size:9.4pt;
color:#444;margin-top:1mm}.to{margin:5mm 0 3mm}.gap{height:4mm}.all p{margin-bottom:2.4mm}
.grid{width:100%;font-size:9.2pt;line-height:1.35;margin:2mm 0 4.5mm}
.grid td{border:.5pt solid #777;padding:1.4mm 2mm;word-break:break-word}
.item{display:flex;gap:2mm;margin-bottom:1.4mm}.item span{flex:0 0 6mm}
.signs{display:flex;gap:8mm;margin-top:7mm;line-height:1.8}.signs>div{flex:1}
.signs.aside{margin-left:45%}
.foot{left:21mm;right:21mm;bottom:8mm;font-size:7.8pt;color:#666;text-align:center}
"""
)
_LINK = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[^\s<]*)?")


def draw(script: FifthScript, look: Look) -> str:
    """Set the page; the other party's column is there where the text has one."""
    text = script.text
    shops = script.rows("shops")
    page = (
        f"<div class='all'><div class='top c'>{logo(script, 19)}<small>{script.html('strap')}"
        f"</small></div><h1>{script.html('heading')}</h1>{script.part('code')}"
        f"{script.part('to')}<div class='gap'></div>{script.paragraphs('body')}"
        f"<table class='grid'>{_head(script, 'head')}{shops}</table>"
        f"{script.paragraphs('middle')}{_goods(script)}"
        f"{script.numbered('items') if script.has('items') else ''}{script.paragraphs('after')}"
        f"<div>{script.html('close')}</div><div class='signs {text.get('place', '')}'>"
        f"{sealing.lines(script, 'left', text.get('spot', 'left:36mm;top:-7mm'))}"
        f"{_other(script) if script.has('right') else ''}</div></div>"
        f"{script.part('foot')}"
    )
    _allow_links(script, shops)
    return document([page], _CSS, look)


def _other(script: FifthScript) -> str:
    return sealing.lines(script, "right", script.text.get("right_spot", ""), "grantee")


def _head(script: FifthScript, key: str) -> str:
    return f"<tr class='bg'>{script.cells(key)}</tr>"


def _goods(script: FifthScript) -> str:
    """A second list, of articles with their numbers."""
    if not script.has("goods"):
        return ""
    return f"<table class='grid'>{_head(script, 'goods_head')}{script.rows('goods')}</table>"


def _allow_links(script: FifthScript, shops: str) -> None:
    """Who names the links of the shops beside their names reads no less right."""
    channels = script.ink.fields["channels"]
    links = [found for cell in shops.split("<td>") for found in _LINK.findall(cell)]
    rest = [link for link in links if link.removeprefix("www.") not in channels]
    if rest:
        script.ink.allow("channels", [*channels, *rest])

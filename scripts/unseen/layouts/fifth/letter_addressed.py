"""Formal letter to the seller: window address, references, numbered terms, often an annex."""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:25mm;right:22mm;top:13mm;font-size:10.8pt;line-height:1.42}
.top{display:flex;justify-content:space-between;align-items:flex-start;height:27mm}
.top small{font-size:7.8pt;color:#555;text-align:right;line-height:1.35}
.two{display:flex;justify-content:space-between;min-height:34mm}.line{font-size:6.8pt;
text-decoration:underline;color:#555;margin-bottom:1.5mm}.to{line-height:1.32}
.refs{font-size:9pt;align-self:flex-start}.refs th{font-weight:normal;color:#555;padding-right:5mm}
.subject{font-weight:bold;margin:3mm 0 5mm}.item{display:flex;gap:4mm;margin-bottom:1.8mm}
.item span{flex:0 0 6mm}.all p{margin-bottom:2.8mm}.end{margin-top:3mm}
.grid{width:100%;font-size:9.4pt;margin:5mm 0}.grid td{border:.5pt solid #777;
padding:1.3mm 2.2mm}.grid tr.heads td{background:#e8e8e8;font-weight:bold}
h2{font-size:12.5pt;margin-bottom:3mm}.foot{left:25mm;right:22mm;bottom:8mm;font-size:7.4pt;
color:#666;display:flex;justify-content:space-between;gap:8mm}.foot span:last-child{
white-space:nowrap}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the letter, and its annex where the text has one."""
    items = script.numbered("items") if script.has("items") else ""
    to = script.lines("to")
    first = (
        f"<div class='all'><div class='top'>{signing.logo(script, 20)}<small>"
        f"{script.html('strap')}</small></div><div class='two'><div><div class='line'>"
        f"{script.html('sender_line')}</div><div class='to'>{to}</div></div>"
        f"<table class='refs'>{script.rows('refs', 'th')}</table></div>"
        f"<div class='subject'>{script.html('subject')}</div><p>{script.html('greet')}</p>"
        f"{script.paragraphs('body')}{items}{script.paragraphs('after')}"
        f"<div class='end'>{script.html('close')}{signing.block(script, script.text['signed'])}"
        f"</div></div>{_foot(script, 0)}"
    )
    if not script.has("annex"):
        return document([first], _CSS, look)
    head = script.cells("head")
    second = (
        f"<div class='all'><div class='top'>{signing.logo(script, 14)}<small>"
        f"{script.html('running')}</small></div><h2>{script.html('annex_title')}</h2>"
        f"<p>{script.html('annex_intro')}</p><table class='grid'><tr class='heads'>{head}</tr>"
        f"{script.rows('annex')}</table>{script.paragraphs('annex_after')}</div>{_foot(script, 1)}"
    )
    return document([first, second], _CSS, look)


def _foot(script: FifthScript, page: int) -> str:
    return script.apart("foot", script.text["foot"], script.text["pages"][page])

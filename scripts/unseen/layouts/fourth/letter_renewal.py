"""Yearly renewal: old and new side by side in a table, a slip to send back at the foot."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:24mm;right:22mm;top:20mm;font-size:10.4pt;line-height:1.45}
.head{display:flex;justify-content:space-between;border-top:1.6mm solid;padding-top:3mm;
margin-bottom:8mm}.head small{font-size:8pt;color:#555}.to{margin-bottom:7mm;line-height:1.3}
.refs{font-size:9.2pt;margin-bottom:6mm}.refs th{font-weight:normal;padding-right:5mm;color:#555}
h1{font-size:12.5pt;margin-bottom:4mm}.grid{width:100%;margin:1mm 0 5mm;font-size:9.6pt}
.grid td{border:.5pt solid #777;padding:1.5mm 2.5mm}.grid tr.top td{background:#eee;
font-weight:bold}.slip{position:absolute;left:24mm;right:22mm;bottom:9mm;
border-top:.8pt dashed #444;padding-top:2.5mm;font-size:8.4pt;line-height:1.6}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the letter; the slip is the receiver's and still empty."""
    head = script.cells("head")
    page = (
        f"<div class='all'><div class='head c'>{signing.logo(script, 18)}<small>"
        f"{script.fill('{grantor_address}')}</small></div><div class='to'>"
        f"{script.lines('to')}</div><table class='refs'>"
        f"{script.rows('refs', 'th')}</table><h1>{script.html('subject')}</h1>"
        f"{script.paragraphs('body')}<table class='grid'><tr class='top'>{head}</tr>"
        f"{script.rows('table')}</table>{script.paragraphs('after')}<p>{script.html('close')}</p>"
        f"{signing.block(script, script.text['signed'])}</div>"
        f"<div class='slip'>{script.html('slip')}</div>"
    )
    return document([page], _CSS, look)

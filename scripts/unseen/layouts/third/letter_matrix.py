"""Confirmation in a table: one row for every brand, range and country."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.band{position:absolute;left:0;right:0;top:0;height:16mm}.all{position:absolute;left:19mm;
right:19mm;top:24mm;font-size:9.8pt}h1{font-size:16pt;margin-bottom:5mm}
.refs th{font-weight:normal;color:#666;padding:.6mm 6mm .6mm 0;white-space:nowrap}
.refs{margin-bottom:7mm}.grid{width:100%;margin:3mm 0 6mm;font-size:9pt}
.grid th,.grid td{padding:2mm;border-bottom:.5pt solid #888}
.grid tr.head td{border-bottom:1.2pt solid #333;font-weight:bold}.end{margin-top:8mm}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the table; a note below speaks of the rights."""
    head = script.cells("head")
    page = (
        f"<div class='band bg full'></div><div class='all'><h1>{script.html('heading')}</h1>"
        f"<table class='refs'>{script.rows('refs', 'th')}</table><div>{script.html('intro')}"
        f"</div><table class='grid'><tr class='head'>{head}</tr>{script.rows('table')}</table>"
        f"{script.paragraphs('body')}<div class='end'>{script.html('place')}"
        f"{signing.block(script, 'hand name title company')}</div></div>"
    )
    return document([page], _CSS, look)

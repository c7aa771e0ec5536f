"""Declaration before a notary: wide margin with a ribbon, jurat in a box below."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "serif"

_CSS = (
    signing.CSS
    + """
.rule{position:absolute;left:31mm;top:0;bottom:0;border-left:.8pt solid #b44}
.all{position:absolute;left:38mm;right:20mm;top:18mm;font-size:11.4pt;line-height:1.55}
.top{font-size:9pt;margin-bottom:9mm}h1{font-size:15pt;text-align:center;margin-bottom:7mm}
.all p{margin-bottom:3.4mm}.jurat{border:.7pt solid #444;padding:3mm 4mm;font-size:10pt;
margin-top:7mm}.end{margin-top:5mm;margin-left:52mm}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the declaration; a notary's or witness's name is no field of ours."""
    jurat = script.paragraphs("jurat")
    page = (
        f"<div class='rule full'></div><div class='all'><div class='top'>{script.html('top')}"
        f"</div><h1>{script.html('heading')}</h1>{script.paragraphs('body')}<div class='end'>"
        f"{signing.block(script, 'hand name')}</div><div class='jurat'>{jurat}</div></div>"
    )
    return document([page], _CSS, look)

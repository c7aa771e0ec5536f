"""An importer's letter for a sub-dealer: strap line over the letterhead, text in one block."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.strap{position:absolute;left:0;right:0;top:0;padding:2.4mm 22mm;font-size:9pt}
.all{position:absolute;left:22mm;right:22mm;top:20mm;font-size:11pt;line-height:1.55}
.head{border-bottom:.8pt solid #555;padding-bottom:3mm;margin-bottom:4mm}.head small{float:right;
font-size:8.4pt;text-align:right;line-height:1.35}.refs{font-size:9.4pt;color:#333;
margin-bottom:11mm}h1{font-size:17pt;margin-bottom:6mm;font-weight:normal}
.place{margin:9mm 0 5mm}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the letter; the owner above the grantor is named in the text alone."""
    refs = " · ".join(
        f"{script.fill(label)} {script.fill(value)}" for label, value in script.text["refs"]
    )
    page = (
        f"<div class='strap bg full'>{script.html('strap')}</div><div class='all'>"
        f"<div class='head'><small>{script.fill('{grantor_lines}')}<br>{script.fill('{phone}')}"
        f"</small>{signing.logo(script, 20)}</div><div class='refs'>{refs}</div>"
        f"<h1>{script.html('heading')}</h1>{script.paragraphs('body')}<div class='place'>"
        f"{script.html('place')}</div>{signing.block(script, 'company hand name title')}</div>"
    )
    return document([page], _CSS, look)

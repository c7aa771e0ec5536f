"""Note on a trade mark licence: facts in a ruled list, two sentences, signature of counsel."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:24mm;right:24mm;top:22mm;font-size:10.6pt;line-height:1.5}
.tag{font-size:8.4pt;letter-spacing:.6pt;color:#777;margin-bottom:2mm}h1{font-size:19pt;
font-weight:normal;margin-bottom:8mm}.list{width:100%;margin-bottom:8mm}
.list tr{border-top:.5pt solid #999}.list th{width:46mm;padding:2mm 3mm 2mm 0;
font-weight:normal;color:#555}.list td{padding:2mm 0}.place{margin:7mm 0 5mm}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the note."""
    page = (
        f"<div class='all'><div class='tag'>{script.fill('{grantor_stem}')} IP</div>"
        f"<h1>{script.html('heading')}</h1><table class='list'>{script.rows('facts', 'th')}"
        f"</table>{script.paragraphs('body')}<div class='place'>{script.html('place')}</div>"
        f"{signing.block(script, 'hand name title company')}</div>"
    )
    return document([page], _CSS, look)

"""Power of attorney: spaced heading, powers in a numbered list, signed at the right."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "serif"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:30mm;right:28mm;top:30mm;font-size:12pt;line-height:1.6}
h1{text-align:center;font-size:18pt;margin-bottom:12mm}.item{display:flex;gap:4mm;
margin:0 0 2.5mm 6mm}.close{margin-top:5mm}.place{margin:8mm 0 4mm}.end{margin-left:55mm}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the paper; who is empowered to sell is its grantee."""
    page = (
        f"<div class='all'><h1>{script.html('heading')}</h1>{script.paragraphs('body')}"
        f"<p>{script.html('intro')}</p>{script.numbered('powers')}<div class='close'>"
        f"{script.paragraphs('closing')}</div><div class='place'>{script.html('place')}</div>"
        f"<div class='end'>{signing.block(script, 'company hand name title')}</div></div>"
    )
    return document([page], _CSS, look)

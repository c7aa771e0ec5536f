"""Short note on a small letterhead sheet (A5)."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import A5, Look, document

MANNER = "serif"
SIZE = A5

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:17mm;right:17mm;top:12mm;font-size:10.4pt;line-height:1.45}
.logo{border-left:3mm solid;padding-left:4mm;margin-bottom:9mm}.logo small{display:block;
font-size:7.6pt;color:#555}.date{margin-bottom:7mm}.end{margin-top:4mm}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the note."""
    page = (
        f"<div class='all'><div class='logo c'>{signing.logo(script, 16)}<small>"
        f"{script.html('strap')}</small></div><div class='date'>{script.html('dated')}</div>"
        f"{script.paragraphs('body')}<div class='end'>{script.html('close')}"
        f"{signing.block(script, script.text['signed'])}</div></div>"
    )
    return document([page], _CSS, look)

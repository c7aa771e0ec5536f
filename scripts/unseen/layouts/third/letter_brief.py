"""Short business letter: mark in the middle, references in one line, address at the right."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "serif"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:27mm;right:25mm;top:14mm;font-size:11pt;line-height:1.45}
.logo{text-align:center;border-bottom:1.4pt double #777;padding-bottom:3mm;margin-bottom:7mm}
.to{margin-left:92mm;margin-bottom:10mm;line-height:1.3}.refs{display:flex;gap:14mm;
font-size:9.5pt;margin-bottom:7mm}.refs span{color:#666;margin-right:2mm}
.subject{font-weight:bold;margin-bottom:5mm}.end{margin-top:6mm}
.foot{left:27mm;right:25mm;bottom:9mm;text-align:center;font-size:7.8pt;color:#666;
border-top:.4pt solid #999;padding-top:1.5mm}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the letter; it is addressed to a marketplace that asked about the dealer."""
    refs = "".join(
        f"<div><span>{script.fill(label)}</span>{script.fill(value)}</div>"
        for label, value in script.text["refs"]
    )
    page = (
        f"<div class='all'><div class='logo'>{signing.logo(script, 21)}</div><div class='to'>"
        f"{script.lines('to')}</div><div class='refs'>"
        f"{refs}</div><div class='subject'>{script.html('subject')}</div>"
        f"<p>{script.html('greet')}</p>{script.paragraphs('body')}"
        f"<p>{script.html('close')}</p><div class='end'>"
        f"{signing.block(script, 'hand name title')}</div></div><div class='foot'>"
        f"{script.fill('{grantor} · {grantor_address} · {phone} · {email}')}<br>"
        f"{script.fill('{grantor_id}')}</div>"
    )
    return document([page], _CSS, look)

"""Sheet in two languages: under every passage its translation, in smaller italics."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:22mm;right:22mm;top:17mm;font-size:10.6pt;line-height:1.5}
.logo{text-align:right;margin-bottom:6mm}h1{font-size:17pt}h2{font-size:12pt;font-style:italic;
font-weight:normal;color:#555;margin-bottom:7mm}.pair{border-left:2.4pt solid #c9c9c9;
padding:.5mm 0 .5mm 4mm;margin-bottom:4.5mm}.pair i{display:block;font-size:9.4pt;color:#444;
margin-top:.8mm}.place{margin:7mm 0 2mm}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the sheet; name and title are signed in both languages."""
    pairs = "".join(
        f"<div class='pair'>{script.fill(said)}<i>{script.fill(told)}</i></div>"
        for said, told in script.text["rows"]
    )
    name, told = script.fill("{signer}"), script.fill("{signer@en}")
    person = name if name == told else f"{name} / {told}"
    title = (
        script.fill("{title}") + " / " + script.fill("{title@en|" + script.text["title_en"] + "}")
    )
    page = (
        f"<div class='all'><div class='logo'>{signing.logo(script)}</div>"
        f"<h1>{script.html('heading')}</h1><h2>{script.html('heading_en')}</h2>{pairs}"
        f"<div class='place'>{script.html('place')}</div><div class='hand'>"
        f"{signing.scribble(script)}{signing.seal(script, 'left:58mm;top:-9mm')}</div>"
        f"<div>{person}</div><div>{title}</div></div>"
    )
    return document([page], _CSS, look)

"""Two languages one below the other: every paragraph is followed by its English in italics."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:26mm;right:26mm;top:17mm;font-size:11pt;line-height:1.45}
.logo{margin-bottom:8mm}h1{font-size:15pt;text-align:center}.under{text-align:center;
font-style:italic;color:#444;margin-bottom:8mm}.en{font-style:italic;color:#444;font-size:10pt;
margin-bottom:4.2mm}.all p{margin-bottom:.8mm}.place{margin:6mm 0 3mm}.title{font-size:10pt;
font-style:italic;color:#444}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the letter; the English names are right as well."""
    paras = "".join(
        f"<p>{script.fill(first)}</p><div class='en'>{script.fill(second)}</div>"
        for first, second in script.text["paras"]
    )
    english = f"{{signer@en}}, {{title@en|{script.text['title_en']}}}"
    page = (
        f"<div class='all'><div class='logo'>{signing.logo(script, 18)}</div>"
        f"<h1>{script.html('heading')}</h1><div class='under'>{script.html('heading_en')}</div>"
        f"{paras}<div class='place'>{script.html('place')}</div>"
        f"{signing.block(script, 'company hand name title')}"
        f"<div class='title'>{script.fill(english)}</div></div>"
    )
    return document([page], _CSS, look)

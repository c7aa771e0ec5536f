"""Extract of a distribution contract over two pages, signed by both parties."""

from __future__ import annotations

from scripts.unseen.layouts.ornaments import signature
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "serif"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:28mm;right:28mm;top:24mm;font-size:11pt;line-height:1.5;
text-align:justify}h1{font-size:15pt;text-align:center}.sub{text-align:center;font-size:10pt;
margin:1mm 0 8mm}h2{font-size:11pt;margin:5mm 0 1mm}.two{display:flex;gap:12mm;margin-top:8mm;
text-align:left}.two>div{flex:1}.two small{display:block;margin-bottom:1mm}
.line{border-top:.5pt solid #222;padding-top:1mm}.note{font-size:9pt;font-style:italic;
margin-top:7mm}.foot{left:28mm;right:28mm;bottom:13mm;text-align:center;font-size:9pt}
"""
)
_ON_FIRST = 3


def draw(script: Script, look: Look) -> str:
    """Set the contract; the other party's signatory is no field of ours."""
    articles = [
        f"<h2>{script.fill(title)}</h2><p>{script.fill(said)}</p>"
        for title, said in script.text["articles"]
    ]
    first = (
        f"<div class='all'><h1>{script.html('heading')}</h1><div class='sub'>"
        f"{script.html('sub')}</div>{script.paragraphs('parties')}"
        f"{''.join(articles[:_ON_FIRST])}</div><div class='foot'>1 / 2</div>"
    )
    other = script.fill("{other}")
    left = (
        f"<small>{script.html('left')}<br>{script.fill('{grantor}')}</small><div class='hand'>"
        f"{signing.scribble(script)}{signing.seal(script, 'left:34mm;top:-6mm')}</div>"
        f"<div class='line'>{script.fill('{signer}')}<br>{script.fill('{title}')}</div>"
    )
    right = (
        f"<small>{script.html('right')}<br>{script.fill('{grantee}')}</small><div class='hand'>"
        f"{signature(script.deed.others[0], 'left:0;top:-2mm', script.deed.draw)}</div>"
        f"<div class='line'>{other}<br>{script.html('other_title')}</div>"
    )
    second = (
        f"<div class='all'>{''.join(articles[_ON_FIRST:])}<div class='note'>"
        f"{script.html('true_copy')}</div><p style='margin-top:6mm'>{script.html('place')}</p>"
        f"<div class='two'><div>{left}</div><div>{right}</div></div></div>"
        "<div class='foot'>2 / 2</div>"
    )
    return document([first, second], _CSS, look)

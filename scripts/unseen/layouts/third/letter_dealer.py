"""Dealer's certificate across the page: the dealer's name large, facts in a row below."""

from __future__ import annotations

from scripts.unseen.layouts.page import A4_WIDE, Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "serif"
SIZE = A4_WIDE

_CSS = (
    signing.CSS
    + """
.frame{position:absolute;left:9mm;right:9mm;top:9mm;bottom:9mm;border:2.4pt solid #a88a3c}
.all{position:absolute;left:26mm;right:26mm;top:20mm;text-align:center;font-size:13pt}
h1{font-size:30pt;font-weight:normal;letter-spacing:1pt;margin:3mm 0 6mm}
.name{font-size:23pt;margin:4mm 0 1mm;border-bottom:.6pt solid #a88a3c;display:inline-block;
padding:0 12mm 1mm}.where{font-size:10.5pt;margin-bottom:5mm}.facts{display:flex;
justify-content:center;gap:13mm;margin:6mm 0 5mm;font-size:11pt}.facts div{max-width:62mm}
.facts small{display:block;color:#7a6a35;font-size:8.6pt}.tiny{font-size:9pt;color:#444}
.end{position:absolute;right:30mm;bottom:17mm;font-size:11pt;text-align:left}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set the certificate; who signs stands at the right below."""
    facts = "".join(
        f"<div><small>{script.fill(label)}</small>{script.fill(value)}</div>"
        for label, value in script.text["facts"]
    )
    page = (
        f"<div class='frame full'></div><div class='all'>{signing.logo(script)}"
        f"<h1>{script.html('heading')}</h1><div>{script.html('lead')}</div>"
        f"<div class='name'>{script.fill('{grantee}')}</div><div class='where'>"
        f"{script.fill('{grantee_address}')}</div>{script.paragraphs('body')}"
        f"<div class='facts'>{facts}</div><div class='tiny'>{script.html('small')}</div></div>"
        f"<div class='end'>{signing.block(script, 'hand name title company')}</div>"
    )
    return document([page], _CSS, look)

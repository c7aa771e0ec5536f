"""E-mail that the dealer passed on to a marketplace: the brand's own words stand below."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third.script import Script

MANNER = "sans"

_CSS = """
.all{position:absolute;left:15mm;right:18mm;top:12mm;font-size:10.2pt;line-height:1.5}
.bar{display:flex;justify-content:space-between;font-size:8pt;color:#555;
border-bottom:1pt solid #bbb;padding-bottom:1mm;margin-bottom:4mm}.mail th{text-align:left;
font-weight:normal;color:#777;padding-right:4mm;white-space:nowrap}.mail{margin-bottom:4mm;
font-size:9.6pt}.quote{margin:3mm 0 0 5mm;border-left:1pt solid #9ab;padding-left:5mm}
.mid{margin:4mm 0 3mm;color:#555}.tiny{font-size:8pt;color:#777;margin-top:8mm}
.foot{left:15mm;right:18mm;bottom:7mm;font-size:7.6pt;color:#888}
"""


def draw(script: Script, look: Look) -> str:
    """Set the print-out; the day and the names are those of the mail that was passed on."""
    page = (
        f"<div class='all'><div class='bar'><span>webmail – {script.fill('{grantee_email}')}"
        f"</span><span>1/1</span></div><table class='mail'>{script.rows('outer', 'th')}</table>"
        f"{script.paragraphs('outer_body')}<div class='mid'>{script.html('divider')}</div>"
        f"<div class='quote'><table class='mail'>{script.rows('inner', 'th')}</table>"
        f"{script.paragraphs('body')}<p>{script.html('close')}</p>"
        f"<div class='tiny'>{script.html('foot')}</div></div></div>"
    )
    return document([page], _CSS, look)

"""Letter beside a coloured bar that holds the sender's data; some have a list of shops."""

from __future__ import annotations

from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.bar{position:absolute;left:0;top:0;bottom:0;width:54mm;padding:16mm 6mm 10mm 9mm;font-size:8pt;
line-height:1.4}.bar .name{font-size:16pt;font-weight:bold;line-height:1.1;margin-bottom:14mm}
.bar b{display:block;margin-top:5mm;font-size:7.4pt;letter-spacing:.4pt}
.all{position:absolute;left:63mm;right:18mm;top:18mm;font-size:10.2pt;line-height:1.5}
.to{line-height:1.3;margin-bottom:11mm}.place{text-align:right;margin-bottom:8mm}
h1{font-size:13pt;margin-bottom:5mm}.shops{width:100%;font-size:9pt;margin:0 0 4mm}
.shops td{padding:1mm 3mm 1mm 0;border-bottom:.4pt solid #aaa}
"""
)


def draw(script: FourthScript, look: Look) -> str:
    """Set the letter; what stands in the bar is the sender's own."""
    side = "".join(
        f"<b>{script.fill(label)}</b>{script.fill(value)}" for label, value in script.text["side"]
    )
    shops = f"<table class='shops'>{script.rows('shops')}</table>" if script.has("shops") else ""
    page = (
        f"<div class='bar bg full'><div class='name'>{script.fill('{grantor_stem}')}</div>{side}"
        f"</div><div class='all'><div class='to'>"
        f"{script.lines('to')}</div><div class='place'>"
        f"{script.html('place')}</div><h1>{script.html('heading')}</h1>"
        f"{script.paragraphs('body')}{shops}{script.paragraphs('after')}"
        f"<p>{script.html('close')}</p>{signing.block(script, script.text['signed'])}</div>"
    )
    return document([page], _CSS, look)

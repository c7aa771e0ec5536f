"""A marketplace's own form: numbered sections, ticked boxes, captions above the values."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:16mm;right:16mm;top:13mm;font-size:9.6pt}
.top{display:flex;justify-content:space-between;align-items:baseline}h1{font-size:15pt}
.code{font-size:8pt;color:#777}.note{font-size:8.4pt;color:#555;margin:1mm 0 4mm}
h2{font-size:10.5pt;padding:1.2mm 2mm;background:#e6ebef;margin:3.2mm 0 1.5mm}
.field{display:inline-block;vertical-align:top;width:49%;padding:.4mm 2mm 1.8mm 0}
.field.wide{width:100%}.field small{display:block;font-size:7.6pt;color:#666}
.field div{border-bottom:.5pt solid #999;min-height:5mm;padding:.3mm 1mm}
.sign{width:auto;margin-top:2mm}.hand{height:15mm}
"""
)
_LONG = 34


def draw(script: Script, look: Look) -> str:
    """Set the form; longer values take the whole width."""
    body = ""
    for section in script.text["sections"]:
        body += f"<h2>{script.fill(section['title'])}</h2>"
        body += "".join(_field(script, *row) for row in section["rows"])
    signed = "".join(_field(script, *row) for row in script.text["signed"])
    page = (
        f"<div class='all'><div class='top'><h1>{script.html('heading')}</h1><span class='code'>"
        f"BP-{script.fill('{digits:3}')} v2</span></div><div class='note'>{script.html('note')}"
        f"</div>{body}<h2>✎</h2>{signed}<div class='hand'>{signing.scribble(script)}"
        f"{signing.seal(script, 'left:60mm;top:-7mm')}</div></div>"
    )
    return document([page], _CSS, look)


def _field(script: Script, label: str, value: str) -> str:
    is_long = len(value) > _LONG or "address" in value
    html = script.fill(value)
    cls = "field wide" if is_long else "field"
    return f"<div class='{cls}'><small>{script.fill(label)}</small><div>{html}</div></div>"

"""Authorisation on one page within an ornamental frame, upright or wide, with the seal."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.page import A4_WIDE, Look, document

MANNER = "serif"

_CSS = (
    sealing.CSS
    + """
.edge{position:absolute;inset:9mm;border:1.5mm double}.rim{position:absolute;inset:13mm;
border:.5pt solid}.knot{position:absolute;width:9mm;height:9mm;border:1.1mm solid;
background:#fff}.all{position:absolute;left:30mm;right:30mm;top:30mm;font-size:13pt;
line-height:1.75}.wide{top:23mm;left:42mm;right:42mm;font-size:13.5pt;line-height:1.6}
.head{text-align:center;font-size:17pt;margin-bottom:5mm}h1{text-align:center;font-size:26pt;
letter-spacing:5pt;line-height:1.3}.en h1{font-size:22pt;letter-spacing:1pt}
.under{text-align:center;font-size:9.5pt;letter-spacing:2pt;color:#666}
.code{text-align:right;font-size:10pt;margin:4mm 0 2mm}.gap{height:7mm}
.centre{text-align:center;font-size:15pt;margin-bottom:2mm}.body{text-align:justify}
.body p{margin-bottom:2.4mm}.east p{text-indent:2em}.wide .body p{margin-bottom:1mm}
.blank{border-bottom:.6pt solid #333;padding:0 3mm}.end{margin:5mm 0 7mm}
.signs{margin:6mm 0 0 34%;line-height:1.8}.wide .signs{margin-left:52%;line-height:1.55;
margin-top:4mm}.note{position:absolute;left:26mm;right:26mm;bottom:18mm;font-size:8.6pt;
color:#555;text-align:center}
"""
)
_CORNERS = ("left:8mm;top:8mm", "right:8mm;top:8mm", "left:8mm;bottom:8mm", "right:8mm;bottom:8mm")


def draw(script: FifthScript, look: Look) -> str:
    """Set the page; a wide one is a certificate to be hung on a wall."""
    text = script.text
    is_wide = bool(text.get("wide"))
    style = replace(look, size=A4_WIDE) if is_wide else look
    knots = "".join(f"<div class='knot c full' style='{spot}'></div>" for spot in _CORNERS)
    centre = "".join(
        f"<div class='centre'>{script.fill(said)}</div>" for said in text.get("centre", ())
    )
    manner = "en" if script.language == "en" else "east"
    spot = text.get("spot", "left:52mm;top:-9mm")
    page = (
        f"<div class='edge c full'></div><div class='rim c full'></div>{knots}"
        f"<div class='all {manner} {'wide' if is_wide else ''}'>{script.part('head')}"
        f"<h1 class='c'>{script.html('heading')}</h1>{script.part('under')}"
        f"{script.part('code')}<div class='gap'></div>{centre}"
        f"<div class='body'>{script.paragraphs('body')}</div>{script.part('close', 'end')}"
        f"<div class='signs'>{sealing.lines(script, spot=spot)}</div></div>"
        f"{script.part('note')}"
    )
    return document([page], _CSS, style)

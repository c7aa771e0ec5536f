"""Short letter under a centred letterhead, with a table of the articles it is about."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:26mm;right:26mm;top:15mm;font-size:11pt;line-height:1.45}
.crest{text-align:center;border-bottom:1.1mm double;padding-bottom:3.5mm;margin-bottom:7mm}
.crest div{font-size:8.8pt;color:#444;line-height:1.4;margin-top:1mm}
.when{margin-bottom:6mm}.when.far{text-align:right}.to{line-height:1.35;margin-bottom:7mm}
h1{font-size:12.4pt;margin-bottom:5mm}h1.mid{text-align:center}.all p{margin-bottom:3mm}
.grid{margin:1mm auto 5mm;font-size:10pt;width:100%}.grid td{border:.5pt solid #777;
padding:1.1mm 2.4mm}.grid tr.heads td{font-weight:bold;border-bottom:1pt solid #333}
.grid.open td{border-width:0 0 .4pt}.end{margin:5mm 0 3mm}.signs{line-height:1.45}
.signs.far{margin-left:86mm}.foot{left:20mm;right:20mm;bottom:8mm;font-size:7.8pt;color:#555;
text-align:center;line-height:1.4}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the letter; `far` puts the date and who signs on the right."""
    text = script.text
    far = " far" if text.get("far") else ""
    head = script.cells("head")
    to = script.lines("to")
    page = (
        f"<div class='all'><div class='crest c'>{logo(script, 22)}<div>{script.html('strap')}"
        f"</div></div><div class='when{far}'>{script.html('dated')}</div><div class='to'>{to}"
        f"</div><h1 class='{'mid' if text.get('mid') else ''}'>{script.html('subject')}</h1>"
        f"{script.paragraphs('body')}<table class='grid {text.get('table', '')}'>"
        f"<tr class='heads'>{head}</tr>{script.rows('grid')}</table>{script.paragraphs('after')}"
        f"<div class='end'>{script.html('close')}</div><div class='signs{far}'>"
        f"{sealing.lines(script, spot=text.get('spot', 'left:44mm;top:-5mm;scale:.9'))}</div>"
        f"</div><div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)

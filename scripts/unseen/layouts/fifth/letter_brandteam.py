"""Letter to a marketplace's brand team: facts as labels and values, often a list of articles."""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.band{position:absolute;left:0;right:0;top:0;height:15mm}
.all{position:absolute;left:22mm;right:22mm;top:20mm;font-size:10pt;line-height:1.42}
.top{display:flex;justify-content:space-between;align-items:flex-start;margin-bottom:6mm}
.top small{font-size:8pt;text-align:right;color:#444;line-height:1.35}.to{margin-bottom:5mm;
line-height:1.32}.date{margin-bottom:4mm}.subject{font-weight:bold;margin-bottom:4mm}
.facts{margin:0 0 3mm;width:100%}.facts th{font-weight:bold;width:46mm;padding:.5mm 4mm .5mm 0}
.facts td{padding:.5mm 0}.facts.ruled th,.facts.ruled td{border:.4pt solid #999;padding:1mm 2mm}
.grid{width:100%;font-size:9pt;margin:1mm 0 4mm}.grid td{border:.4pt solid #888;
padding:.9mm 2mm}.grid tr.heads td{font-weight:bold;background:#eef1f4}.all p{margin-bottom:2.6mm}
.end{margin-top:3mm}.foot{left:22mm;right:22mm;bottom:7mm;font-size:7.6pt;color:#555;
text-align:center;border-top:.5pt solid #aaa;padding-top:1.2mm}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the letter; the seller's account data are no numbers of the letter."""
    grid = ""
    if script.has("grid"):
        head = script.cells("head")
        grid = f"<table class='grid'><tr class='heads'>{head}</tr>{script.rows('grid')}</table>"
    ruled = " ruled" if script.text.get("ruled") else ""
    band = "<div class='band bg full'></div>" if script.text.get("band") else ""
    page = (
        f"{band}<div class='all'><div class='top'>{signing.logo(script, 18)}<small>"
        f"{script.html('strap')}</small></div><div class='date'>{script.html('dated')}</div>"
        f"<div class='to'>{script.lines('to')}</div>"
        f"<div class='subject'>{script.html('subject')}</div><p>{script.html('greet')}</p>"
        f"{script.paragraphs('body')}<table class='facts{ruled}'>{script.rows('facts', 'th')}"
        f"</table>{script.paragraphs('middle')}{grid}{script.paragraphs('after')}"
        f"<div class='end'>{script.html('close')}{signing.block(script, script.text['signed'])}"
        f"</div></div><div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)

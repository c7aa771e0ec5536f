"""Letter of one page with a schedule of trademarks on the second."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import plain

MANNER = "serif"
MARKS = 6

_CSS = """
.all{position:absolute;left:25mm;right:25mm;top:18mm;font-size:10.5pt}
.firm{text-align:center;font-size:8.6pt;margin-bottom:10mm}.firm b{font-size:18pt;
letter-spacing:3px}
h1{font-size:13pt;margin:6mm 0}p{margin-bottom:4mm;text-align:justify}
table{width:100%;margin-top:5mm}th,td{border-bottom:.5pt solid #777;padding:2mm 1mm}
th{border-bottom:1.2pt solid #333}.end{margin-top:9mm}
.foot{left:25mm;right:25mm;bottom:10mm;font-size:8pt;text-align:center}
"""


def draw(speech: Speech, look: Look) -> str:
    """Set both pages."""
    grantor = speech.grant.grantor
    firm = (
        f"<div class='firm'><b class='c'>{plain(grantor.stem.upper())}</b><br>"
        f"{plain(grantor.one_line)}<br>{plain(grantor.phone)} · {plain(grantor.email)}</div>"
    )
    keys = ["owner", "annex_ref", "grant", "channels", "territory", "period", "excl", "sub"]
    text = "".join(f"<p>{said}</p>" for said in speech.body(*keys))
    first = (
        f"<div class='all'>{firm}{speech.date()}<br>{speech.label('ref')}: {speech.number()}"
        f"<h1>{speech.label('title')}</h1><p>{speech.label('greeting')}</p>{text}"
        f"<div class='end'>{speech.label('close')}<br>{speech.signature()}</div></div>"
        f"<div class='foot'>1 / 2</div>"
    )
    second = (
        f"<div class='all'>{firm}<h1>{speech.label('annex')}</h1>{_schedule(speech)}</div>"
        f"<div class='foot'>2 / 2</div>"
    )
    return document([first, second], _CSS, look)


def _schedule(speech: Speech) -> str:
    words = speech.words
    number = words["number"].replace("{number}", "").strip() or words["marks"]
    heads = (words["l_brand"], words["office"], number if len(number) > 2 else words["marks"],
             words["classes"].replace("{classes}", "").strip())  # fmt: skip
    html = "".join(f"<th>{plain(head)}</th>" for head in heads)
    for index, mark in enumerate(speech.grant.marks):
        brand = speech.ink.item("brands", speech.grant.brands[index % len(speech.grant.brands)])
        cells = (brand, plain(mark.office), speech.mark_number(index), plain(mark.classes))
        html += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    return f"<table>{html}</table>"

"""Numbered clauses under headings; letterhead at the right edge, parties in a preamble."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import plain

MANNER = "serif"

_CSS = """
.all{position:absolute;left:24mm;right:22mm;top:16mm;font-size:10.5pt}
.firm{text-align:right;font-size:8.6pt;margin-bottom:9mm}.firm b{font-size:14pt}
h1{font-size:14pt;text-align:center;margin-bottom:2mm}.refs{display:flex;
justify-content:space-between;font-size:9.5pt;margin-bottom:7mm}
.clause{display:flex;margin-bottom:2.6mm}.clause .no{width:10mm;flex:none}
.clause h2{font-size:10.5pt}.end{margin-top:8mm}
"""


def draw(speech: Speech, look: Look) -> str:
    """Set the letter."""
    grantor = speech.grant.grantor
    clauses = [("l_brand", ["owner", "marks"]), ("l_products", ["grant"]),
               ("l_territory", ["territory"]), ("l_channels", ["channels"]),
               ("l_period", ["period"]), ("l_sub", ["sub"]), ("l_excl", ["excl"])]  # fmt: skip
    html, number = "", 0
    for label, keys in clauses:
        sentences = speech.body(*keys)
        if not sentences:
            continue
        number += 1
        html += (
            f"<div class='clause'><div class='no'>{number}.</div><div><h2>"
            f"{speech.label(label)}</h2>{' '.join(_capital(s) for s in sentences)}</div></div>"
        )
    page = (
        f"<div class='all'><div class='firm c'><b>{plain(grantor.stem)}</b><br>"
        f"{'<br>'.join(map(plain, grantor.address))}<br>{plain(grantor.phone)}</div>"
        f"<h1>{speech.label('title')}</h1><div class='refs'><span>{speech.label('ref')} "
        f"{speech.number()}</span><span>{speech.label('date')}: {speech.date()}</span></div>"
        f"{html}<div class='end'>{speech.label('close')}<br>{speech.signature()}</div></div>"
    )
    return document([page], _CSS, look)


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]

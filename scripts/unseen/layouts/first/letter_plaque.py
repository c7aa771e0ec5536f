"""Landscape plaque with a coloured band at the left, names in large type, facts in columns."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import A4_WIDE, Look, document
from scripts.unseen.ledger import plain

MANNER = "serif"
SIZE = A4_WIDE

_CSS = """
.band{position:absolute;left:0;top:0;bottom:0;width:34mm;height:100%;text-align:center;
padding-top:22mm;font-size:30pt}.all{position:absolute;left:48mm;right:20mm;top:17mm}
h1{font-size:25pt;letter-spacing:1px}.ref{font-size:9pt;color:#555;margin-bottom:6mm}
.who{font-size:19pt;margin:2mm 0 5mm}.facts{display:grid;grid-template-columns:1fr 1fr 1fr;
gap:4mm 7mm;margin:5mm 0 7mm;border-top:.8pt solid #999;padding-top:4mm;font-size:11pt}
.cap{display:block;font-size:9pt;color:#777}
"""


def draw(speech: Speech, look: Look) -> str:
    """Set the plaque."""
    grant = speech.grant
    facts = "".join(
        f"<div><span class='cap'>{plain(label)}</span>{value}</div>"
        for label, value in speech.cells()
    )
    page = (
        f"<div class='band bg full'>{plain(grant.brands[0][0])}</div><div class='all'>"
        f"<h1 class='c'>{speech.label('title')}</h1><div class='ref'>{speech.label('ref')} "
        f"{speech.number()} · {speech.label('date')} {speech.date()}</div>"
        f"<div class='who'>{speech.ink.put('grantee', grant.grantee.name)}</div>"
        f"<div class='facts'>{facts}</div>{speech.signature()}</div>"
    )
    return document([page], _CSS, look)

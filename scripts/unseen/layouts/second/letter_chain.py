"""A distributor's authorisation of a sub-dealer that names every link from the brand's owner on."""

from __future__ import annotations

import random
from dataclasses import replace

from scripts.unseen.data.grants import Grant
from scripts.unseen.data.parties import party
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain

MANNER = "sans"

_CSS = """
.side{position:absolute;left:0;top:0;bottom:0;width:9mm}
.all{position:absolute;left:24mm;right:20mm;top:17mm;font-size:10.3pt}
.firm{display:flex;justify-content:space-between;font-size:8.4pt;margin-bottom:9mm}
.firm b{font-size:14pt}h1{font-size:15pt;margin-bottom:1mm}.refs{font-size:9pt;margin-bottom:6mm;
color:#444}.chain{width:100%;margin:3mm 0 5mm}.chain th{width:58mm;font-weight:normal;
color:#444;padding:1.6mm 0}.chain td{padding:1.6mm 0}.chain tr{border-bottom:.4pt solid #bbb}
h2{font-size:10.5pt;margin:2mm 0 1mm}.all p{margin-bottom:2.6mm}.end{margin-top:5mm}
"""


def adapt(grant: Grant) -> Grant:
    """Name an owner above the grantor, which a chain can't do without."""
    owner = party("US", random.Random(f"{grant.number} owner"), grant.edition)
    return replace(grant, owner=grant.owner or owner)


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set the letter; the chain stands in a table before the text."""
    company, label = speech.grant.grantor, speech.label
    chain = "".join(
        f"<tr><th>{index}. {plain(name)}</th><td>{value}</td></tr>"
        for index, (name, value) in enumerate(speech.chain_rows(), start=1)
    )
    keys = (("owner",), ("grant", "marks"), ("territory", "channels"), ("period",),
            ("excl", "sub"), ("check",))  # fmt: skip
    body = "".join(f"<p>{said}</p>" for key in keys if (said := speech.capital(*key)))
    page = (
        f"<div class='side bg full'></div><div class='all'><div class='firm'><b class='c'>"
        f"{plain(company.stem)}</b><span class='r'>{plain(company.one_line)}<br>"
        f"{plain(company.phone)}<br>{plain(company.email)}</span></div><h1>{label('title')}</h1>"
        f"<div class='refs'>{label('ref')}{speech.colon}{speech.number()} &nbsp;|&nbsp; "
        f"{label('date')}{speech.colon}"
        f"{speech.date()}</div><h2>{label('chain_head')}</h2><table class='chain'>{chain}</table>"
        f"{body}<div class='end'>{speech.sign_off(wide=True)}</div></div>"
    )
    return document([page], _CSS, look)

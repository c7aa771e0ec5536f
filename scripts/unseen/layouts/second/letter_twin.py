"""Two languages side by side, article by article in a ruled table, one signature for both."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain

MANNER = "serif"

_CSS = """
.all{position:absolute;left:17mm;right:17mm;top:15mm;font-size:9.6pt}
.firm{font-size:13pt;font-weight:bold;border-bottom:1pt solid #333;padding-bottom:1.5mm;
margin-bottom:4mm}.firm span{float:right;font-size:8pt;font-weight:normal}
.pairs{width:100%;table-layout:fixed}.pairs td{width:50%;padding:1.6mm 3mm;
border:.4pt solid #777}.pairs .t td{font-size:13pt;font-weight:bold;text-align:center}
.end{margin-top:6mm}
"""


def draw(speech: SecondSpeech, look: Look, other: SecondSpeech) -> str:
    """Set the letter; both languages say the same, article by article."""
    articles = [("owner",), ("grant",), ("marks",), ("territory",), ("channels",),
                ("period",), ("excl", "sub"), ("revoke",)]  # fmt: skip
    rows = [
        f"<tr class='t'><td>{speech.label('title')}</td><td>{other.label('title')}</td></tr>",
        f"<tr>{_facts(speech)}{_facts(other)}</tr>",
    ]
    number = 0
    for keys in articles:
        left, right = speech.capital(*keys), other.capital(*keys)
        if left:
            number += 1
            rows.append(f"<tr><td>{number}. {left}</td><td>{number}. {right}</td></tr>")
    grantor = speech.grant.grantor
    page = (
        f"<div class='all'><div class='firm c'>{plain(grantor.stem)}<span>"
        f"{plain(grantor.phone)} · {plain(grantor.domain)}</span></div><table class='pairs'>"
        f"{''.join(rows)}</table><div class='end'>{speech.shared_signature(other)}</div></div>"
    )
    return document([page], _CSS, look)


def _facts(speech: SecondSpeech) -> str:
    colon = speech.colon
    return (
        f"<td>{speech.label('ref')}{colon}{speech.number()}<br>"
        f"{speech.label('date')}{colon}{speech.date()}</td>"
    )

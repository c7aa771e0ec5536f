"""Distributor's certificate in a frame, wide as for a wall; some are in two languages."""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import A4_WIDE, Look, document

MANNER = "serif"
SIZE = A4_WIDE

_CSS = """
.frame{position:absolute;left:9mm;right:9mm;top:9mm;bottom:9mm;border:1.6mm solid;
outline:.4pt solid #777;outline-offset:-3.4mm}
.all{position:absolute;left:30mm;right:30mm;top:20mm;text-align:center;font-size:12.4pt;
line-height:1.42}h1{font-size:25pt;letter-spacing:.8pt;margin:2mm 0 1mm}.sub{font-size:11pt;
color:#555;margin-bottom:4mm}.all p{margin:0 0 2.4mm}.holder{font-size:17pt;margin-bottom:.5mm}
.small{font-size:9.6pt;color:#444;margin-bottom:3mm}.en{font-style:italic;color:#555;
font-size:9.8pt;margin:-1.8mm 0 2.6mm}.facts{margin:1mm auto 2mm;font-size:10.2pt;text-align:left}
.facts th{font-weight:normal;color:#555;padding:0 6mm .6mm 0}
.ends{position:absolute;left:34mm;right:34mm;bottom:21mm;display:flex;
justify-content:space-between;align-items:flex-end;font-size:10pt;line-height:1.35}
.by{position:relative;width:84mm;padding-top:19mm;text-align:center}
.by .rule{border-top:.5pt solid #444;padding-top:1mm}.when{text-align:left}
"""


def draw(script: FifthScript, look: Look) -> str:
    """Set the certificate."""
    facts = script.rows("facts", "th") if script.has("facts") else ""
    by = (
        f"<div class='by'>{signing.scribble(script, 'left:16mm;top:0')}"
        f"{signing.seal(script, 'left:-26mm;top:-4mm;scale:.9')}<div class='rule'>"
        f"{script.fill('{signer}')}<br>{script.fill('{title}')}{script.html('title_line')}<br>"
        f"<b>{script.fill('{grantor}')}</b></div></div>"
    )
    page = (
        f"<div class='frame c full'></div><div class='all'>{signing.logo(script, 17)}"
        f"<h1 class='c'>{script.html('heading')}</h1><div class='sub'>{script.html('sub')}</div>"
        f"{_said(script, 'before')}<div class='holder'><b>{script.fill('{grantee}')}</b></div>"
        f"<div class='small'>{script.html('holder_line')}</div>{_said(script, 'body')}"
        f"<table class='facts'>{facts}</table></div>"
        f"<div class='ends'><div class='when'>{script.html('when')}</div>{by}</div>"
    )
    return document([page], _CSS, look)


def _said(script: FifthScript, key: str) -> str:
    """Paragraphs; one of two cells is followed by its English."""
    html = ""
    for part in script.text[key]:
        if isinstance(part, str):
            html += f"<p>{script.fill(part)}</p>"
        else:
            html += f"<p>{script.fill(part[0])}</p><div class='en'>{script.fill(part[1])}</div>"
    return html

"""Licence to use a trade mark for selling goods: titled clauses, signed by one side or both."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "serif"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:24mm;right:24mm;top:19mm;font-size:11pt;line-height:1.5}
h1{text-align:center;font-size:15.5pt;line-height:1.35;margin-bottom:2mm}
.code{text-align:center;font-size:9.8pt;color:#444}.rule{border-top:.8pt solid;
margin:4mm 0 6mm}.all p{margin-bottom:2.4mm}.clause{display:flex;gap:4mm;margin-bottom:2.4mm}
.clause .no{flex:none;width:7mm}.clause .name{flex:none;width:37mm;font-weight:bold}
.signs{display:flex;gap:9mm;margin-top:9mm;line-height:1.6}.signs>div{flex:1}
.west .pen{display:block;height:16mm}.foot{left:24mm;right:24mm;bottom:9mm;font-size:8pt;
color:#666;text-align:center}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the page; the licensee's column is there where the text has one."""
    text = script.text
    is_eastern = script.language == "zh"
    spot = "left:22mm;top:-8mm" if is_eastern else "left:40mm;top:2mm;scale:.86"
    right = ""
    if script.has("right"):
        right = _right(script, spot if text.get("stamps") else "")
    clauses = "".join(
        f"<div class='clause'><div class='no'>{number}.</div><div class='name'>"
        f"{script.fill(name)}</div><div>{script.fill(said)}</div></div>"
        for number, (name, said) in enumerate(text["clauses"], start=1)
    )
    page = (
        f"<div class='all {'east' if is_eastern else 'west'}'><h1>{script.html('heading')}</h1>"
        f"{script.part('code')}<div class='rule c'></div>{script.paragraphs('lead')}{clauses}"
        f"{script.paragraphs('after')}<div class='signs'>{sealing.lines(script, 'left', spot)}"
        f"{right}</div></div>{script.part('foot')}"
    )
    return document([page], _CSS, look)


def _right(script: SixthScript, spot: str) -> str:
    return sealing.lines(script, "right", spot, "grantee")

"""Authorisation in two columns: each paragraph stands beside its English."""

from __future__ import annotations

from itertools import zip_longest

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:17mm;right:17mm;top:17mm;font-size:11pt;line-height:1.6}
.two{width:100%;table-layout:fixed}.two td{padding:2.3mm 3.5mm}
.two td+td{border-left:.5pt solid #888}.ruled td,.ruled td+td{border:.5pt solid #777}
.two tr.heads td{text-align:center;font-weight:bold;font-size:15pt;line-height:1.3;
padding-bottom:4mm}.two tr.heads td+td{font-size:12.5pt}.small{text-align:center;
font-size:9.4pt;margin-bottom:3mm}.east td+td{font-size:10.3pt;line-height:1.5}
.signs{display:flex;gap:7mm;margin:12mm 3.5mm 0;line-height:1.85}.signs>div{flex:1}
.foot{left:17mm;right:17mm;bottom:8mm;font-size:8pt;color:#666;text-align:center}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the page; one row of signatures stands below both columns."""
    text = script.text
    rows = "".join(
        f"<tr><td>{script.fill(own)}</td><td>{script.fill(english)}</td></tr>"
        for own, english in zip_longest(text["body"], text["body_en"], fillvalue="")
    )
    code = script.part("code", "small")
    foot = script.part("foot")
    other = ""
    if script.has("right"):
        other = sealing.lines(script, "right", text.get("right_spot", ""), "grantee")
    manner = "east" if script.language in ("zh", "ja") else ""
    page = (
        f"<div class='all'>{code}<table class='two {manner} {text.get('manner', '')}'>"
        f"<tr class='heads'><td>{script.html('heading')}</td><td>{script.html('heading_en')}</td>"
        f"</tr>{rows}</table><div class='signs'>"
        f"{sealing.lines(script, 'left', text.get('spot', 'left:38mm;top:-5mm'))}{other}</div>"
        f"</div>{foot}"
    )
    return document([page], _CSS, look)

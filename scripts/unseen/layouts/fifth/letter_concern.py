"""To whom it may concern: the plain letter on letterhead that most sellers hand in."""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.all{position:absolute;left:24mm;right:24mm;top:14mm;font-size:10.6pt;line-height:1.48}
.head{margin-bottom:11mm;font-size:8.4pt;color:#555;line-height:1.35}.head b,.head .c{display:block}
.head.centre{text-align:center;border-bottom:.6pt solid #999;padding-bottom:4mm}
.head.right{text-align:right}.head.line{display:flex;justify-content:space-between;
align-items:center;border-bottom:1.2mm solid;padding-bottom:3mm}.head.line div{color:#555;
text-align:right}.date{margin-bottom:7mm}.date.far{text-align:right}.to{font-weight:bold;
margin-bottom:5mm}h1{font-size:13pt;margin-bottom:6mm}h1.mid{text-align:center}
.list{margin:0 0 4mm 6mm}.list div{display:flex;gap:3mm;margin-bottom:1mm}.end{margin-top:5mm}
.foot{left:24mm;right:24mm;bottom:8mm;font-size:7.6pt;color:#666;text-align:center;
border-top:.4pt solid #999;padding-top:1.5mm}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the letter; `head` says where the letterhead stands."""
    manner = script.text["head"]
    where = "far" if manner in ("line", "right") else ""
    points = "".join(
        f"<div><span>•</span><span>{script.fill(said)}</span></div>"
        for said in script.text.get("points", ())
    )
    page = (
        f"<div class='all'><div class='head {manner} c'>{signing.logo(script, 19)}<div>"
        f"{script.html('strap')}</div></div><div class='date {where}'>{script.html('dated')}</div>"
        f"<div class='to'>{script.html('to')}</div><h1 class='{'mid' if where else ''}'>"
        f"{script.html('heading')}</h1>{script.paragraphs('body')}"
        f"<div class='list'>{points}</div>{script.paragraphs('after')}"
        f"<div class='end'>{script.html('close')}{signing.block(script, script.text['signed'])}"
        f"</div></div><div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)

"""A short letter to whom it may concern, as a brand's office writes it in ten minutes."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth import running
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "sans"

_CSS = (
    sealing.CSS
    + running.CSS
    + """
.all{position:absolute;left:26mm;right:24mm;top:16mm;font-size:11pt;line-height:1.5}
.head{display:flex;justify-content:space-between;align-items:flex-start;margin-bottom:14mm}
.head small{font-size:8.2pt;color:#555;line-height:1.35;text-align:right}
.head.bare{display:block;margin-bottom:8mm;font-size:9.6pt;line-height:1.35}.date{margin-bottom:7mm}
.date.far{text-align:right}.to{margin-bottom:7mm}h1{font-size:12pt;margin-bottom:6mm}
h1.mid{text-align:center;text-decoration:underline}.all p{margin-bottom:3.4mm}
.end{margin:6mm 0 2mm}.signs{line-height:1.5}.foot{left:26mm;right:24mm;bottom:9mm;
font-size:7.6pt;color:#666;text-align:center}.foot.line{border-top:.5pt solid #aaa;
padding-top:1.6mm}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the letter; some have a letterhead, some the sender's lines alone."""
    text = script.text
    if script.has("strap"):
        head = (
            f"<div class='head'>{signing.logo(script, 19)}<small>{script.html('strap')}"
            "</small></div>"
        )
    else:
        head = script.part("sender", "head bare")
    far = " far" if text.get("far") else ""
    foot = f"<div class='foot {'line' if text.get('line') else ''}'>{script.html('foot')}</div>"
    heading = ""
    if script.has("heading"):
        heading = f"<h1 class='{'mid' if text.get('mid') else ''}'>{script.html('heading')}</h1>"
    page = (
        f"<div class='all'>{head}{script.part('dated', 'date' + far)}{script.part('to')}{heading}"
        f"{running.parts(script, 'body')}{script.part('close', 'end')}<div class='signs'>"
        f"{sealing.lines(script, spot=text.get('spot', ''))}</div></div>{foot}"
    )
    return document([page], _CSS, look)

"""Letter of a legal department: titled paragraphs over two pages, signed on the second."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:25mm;right:25mm;top:16mm;font-size:11.5pt;line-height:1.5}
.top{margin-bottom:9mm}.top div{font-size:8.6pt;color:#555;line-height:1.35}
.running{display:flex;justify-content:space-between;font-size:8.6pt;color:#555;
border-bottom:.4pt solid #999;padding-bottom:1.5mm;margin-bottom:8mm}
.when{margin-bottom:6mm}.to{line-height:1.38;margin-bottom:7mm}h1{font-size:12pt;
margin-bottom:5mm}.all p{margin-bottom:3.4mm;text-align:justify}.end{margin:6mm 0 6mm}
.signs{line-height:1.5}.foot{left:25mm;right:25mm;bottom:9mm;font-size:7.8pt;color:#666;
display:flex;justify-content:space-between;gap:8mm}.foot span:last-child{white-space:nowrap}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set both pages."""
    text = script.text
    first = (
        f"<div class='all'><div class='top'>{logo(script, 20)}<div>{script.html('strap')}</div>"
        f"</div><div class='when'>{script.html('dated')}</div><div class='to'>"
        f"{script.lines('to')}</div><h1>{script.html('subject')}</h1>"
        f"{script.paragraphs('first')}</div>{_foot(script, 0)}"
    )
    second = (
        f"<div class='all'>{script.apart('running', *text['running'])}"
        f"{script.paragraphs('second')}<div class='end'>"
        f"{script.html('close')}</div><div class='signs'>"
        f"{sealing.lines(script, spot=text.get('spot', 'left:62mm;top:-3mm'))}</div></div>"
        f"{_foot(script, 1)}"
    )
    return document([first, second], _CSS, look)


def _foot(script: FifthScript, page: int) -> str:
    return script.apart("foot", script.text["foot"], script.text["pages"][page])

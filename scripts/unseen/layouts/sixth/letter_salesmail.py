"""A sales manager's confirmation: a printed e-mail, or a note that is written like one."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "sans"

_CSS = (
    sealing.CSS
    + """
.strip{position:absolute;left:12mm;right:12mm;top:6mm;font-size:8pt;color:#555;display:flex;
justify-content:space-between}.all{position:absolute;left:20mm;right:20mm;top:15mm;
font-size:10.6pt;line-height:1.45}.own{border-bottom:1.6pt solid #222;padding-bottom:1.5mm;
margin-bottom:2.5mm;font-size:11.5pt;font-weight:bold}.heads{font-size:9.8pt;margin-bottom:7mm}
.heads th{padding:0 4mm .3mm 0;white-space:nowrap}.plain .heads{width:100%}
.plain .heads th,.plain .heads td{border-bottom:.4pt solid #bbb;padding:.8mm 4mm .8mm 0}
.plain .heads th{font-weight:normal;color:#555;width:26mm}.name{margin-bottom:6mm}
.all p{margin-bottom:3mm}.point{margin:0 0 .8mm 6mm}.points{margin-bottom:3.5mm}
.end{margin:5mm 0 4mm}.plain .end{margin-bottom:0}.plain .pen{display:block;height:15mm;width:66mm}
.plain .pen .ink{top:0!important}.small{margin-top:7mm;padding-top:2mm;
border-top:.4pt solid #aaa;font-size:7.8pt;line-height:1.35;color:#666}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the page; only a `plain` note bears a logo, handwriting and a stamp."""
    text = script.text
    is_note = text.get("manner") == "plain"
    name = (
        f"<div class='name'>{logo(script, 20)}</div>"
        if is_note
        else f"<div class='own'>{script.html('mailbox')}</div>"
    )
    strip = script.apart("strip", *text["print"]) if script.has("print") else ""
    points = "".join(f"<div class='point'>• {script.fill(said)}</div>" for said in _points(script))
    seal = "left:58mm;top:-3mm;scale:.85" if is_note and text.get("stamped") else ""
    page = (
        f"{strip}<div class='all {text.get('manner', '')}'>{name}<table class='heads'>"
        f"{script.rows('heads', 'th')}</table>{script.paragraphs('body')}"
        f"<div class='points'>{points}</div>{script.paragraphs('after')}"
        f"{script.part('close', 'end')}{sealing.lines(script, spot=seal)}"
        f"{script.part('small')}</div>"
    )
    return document([page], _CSS, look)


def _points(script: SixthScript) -> list[str]:
    points: list[str] = script.text.get("points", [])
    return points

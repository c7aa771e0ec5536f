"""Brand certificate: coloured band, number and validity in a box, a code to look it up by."""

from __future__ import annotations

import random

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = (
    sealing.CSS
    + """
.band{position:absolute;left:0;top:0;width:100%;height:52mm}.heads{position:absolute;left:20mm;
right:20mm;top:11mm;text-align:center;color:#fff}
.name{font-size:15pt}h1{font-size:27pt;line-height:1.3}.under{font-size:9.6pt}
.slim .band{height:9mm}.slim .heads{position:static;color:inherit}.slim h1{font-size:23pt}
.slim .under{color:#666}
.all{position:absolute;left:24mm;right:24mm;top:62mm;font-size:12pt;line-height:1.75}
.slim .all{top:21mm}.box{border:1.1pt solid;margin:0 auto 9mm;width:118mm}
.slim .box{margin-top:6mm;width:100%}.box table{width:100%;color:#1b1b1b}
.box th,.box td{padding:1.7mm 4mm;font-size:10.5pt}.box th{font-weight:normal;color:#555;
width:42mm}.box tr+tr th,.box tr+tr td{border-top:.4pt solid #bbb}
.slim .box th{width:52mm;background:#f4f4f4}.centre{text-align:center}
.holder{text-align:center;font-size:19pt;line-height:1.35;margin:2mm 0 3mm}
.all p{margin-bottom:2.2mm}.facts{width:100%;margin:3mm 0}.facts th{font-weight:normal;
color:#555;width:40mm;padding:.8mm 3mm .8mm 0}
.centre{margin-bottom:3mm}.ends{display:flex;gap:8mm;margin-top:12mm;
align-items:flex-start}.ends>div{flex:1}.code{flex:0 0 52mm!important;font-size:8.2pt;
line-height:1.35;color:#555;padding-left:4mm}.code svg{display:block;width:24mm;height:24mm;
margin-bottom:1.5mm}.signed{line-height:1.75}.foot{left:24mm;right:24mm;bottom:8mm;
font-size:8pt;color:#666;text-align:center}
"""
)


def draw(script: FifthScript, look: Look) -> str:
    """Set the page; `slim` ones have their heading below a narrow band."""
    text = script.text
    is_slim = bool(text.get("slim"))
    heads = (
        f"<div class='heads'>{script.part('name')}<h1>{script.html('heading')}</h1>"
        f"{script.part('under')}</div>"
    )
    code = ""
    if script.has("code"):
        code = f"<div class='code'>{_squares(script.deed.draw)}{script.html('code')}</div>"
    signed = sealing.lines(script, spot=text.get("spot", "left:44mm;top:-6mm"))
    page = (
        f"<div class='full {'slim' if is_slim else ''}'><div class='band bg full'></div>"
        f"{'' if is_slim else heads}<div class='all'>{heads if is_slim else ''}"
        f"<div class='box c'><table>{script.rows('box', 'th')}</table></div>"
        f"<div class='centre'>{script.html('before')}</div>"
        f"<div class='holder b'>{script.fill('{grantee}')}</div>{script.part('below', 'centre')}"
        f"{script.paragraphs('body')}{_facts(script)}{script.paragraphs('after')}"
        f"<div class='ends'>{signed}{code}</div></div>{script.part('foot')}</div>"
    )
    return document([page], _CSS, look)


def _facts(script: FifthScript) -> str:
    if not script.has("facts"):
        return ""
    return f"<table class='facts'>{script.rows('facts', 'th')}</table>"


def _squares(draw: random.Random) -> str:
    """Squares like those of a code to be scanned; they say nothing."""
    dots = "".join(
        f"<rect x='{x}' y='{y}' width='1' height='1'/>"
        for x in range(25)
        for y in range(25)
        if draw.random() < 0.5 and not _is_corner(x, y)
    )
    eyes = "".join(
        f"<path d='M{x} {y}h7v7h-7zM{x + 1} {y + 1}v5h5v-5zM{x + 2} {y + 2}h3v3h-3z' "
        "fill-rule='evenodd'/>"
        for x, y in ((0, 0), (18, 0), (0, 18))
    )
    return f"<svg viewBox='0 0 25 25' fill='#111' shape-rendering='crispEdges'>{dots}{eyes}</svg>"


def _is_corner(x: int, y: int) -> bool:
    return (x < 8 and y < 8) or (x > 16 and y < 8) or (x < 8 and y > 16)

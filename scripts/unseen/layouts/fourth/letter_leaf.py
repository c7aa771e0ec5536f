"""One page out of a contract: the parties in its running head, initials at its foot."""

from __future__ import annotations

from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.ornaments import signature
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = """
.run{position:absolute;left:25mm;right:25mm;top:11mm;display:flex;justify-content:space-between;
font-size:8.6pt;border-bottom:.5pt solid #333;padding-bottom:1.5mm}
.all{position:absolute;left:25mm;right:25mm;top:22mm;font-size:11.8pt;line-height:1.58}
.parties{font-size:9.4pt;margin-bottom:5mm}.item{display:flex;gap:5mm;margin-bottom:2.8mm;
text-align:justify}.item span{flex:0 0 13mm;white-space:nowrap}
.item b{display:block;text-align:left}
.initials{position:absolute;right:25mm;bottom:22mm;display:flex;gap:6mm;font-size:8pt}
.initials div{width:26mm;height:15mm;border:.5pt solid #666;padding:1mm 1.5mm;position:relative}
.foot{left:25mm;right:25mm;bottom:9mm;font-size:8.4pt;display:flex;
justify-content:space-between}
"""


def draw(script: FourthScript, look: Look) -> str:
    """Set the page; nobody signs it by name."""
    clauses = "".join(
        f"<div class='item'><span>{script.fill(number)}</span><div>"
        f"{f'<b>{script.fill(title)}</b>' if title else ''}{script.fill(said)}</div></div>"
        for number, title, said in script.text["clauses"]
    )
    people = (script.deed.signatory, script.deed.others[0])
    boxes = "".join(
        f"<div>{script.fill(label)}{_initials(script, name)}</div>"
        for label, name in zip(script.text["initials"], people, strict=True)
    )
    left, right = script.text["run"]
    page = (
        f"<div class='run'><span>{script.fill(left)}</span><span>{script.fill(right)}</span></div>"
        f"<div class='all'><div class='parties'>{script.html('parties')}</div>{clauses}</div>"
        f"<div class='initials'>{boxes}</div><div class='foot'><span>{script.html('foot')}</span>"
        f"<span>{script.html('page')}</span></div>"
    )
    return document([page], _CSS, look)


def _initials(script: FourthScript, name: str) -> str:
    """A scribble that fits its small box."""
    drawn = signature(name[:3], "left:2mm;top:4mm", script.deed.draw)
    return drawn.replace("width:48mm;height:24.0mm", "width:20mm;height:10mm")

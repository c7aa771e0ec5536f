"""A supplier's confirmation of a reseller agreement: short clauses, and both parties sign."""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.ornaments import company_seal, signature
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = """
.all{position:absolute;left:23mm;right:22mm;top:13mm;font-size:10.7pt;line-height:1.4}
.top{display:flex;justify-content:space-between;align-items:flex-end;border-bottom:.6pt solid #888;
padding-bottom:2.5mm;margin-bottom:6mm}.top small{font-size:7.8pt;color:#555;text-align:right;
line-height:1.3}h1{font-size:15pt;margin-bottom:1mm}.sub{color:#444;margin-bottom:5mm}
.parties{display:flex;gap:7mm;margin-bottom:5mm}.parties>div{flex:1;border:.5pt solid #999;
padding:2.2mm 3mm}.parties .role{font-size:8pt;color:#555;margin-bottom:.8mm}
.item{display:flex;gap:3mm;margin-bottom:1.7mm}.item>span{flex:none;min-width:6mm}
.all p{margin-bottom:2.4mm}.after{margin-top:3.5mm}.signs{display:flex;gap:12mm;margin-top:5mm;
line-height:1.38}.signs>div{flex:1}.hand{position:relative;height:19mm;
border-bottom:.5pt solid #333;margin-bottom:1mm}.foot{left:23mm;right:22mm;bottom:8mm;
font-size:7.4pt;color:#666;display:flex;justify-content:space-between}
"""


def draw(script: FifthScript, look: Look) -> str:
    """Set the sheet; the other party's side may still wait for its signature."""
    text = script.text
    parties = "".join(
        f"<div><div class='role'>{script.fill(role)}</div>{'<br>'.join(map(script.fill, lines))}"
        "</div>"
        for role, lines in text.get("parties", ())
    )
    sides = _side(script, "left", script.deed.signatory, script.deed.grantor.name)
    other = script.deed.others[1] if text.get("both", True) else ""
    sides += _side(script, "right", other, "")
    page = (
        f"<div class='all'><div class='top'>{logo(script, 18)}<small>{script.html('strap')}"
        f"</small></div><h1>{script.html('heading')}</h1><div class='sub'>{script.html('sub')}"
        f"</div>{script.paragraphs('intro')}<div class='parties'>{parties}</div>"
        f"{script.paragraphs('body')}{script.numbered('clauses', text.get('sign', '{}.'))}"
        f"<div class='after'>{script.paragraphs('after')}</div><div class='signs'>{sides}</div>"
        f"</div>{script.apart('foot', *text['foot'])}"
    )
    return document([page], _CSS, look)


def _side(script: FifthScript, key: str, person: str, company: str) -> str:
    """Lines of one party; `✍` is where its hand stands, with its seal if it has one."""
    draw, rows = script.deed.draw, ""
    for line in script.text[key]:
        if line != "✍":
            rows += f"<div>{script.fill(line)}</div>"
            continue
        hand = signature(person, "left:2mm;top:-1mm", draw) if person else ""
        stamp = "left:40mm;top:-10mm;scale:.82"
        seal = company_seal(company, script.language, stamp, draw) if company else ""
        rows += f"<div class='hand'>{hand}{seal}</div>"
    return f"<div>{rows}</div>"

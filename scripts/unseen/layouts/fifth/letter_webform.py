"""A brand's own web form, filled in and printed from the browser: two columns of fields."""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth import signing
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = """
.tab{position:absolute;left:10mm;right:10mm;top:6mm;font-size:7.6pt;color:#333;display:flex;
justify-content:space-between}.all{position:absolute;left:17mm;right:17mm;top:14mm;
font-size:9.6pt;line-height:1.36}.bar{display:flex;justify-content:space-between;
align-items:center;padding:3mm 4mm;border-radius:1.2mm;margin-bottom:4mm}
.bar .c{color:#fff!important}h1{font-size:14.5pt;margin-bottom:1mm}.lead{color:#555;
margin-bottom:2mm}h2{font-size:10.6pt;margin:3.4mm 0 1.6mm;padding-bottom:.8mm;
border-bottom:.5pt solid #bbb}.grid{display:grid;grid-template-columns:1fr 1fr;gap:1.9mm 5mm}
.wide{grid-column:1/3}.label{font-size:7.9pt;color:#555;margin-bottom:.4mm}
.label i{color:#c0392b;font-style:normal}.value{border:.5pt solid #b9bec4;border-radius:.8mm;
padding:1mm 2mm;min-height:6.4mm;background:#fbfbfc}.terms p{margin:2.4mm 0 0}
.stack .half{margin-bottom:1.6mm}
.pad{position:relative;height:20mm;border:.5pt solid #b9bec4;border-radius:.8mm}
.foot{left:10mm;right:10mm;bottom:6mm;font-size:7.6pt;color:#333;display:flex;
justify-content:space-between}
"""


def draw(script: FifthScript, look: Look) -> str:
    """Set the print; it is signed in a box, or by name and time."""
    text = script.text
    sections = "".join(_section(script, *part) for part in text["sections"])
    pad = ""
    if script.has("pad"):
        pad = (
            f"<div><div class='label'>{script.html('pad')}</div><div class='pad'>"
            f"{signing.scribble(script, 'left:6mm;top:-1mm')}"
            f"{signing.seal(script, 'left:47mm;top:-8mm;scale:.72') if text.get('seal') else ''}"
            "</div></div>"
        )
    page = (
        f"<div class='tab'><span>{script.html('tab')}</span></div><div class='all'>"
        f"<div class='bar bg'>{signing.logo(script, 15)}<span>{script.html('menu')}</span></div>"
        f"<h1>{script.html('heading')}</h1><div class='lead'>{script.html('lead')}</div>{sections}"
        f"<div class='terms'>{script.paragraphs('terms')}</div>"
        f"<h2>{script.html('last')}</h2><div class='grid'>{pad}"
        f"<div class='stack'>{_fields(script, text['signed'])}</div></div></div>"
        f"{script.apart('foot', *text['foot'])}"
    )
    return document([page], _CSS, look)


def _section(script: FifthScript, title: str, *fields: list[str]) -> str:
    return f"<h2>{script.fill(title)}</h2><div class='grid'>{_fields(script, fields)}</div>"


def _fields(script: FifthScript, fields: tuple[list[str], ...] | list[list[str]]) -> str:
    """Labels over boxes; a third cell says that a box is as wide as the page."""
    html = ""
    for label, value, *manner in fields:
        said = script.fill(label).replace("*", "<i>*</i>")
        html += (
            f"<div class='{'wide' if manner else 'half'}'><div class='label'>{said}</div>"
            f"<div class='value'>{script.fill(value)}</div></div>"
        )
    return html

"""An authorisation drawn up like a contract: parties, numbered clauses, who signs for each."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth import running
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "serif"

_CSS = (
    sealing.CSS
    + running.CSS
    + """
.all{position:absolute;left:25mm;right:23mm;top:18mm;font-size:10.9pt;line-height:1.45}
.east{font-size:11.4pt;line-height:1.65}.code{text-align:right;font-size:9.4pt;margin-bottom:2mm}
h1{font-size:15pt;text-align:center;line-height:1.3;margin-bottom:6mm}.east h1{font-size:18pt}
.all p{margin-bottom:2.6mm;text-align:justify}.clause{margin-bottom:2.6mm;text-align:justify}
.clause b{margin-right:1.5mm}.hang{display:flex;gap:3mm}.hang b{flex:none;min-width:7mm}
.hang>div{flex:1}.title{font-weight:bold;display:block}
.signs{display:flex;gap:8mm;margin-top:7mm;line-height:1.6;break-inside:avoid}
.signs>div{flex:1}.foot{left:25mm;right:23mm;bottom:8mm;font-size:7.8pt;color:#666;display:flex;
justify-content:space-between}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set one sheet, or two where the text has clauses for a second one."""
    text = script.text
    east = " east" if script.language in ("zh", "zht", "ja") else ""
    first, second = text["clauses"], text.get("overleaf", [])
    top = (
        f"{script.part('code')}<h1>{script.html('heading')}</h1>{running.parts(script, 'body')}"
        f"{_clauses(script, first, 1)}"
    )
    signs = (
        f"{running.parts(script, 'after')}<div class='signs'>"
        f"{sealing.lines(script, spot=text.get('spot', ''))}"
        f"{sealing.lines(script, 'right') if script.has('right') else ''}</div>"
    )
    sheets = [top + signs]
    if second:
        sheets = [top, _clauses(script, second, len(first) + 1) + signs]
    pages = [
        f"<div class='all{east}'>{sheet}</div>{script.apart('foot', text['foot'], page)}"
        for sheet, page in zip(sheets, text["pages"], strict=True)
    ]
    return document(pages, _CSS, look)


def _clauses(script: SixthScript, clauses: list[str | list[str]], start: int) -> str:
    """Clauses under their own numbers; one of two cells has a title."""
    sign, html = script.text.get("number_sign", "{}."), ""
    for number, clause in enumerate(clauses, start=start):
        title, said = ("", clause) if isinstance(clause, str) else clause
        head = f"<span class='title'>{script.fill(title)}</span>" if title else ""
        named = sign.format("一二三四五六七八九十"[number - 1] if "、" in sign else number)
        html += f"<div class='clause hang'><b>{named}</b><div>{head}{script.fill(said)}</div></div>"
    return html

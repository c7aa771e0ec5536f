"""A dealer's card of half a page: a coloured head, labels with values, a signature."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "sans"
SIZE = (210.0, 148.0)

_CSS = (
    sealing.CSS
    + """
.head{position:absolute;left:0;right:0;top:0;height:31mm;padding:6mm 14mm 0}
.head h1{font-size:20pt;line-height:1.25}.head div{font-size:10.5pt}
.head .mark{position:absolute;right:14mm;top:9mm}.head .mark .c{color:#fff}
.all{position:absolute;left:14mm;right:14mm;top:35mm;font-size:10.2pt;line-height:1.4}
.code{text-align:right;font-size:9pt;color:#555}.lead{margin-bottom:1mm}
.holder{font-size:15pt;font-weight:bold;margin-bottom:1.5mm}
.cols{display:flex;gap:6mm}.facts{flex:1}.facts th{font-weight:normal;color:#555;
white-space:nowrap;padding:.9mm 5mm .9mm 0}.facts td{padding:.9mm 0}
.signs{flex:none;width:74mm;padding-top:16mm;line-height:1.5}.west .pen{display:block;height:14mm}
.note{position:absolute;left:14mm;right:14mm;bottom:5mm;font-size:7.6pt;color:#666}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the card."""
    text = script.text
    is_eastern = script.language in ("zh", "zht", "ja")
    spot = text.get("spot", "left:40mm;top:6mm;scale:.8")
    page = (
        f"<div class='head bg full'><h1>{script.html('heading')}</h1><div>{script.html('sub')}"
        f"</div><div class='mark'>{logo(script, 15)}</div></div>"
        f"<div class='all {'east' if is_eastern else 'west'}'>{script.part('code')}"
        f"{script.part('lead')}{script.part('holder')}<div class='cols'><table class='facts'>"
        f"{script.rows('rows', 'th')}</table><div class='signs'>"
        f"{sealing.lines(script, 'left', spot)}</div></div></div>{script.part('note')}"
    )
    return document([page], _CSS, look)

"""A distributor's letter that passes a right on to a shop, at times with the chain as boxes."""

from __future__ import annotations

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.fourth.signing import logo
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.sixth.script import SixthScript

MANNER = "serif"

_CSS = (
    sealing.CSS
    + """
.all{position:absolute;left:25mm;right:24mm;top:17mm;font-size:11.2pt;line-height:1.55}
.top{margin-bottom:9mm}h1{font-size:16pt;line-height:1.3;margin-bottom:2mm}
.east h1{text-align:center;font-size:19pt}.code{font-size:10pt;color:#444;margin-bottom:5mm}
.east .code{text-align:right}.to{margin:3mm 0 5mm;line-height:1.35}.all p{margin-bottom:3.2mm}
.east p{text-indent:2em}.item{display:flex;gap:3mm;margin:0 0 1.6mm 5mm}.items{margin-bottom:4mm}
.links{display:flex;align-items:center;gap:3mm;margin:4mm 0 6mm;font-size:9.4pt;line-height:1.4}
.link{flex:1;border:.6pt solid;padding:2mm 2.5mm;text-align:center}.signs{margin-top:8mm;
line-height:1.7}.east .signs{margin-left:34%}.west .pen{display:block;height:16mm}
.foot{left:25mm;right:24mm;bottom:9mm;font-size:8pt;color:#666;border-top:.4pt solid #999;
padding-top:1.5mm}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the page; whoever stands above the distributor grants nothing here."""
    text = script.text
    is_eastern = script.language in ("zh", "zht", "ja")
    spot = text.get("spot", "left:26mm;top:-6mm" if is_eastern else "left:56mm;top:-4mm;scale:.9")
    items = script.numbered("items", "{}、" if is_eastern else "{}.") if script.has("items") else ""
    links = " → ".join(
        f"<div class='link c'>{script.fill(said)}</div>" for said in text.get("links", ())
    )
    page = (
        f"<div class='all {'east' if is_eastern else 'west'}'><div class='top'>"
        f"{logo(script, 19)}</div><h1>{script.html('heading')}</h1>{script.part('code')}"
        f"{script.part('to')}{script.paragraphs('body')}<div class='items'>{items}</div>"
        f"{script.paragraphs('after')}{f'<div class=links>{links}</div>' if links else ''}"
        f"{script.part('close')}<div class='signs'>{sealing.lines(script, spot=spot)}</div></div>"
        f"{script.part('foot')}"
    )
    return document([page], _CSS, look)

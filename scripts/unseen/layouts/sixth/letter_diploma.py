"""Certificate of an authorised distributor within a frame, to be hung up or sent as a picture."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.layouts.fifth import sealing
from scripts.unseen.layouts.page import A4_WIDE, Look, document
from scripts.unseen.layouts.sixth import running
from scripts.unseen.layouts.sixth.script import SixthScript
from scripts.unseen.ledger import plain

MANNER = "serif"

_CSS = (
    sealing.CSS
    + running.CSS
    + """
.rim{position:absolute;inset:8mm;border:2.2mm solid}.line{position:absolute;inset:12mm;
border:.7pt solid}.thin .rim{border-width:.8mm}.dots .line{border:1.2mm dotted}
.all{position:absolute;left:29mm;right:29mm;top:31mm;font-size:13.6pt;line-height:1.65}
.wide .all{left:38mm;right:38mm;top:23mm;font-size:14pt;line-height:1.5}
.mark{text-align:center;font-size:21pt;letter-spacing:1.5pt;margin-bottom:3mm}
h1{text-align:center;font-size:29pt;line-height:1.25;margin-bottom:1.5mm}
.east h1{letter-spacing:7pt}.under{text-align:center;font-size:10pt;letter-spacing:1.6pt;
color:#555;margin-bottom:2mm}.code{text-align:center;font-size:9.6pt;color:#444;
margin-bottom:9mm}.wide .code{margin-bottom:4mm}.holder{text-align:center;font-size:21pt;
font-weight:bold;margin:2mm 0 4mm;line-height:1.3}.mid{text-align:center}
.all p{margin-bottom:4mm}.wide .all p{margin-bottom:3mm}.east .body p{text-indent:2em}
.ruled{font-size:11.6pt}
.ends{display:flex;justify-content:space-between;align-items:flex-end;gap:10mm;margin-top:17mm;
font-size:11.6pt;line-height:1.5}.wide .ends{margin-top:9mm}.ends>.signed{min-width:84mm}
.medal{position:absolute;left:50%;margin-left:-11mm;bottom:17mm;width:22mm;height:22mm;
border-radius:50%;border:1.4mm double;text-align:center;font-size:6.6pt;line-height:1.2;
padding-top:5.4mm}.note{position:absolute;left:24mm;right:24mm;bottom:15.5mm;font-size:8pt;
color:#666;text-align:center}
"""
)


def draw(script: SixthScript, look: Look) -> str:
    """Set the certificate; `manner` says how it is framed and whether it lies on its side."""
    text = script.text
    manner = text.get("manner", "")
    style = replace(look, size=A4_WIDE) if "wide" in manner else look
    east = "east" if script.language in ("zh", "zht", "ja") else ""
    mark = f"<div class='mark c'>{plain(script.deed.brands[0])}</div>" if text.get("mark") else ""
    medal = f"<div class='medal c'>{script.html('medal')}</div>" if script.has("medal") else ""
    body = "mid" if text.get("mid") else ""
    page = (
        f"<div class='full {manner} {east}'><div class='rim c full'></div>"
        f"<div class='line c full'></div><div class='all'>{mark}"
        f"<h1 class='c'>{script.html('heading')}</h1>{script.part('under')}{script.part('code')}"
        f"<div class='mid'>{running.parts(script, 'before')}</div>"
        f"<div class='holder'>{script.fill('{grantee}')}</div>"
        f"<div class='body {body}'>{running.parts(script, 'body')}</div>"
        f"<div class='ends'><div>{script.html('when')}</div>"
        f"{sealing.lines(script, spot=text.get('spot', ''))}</div></div>{medal}"
        f"{script.part('note')}</div>"
    )
    return document([page], _CSS, style)

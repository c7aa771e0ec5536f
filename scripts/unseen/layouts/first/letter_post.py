"""Business letter for a window envelope: grantee addressed, data line, subject, paragraphs."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import plain

MANNER = "sans"

_CSS = """
.mast{position:absolute;left:0;right:0;top:0;height:26mm;padding:9mm 20mm 0 25mm;font-size:17pt;
font-weight:bold;letter-spacing:2px}.sender{position:absolute;left:25mm;top:46mm;font-size:6.8pt;
border-bottom:.3pt solid #555}.to{position:absolute;left:25mm;top:52mm}
.line{position:absolute;left:25mm;right:20mm;top:88mm;display:flex;justify-content:space-between;
font-size:8.6pt}.main{position:absolute;left:25mm;right:22mm;top:103mm;font-size:10pt}
.subj{font-weight:bold;margin-bottom:5mm}p{margin-bottom:3.2mm}.end{margin-top:5mm}
.foot{left:25mm;right:20mm;bottom:9mm;font-size:6.8pt;color:#444;border-top:.4pt solid #888}
"""


def draw(speech: Speech, look: Look) -> str:
    """Set the letter."""
    grant = speech.grant
    grantor, grantee = grant.grantor, grant.grantee
    to = f"{speech.ink.put('grantee', grantee.name)}<br>{'<br>'.join(map(plain, grantee.address))}"
    keys = ["owner", "marks", "grant", "territory", "channels", "period", "excl", "sub", "check"]
    paragraphs = "".join(f"<p>{text}</p>" for text in speech.body(*keys))
    page = (
        f"<div class='mast bg full'>{plain(grantor.stem)}</div>"
        f"<div class='sender'>{plain(grantor.name)} · {plain(grantor.one_line)}</div>"
        f"<div class='to'>{to}</div><div class='line'><span>{speech.label('ref')}: "
        f"{speech.number()}</span><span>{plain(grantor.phone)}</span><span>"
        f"{speech.label('date')}: {speech.date()}</span></div><div class='main'>"
        f"<div class='subj'>{speech.say('subject')}</div><p>{speech.label('greeting')}</p>"
        f"{paragraphs}<div class='end'>{speech.label('close')}<br>{speech.signature()}</div></div>"
        f"<div class='foot'>{plain(grantor.name)} | {plain(grantor.one_line)} | "
        f"{plain(grantor.register)} | www.{plain(grantor.domain)}</div>"
    )
    return document([page], _CSS, look)

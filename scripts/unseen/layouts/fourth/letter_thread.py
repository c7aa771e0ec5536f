"""Print of a conversation in a mail program: the dealer asks, the brand answers."""

from __future__ import annotations

from typing import Any

from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.page import Look, document

MANNER = "sans"

_CSS = """
.all{position:absolute;left:16mm;right:16mm;top:12mm;font-size:10pt;line-height:1.45}
.app{display:flex;justify-content:space-between;font-size:8.6pt;color:#666;
border-bottom:.5pt solid #999;padding-bottom:2mm}h1{font-size:14.5pt;margin:4mm 0 0}
.count{font-size:8.6pt;color:#666;border-bottom:.5pt solid #999;padding-bottom:2.5mm}
.mail{padding:3mm 0 2mm;border-bottom:.5pt solid #ccc}.from{display:flex;
justify-content:space-between}.to{font-size:8.8pt;color:#555;margin-bottom:3.5mm}
.mail p{margin-bottom:2.6mm}.foot{left:16mm;right:16mm;bottom:7mm;font-size:7.4pt;color:#888}
"""


def draw(script: FourthScript, look: Look) -> str:
    """Set the conversation; only what the answer says is granted."""
    mails = "".join(_mail(script, mail) for mail in script.text["mails"])
    left, right = script.text["app"]
    page = (
        f"<div class='all'><div class='app'><span>{script.fill(left)}</span><span>"
        f"{script.fill(right)}</span></div><h1>{script.html('subject')}</h1>"
        f"<div class='count'>{script.html('count')}</div>{mails}</div>"
        f"<div class='foot'>{script.html('foot')}</div>"
    )
    return document([page], _CSS, look)


def _mail(script: FourthScript, mail: dict[str, Any]) -> str:
    body = "".join(f"<p>{script.fill(part)}</p>" for part in mail["body"])
    return (
        f"<div class='mail'><div class='from'><b>{script.fill(mail['from'])}</b><span>"
        f"{script.fill(mail['sent'])}</span></div><div class='to'>{script.fill(mail['to'])}</div>"
        f"{body}</div>"
    )

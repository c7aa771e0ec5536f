"""Print of an electronic message: head lines, plain paragraphs, typed signature, page foot."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import plain

MANNER = "sans"

_CSS = """
.all{position:absolute;left:17mm;right:17mm;top:13mm}.top{border-bottom:2pt solid #000;
font-weight:bold;font-size:12pt;padding-bottom:1mm}.heads th{width:22mm;padding:.4mm 0}
.heads{margin:2mm 0 7mm}p{margin-bottom:4mm}.sign{color:#333;margin-top:7mm}
.foot{left:17mm;right:17mm;bottom:8mm;font-size:7.5pt;color:#666}
"""
_HEADS = {
    "en": ("From", "Sent", "To", "Subject"), "de": ("Von", "Gesendet", "An", "Betreff"),
    "fr": ("De", "Envoyé", "À", "Objet"), "es": ("De", "Enviado", "Para", "Asunto"),
    "it": ("Da", "Inviato", "A", "Oggetto"),
    "nl": ("Van", "Verzonden", "Aan", "Onderwerp"), "pt": ("De", "Enviado", "Para", "Assunto"),
}  # fmt: skip


def draw(speech: Speech, look: Look) -> str:
    """Set the letter; messages bear no number and no seal."""
    grant = speech.grant
    labels = _HEADS[speech.language]
    mailbox = f"{plain(grant.signatory)} &lt;{plain(grant.grantor.email)}&gt;"
    clock = f"{grant.draw.randint(8, 17)}:{grant.draw.randint(10, 59)}"
    values = (mailbox, f"{speech.date()} {clock}", f"&lt;{plain(grant.grantee.email)}&gt;",
              speech.say("subject"))  # fmt: skip
    heads = "".join(
        f"<tr><th>{plain(label)}:</th><td>{value}</td></tr>"
        for label, value in zip(labels, values, strict=True)
    )
    keys = ["owner", "grant", "territory", "channels", "period", "excl", "sub", "check"]
    paragraphs = "".join(f"<p>{text}</p>" for text in speech.body(*keys))
    page = (
        f"<div class='all'><div class='top'>{plain(grant.signatory)}</div>"
        f"<table class='heads'>{heads}</table><p>{speech.label('greeting')}</p>{paragraphs}"
        f"<div class='sign'>{speech.label('close')}<br><br>{speech.signatory()}<br>"
        f"{speech.title()}<br>{plain(grant.grantor.name)}<br>{plain(grant.grantor.one_line)}"
        f"<br>{plain(grant.grantor.phone)} | www.{plain(grant.grantor.domain)}</div></div>"
        f"<div class='foot'>1 / 1</div>"
    )
    return document([page], _CSS, look)

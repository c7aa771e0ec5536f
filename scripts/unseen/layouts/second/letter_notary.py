"""Sworn statement with a notary's attestation below: declarant first, points by letters."""

from __future__ import annotations

from scripts.unseen.layouts.ornaments import company_seal, signature
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech

MANNER = "serif"

_CSS = """
.all{position:absolute;left:28mm;right:24mm;top:20mm;font-size:11pt;line-height:1.45}
h1{text-align:center;font-size:15pt;margin-bottom:2mm}.refs{text-align:center;font-size:9.5pt;
margin-bottom:6mm}.pt{padding-left:9mm;text-indent:-6mm;margin-bottom:2mm}
.two{display:flex;justify-content:space-between;margin-top:5mm}
.act{border:1pt solid #555;padding:3mm 4mm;margin-top:6mm;font-size:9.6pt;position:relative;
min-height:46mm}.act h2{font-size:10.5pt;text-align:center;margin-bottom:2mm}
"""


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set the statement; the notary's name and number are nobody's field."""
    grant, pick = speech.grant, speech.grant.draw
    keys = (("owner",), ("grant",), ("marks",), ("territory",), ("channels",), ("period",),
            ("excl", "sub"))  # fmt: skip
    said = [text for key in keys if (text := speech.capital(*key))]
    points = "".join(
        f"<div class='pt'>{letter}) {text}</div>"
        for letter, text in zip("abcdefg", said, strict=False)
    )
    seal = company_seal(f"NOTARY {grant.grantor.town}", "en", "right:8mm;top:5mm", pick)
    pen = signature(f"{grant.number} notary", "left:6mm;bottom:0mm", pick)
    ref = ""
    if speech.omits("number", 0.5):
        speech.ink.allow("letter_number", speech.deed_number())
    else:
        ref = f"{speech.label('ref')} {speech.number()}"
    page = (
        f"<div class='all'><h1>{speech.label('title')}</h1><div class='refs'>"
        f"{ref}</div><p>{speech.say('oath')}</p>{points}"
        f"<div class='two'><div>{speech.say('signed')}</div>{speech.sign_off(with_seal=False)}"
        f"</div><div class='act'><h2>{speech.label('notary_title')}</h2><div style='width:96mm'>"
        f"{speech.notary()}<br>{speech.deed()}</div>{seal}{pen}</div></div>"
    )
    return document([page], _CSS, look)

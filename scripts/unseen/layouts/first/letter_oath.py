"""Declaration in the first person with bullet points; place and date stand at the end."""

from __future__ import annotations

from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import Look, document

MANNER = "serif"

_CSS = """
.all{position:absolute;left:28mm;right:26mm;top:28mm;font-size:11pt;line-height:1.5}
h1{font-size:15pt;text-align:center;text-decoration:underline;margin-bottom:9mm}
ul{padding-left:6mm}li{margin-bottom:2.5mm}.ref{position:absolute;right:20mm;top:14mm;font-size:9pt}
.end{margin-top:7mm}.sig{margin-left:60mm;margin-top:6mm}
"""


def draw(speech: Speech, look: Look) -> str:
    """Set the declaration."""
    keys = ["owner", "marks", "grant", "territory", "channels", "period", "sub", "excl"]
    points = "".join(f"<li>{text[0].upper() + text[1:]}</li>" for text in speech.body(*keys))
    page = (
        f"<div class='ref'>{speech.label('ref')} {speech.number()}</div><div class='all'>"
        f"<h1>{speech.label('title')}</h1><p>{speech.say('oath')}</p><ul>{points}</ul>"
        f"<div class='end'>{speech.say('signed')}</div>{speech.signature()}</div>"
    )
    return document([page], _CSS, look)

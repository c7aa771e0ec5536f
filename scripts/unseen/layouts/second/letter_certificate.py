"""Certificate on a landscape sheet: double frame, grantee in large type, facts in three columns."""

from __future__ import annotations

from scripts.unseen.layouts.page import A4_WIDE, Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain

MANNER = "serif"
SIZE = A4_WIDE

_CSS = """
.frame{position:absolute;left:9mm;right:9mm;top:9mm;bottom:10mm;border:3pt double #8a6d1d}
.all{position:absolute;left:24mm;right:24mm;top:18mm;text-align:center}
h1{font-size:27pt;letter-spacing:2px;margin:1mm 0 4mm}.large{font-size:21pt;margin:2mm 0 4mm}
.say{font-size:12.5pt;margin:0 auto 4mm;width:215mm}.facts{display:flex;gap:8mm;
text-align:left;font-size:9.6pt;margin-top:4mm}.facts>div{flex:1;border-top:.8pt solid #8a6d1d;
padding-top:1.5mm}.facts h2{font-size:9pt;color:#8a6d1d;margin:1.5mm 0 .3mm}
.low{display:flex;justify-content:space-between;text-align:left;margin-top:7mm;font-size:10pt}
"""


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set the certificate; the brand stands on top, its owner signs at the foot."""
    grant = speech.grant

    def fact(label: str, value: str) -> str:
        return f"<h2>{speech.label(label)}</h2>{value}" if value else ""

    channels = "" if speech.omits("channels", 0.4) else speech.channels()
    marks = "" if speech.omits("marks", 0.3) else speech.marks("<br>")
    columns = (
        fact("l_products", speech.goods()) + fact("marks", marks),
        fact("l_territory", speech.territories()) + fact("l_channels", channels),
        fact("l_period", speech.period("c_")) + fact("l_excl", speech.exclusivity()),
    )
    facts = "".join(f"<div>{column}</div>" for column in columns)
    page = (
        f"<div class='frame'></div><div class='all'><h1 class='c'>{speech.label('title')}</h1>"
        f"<div class='say'>{speech.capital('owner')}</div><div>{speech.label('l_grantee')}</div>"
        f"<div class='large'>{speech.name_of('grantee')}</div><div>"
        f"{plain(grant.grantee.one_line)}</div><div class='facts'>{facts}</div><div class='low'>"
        f"<div>{speech.label('ref')} {speech.number()}<br>{speech.label('date')} {speech.date()}"
        f"<br>{speech.sub()}</div>{speech.sign_off()}</div></div>"
    )
    return document([page], _CSS, look)

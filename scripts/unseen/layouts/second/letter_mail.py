"""Printed e-mail: header of a mail program, running text, signature block of a person."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain

MANNER = "sans"

_CSS = """
.all{position:absolute;left:20mm;right:20mm;top:14mm;font-size:10.2pt}
.who{font-size:13pt;font-weight:bold;border-bottom:1.6pt solid #222;padding-bottom:1mm}
.kv{margin:2.5mm 0 7mm}.kv th{padding-right:8mm;font-weight:bold}.all p{margin-bottom:3.2mm}
.sig{margin-top:5mm}.block{border-left:2pt solid #bbb;padding-left:4mm;font-size:9pt;
margin-top:3mm}.small{font-size:7.4pt;color:#666;margin-top:9mm}
.foot{left:20mm;right:20mm;bottom:8mm;font-size:7.5pt;display:flex;
justify-content:space-between}
"""


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set the mail; it bears a time, and neither seal nor handwriting."""
    grant, words, pick = speech.grant, speech.words, speech.grant.draw
    company = grant.grantor
    box = f"{pick.choice(('sales', 'brand', 'partners', 'legal'))}@{company.domain}"
    clock = f"{pick.randint(7, 18)}:{pick.randint(10, 59)}"
    header = [
        (f"{words['mail_from']}:", f"{plain(company.stem)} &lt;{plain(box)}&gt;"),
        (f"{words['mail_date']}:", f"{speech.date()} {clock}"),
        (f"{words['mail_to']}:", plain(f"{grant.grantee.person} <{grant.grantee.email}>")),
        (f"{words['mail_subject']}:", speech.say("subject")),
    ]
    where = () if speech.omits("territory", 0.3) else ("territory",)
    channels = () if speech.omits("channels", 0.3) else ("channels",)
    keys = (("owner",), ("grant",), (*where, *channels), ("period",), ("excl", "sub"))
    body = "".join(f"<p>{said}</p>" for key in keys if (said := speech.capital(*key)))
    intro, number = words["mail_intro"], ""
    if not speech.omits("number", 0.6):
        number = f"<p>{speech.label('ref')}{speech.colon}{speech.number()}</p>"
    page = (
        f"<div class='all'><div class='who'>{plain(grant.grantee.person)}</div>{pairs(header)}"
        f"<p>{speech.label('greeting')}</p><p>{plain(intro)}</p>{body}"
        f"{number}{speech.label('close')}"
        f"<div class='sig'>{speech.signatory()}<br>{speech.title()}</div>"
        f"<div class='block'>{speech.name_of('grantor')}<br>"
        f"{'<br>'.join(map(plain, company.address))}<br>{plain(company.phone)}<br>"
        f"www.{plain(company.domain)}</div><div class='small'>{plain(words['mail_end'])}</div>"
        f"</div><div class='foot'><span>https://mail.{plain(company.domain)}/print</span>"
        f"<span>1/1</span></div>"
    )
    return document([page], _CSS, look)

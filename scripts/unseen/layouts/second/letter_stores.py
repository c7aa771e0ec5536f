"""Short letter whose stores, and marks if there are several, stand in tables on a second page."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.data.grants import Channel, Grant
from scripts.unseen.data.numbers import digits
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain
from scripts.unseen.words import table

MANNER = "sans"
MARKS = 3

_CSS = """
.all{position:absolute;left:22mm;right:22mm;top:18mm;font-size:10.6pt;line-height:1.45}
.firm{margin-bottom:12mm;font-size:9pt}.firm b{font-size:13pt}h1{font-size:14pt;margin-bottom:5mm}
.all p{margin-bottom:3mm}.end{margin-top:7mm}.list{width:100%;margin:2mm 0 8mm;font-size:9.6pt}
.list th,.list td{border:.5pt solid #666;padding:1.5mm 2.5mm}.list th{background:#e9edf3}
h2{font-size:11.5pt;margin-bottom:1mm}
"""


def adapt(grant: Grant) -> Grant:
    """Give the grantee several stores, on two or three platforms."""
    places = table(f"{grant.edition}/places")
    language = {"CN": "zh", "JP": "ja"}.get(grant.grantee.country, "latin")
    pick, known = grant.draw, "zh" if language == "zh" else "ja" if language == "ja" else ""
    tails = places["shops"][language]
    tongue = known or _tongue(grant)
    sites = pick.sample(places["platforms"][tongue], pick.choice((2, 3)))
    stores = [Channel(kind="store", where=site, store=grant.grantee.stem + pick.choice(tails))
              for site in sites]  # fmt: skip
    return replace(grant, channels=tuple(stores))


def _tongue(grant: Grant) -> str:
    country = grant.grantee.country
    return {"AT": "de", "CH": "de", "BE": "fr", "MX": "es"}.get(
        country, country.lower() if country in ("DE", "FR", "IT", "ES", "NL", "PT", "PL") else "en"
    )


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set both pages; the first page names no store."""
    label, company = speech.label, speech.grant.grantor
    keys = (("owner",), ("grant",), ("annex_ref",), ("territory", "period"), ("excl", "sub"),
            ("duty",), ("revoke",))  # fmt: skip
    body = "".join(f"<p>{said}</p>" for key in keys if (said := speech.capital(*key)))
    first = (
        f"<div class='all'><div class='firm'><b class='c'>{plain(company.name)}</b><br>"
        f"{plain(company.one_line)}</div><h1>{label('title')}</h1><p>{label('ref')}"
        f"{speech.colon}{speech.number()}<br>{label('date')}{speech.colon}{speech.date()}</p><p>{label('greeting')}</p>"
        f"{body}<div class='end'>{speech.sign_off()}</div></div>"
    )
    return document([first, _annex(speech)], _CSS, look)


def _annex(speech: SecondSpeech) -> str:
    grant, label, ink = speech.grant, speech.label, speech.ink
    stores = "".join(
        f"<tr><td>{index}</td><td>{ink.item('channels', one.where)}</td><td>"
        f"{ink.item('channels', one.store, f'store:{one.store}')}</td>"
        f"<td>{digits(grant.draw, 9)}</td></tr>"
        for index, one in enumerate(grant.channels, start=1)
    )
    marks = "".join(
        f"<tr><td>{office}</td><td>{number}</td><td>{classes}</td></tr>"
        for office, number, classes in speech.mark_rows()
    )
    shops = "".join(f"<th>{label(key)}</th>" for key in ("l_platform", "l_shop", "l_shop_id"))
    heads = "".join(f"<th>{label(key)}</th>" for key in ("office", "number_label", "class_label"))
    return (
        f"<div class='all'><h2>{label('annex')}</h2><table class='list'><tr><th></th>{shops}</tr>"
        f"{stores}</table><h2>{label('marks')}</h2><table class='list'><tr>{heads}</tr>{marks}"
        f"</table></div>"
    )

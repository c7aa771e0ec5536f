"""Which papers there are: every layout in several countries, every other one captured.

A place such as `IT+en` is an Italian paper in English, `DE:quote` one of another kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CAPTURES = ("digital", "scan", "digital", "photo")

EDITIONS = ("first", "second", "third", "fourth", "fifth", "sixth")

_FIRST_INVOICES = {
    "window": "DE AT CH FR NL PL IT GB",
    "boxed": "IT FR ES BE PT PL MX DE",
    "sidebar": "GB US NL PT FR AU DE ES",
    "trade": "CN HK IT DE CN HK JP PT",
    "ledger": "DE US ES PL IT IN NL CH",
    "cards": "GB FR NL PL PT DE IT AT",
    "wide": "IT CN GB DE ES FR PL IN",
    "upfront": "JP CN JP CN ES CN PT JP",
    "till": "GB ES DE FR",
}
_FIRST_LETTERS = {
    "clauses": "en de fr it es zh nl pt",
    "memo": "en de fr es nl pt it en",
    "columns": "zh+en ja+en it+en es+en pt+en zh+en fr+en de+en",
    "post": "de fr nl it en pt es de",
    "form": "fr it zh en es ja de zh",
    "plaque": "en zh it fr pt ja es nl",
    "annex": "de en it es zh fr nl en",
    "oath": "es it en pt fr de zh en",
    "blanks": "zh en zh ja es zh pt fr",
}
_SECOND_INVOICES = {
    "sap": "DE FR:credit_note NL GB AT PL:order_confirmation IT US",
    "webshop": "GB DE FR ES NL PL IT AT",
    "market": "GB FR DE IT ES PL:credit_note NL",
    "customs": "CN+en HK DE+en IT+en CN+en:pro_forma NL+en PL+en",
    "craft": "DE AT CH DE:quote NL:quote PL BE",
    "courtesy": "IT IT PL PT IT:credit_note ES PL",
    "mentions": "FR FR:quote BE FR ES:pro_forma FR:credit_note PT",
    "standard": "PL NL PL:pro_forma NL PL NL:order_confirmation AU",
    "qualified": "JP JP JP:quote JP JP JP",
    "roll": "GB DE FR ES IT NL PL JP",
    "packing": "DE US IT FR GB ES JP",
    "fapiao": "CN CN CN CN CN CN CN CN",
}
_SECOND_LETTERS = {
    "corporate": "en de fr it es nl pl pt",
    "platform": "zh en zh ja zh de zh en",
    "certificate": "en it fr zh pl es ja de",
    "register": "de fr en zh pl nl pt ja",
    "twin": "zh+en de+en fr+en ja+en it+en es+en pl+en zh+en",
    "mail": "en de fr nl es pl it en",
    "notary": "es it pl pt fr de en zh",
    "chain": "en de zh fr it en pl ja",
    "stores": "en zh de fr it zh es nl",
}
_THIRD_INVOICES = {
    "erp": "DE FR NL GB PL IT ES",
    "parcel": "GB DE FR ES NL PL",
    "workshop": "DE AT CH FR IT NL",
    "serials": "GB DE CN IT PL JP",
    "seller": "GB DE IT ES JP FR",
    "fashion": "IT FR GB PT ES DE",
    "watch": "CH DE GB IT FR JP",
    "incoterm": "CN+en:pro_forma IT+en:pro_forma ES:pro_forma PT:pro_forma HK:pro_forma "
    "CN:pro_forma",
    "corrective": "DE:credit_note FR:credit_note PL:credit_note NL:credit_note IT:credit_note "
    "GB:credit_note",
    "kassa": "GB DE ES FR NL PT PL",
    "pick": "DE GB NL FR CN PL",
    "offer": "DE:quote GB:quote FR:quote ES:quote PT:quote NL:quote",
    "account": "US GB DE FR NL PT",
    "efapiao": "CN CN CN CN",
    "triplicate": "TW TW TW",
}
_THIRD_LETTERS = {
    "brief": "en de fr it pl nl",
    "dealer": "en de es pt zh ja",
    "extract": "en de fr it es pl",
    "portal": "en zh fr es nl zht",
    "deed": "en fr es pt it zh",
    "matrix": "de en nl pl it ja",
    "bilingual": "zh+en ja+en es+en pt+en fr+en pl+en",
    "forward": "en de fr nl it pt",
    "schedule": "en de zh es nl pl",
    "subdealer": "en de zh fr pt ja",
    "power": "de fr es zh pl zht",
    "licence": "en it nl zh pt ja",
}
_FOURTH_INVOICES = {
    "boutique": "FR GB:receipt IT JP:receipt DE US:receipt ES",
    "eanrows": "DE FR NL BE PL:order_confirmation IT ES:quote",
    "components": "US HK:pro_forma DE CN:order_confirmation GB TW:quote JP:quote",
    "commission": "CH IT FR GB DE BE HK",
    "peer": "GB DE FR US NL PL ES",
    "topsum": "BE PT CH NL:credit_note ES AT:credit_note PT:credit_note",
    "batch": "FR CN:packing_slip IT DE:packing_slip JP PL GB TW:packing_slip",
    "final": "DE NL FR PL AT IT CH",
    "dual": "PL CN+en IT HK NL+en PT DE",
}
_FOURTH_LETTERS = {
    "protection": "en de fr es zh ja",
    "sidebar": "it de nl pt fr zht",
    "thread": "en nl pl es de zh",
    "leaf": "de en it pl zh pt",
    "ticks": "en fr nl ja pt zht",
    "stacked": "zh+en fr+en it+en de+en es+en ja+en",
    "note": "en de fr it pl zh",
    "renewal": "en es nl pt ja zh",
    "subsidiary": "de fr it es pl en",
    "questions": "en de nl it zht ja",
}
_FIFTH_INVOICES = {
    "cloud": "US GB AU US:quote GB:receipt AU:credit_note US:packing_slip",
    "din": "DE AT CH DE:order_confirmation DE:credit_note AT CH:quote",
    "material": "DE NL IT US PL FR:credit_note GB",
    "modular": "BE NL FR:pro_forma ES:quote PL IT:order_confirmation AU",
    "cart": "GB US:packing_slip FR NL DE:packing_slip IT:receipt ES",
    "soldby": "DE GB FR IT ES JP NL",
    "recap": "IT ES PT PL FR IT:credit_note PL:pro_forma",
    "chohyo": "JP JP:quote JP:packing_slip JP JP:order_confirmation JP:receipt JP",
    "shudian": "CN CN CN+en HK CN:packing_slip HK CN",
    "wholesale": "NL GB BE DE:order_confirmation FR NL:credit_note GB",
    "posted": "DE US:packing_slip CH ES PL IT GB",
    "checkout": "US GB:receipt FR AU JP US:receipt DE",
    "bureau": "PL IT ES PL:pro_forma IT:packing_slip MX FR",
    "seikyu": "JP JP JP:packing_slip JP",
    "exporter": "CN+en HK CN+en",
}
_FIFTH_LETTERS: dict[str, str] = {
    "concern": "en en de fr it es nl",
    "template": "en de fr it es nl",
    "certify": "en de fr it+en es+en nl",
    "addressed": "en de fr it es nl",
    "brandteam": "en en de fr it es nl",
    "bordered": "zh zh zh zht ja en",
    "labels": "zh zh zh zht ja pl",
    "marklist": "zh zh zh zht pt en",
    "twoblocks": "zh+en zh+en zh+en zh+en zh+en ja+en",
    "letterhead": "pt pt pl pl ja en",
    "shoplist": "zh zh zh zht pt en en zh pl",
    "numberbox": "zh zh zh ja pl en zht zh pt",
    "sidebyside": "zh+en zh+en zh+en ja+en pl+en pt+en",
    "accord": "en en de fr nl it es",
    "webform": "en en it es fr de nl",
    "itemised": "en de it es nl en fr",
    "longform": "en de es it fr",
}
_SIXTH_LETTERS: dict[str, str] = {
    "marketform": "en zh de en zht fr zh es",
    "whom": "en de fr it es nl en pl",
    "diploma": "zh en ja zh it fr pt en",
    "articles": "en zh de es nl zht it en",
    "tonguepair": "zh+en ja+en zh+en fr+en pl+en zh+en es+en pt+en",
    "salesmail": "en de fr it nl es pl en",
    "onward": "zh en de zh it pt zht ja",
    "tabled": "en zh fr de es pl ja",
    "markuse": "en zh de fr pt nl zh it",
    "card": "ja en zh it es nl pl zht",
}
_PLANS = {
    "first": (_FIRST_INVOICES, _FIRST_LETTERS),
    "second": (_SECOND_INVOICES, _SECOND_LETTERS),
    "third": (_THIRD_INVOICES, _THIRD_LETTERS),
    "fourth": (_FOURTH_INVOICES, _FOURTH_LETTERS),
    "fifth": (_FIFTH_INVOICES, _FIFTH_LETTERS),
    "sixth": ({}, _SIXTH_LETTERS),
}

_KINDS = {"till": "receipt", "roll": "receipt", "kassa": "receipt", "packing": "packing_slip",
          "pick": "packing_slip"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Order:
    """One paper to be made; `where` is a country of invoices or the languages of letters.

    `kind` is that of the truth file.
    """

    edition: str
    paper: str
    kind: str
    layout: str
    where: str
    capture: str
    index: int

    @property
    def name(self) -> str:
        """File name without ending."""
        where = self.where.lower().replace("+", "-")
        return f"{self.layout}-{where}-{self.capture}-{self.index}"


def orders(edition: str = "first") -> Iterator[Order]:
    """Yield the whole set of an edition, always in the same order."""
    for paper, table in zip(("invoice", "letter"), _PLANS[edition], strict=True):
        for row, (layout, places) in enumerate(table.items()):
            for index, place in enumerate(places.split()):
                where, _, kind = place.partition(":")
                yield Order(
                    edition=edition, paper=paper, layout=layout, where=where, index=index,
                    kind=kind or _usual_kind(paper, layout),
                    capture=CAPTURES[(index + row) % len(CAPTURES)],
                )  # fmt: skip


def _usual_kind(paper: str, layout: str) -> str:
    if paper == "letter":
        return "authorisation_letter"
    return _KINDS.get(layout, "invoice")

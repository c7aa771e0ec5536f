"""Which papers there are: every layout in several countries, every other one captured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CAPTURES = ("digital", "scan", "digital", "photo")

_INVOICES = {
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
_LETTERS = {
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


@dataclass(frozen=True, kw_only=True)
class Order:
    """One paper to be made; `where` is a country of invoices or the languages of letters."""

    paper: str
    layout: str
    where: str
    capture: str
    index: int

    @property
    def name(self) -> str:
        """File name without ending."""
        where = self.where.lower().replace("+", "-")
        return f"{self.layout}-{where}-{self.capture}-{self.index}"


def orders() -> Iterator[Order]:
    """Yield the whole set, always in the same order."""
    for paper, table in (("invoice", _INVOICES), ("letter", _LETTERS)):
        for row, (layout, places) in enumerate(table.items()):
            for index, where in enumerate(places.split()):
                capture = CAPTURES[(index + row) % len(CAPTURES)]
                yield Order(paper=paper, layout=layout, where=where, capture=capture, index=index)

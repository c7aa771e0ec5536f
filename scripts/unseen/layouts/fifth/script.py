"""Fills the texts of the fifth edition: those of the fourth, and what forms and lists need.

`__words__` are words written over a blank; `{asin}`, `{ean}` and `{merchant}` are new numbers
of articles and sellers at every use, `{grantor_tax}` and `{grantee_tax}` tax numbers (or what
stands for them), `{mark3:EUIPO}` one more trade mark, `{flagship|旗舰店}` a shop that bears the
brand's name, `{shop|专营店}` one that bears the seller's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from scripts.unseen.data.numbers import article_number, digits, letters
from scripts.unseen.data.parties import Party
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.ledger import plain

_BLANK = re.compile(r"(?<!_)__(?![_\s])(.+?)(?<![_\s])__(?!_)")
_SITE = re.compile(r"\.(?:com?\.[a-z]{2}|com|[a-z]{2})$")
"""End of a marketplace's name that is a domain."""


class FifthScript(FourthScript):
    """One letter's text over one ledger."""

    def fill(self, template: str) -> str:
        """A template as HTML; what fills a blank stands on a line."""
        return _BLANK.sub(r"<span class='blank'>\1</span>", super().fill(template))

    def part(self, key: str, cls: str = "") -> str:
        """A part of the text in a box of its own (of class `key`, if not `cls`), or nothing."""
        return f"<div class='{cls or key}'>{self.html(key)}</div>" if self.has(key) else ""

    def apart(self, cls: str, left: str, right: str) -> str:
        """Two templates at either end of a line."""
        ends = "".join(f"<span>{self.fill(said)}</span>" for said in (left, right))
        return f"<div class='{cls}'>{ends}</div>"

    def settle(self) -> None:
        """Note what the fourth edition notes; of `Amazon.de` the platform is Amazon as well."""
        super().settle()
        fields, also = self.ink.fields, self.ink.also
        for said in [fields.get("channels", []), *also.get("channels", ())]:
            bare = list(dict.fromkeys(self._platform(name) for name in said))
            if bare != said:
                self.ink.allow("channels", bare)

    def _platform(self, name: str) -> str:
        own = name.endswith(self.deed.grantee.domain) or name.startswith("store:")
        return name if own else _SITE.sub("", name)

    def _with_words(self, name: str, english: bool, argument: str, words: str) -> str | None:
        if name == "mark3":
            return self._mark(name, argument)
        if name == "flagship":
            return self._flagship(words)
        if name == "shop":
            shop = f"{self.deed.grantee.stem}{words}"
            return self.ink.item("channels", shop, f"store:{shop}")
        return super()._with_words(name, english, argument, words)

    def _flagship(self, words: str) -> str:
        """A shop that is named after the brand; a fair reader may take it for no shop's name."""
        ink = self.ink
        ink.allow("channels", list(ink.fields.get("channels", ())))
        name = f"{self.deed.brands[0]}{words}"
        return ink.item("channels", name, f"store:{name}")

    def _plain_values(self, english: bool) -> dict[str, Callable[[], str]]:
        deed = self.deed
        return {
            **super()._plain_values(english),
            "asin": lambda: (
                f"B0{letters(deed.draw, 1)}{digits(deed.draw, 2)}"
                f"{letters(deed.draw, 3)}{digits(deed.draw, 2)}"
            ),
            "merchant": lambda: (
                f"A{digits(deed.draw, 1)}{letters(deed.draw, 4)}"
                f"{digits(deed.draw, 2)}{letters(deed.draw, 6)}"
            ),
            "ean": lambda: article_number(deed.draw),
            "grantor_tax": lambda: plain(_tax(deed.grantor)),
            "grantee_tax": lambda: plain(_tax(deed.grantee)),
            "grantor_country": lambda: plain(deed.grantor.country_name),
            "grantee_country": lambda: plain(deed.grantee.country_name),
            "grantee_phone": lambda: plain(deed.grantee.phone),
            "grantee_person": lambda: plain(deed.others[1]),
            "grantee_domain": lambda: plain(deed.grantee.domain),
        }


def _tax(company: Party) -> str:
    return company.tax.printed if company.tax else company.register or company.phone

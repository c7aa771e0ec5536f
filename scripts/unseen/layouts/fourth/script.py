"""Fills the texts of the fourth edition: those of the third, and a few fields more.

`{except:IT|…}` notes territories that are left out, `{now|…}` says that the grant begins on
the day of the letter, `{term:24|…}` reckons its last day; `{later}`, `{asked}`, `{old_start}` and
`{old_end}` are days that grant nothing, `{parent}` is the company in whose name the grantor
writes (a fair reader may take either of them).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from scripts.unseen.layouts.third.script import Script
from scripts.unseen.ledger import plain

_USUAL = {
    "拼多多": "Pinduoduo", "天猫": "Tmall", "京东": "JD.com", "当当": "Dangdang", "bol": "bol.com",
    "楽天市場": "Rakuten", "蝦皮購物": "Shopee", "momo購物網": "momo", "露天市集": "Ruten",
    "速卖通": "AliExpress", "Yahoo!ショッピング": "Yahoo! Shopping",
}  # fmt: skip
"""Other names of platforms than those that are printed."""
_BOXES = set("☐☑☒□■[")


class FourthScript(Script):
    """One letter's text over one ledger."""

    def settle(self) -> None:
        """Note what the third edition notes, and the usual names of platforms."""
        super().settle()
        fields, also = self.ink.fields, self.ink.also
        also["products"] = [
            said for said in also.get("products", ()) if _BOXES.isdisjoint("".join(said))
        ]
        for said in [fields.get("channels", []), *also.get("channels", ())]:
            usual = [_USUAL.get(name, name) for name in said]
            if usual != said:
                self.ink.allow("channels", usual)

    def _with_words(self, name: str, english: bool, argument: str, words: str) -> str | None:
        match name:
            case "later" | "asked" | "old_start" | "old_end":
                return plain(self._written(self._idle_day(name), argument, english))
            case "except":  # territories that are left out: truth files have no field for them
                return plain(words)
            case "now":
                self.ink.means("valid_from", self.deed.issued.isoformat())
                return plain(words)
            case _:
                return super()._with_words(name, english, argument, words)

    def _idle_day(self, name: str) -> date:
        """A day with which no permission begins or ends now."""
        deed = self.deed
        return {
            "later": deed.later,
            "asked": deed.issued - timedelta(days=2),
            "old_start": deed.start - timedelta(days=365),
            "old_end": deed.start - timedelta(days=1),
        }[name]

    def _plain_values(self, english: bool) -> dict[str, Callable[[], str]]:
        def parent() -> str:
            self.ink.allow("grantor", self.deed.parent)
            return plain(self.deed.parent)

        return {**super()._plain_values(english), "parent": parent}

    def _term(self, months: int, words: str) -> str:
        """A length that is counted from the printed first day, or else from the day of issue."""
        is_from_start = any("{start" in str(part) for part in self.text.values())
        first = self.deed.start if is_from_start else self.deed.issued
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        same = date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
        self.ink.means("valid_from", first.isoformat())
        self.ink.means("valid_to", (same - timedelta(days=1)).isoformat())
        self.ink.allow("valid_to", same.isoformat())
        return plain(words)

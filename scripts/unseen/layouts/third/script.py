"""Fills the texts of the third edition: braces name fields, and what they print is noted.

`{grantor}` prints and notes the grantor; `{territory:DE AT|Deutschland und Österreich}` prints
what stands behind the bar and notes the codes; `{start:2}` takes the text's second date pattern
(`day2`); `{grantor@en}` prints the English form, which is then right as well. `**bold**` and
`//` (a new line) are the only other signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from scripts.unseen.data.deeds import Deed
from scripts.unseen.data.latin import in_english, person_in_english
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.parties import Party
from scripts.unseen.layouts.third.marks import mark_number
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.figures import MONTHS, write_date

_FIELD = re.compile(r"\{(\w+)(@en)?(?::([^}|]*))?(?:\|([^}]*))?\}")
_ENGLISH_DAY = "{d} {month} {yyyy}"


class Script:
    """One letter's text over one ledger."""

    def __init__(self, ink: Ledger, deed: Deed, text: dict[str, Any], language: str) -> None:
        self.ink, self.deed, self.text, self.language = ink, deed, text, language
        self._marks: dict[str, tuple[str, str]] = {}
        self._english_goods: list[str] = []

    def has(self, key: str) -> bool:
        """Whether the text has such a part."""
        return key in self.text

    def html(self, key: str) -> str:
        """One part of the text, filled in; nothing where the text lacks it."""
        return self.fill(self.text.get(key, ""))

    def paragraphs(self, key: str) -> str:
        """A list of the text, each item a paragraph."""
        return "".join(f"<p>{self.fill(part)}</p>" for part in self.text.get(key, ()))

    def lines(self, key: str) -> str:
        """A list of the text, each item a line."""
        return "<br>".join(map(self.fill, self.text[key]))

    def numbered(self, key: str, sign: str = "{}.") -> str:
        """A list of the text with its own numbers, each written as `sign` says."""
        parts = enumerate(self.text[key], start=1)
        return "".join(
            f"<div class='item'><span>{sign.format(index)}</span><div>{self.fill(part)}</div></div>"
            for index, part in parts
        )

    def cells(self, key: str) -> str:
        """A list of the text as the cells of one row."""
        return "".join(f"<td>{self.fill(cell)}</td>" for cell in self.text[key])

    def rows(self, key: str, head: str = "td") -> str:
        """A list of rows as rows of a table; the first cells are `head`."""
        html = ""
        for first, *rest in self.text[key]:
            cells = "".join(f"<td>{self.fill(cell)}</td>" for cell in rest)
            html += f"<tr><{head}>{self.fill(first)}</{head}>{cells}</tr>"
        return html

    def settle(self) -> None:
        """Note what the text says as a whole, and what a fair reader may take for the same."""
        ink, text = self.ink, self.text
        for name, key in (("exclusive", "exclusive"), ("may_sublicense", "sublicense")):
            if key in text:
                ink.means(name, text[key])
        if self._english_goods:
            ink.allow("products", self._english_goods)
        for name, values in text.get("also", {}).items():
            ink.allow(name, *values)
        if "valid_from" not in ink.fields and "valid_to" in ink.fields:
            ink.allow("valid_from", self.deed.issued.isoformat())
        marks = ink.fields.get("trademark_numbers", [])
        if any(mark[0] in "MR" for mark in marks):
            ink.allow("trademark_numbers", [mark.lstrip("MR") for mark in marks])
        self._settle_channels()

    def _settle_channels(self) -> None:
        ink = self.ink
        channels = ink.fields.get("channels", [])
        site = self.deed.grantee.domain
        if site in channels:
            rest = [name for name in channels if name != site]
            ink.allow("channels", [*rest, "online"], [*channels, "online"], [*rest, f"www.{site}"])
        if any(name.startswith("store:") for name in channels):
            ink.allow("channels", [*channels, "online"])

    def fill(self, template: str) -> str:
        """A template as HTML."""
        html, end = "", 0
        goods: list[tuple[int, int]] = []
        for found in _FIELD.finditer(template):
            html += self._prose(template[end : found.start()])
            if found[1] == "goods" and not found[2]:
                goods.append(found.span())
            html += self._value(found[1], bool(found[2]), found[3] or "", found[4] or "")
            end = found.end()
        if len(goods) > 1:
            whole = template[goods[0][0] : goods[-1][1]]
            self.ink.allow("products", [_FIELD.sub(lambda found: found[4] or "", whole)])
        html += self._prose(template[end:])
        return re.sub(r"\*\*(.*?)\*\*", r"<b>\1</b>", html)

    def _prose(self, text: str) -> str:
        return plain(text).replace("//", "<br>")

    def _value(self, name: str, english: bool, argument: str, words: str) -> str:
        made = self._with_words(name, english, argument, words)
        return self._plain_values(english)[name]() if made is None else made

    def _with_words(self, name: str, english: bool, argument: str, words: str) -> str | None:
        """A field that says more than its name, or None for another one."""
        match name:
            case "grantor" | "grantee":
                return self._company(name, getattr(self.deed, name), english)
            case "date" | "start" | "end":
                return self._day(name, argument, english)
            case "earlier":
                return plain(self._written(self.deed.earlier, argument, english))
            case "mark" | "mark2":
                return self._mark(name, argument)
            case "goods" | "territory" | "channel" | "platform":
                return self._scope(name, english, argument, words)
            case "term":
                return self._term(int(argument), words)
            case "title":
                return self._title(english, words)
            case "digits":
                return digits(self.deed.draw, int(argument))
            case _:
                return None

    def _scope(self, name: str, english: bool, argument: str, words: str) -> str:
        """Goods, territories and channels; the English form of goods is right as well."""
        if english:
            self._english_goods += [words] if name == "goods" else []
            return plain(words)
        if name == "territory":
            for code in argument.split():
                self.ink.item("territories", words, code)
            return plain(words)
        if name == "goods":
            return self.ink.item("products", words)
        return self.ink.item("channels", words, argument or None)

    def _title(self, english: bool, words: str) -> str:
        if english:
            self.ink.allow("signatory_title", words)
            return plain(words)
        return self.ink.put("signatory_title", words or self.text["title"])

    def _plain_values(self, english: bool) -> dict[str, Callable[[], str]]:
        deed, ink = self.deed, self.ink

        def spelled(company: Party) -> Party:
            return in_english(company) if english else company

        return {
            "number": lambda: ink.put("letter_number", deed.number),
            "brand": lambda: ink.item("brands", deed.brands[0]),
            "brand2": lambda: ink.item("brands", deed.brands[1]),
            "signer": lambda: self._signer(english),
            "store": lambda: ink.item("channels", deed.store, f"store:{deed.store}"),
            "site": lambda: ink.item("channels", f"www.{deed.grantee.domain}",
                                     deed.grantee.domain),
            "owner": lambda: plain(deed.owner.name),
            "owner_address": lambda: plain(f"{deed.owner.one_line}, {deed.owner.country_name}"),
            "owner_country": lambda: plain(deed.owner.country_name),
            "grantor_stem": lambda: plain(deed.grantor.stem),
            "grantee_stem": lambda: plain(deed.grantee.stem),
            "grantor_address": lambda: plain(spelled(deed.grantor).one_line),
            "grantee_address": lambda: plain(spelled(deed.grantee).one_line),
            "grantor_lines": lambda: "<br>".join(map(plain, deed.grantor.address)),
            "grantee_lines": lambda: "<br>".join(map(plain, deed.grantee.address)),
            "grantor_id": lambda: plain(_identity(deed.grantor)),
            "grantee_id": lambda: plain(_identity(deed.grantee)),
            "year": lambda: str(deed.issued.year),
            "town": lambda: plain(spelled(deed.grantor).town),
            "grantee_town": lambda: plain(deed.grantee.town),
            "email": lambda: plain(deed.grantor.email),
            "grantee_email": lambda: plain(deed.grantee.email),
            "phone": lambda: plain(deed.grantor.phone),
            "domain": lambda: plain(deed.grantor.domain),
            "other": lambda: plain(deed.others[0]),
            "notary": lambda: plain(deed.others[1]),
        }  # fmt: skip

    def _company(self, role: str, company: Party, english: bool) -> str:
        if not english:
            return self.ink.put(role, company.name)
        name = in_english(company).name
        self.ink.allow(role, name)
        return plain(name)

    def _signer(self, english: bool) -> str:
        name = self.deed.signatory
        if not english:
            return self.ink.put("signatory_name", name)
        if ord(name[0]) > 0x2E80:
            name = person_in_english(name)
            self.ink.allow("signatory_name", name)
        return plain(name)

    def _day(self, name: str, argument: str, english: bool) -> str:
        day = {"date": self.deed.issued, "start": self.deed.start, "end": self.deed.end}[name]
        field = {"date": "issue_date", "start": "valid_from", "end": "valid_to"}[name]
        return self.ink.put(field, self._written(day, argument, english), day.isoformat())

    def _written(self, day: date, argument: str, english: bool) -> str:
        if english:
            return write_date(day, _ENGLISH_DAY, "en")
        pattern = self.text["day2"] if argument == "2" else self.deed.date_pattern
        if "月" in pattern and self.language in MONTHS:
            pattern = _ENGLISH_DAY
        return write_date(day, pattern, self.language)

    def _mark(self, name: str, office: str) -> str:
        if name not in self._marks:
            self._marks[name] = mark_number(office, self.deed.draw)
        printed, bare = self._marks[name]
        return self.ink.item("trademark_numbers", printed, bare)

    def _term(self, months: int, words: str) -> str:
        """A length that is counted from the printed first day, or else from the day of issue."""
        is_from_start = any("{start" in str(part) for part in self.text.values())
        first = self.deed.start if is_from_start else self.deed.issued
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        same = date(year, month + 1, min(first.day, 28))
        self.ink.means("valid_to", (same - timedelta(days=1)).isoformat())
        self.ink.allow("valid_to", same.isoformat())
        return plain(words)


def _identity(company: Party) -> str:
    """Register entry or tax number that a formal paper adds to a company's name."""
    if company.register:
        return company.register
    return company.tax.printed if company.tax else company.phone

"""What a letter says, sentence by sentence or as table cells, noting each field it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from scripts.unseen.data.goods import group_name
from scripts.unseen.data.grants import Channel, Grant, english_name
from scripts.unseen.layouts.ornaments import company_seal, signature
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import table, wordings
from scripts.unseen.words.figures import MONTHS, write_date


class Speech:
    """The words of one letter in one language, over one ledger."""

    def __init__(self, ink: Ledger, grant: Grant, language: str) -> None:
        self.ink, self.grant, self.language = ink, grant, language
        self.words = wordings(f"{grant.edition}/letters", language, grant.draw)
        self.role = grant.draw.choice(table(f"{grant.edition}/letters")[language]["roles"])
        self._pattern = grant.date_pattern
        if language not in MONTHS and "月" not in self._pattern:
            self._pattern = "{yyyy}-{mm}-{dd}"
        if language in MONTHS and "月" in self._pattern:
            self._pattern = "{d} {month} {yyyy}"

    def say(self, key: str) -> str:
        """A sentence of the word list with its fields filled in."""
        return self._fill(self.words[key])

    def label(self, key: str) -> str:
        """A plain word, as HTML."""
        return plain(self.words[key])

    def owner(self) -> str:
        """Who owns the brand, or from whom the grantor has its right."""
        return self.say("chain" if self.grant.owner else "owner")

    def period(self, prefix: str = "") -> str:
        """How long it holds, as a sentence (or with `c_` as a cell)."""
        return self.say(prefix + self.grant.period)

    def sub(self) -> str:
        """Whether sub-licences may be granted, or nothing."""
        if self.grant.may_sublicense is None:
            return ""
        self.ink.means("may_sublicense", self.grant.may_sublicense)
        return self.say("sub_yes" if self.grant.may_sublicense else "sub_no")

    def exclusivity(self) -> str:
        """Whether others may be appointed, or nothing."""
        if self.grant.exclusive is None:
            return ""
        self.ink.means("exclusive", self.grant.exclusive)
        return self.say("excl_yes" if self.grant.exclusive else "excl_no")

    def date(self) -> str:
        """Day of issue."""
        return self._day("issue_date", self.grant.issued)

    def number(self) -> str:
        """Letter number."""
        return self.ink.put("letter_number", self.grant.number)

    def marks(self, glue: str = "; ") -> str:
        """All trademarks with office, number and classes."""
        return glue.join(self.mark(index) for index in range(len(self.grant.marks)))

    def mark(self, index: int) -> str:
        """One trademark."""
        mark = self.grant.marks[index]
        number = self.words["number"].replace("{number}", "{x}").replace("{x}", "\0")
        said = plain(number).replace("\0", self.mark_number(index))
        classes = plain(self.words["classes"].format(classes=mark.classes))
        if self.language in ("zh", "ja"):
            return f"{plain(mark.office)} {said}（{classes}）"
        return f"{plain(mark.office)} {said} ({classes})"

    def mark_number(self, index: int) -> str:
        """Number of a trademark alone."""
        mark = self.grant.marks[index]
        return self.ink.item("trademark_numbers", mark.printed, mark.plain)

    def cells(self) -> list[tuple[str, str]]:
        """Label and value of every fact, for forms and tables."""
        grant, words = self.grant, self.words
        rows = [(words["l_grantor"], self._name("grantor")),
                (words["l_grantee"], self._name("grantee")),
                (words["l_brand"], self._brand()), (words["marks"], self.marks("<br>")),
                (words["l_products"], self._products()),
                (words["l_territory"], self._territories()),
                (words["l_channels"], self._channels()),
                (words["l_period"], self.period("c_"))]  # fmt: skip
        if grant.may_sublicense is not None:
            self.ink.means("may_sublicense", grant.may_sublicense)
            rows.append((words["l_sub"], self.label("yes" if grant.may_sublicense else "no")))
        if grant.exclusive is not None:
            self.ink.means("exclusive", grant.exclusive)
            key = "exclusive" if grant.exclusive else "nonexclusive"
            rows.append((words["l_excl"], self.label(key)))
        return rows

    def body(self, *keys: str) -> list[str]:
        """Sentences of the letter in order; empty ones are left out."""
        special: dict[str, Callable[[], str]] = {
            "owner": self.owner, "period": self.period, "sub": self.sub,
            "excl": self.exclusivity, "marks": lambda: f"{self.label('marks')}: {self.marks()}.",
        }  # fmt: skip
        said = [special[key]() if key in special else self.say(key) for key in keys]
        return [sentence for sentence in said if sentence]

    def signature(self, seal: bool = True, spot: str = "left:2mm;top:-2mm") -> str:
        """Company, scribble, seal, name and title of who signs."""
        draw, grant = self.grant.draw, self.grant
        stamp = company_seal(grant.grantor.name, self.language, "left:48mm;top:-6mm", draw)
        return (
            f"<div class='sig' style='position:relative;width:95mm'>{self._name('grantor')}"
            f"<div style='height:19mm;position:relative'>{signature(grant.signatory, spot, draw)}"
            f"{stamp if seal else ''}</div>{self.signatory()}<br>{self.title()}</div>"
        )

    def signatory(self) -> str:
        """Name of who signs."""
        return self.ink.put("signatory_name", self.grant.signatory)

    def title(self) -> str:
        """Title of who signs."""
        return self.ink.put("signatory_title", self.role)

    def _fill(self, template: str) -> str:
        pieces = re.split(r"\{(\w+)\}", template)
        html = ""
        for index, piece in enumerate(pieces):
            html += self._value(piece) if index % 2 else plain(piece)
        return html

    def _value(self, key: str) -> str:
        grant = self.grant
        makers: dict[str, Callable[[], str]] = {
            "grantor": lambda: self._name("grantor"),
            "grantee": lambda: self._name("grantee"),
            "grantor_address": lambda: plain(grant.grantor.one_line),
            "grantee_address": lambda: plain(grant.grantee.one_line),
            "owner": lambda: plain(grant.owner.name if grant.owner else ""),
            "brand": self._brand,
            "products": self._products,
            "territories": self._territories,
            "channels": self._channels,
            "start": lambda: self._day("valid_from", grant.start),
            "end": lambda: self._day("valid_to", grant.end),
            "years": self._years,
            "town": lambda: plain(grant.grantor.town),
            "date": self.date,
            "signatory": self.signatory,
            "signatory_title": self.title,
            "email": lambda: plain(grant.grantor.email),
        }
        return makers[key]()

    def _name(self, role: str) -> str:
        party = self.grant.grantor if role == "grantor" else self.grant.grantee
        name = english_name(party) if self.language == "en" else party.name
        return f"<b>{self.ink.put(role, name)}</b>"

    def _brand(self) -> str:
        ink, joint = self.ink, plain(self.words["and"])
        for brand in self.grant.brands:
            if any(ord(c) > 0x2E80 for c in brand):
                latin, _, han = brand.rpartition(" ")
                ink.allow("brands", [latin, han], [latin], [han])
        return joint.join(ink.item("brands", brand) for brand in self.grant.brands)

    def _products(self) -> str:
        names = [group_name(kind, self.language, self.grant.edition) for kind in self.grant.kinds]
        inner = {"zh": "及", "ja": "および"}.get(self.language, self.words["and"])
        inner = " e " if self.language in ("it", "pt") else inner
        whole = self.words["and"].join(names)
        parts = [part for name in names for part in name.split(inner)]
        if names != [whole]:
            self.ink.allow("products", [whole])
        self.ink.allow("products", parts)
        joint = "、" if self.language in ("zh", "ja") else "; "
        return joint.join(self.ink.item("products", name) for name in names)

    def _territories(self) -> str:
        names = table(f"{self.grant.edition}/places")["names"][self.language]
        said = []
        for code in self.grant.territories:
            key = {"EU": "union", "worldwide": "worldwide"}.get(code)
            text = self.words[key] if key else names[code]
            said.append(self.ink.item("territories", text, code))
        return self._listed(said)

    def _channels(self) -> str:
        return self._listed([self._channel(channel) for channel in self.grant.channels])

    def _channel(self, channel: Channel) -> str:
        ink, words = self.ink, self.words
        if channel.kind == "store":
            html = plain(words["store"])
            html = html.replace("{platform}", ink.item("channels", channel.where))
            return html.replace("{store}", ink.item(
                "channels", channel.store, f"store:{channel.store}"))  # fmt: skip
        if channel.kind == "own":
            bare = channel.where.removeprefix("www.")
            return plain(words["own"]).replace(
                "{domain}", ink.item("channels", channel.where, bare))  # fmt: skip
        return ink.item("channels", words[channel.kind], channel.kind)

    def _listed(self, parts: list[str]) -> str:
        if self.language in ("zh", "ja"):
            return "、".join(parts)
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + plain(self.words["and"]) + parts[-1]

    def _years(self) -> str:
        """A length reckoned from the day of issue: whoever reckons is right, nothing is printed."""
        grant, ink = self.grant, self.ink
        ink.allow("valid_from", grant.start.isoformat())
        ink.allow("valid_to", grant.end.isoformat())
        return plain(self.words[f"n{grant.years}"])

    def _day(self, name: str, day: date) -> str:
        return self.ink.put(name, write_date(day, self._pattern, self.language), day.isoformat())

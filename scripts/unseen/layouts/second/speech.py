"""What letters of the second edition say beyond the first: terms in months, chains, notaries."""

from __future__ import annotations

import random
import re
from datetime import timedelta

from scripts.unseen.data.goods import group_name
from scripts.unseen.data.grants import Grant
from scripts.unseen.data.latin import in_english, person_in_english
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.parties import Party, countries, person
from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.ornaments import company_seal, signature
from scripts.unseen.ledger import Ledger, plain


class SecondSpeech(Speech):
    """The words of one letter in one language.

    A term counted from the day of issue gives `valid_to`: the day before the same day of the
    month, with that day itself allowed.
    """

    def __init__(self, ink: Ledger, grant: Grant, language: str) -> None:
        super().__init__(ink, grant, language)
        if language == "en":
            manners = countries()[grant.grantor.country]["dates"]
            own = random.Random(grant.number).choice(manners)
            self._pattern = own if own.isascii() and "." not in own else "{d} {month} {yyyy}"

    @property
    def colon(self) -> str:
        """What stands between a label and its value."""
        return {"zh": "：", "ja": "：", "fr": " : "}.get(self.language, ": ")

    def omits(self, what: str, share: float) -> bool:
        """Whether this letter leaves something out that `share` of its kind leave out."""
        return random.Random(f"{self.grant.number} {what}").random() < share

    def say(self, key: str) -> str:
        """A sentence with its fields filled in; a date that ends in a dot takes no second one."""
        return re.sub(r"\.\.$", ".", super().say(key))

    def sentences(self, *keys: str) -> str:
        """Sentences one after the other, as one run of text."""
        ideographs = self.language in ("zh", "ja")
        said = []
        for key in keys:
            if key == "marks":
                listed = self.marks("；" if ideographs else "; ")
                end = "。" if ideographs else "."
                said.append(f"{self.label('marks')}{self.colon}{listed}{end}")
            else:
                said += self.body(key)
        return ("" if ideographs else " ").join(said)

    def capital(self, *keys: str) -> str:
        """Sentences as one run that begins with a capital, whatever a greeting would ask."""
        said = self.sentences(*keys)
        return said[:1].upper() + said[1:]

    def signatory(self) -> str:
        """Name of who signs, in Latin letters where an English text names a Chinese or Japanese."""
        name = self.grant.signatory
        if self.language == "en" and ord(name[0]) > 0x2E80:
            name = person_in_english(name)
        return self.ink.put("signatory_name", name)

    def identity(self, company: Party) -> str:
        """Tax or register number that stands behind a company's name, or nothing."""
        company = in_english(company) if self.language == "en" else company
        if company.country == "CN" and company.tax:
            label = "统一社会信用代码：" if self.language == "zh" else "USCC "
            return plain(label + company.tax.printed)
        return plain(company.register)

    def sign_off(self, with_seal: bool = True, wide: bool = False, with_title: bool = True) -> str:
        """Company, scribble, seal, name and title, each behind its label where `wide`."""
        draw, grant = self.grant.draw, self.grant
        seal = company_seal(grant.grantor.name, self.language, "left:52mm;top:-9mm", draw)
        name, title = self.signatory(), self.title() if with_title else ""
        if wide:
            name = f"{self.label('l_signatory')}{self.colon}{name}"
            title = f"{self.label('l_title')}{self.colon}{title}"
        return (
            f"<div class='sig' style='position:relative;width:100mm'>{self._name('grantor')}"
            f"<div style='height:17mm;position:relative'>"
            f"{signature(grant.signatory, 'left:1mm;top:-3mm', draw)}"
            f"{seal if with_seal else ''}</div>{name}<br>{title}</div>"
        )

    def shared_signature(self, other: SecondSpeech) -> str:
        """Signature of a letter in two languages: both names of company, person and title."""
        both = [(part._name("grantor"), part.signatory(), part.title()) for part in (self, other)]
        draw, grant = self.grant.draw, self.grant
        seal = company_seal(grant.grantor.name, self.language, "left:52mm;top:-9mm", draw)
        company, name, title = (
            one if one == two else f"{one} / {two}" for one, two in zip(*both, strict=True)
        )
        return (
            f"<div class='sig' style='position:relative'>{company}<div style='height:17mm;"
            f"position:relative'>{signature(grant.signatory, 'left:1mm;top:-3mm', draw)}{seal}"
            f"</div>{name}<br>{title}</div>"
        )

    def notary(self) -> str:
        """Attestation of the signature by a notary, whose name is no field of ours."""
        draw = random.Random(self.grant.number)
        attested = self.words["notary"]
        name = person(self.grant.grantor.country, draw, self.grant.edition)
        attested = attested.replace("{notary}", name).replace("{town}", self.grant.grantor.town)
        return plain(attested)

    def deed(self) -> str:
        """Number under which the notary entered the deed: no number of the letter."""
        return plain(self.words["deed"].replace("{deed}", self.deed_number()))

    def deed_number(self) -> str:
        """The notary's number alone."""
        return digits(random.Random(self.grant.number), 5)

    def chain_rows(self) -> list[tuple[str, str]]:
        """Label and company of every link from the owner of the brand to the grantee."""
        owner = self.grant.owner
        assert owner is not None
        return [
            (self.words["tier_owner"], plain(f"{owner.name}, {owner.one_line}")),
            (self.words["tier_grantor"], self._name("grantor")),
            (self.words["tier_grantee"], self._name("grantee")),
        ]

    def goods(self) -> str:
        """Goods alone, without a sentence."""
        return self._products()

    def name_of(self, role: str) -> str:
        """Name of grantor or grantee."""
        return self._name(role)

    def brand(self) -> str:
        """The brand or brands alone."""
        return self._brand()

    def territories(self) -> str:
        """The territories alone."""
        return self._territories()

    def channels(self) -> str:
        """The channels alone."""
        return self._channels()

    def mark(self, index: int) -> str:
        """One trademark; English text names the offices of China and Japan in English."""
        office = self.grant.marks[index].office
        return super().mark(index).replace(office, self._office(office))

    def mark_rows(self) -> list[tuple[str, str, str]]:
        """Office, number and classes of every trademark."""
        return [
            (self._office(mark.office), self.mark_number(index), plain(mark.classes))
            for index, mark in enumerate(self.grant.marks)
        ]

    def _office(self, name: str) -> str:
        english = {"国家知识产权局": "CNIPA", "特許庁": "JPO"} if self.language == "en" else {}
        return plain(english.get(name, name))

    def _value(self, key: str) -> str:
        if key == "months":
            self._reckon()
            return str(self.grant.years * 12)
        if key in ("grantor_address", "grantee_address") and self.language == "en":
            company = self.grant.grantor if key == "grantor_address" else self.grant.grantee
            return plain(in_english(company).one_line)
        if key == "town" and self.language == "en":
            return plain(in_english(self.grant.grantor).town)
        return super()._value(key)

    def _products(self) -> str:
        """Goods, each kind once; parted at `and` where the words allow either reading."""
        language, grant = self.language, self.grant
        names = [group_name(kind, language, grant.edition) for kind in grant.kinds]
        inner = {"zh": "及", "ja": "および", "pl": " i ", "it": " e ", "pt": " e "}.get(
            language, self.words["and"])  # fmt: skip
        self.ink.allow("products", [part for name in names for part in name.split(inner)])
        if len(names) > 1:
            self.ink.allow("products", [self.words["and"].join(names)])
        joint = "、" if language in ("zh", "ja") else ", "
        return joint.join(self.ink.item("products", name) for name in names)

    def _years(self) -> str:
        self._reckon()
        return plain(self.words[f"n{self.grant.years}"])

    def _reckon(self) -> None:
        same = self.grant.end
        self.ink.means("valid_to", (same - timedelta(days=1)).isoformat())
        self.ink.allow("valid_to", same.isoformat())
        self.ink.allow("valid_from", self.grant.start.isoformat())

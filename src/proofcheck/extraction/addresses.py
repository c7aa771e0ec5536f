"""Telling lines of an address from names and other text.

In goes the text of a line, out comes whether it holds a street or a postcode with its town, and
the parts of a line that holds a whole address. Words are data (`party_words.yaml`).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import simplified
from proofcheck.extraction.lexicon import squeeze


class PartyWords(Struct, frozen=True, kw_only=True):
    """The data file `party_words.yaml`; words parted by `|`."""

    legal_forms: str
    streets: str
    countries: str
    titles: str
    addressing: str
    no_names: str
    regions: str
    trailing_streets: str
    bare_towns: str
    attention: str
    contacts: str
    remittances: str


_TOWN = r"[A-ZÀ-ÞŁŚŻŹĆ][\w'’.-]*"
_POSTCODE = re.compile(
    r"(?<![\w.,/-])(?:"
    rf"(?:[A-Z]{{1,3}}[- ])?\d{{4,6}} +{_TOWN}"  # most of Europe, India, China
    rf"|\d{{4}} ?[A-Z]{{2}},? +{_TOWN}"  # Netherlands
    rf"|(?:[A-Z]{{2}}[- ])?\d{{2,5}}-\d{{3}},? +{_TOWN}"  # Poland, Portugal, Brazil
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\w])"  # United Kingdom
    r"|[A-Z]{2},? +\d{5}(?:-\d{4})?(?![\w.,]\d)"  # United States
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d(?!\w)"  # Canada
    r"|(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT),? +\d{4}(?![\d.,/-]*\d)"  # Australia
    r"|[A-Z][a-z]{2,}(?: ?[-–] ?| )[1-8]\d{2} ?\d{3}(?=$|,|\s\()"  # India
    r"|〒 ?\d{3}-?\d{4}|[T干]? ?\d{3}-\d{4}(?![\w-])"  # Japan; 〒 as OCR has it
    r"|\d{3} \d{2} [A-ZÀ-Þ][a-zà-ž]{2,}"  # Sweden, Greece, Czechia, Slovakia
    r"|\d{5}[A-ZÀ-Þ][a-zà-ž]{2,}"  # without the blank, as OCR has it
    rf"|{_TOWN}(?: {_TOWN}){{0,3}} \(\d{{5}}\), (?={_TOWN})"  # Spain, in brackets
    r"|Singapore \d{6}|SINGAPORE \d{6}|S\(\d{6}\)"
    r")"
)
_IRISH = re.compile(
    r"(?:^|[a-z\d], |[a-z] |[a-z] \d{1,2}, )"
    r"[AC-FHKNPRTV-Y]\d[\dW] (?=\d*[A-Z])[AC-FHKNPRTV-Y\d]{4}(?!\w)"
)
"""An Eircode behind its town (Galway H91 X5YT)."""

_MALAYSIAN = re.compile(r"(?<![\d.-])(?<!LOT )(?<!P\.T\. )(?<!PT )\d{5}(?![\d.-])[ ,]*[A-Z]{3}")
_CHINESE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:[省市区县州镇乡].{0,30}[路街道号弄巷楼室大厦园村座层]|[路街道巷].{0,6}号)"
)
_BRANCH = re.compile(r"[\u3041-\u9fff]{1,6}(?:店|支店|本店|分店|営業所|门店)")
_JAPANESE = re.compile(
    r"(?:(?:東京|京都|大阪|北海)[都府道]|[\u4e00-\u9fff]{2,3}県)?[\u4e00-\u9fff\u3041-\u30ff]{1,6}[市区郡町村]"
    r"[\u4e00-\u9fff\u3041-\u30ff]{1,14}[\d０-９一二三四五六七八九十]{1,3}(?:丁目|番地|番|[-−－ー‐])"
)
"""A Japanese address: town, quarter and block, with or without its postcode."""

_NUMBERED = re.compile(
    r"^(?:[^\W\d_][\w.'’-]*,? ){1,6}(?:[Nn][or°º]\.? ?)?"
    r"\d{1,5} ?[a-zA-Z]?(?:[ /-]+\d{1,5}[a-zA-Z]?)?$"
    r"|^\d{1,5} ?[a-zA-Z]?(?:bis|ter)?(?:[-/]\d{1,5}){0,2},? (?:[^\W\d_][\w.'’-]*,? ?){1,7}$"
)
_REGISTER = re.compile(r"(?:HR[AB]?|VR|GNR|REA|RCS|FN|KVK|KRS|RPM|BCE|NIF|CIF|REG)[ -]", re.I)
"""How the number in a register begins that looks like a postcode ("HRA 5022 Zweibrücken")."""

_CALLE = re.compile(r"\s*C/ ?[A-ZÀ-Þ]")
"""How Spanish papers abbreviate a street (calle)."""

_LEADING_FORM = re.compile(
    r"\s*(?:SARL|S\.A\.R\.L\.|SAS|S\.A\.S\.|SASU|EURL|E\.U\.R\.L\.|SNC|SCOP|Ets\.?|Éts\.?|Soc\."
    r"|(?:F\.H\.(?:U\.)?|(?:P\.)?P\.H\.(?:U\.)?|P?PHU|FHU))\s(?=[^\W\d_])|\s*Firma\s\S+\s(?:&|en)\s"
)
"""Legal forms that French, Italian, Polish and Dutch papers put before the name."""

_CASED_FORM = re.compile(
    r"(?<=\w )(?:OG|e\. ?U\.|P\.[AC]\.)(?=$|[\s,;·|])|(?<=\w, )P\.[AC]\.(?=$|\s)"
)
"""Legal forms that are other words in small letters ("og") or without their points ("PA")."""

_ADDRESSEE = re.compile(r"\s*(?:御中|様|殿)\s*$")
_SEPARATORS = re.compile(
    r"\s+[-–—·●•|∙*■▪✦+]\s*|\s*[●•∙■▪]\s*|,\s+(?!Inh(?:\.|aber))|(?<=\w\w)\s*/\s+|;\s+"
    r"|(?<=[^\W\d_])[-–]\s+(?=[\dA-ZÀ-Þ])|(?<=\d)[-–]\s+(?=\d{4,5} ?[A-ZÀ-Þ])"
    r"|(?<=\d[A-Z]{2})\.\s+(?=[A-Z])"  # a British postcode ends the sentence
    r"|(?<=,\s[A-Z]{2})\.\s+(?=[A-Z])"  # and so does the code of a country
    r"|(?<=[\w.])\s*·\s*(?=[\dA-ZÀ-Þ])"  # as OCR has a sender's line
)
_COUNTRY_PREFIX = re.compile(
    r"^(?:[ABDFILPS]|A[TU]|B[EG]|C[HYZ]|D[EK]|E[SE]|F[IR]|G[BR]|H[RU]|I[ET]|L[ITUV]|N[LO]|P[LT]"
    r"|RO|S[EIK]|UK)[- ]+(?=\d{4,6}\b|\d\d-\d{3}\b|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)"
)


_TIGHT_COMMA = re.compile(r"(?<=\w),(?=(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{4,5}) [A-ZÀ-ÞŁŚŻŹĆ])")
"""A comma before a postcode without its blank, as OCR has it."""


def has_postcode(text: str) -> bool:
    """Whether a line holds a postcode with its town (or a Chinese address)."""
    text = _TIGHT_COMMA.sub(", ", text)
    if _MALAYSIAN.search(text) or _IRISH.search(text):
        return True
    if is_cjk(text) and (_CHINESE.search(simplified(text)) or _JAPANESE.search(text)):
        return True
    return any(
        not (_is_house_number(text, match) or _REGISTER.match(match.group()))
        for match in _POSTCODE.finditer(text)
    )


def begins_with_postcode(text: str) -> bool:
    """Whether a text begins with a postcode and its town."""
    return _POSTCODE.match(text) is not None


_ROOM = re.compile(r"\s(?:ste|suite|apt|unit|fl|floor|rm|room|bldg|#)\.? ?#?\w{1,5}\s*$", re.I)
"""A suite or room behind a street ("2200 Harbor Blvd Ste 4")."""


def _is_house_number(text: str, match: re.Match[str]) -> bool:
    """Whether a number that begins a line is a house number: a street's name follows it.

    "2200 Harbor Blvd" is a street, "20457 Hamburg, Am Hafen" a town.
    """
    if match.start() > 1 or not match.group()[:1].isdigit():
        return False
    rest = _ROOM.sub("", text[match.start() :].partition(",")[0]).split()
    words = [word for word in rest[1:] if not word[:1].isdigit()]
    return len(rest) > 2 and squeeze(words[-1] if words else "") in words_of("trailing_streets")


def has_street(text: str) -> bool:
    """Whether a line looks like a street with a house number, or names a street."""
    if any(ch.isdigit() for ch in text) and _has_word(text, "streets"):
        return True
    return bool(_NUMBERED.match(text.strip(" ,.")) or _CALLE.match(text))


def names_street(text: str) -> bool:
    """Whether a line has a street word, also without a number."""
    return bool(_CALLE.match(text)) or _has_word(text, "streets")


def is_branch(text: str) -> bool:
    """Whether a line is the name of one shop below that of its chain (春日井店)."""
    return _BRANCH.fullmatch(text) is not None


def is_cjk(text: str) -> bool:
    """Whether a text holds Chinese or Japanese signs."""
    return _CJK.search(text) is not None


def is_bare_town(text: str) -> bool:
    """Whether a text is a town whose addresses have no postcode (Hong Kong, Dubai)."""
    return squeeze(text) in words_of("bare_towns")


def is_country(text: str) -> bool:
    """Whether a line is the name of a country and nothing else."""
    return squeeze(text) in words_of("countries") and not any(ch.isdigit() for ch in text)


def is_region(text: str) -> bool:
    """Whether a line names a state or province that may follow the town on a line of its own."""
    return squeeze(text) in words_of("regions")


def is_title(text: str) -> bool:
    """Whether a line is a form of address alone (Herrn, Messrs, An die)."""
    return squeeze(text) in words_of("titles") or is_addressing(text)


def is_addressing(text: str) -> bool:
    """Whether a line only says that the addressee follows (An die, To)."""
    return squeeze(text) in words_of("addressing")


def is_no_name(text: str) -> bool:
    """Whether a line is a heading or a phrase that is never a name."""
    return squeeze(text) in words_of("no_names")


def has_legal_form(text: str) -> bool:
    """Whether a line ends with, holds, or begins with the legal form of a company."""
    if _LEADING_FORM.match(text) or _CASED_FORM.search(text):
        return True
    return _has_word(text, "legal_forms", skip_first=True)


def addressee_end(text: str) -> int | None:
    """Return where the word of respect begins that ends an addressee's name (御中, 様)."""
    match = _ADDRESSEE.search(text)
    return match.start() if match else None


def is_legal_form(text: str) -> bool:
    """Whether a text is a legal form and nothing else (the second line of a name)."""
    bare = re.sub(r"\([A-Za-z]{1,3}\)", " ", text)
    parts = [match.group().casefold() for match in _WORD.finditer(bare)]
    whole = squeeze("".join(parts)) in words_of("legal_forms")
    return whole or (bool(parts) and all(part in _form_words() for part in parts))


@cache
def _form_words() -> frozenset[str]:
    """Return every word of two letters and more that legal forms are made of."""
    listed = load_data("party_words", PartyWords).legal_forms.replace("|", " ")
    return frozenset(word for word in listed.split() if len(word) > 1) - {"de"}


def address_parts(text: str) -> list[tuple[int, int]]:
    """Return the spans of a line's parts between commas, dashes and dots."""
    spans, begin = [], 0
    for match in _SEPARATORS.finditer(text):
        if "+" in match.group() and _goes_on_behind_plus(text[begin:], match.end() - begin):
            continue
        if match.start() > begin:
            spans.append((begin, match.start()))
        begin = match.end()
    if begin < len(text):
        spans.append((begin, len(text)))
    return spans


def _goes_on_behind_plus(text: str, at: int) -> bool:
    """Whether a firm's name goes on behind a plus ("Aldric + Venn GbR"), its form at its end."""
    following = _SEPARATORS.split(text[at:], maxsplit=1)[0]
    return has_legal_form(following) and not has_legal_form(text[:at])


def without_country_code(text: str) -> str:
    """Return a line without the country code before its postcode (DE 12345, D-12345)."""
    return _COUNTRY_PREFIX.sub("", text)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the squeezed words of one list of the data file."""
    listed: str = getattr(load_data("party_words", PartyWords), kind)
    return frozenset(squeeze(word) for word in listed.replace("\n", " ").split("|") if word.strip())


_WORD = re.compile(r"(?<![\w-])[^\W\d_]+")
_CJK = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def _has_word(text: str, kind: str, *, skip_first: bool = False) -> bool:
    """Whether one to four neighbouring words of a text make a word of the list."""
    words = words_of(kind)
    if _CJK.search(text):
        folded = simplified(text)
        return any(word in folded for word in words if _CJK.search(word))
    parts = [squeeze(match.group()) for match in _WORD.finditer(text)]
    for start in range(1 if skip_first else 0, len(parts)):
        joined = ""
        for part in parts[start : start + 4]:
            joined += part
            if joined in words:
                return True
    return not skip_first and any(_is_compound(part) for part in parts)


def _is_compound(part: str) -> bool:
    """Whether a word ends like a street (Lindenstraße, Kerkstraat, Storgatan)."""
    return len(part) > 6 and part.endswith(
        (
            *(
                "strasse",
                "str",
                "weg",
                "allee",
                "platz",
                "gasse",
                "straat",
                "laan",
                "plein",
                "kade",
            ),
            *("sgade", "gatan", "sgata", "gaten", "vagen", "veien"),
        )
    )

"""What names an item: brand, model, item number, GTIN and serial numbers in its text.

In go snippets of an item's text, out come readings with their place. Labels ("SKU", "S/N") are
data (`goods_labels.yaml`); brands are those the caller knows. No check digit is needed after a
label; without one only a GTIN whose check digit is right counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.column_labels import column_labels
from proofcheck.extraction.words import join_readings, make_reading
from proofcheck.model.document import PageText
from proofcheck.model.fields import Reading

LABELLED = 0.95
BARE_GTIN = 0.85
REPAIRED_GTIN = 0.7
"""Confidence (0..1) in a value after its label, a GTIN without one, one with misread digits."""

GTIN_LENGTHS = (8, 12, 13, 14)
MOST_SERIALS = 500
LONGEST_TEXT = 1000
LONGEST_LIST = 200
"""Letters of one snippet in which labels are looked for, or of the rest of a list of serials."""

KINDS = (
    "gtin", "serial_numbers", "seller_item_id", "other", "model", "brand", "brand_label"
)  # fmt: skip
"""What labels introduce, as the data file has it: codes before names."""

_CODE = re.compile(r"[A-Za-zÀ-ž0-9][A-Za-zÀ-ž0-9./_+-]{0,39}")
_DIGITS = re.compile(r"[0-9OoIlSB](?:[ -]?[0-9OoIlSB]){6,16}")
_LONG_NUMBER = re.compile(r"(?<![\w./-])\d{12,14}(?![\w/-])")
_MISREAD = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8"})
_ENDS = re.compile(r"\s[·|•;/–]\s|\s{3,}|[;|·•；]|,\s(?=[^\W\d]{2,}\s?[:：])")
_OTHER_LABEL = re.compile(
    r"[,;]\s(?=[^\W\d_]{3,}(?:-[^\W\d_]+)?\.?\s?(?:[Nn](?:r|o|º|°)\.?)?[\s:])"
)
"""Where a list of numbers ends: a comma and a word without digits ("…, Akku-Nr. 77401")."""

_LIST = re.compile(r"[\w./-]*\d[\w./-]*(?:[,;、，]\s{0,2}[\w./-]*\d[\w./-]*)*[,;、，]?\s{0,3}$")
_LETTER_CODE = re.compile(r"[A-Z]{2,8}(?:[-_./][A-Z]{2,8}){1,4}")
"""An item's number of capitals alone ("TW-BN-MOS")."""

_IN_QUOTES = re.compile(r"[\"“„”«»]\s?(?P<name>[^\"“”„«»]{2,40}?)\s?[\"“”«»]")
_SERIAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{3,40}")


class GoodsLabels(Struct, frozen=True, kw_only=True):
    """The data file `goods_labels.yaml`."""

    gtin: str
    seller_item_id: str
    serial_numbers: str
    brand: str
    brand_label: str
    model: str
    other: str


class Snippet(Struct, frozen=True, kw_only=True):
    """A part of a cell's text: `start` to `end` (excluded)."""

    cell: Cell
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the snippet."""
        return self.cell.text[self.start : self.end]

    @property
    def key(self) -> tuple[int, int]:
        """What tells this snippet from others of the same item."""
        return id(self.cell), self.start

    def reading(self, start: int, end: int, page: PageText, confidence: float) -> Reading[str]:
        """Make the reading of a span of this snippet's text."""
        first, last = self.start + start, self.start + end
        value = self.text[start:end].strip()
        return make_reading(value, self.cell.line, first, last, page, confidence)


class Mark(Struct, frozen=True, kw_only=True):
    """A label with its value in a text: where the label begins, where the value stands."""

    kind: str
    label_start: int
    start: int
    end: int


class Goods(Struct, kw_only=True):
    """What an item's text says of it by labels.

    `carried_on` are the snippets (see `Snippet.key`) that hold nothing but a GTIN or the rest of
    a list of serial numbers.
    """

    found: dict[str, Reading[str]]
    serial_numbers: Reading[tuple[str, ...]] | None = None
    carried_on: frozenset[tuple[int, int]] = frozenset()


def find_goods(snippets: Sequence[Snippet], page: PageText) -> Goods:
    """Find what labels introduce in an item's text, and a GTIN that stands alone."""
    found: dict[str, Reading[str]] = {}
    serials: list[Reading[str]] = []
    goes_on = is_torn = is_last = False
    carried_on: set[tuple[int, int]] = set()
    for snippet in snippets:
        marks = find_marks(snippet.text)
        is_alike = is_last and bool(serials) and _are_alike(snippet.text, serials[-1].value)
        is_list = goes_on and _LIST.match(snippet.text[:LONGEST_LIST]) is not None
        if not marks and (is_list or is_alike):
            further = list(_serials(snippet, 0, len(snippet.text), page))
            if is_torn and further:
                head = serials.pop()
                whole = f"{head.value}-{further[0].value}"
                further[0] = join_readings(whole, (head, further[0]), "")
            serials.extend(further)
            carried_on.add(snippet.key)
        elif not marks:
            is_last = False
        for mark in marks:
            is_last = mark.kind == "serial_numbers"
            if is_last:
                serials.extend(_serials(snippet, mark.start, mark.end, page))
            elif mark.kind not in (*found, "other"):
                found[mark.kind] = _reading(mark, snippet, page)
        code = _CODE_BEFORE.fullmatch(snippet.text[: marks[0].label_start]) if marks else None
        if code is not None and marks[0].kind == "gtin" and "seller_item_id" not in found:
            found["seller_item_id"] = snippet.reading(*code.span(1), page, BARE_GTIN)
            carried_on.add(snippet.key)
        goes_on = bool(serials) and snippet.text.rstrip().endswith((",", "、", ";", "，", "-"))
        is_torn = goes_on and snippet.text.rstrip().endswith("-")
    if "gtin" not in found:
        bare = next((gtin for s in snippets for gtin in bare_gtins(s, page)), None)
        if bare is not None:
            found["gtin"] = bare
            carried_on |= {s.key for s in snippets if s.text.strip() == bare.as_printed}
    numbers = tuple(dict.fromkeys(serial.value for serial in serials))
    joined = join_readings(numbers, tuple(serials)) if serials else None
    return Goods(found=found, serial_numbers=joined, carried_on=frozenset(carried_on))


def _are_alike(text: str, serial: str) -> bool:
    """Whether a text is nothing but numbers written as a serial number before them is."""
    return all(shape_of(word) == shape_of(serial) for word in text[:LONGEST_LIST].split())


def shape_of(number: str) -> str:
    """Return a number with a 9 for each digit and an A for each letter."""
    return "".join(
        "9" if ch.isdigit() else "A" if ch.isalpha() else ch for ch in number.strip(",;")
    )


_CODE_BEFORE = re.compile(r"\s*((?=[A-Z0-9./-]*[\d-])[A-Z0-9][A-Z0-9./-]{2,24})\s*[–—·•|,;/-]\s*")
"""An item's number that has a line with the GTIN's label for itself ("LD-40 – EAN 871…")."""


def find_marks(text: str) -> list[Mark]:
    """Return the labels with their values in a text, left to right."""
    text = text[:LONGEST_TEXT]
    hits = list(_hits(text))
    marks = []
    for index, (kind, begin, end) in enumerate(hits):
        stop = hits[index + 1][1] if index + 1 < len(hits) else len(text)
        span = _value_span(kind, text, end, stop)
        if span is not None:
            marks.append(Mark(kind=kind, label_start=begin, start=span[0], end=span[1]))
    return marks


def bare_gtins(snippet: Snippet, page: PageText) -> Iterator[Reading[str]]:
    """Yield numbers of 12 to 14 digits whose check digit makes them a GTIN."""
    for match in _LONG_NUMBER.finditer(snippet.text):
        if check_identifier(IdentifierKind.GTIN, match.group()):
            yield snippet.reading(match.start(), match.end(), page, BARE_GTIN)


def gtin_of(text: str) -> tuple[str, bool] | None:
    """Return the digits of a printed GTIN and whether they stand there so (not misread)."""
    compact = re.sub(r"[ .-]", "", text)
    if compact.isdigit() and len(compact) in GTIN_LENGTHS:
        return compact, True
    repaired = compact.translate(_MISREAD)
    if len(repaired) in GTIN_LENGTHS and check_identifier(IdentifierKind.GTIN, repaired):
        return repaired, False
    return None


def _reading(mark: Mark, snippet: Snippet, page: PageText) -> Reading[str]:
    reading = snippet.reading(mark.start, mark.end, page, LABELLED)
    if mark.kind != "gtin":
        return reading
    gtin = gtin_of(reading.value)
    if gtin is None:
        return reading
    confidence = LABELLED if gtin[1] else REPAIRED_GTIN
    first, last = snippet.start + mark.start, snippet.start + mark.end
    return make_reading(gtin[0], snippet.cell.line, first, last, page, confidence)


def _serials(snippet: Snippet, start: int, end: int, page: PageText) -> Iterator[Reading[str]]:
    for match in list(_SERIAL.finditer(snippet.text, start, end))[:MOST_SERIALS]:
        if any(ch.isdigit() for ch in match.group()):
            stop = match.start() + len(match.group().rstrip("./-_"))
            yield snippet.reading(match.start(), stop, page, LABELLED)


def _hits(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, start, end) of the labels in a text, left to right."""
    listed = [(_kind_of(m), m.start(), m.end()) for m in _label_pattern().finditer(text)]
    done = 0
    for hit in sorted([*listed, *column_labels(text)], key=lambda hit: (hit[1], -hit[2])):
        if hit[1] >= done:
            yield hit
            done = hit[2]


def _kind_of(match: re.Match[str]) -> str:
    return str(match.lastgroup).removesuffix("_code").removesuffix("_name").removesuffix("_label")


@cache
def _label_pattern() -> re.Pattern[str]:
    raw = resources.files("proofcheck.extraction.lines").joinpath("goods_labels.yaml").read_bytes()
    labels = msgspec.yaml.decode(raw, type=GoodsLabels)
    parts = []
    for kind in (
        "gtin",
        "serial_numbers",
        "seller_item_id",
        "other",
        "model",
        "brand",
        "brand_label",
    ):
        forms = sorted(getattr(labels, kind).split("|"), key=len, reverse=True)
        words = "|".join(re.escape(form).replace(r"\ ", r"\s?") for form in forms)
        parts.append(f"(?P<{kind}>{words})")
    colon = r"\s{0,2}[:：#=]{1,2}\s{0,2}"
    ending = (
        rf"(?:{colon}|\s{{0,2}}\.\s{{0,2}}|\s{{1,3}}(?=[A-Z0-9])|(?<=[\u4e00-\u9fff])\s{{0,3}})"
    )
    codes, names = "|".join(parts[:3]), "|".join(parts[3:])
    before, after = r"(?<![\w/-])", r"(?![a-zà-ž])"
    model = parts[4].replace("(?P<model>", "(?P<model_code>")
    other = parts[3].replace("(?P<other>", "(?P<other_code>")
    model_quoted = parts[4].replace("(?P<model>", "(?P<model_name>")
    brand = parts[5].replace("(?P<brand>", "(?P<brand_name>")
    code, name = r"\.?\s{1,3}(?=[A-Z0-9-]*\d)", r"\s{1,3}(?=[A-ZÀ-Ž][A-Za-zÀ-ž])"
    return re.compile(
        rf"(?i:{before}(?:{codes}){after}){ending}|(?i:{before}(?:{names}){after}){colon}"
        rf"|(?i:{before}(?:{other}){after}){code}"
        rf"|(?i:{before}(?:{model_quoted}){after})\s{{1,2}}(?=[\"“„«])"
        rf"|(?i:{before}(?:{model}){after}){code}|(?:^|(?<=[·|•;–]\s))(?i:{brand}{after}){name}"
    )


def _value_span(kind: str, text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return where the value after a label stands, or None if nothing of its shape does."""
    cut = _ENDS.search(text, start, stop)
    end = cut.start() if cut and kind != "serial_numbers" else stop
    if kind in ("brand", "model", "other"):
        quoted = _IN_QUOTES.match(text, start, end)
        value = quoted["name"] if quoted else text[start:end].strip(" .,")
        is_number = kind == "brand" and sum(map(str.isdigit, value)) > sum(map(str.isalpha, value))
        return _located(text, value, start) if value and not is_number else None
    if kind == "serial_numbers":
        other = _OTHER_LABEL.search(text, start, end)
        value = text[start : other.start() if other else end].strip(" .,;·|•")
        return _located(text, value, start) if any(ch.isdigit() for ch in value) else None
    match = (_DIGITS if kind == "gtin" else _CODE).search(text, start, end)
    if match is None or match.start() - start > 3:
        return None
    value = match.group().rstrip("./_-")
    if kind == "gtin":
        return _located(text, value, start) if gtin_of(value) else None
    is_code = any(ch.isdigit() for ch in value) or _LETTER_CODE.fullmatch(value)
    return _located(text, value, start) if is_code else None


def _located(text: str, value: str, start: int) -> tuple[int, int] | None:
    begin = text.find(value, start)
    return (begin, begin + len(value)) if value and begin >= 0 else None

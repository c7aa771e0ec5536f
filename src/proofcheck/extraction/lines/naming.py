"""What names an item: its brand, its numbers, and the labels inside its text that say so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.rows import line_labels
from proofcheck.extraction.words import make_reading
from proofcheck.model.document import PageText
from proofcheck.model.fields import Reading

LABELLED = 0.95
BARE_GTIN = 0.85
KNOWN_BRAND = 0.9
"""Confidence in a value with its label, a GTIN without one, a brand by its known name."""

GTIN_LENGTHS = (8, 12, 13, 14)
BARE = re.compile(r"(?<![\w-])(\d{12,14})(?![\w-])")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{1,30}")
WORDS = re.compile(r"\w+", re.UNICODE)


class Names:
    """The brand names to look for, prepared once a document; the longest are tried first."""

    def __init__(self, known: Sequence[str]) -> None:
        keyed = ((_tokens(name), name) for name in known if name.strip())
        self.brands = sorted(((t, n) for t, n in keyed if t), key=lambda b: -len("".join(b[0])))
        self.glued = [(_squeeze(name), name) for name in known if _is_cjk(name)]


class Labelled(Struct, frozen=True, kw_only=True):
    """Values found by labels inside an item's text; `used` are ids of cells that hold only such."""

    gtin: Reading[str] | None = None
    seller_item_id: Reading[str] | None = None
    brand: Reading[str] | None = None
    model: Reading[str] | None = None
    serial_numbers: Reading[tuple[str, ...]] | None = None
    used: frozenset[int] = frozenset()


def labelled_values(cells: Sequence[Cell], page: PageText) -> Labelled:
    """Find what labels such as `SKU`, `GTIN` or `S/N` introduce, and bare GTINs."""
    found: dict[str, Reading[str]] = {}
    serials: Reading[tuple[str, ...]] | None = None
    used: set[int] = set()
    for cell in cells:
        hits = list(_label_hits(cell.text))
        if hits and hits[0][1] == 0:
            used.add(id(cell))
        for index, (kind, _, end) in enumerate(hits):
            stop = hits[index + 1][1] if index + 1 < len(hits) else len(cell.text)
            span = _value_span(kind, cell.text, end, stop)
            if span is None:
                continue
            if kind == "serial_numbers":
                serials = serials or _serials(cell, *span, page)
            elif kind not in found:
                value = cell.text[span[0] : span[1]].strip()
                found[kind] = make_reading(value, cell.line, *span, page, LABELLED)
    if "gtin" not in found:
        bare = _bare_gtin(cells, page)
        if bare is not None:
            found["gtin"], cell_id = bare
            used |= {cell_id} if cell_id else set()
    return Labelled(
        gtin=found.get("gtin"),
        seller_item_id=found.get("seller_item_id"),
        brand=found.get("brand"),
        model=found.get("model"),
        serial_numbers=serials,
        used=frozenset(used),
    )


def brand_of(cells: Sequence[Cell], page: PageText, names: Names) -> Reading[str] | None:
    """Return the longest known brand that stands in the item's text, as the registry has it."""
    for cell in cells:
        words = list(WORDS.finditer(cell.text))
        tokens = [_fold(word.group()) for word in words]
        for brand, name in names.brands:
            for index in range(len(tokens) - len(brand) + 1):
                if tuple(tokens[index : index + len(brand)]) == brand:
                    start, end = words[index].start(), words[index + len(brand) - 1].end()
                    return make_reading(name, cell.line, start, end, page, KNOWN_BRAND)
        squeezed = _squeeze(cell.text)
        for key, name in names.glued:
            if key in squeezed:
                return make_reading(name, cell.line, 0, len(cell.text), page, KNOWN_BRAND)
    return None


def _label_hits(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, start, end) of the labels in a text, left to right."""
    position = 0
    for match in _label_pattern().finditer(text):
        if match.start() >= position:
            position = match.end()
            yield str(match.lastgroup), match.start(), match.end()


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = line_labels()
    parts = []
    for kind in ("gtin", "serial_numbers", "seller_item_id", "brand", "model"):
        forms = sorted(getattr(labels, kind).split("|"), key=len, reverse=True)
        words = "|".join(re.escape(form).replace(r"\ ", r"\s?") for form in forms)
        parts.append(f"(?P<{kind}>{words})")
    ending = r"(?:\s{0,2}[:：.#]\s{0,2}|\s{1,3}(?=[A-Z0-9]))"
    return re.compile(rf"(?i:(?<![\w])(?:{'|'.join(parts)})){ending}")


def _value_span(kind: str, text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return where the value after a label stands, or None if nothing of its shape does."""
    rest = text[start:stop]
    if kind in ("brand", "model"):
        value = re.split(r"\s[·|;,/]\s|[;|·,，；]", rest)[0].strip()
        return _located(text, value, start) if value else None
    if kind == "serial_numbers":
        return _located(text, rest.strip(" .,;·|"), start) if any(map(str.isdigit, rest)) else None
    match = CODE.search(rest)
    if match is None or not any(ch.isdigit() for ch in match.group()):
        return None
    value = match.group().rstrip("./_-")
    if kind == "gtin" and not (value.isdigit() and len(value) in GTIN_LENGTHS):
        return None
    return _located(text, value, start)


def _located(text: str, value: str, start: int) -> tuple[int, int] | None:
    begin = text.find(value, start) if value else -1
    return (begin, begin + len(value)) if begin >= 0 else None


def _serials(cell: Cell, start: int, end: int, page: PageText) -> Reading[tuple[str, ...]] | None:
    numbers = tuple(
        part for part in re.split(r"[,;/\s、，]+", cell.text[start:end]) if len(part) > 3
    )
    if not numbers:
        return None
    return make_reading(numbers, cell.line, start, end, page, LABELLED)


def _bare_gtin(cells: Sequence[Cell], page: PageText) -> tuple[Reading[str], int | None] | None:
    for cell in cells:
        for match in BARE.finditer(cell.text):
            if check_identifier(IdentifierKind.GTIN, match.group()):
                reading = make_reading(
                    match.group(), cell.line, match.start(), match.end(), page, BARE_GTIN
                )
                alone = cell.text.strip() == match.group()
                return reading, id(cell) if alone else None
    return None


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(_fold(word) for word in WORDS.findall(name))


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


def _squeeze(text: str) -> str:
    return "".join(_tokens(text))


def _is_cjk(text: str) -> bool:
    return any("\u2e80" <= ch <= "\u9fff" for ch in text)

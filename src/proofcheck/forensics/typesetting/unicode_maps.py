"""ToUnicode maps that lie: what a code is copied as is not what its glyph shows.

Two fonts with the same glyphs that copy one code as different characters contradict each other,
and so do a font's map and the names of its glyphs (ISO 32000-2, 9.10.2 and annex D). Only digits
and Latin letters count: ligatures, symbols and private codes are mapped freely by honest makers.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from itertools import chain, islice

import numpy as np
import pikepdf
from msgspec import Struct

from proofcheck.forensics.object_digests import BROKEN
from proofcheck.forensics.typesetting.families import without_tag
from proofcheck.forensics.typesetting.set_page import Chosen, SetPage
from proofcheck.model.facts import Deviation, Trait

MOST_FONTS = 40
MOST_LIES = 60
MOST_CODES = 4096
DIGIT_NAMES = {
    name: digit
    for digit, name in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
}
LATIN_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
HEX = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>|(\[)|(\])")


class Lie(Struct, frozen=True, kw_only=True):
    """A character that a font is copied as, and the one that its glyph is elsewhere or by name."""

    font: str
    says: str
    means: str


class _Font(Struct, frozen=True, kw_only=True):
    """A font's name, what its codes are copied as, and what tells its glyphs."""

    base: str
    glyphs: str
    copied: dict[int, str]
    named: dict[int, str]


def find_lies(data: bytes, pages: tuple[int, ...]) -> dict[int, tuple[Lie, ...]]:
    """Return the lies in the fonts of pages (from 1), by page.

    Raises what pikepdf raises for a file that it can't open.
    """
    found: dict[int, tuple[Lie, ...]] = {}
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for number in pages:
            fonts = _fonts_of(pdf, number)
            told = chain(_named_otherwise(fonts), _contradictions(fonts))
            if lies := tuple(dict.fromkeys(islice(told, MOST_LIES))):
                found[number] = lies
    return found


def lied_about(page: SetPage, lies: tuple[Lie, ...]) -> Chosen:
    """Say which characters of a page are copied as others than they show.

    Of fonts that contradict each other the one tells the truth that the page uses most.
    """
    chosen: Chosen = np.zeros(len(page.text), dtype=np.bool_)
    for lie in lies:
        namesakes = [at for at, name in enumerate(page.fonts) if without_tag(name) == lie.font]
        used = {at: int((page.font == at).sum()) for at in namesakes}
        liars = [at for at in namesakes if len(used) == 1 or used[at] < max(used.values())]
        says = np.array([text == lie.says for text in page.text])
        chosen |= np.isin(page.font, liars) & says
    return chosen


def map_deviations(
    page: SetPage, group: Chosen, lied: Chosen, lies: tuple[Lie, ...]
) -> Iterator[Deviation]:
    """Yield whether characters of `group` are copied as others than they show.

    `lied` is what `lied_about` says of the page.
    """
    at = next(iter(np.flatnonzero(lied & group)), None) if lies else None
    if at is None:
        return
    font, says = page.bases[page.base[at]], page.text[at]
    means = next(lie.means for lie in lies if lie.font == font and lie.says == says)
    yield Deviation(trait=Trait.UNICODE_MAP, observed=f"copied as {says}", usual=f"shows {means}")


def _fonts_of(pdf: pikepdf.Pdf, number: int) -> list[_Font]:
    try:
        return [font for one in _fonts(pdf.pages[number - 1].obj) if (font := _font(one))]
    except BROKEN:
        return []


def _fonts(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the fonts of a page and of the forms that it paints directly."""
    holders = [page]
    resources = page.get("/Resources")
    if isinstance(resources, pikepdf.Dictionary):
        forms: pikepdf.Object | dict[str, pikepdf.Object] = resources.get("/XObject", {})
        holders.extend(form for _, form in list(forms.items())[:MOST_FONTS])
    left = MOST_FONTS
    for holder in holders:
        own = holder.get("/Resources")
        fonts = own.get("/Font") if isinstance(own, pikepdf.Dictionary) else None
        for _, font in fonts.items() if isinstance(fonts, pikepdf.Dictionary) else ():
            left -= 1
            if left < 0:
                return
            yield font


def _font(font: pikepdf.Object) -> _Font | None:
    try:
        copied = _copied(font)
        return _Font(
            base=without_tag(str(font.get("/BaseFont", "")).lstrip("/")),
            glyphs=_glyphs(font),
            copied=copied,
            named=_named(font),
        )
    except BROKEN:
        return None


def _copied(font: pikepdf.Object) -> dict[int, str]:
    """Return what codes are copied as, by the font's ToUnicode map."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    copied: dict[int, str] = {}
    for kind, body in SECTION.findall(bytes(stream.read_bytes())):
        tokens = [(_bytes_of(digits), opens, ends) for digits, opens, ends in HEX.findall(body)]
        copied.update(_pairs(tokens) if kind == b"bfchar" else _ranges(tokens))
        if len(copied) > MOST_CODES:
            break
    return copied


def _bytes_of(digits: bytes) -> bytes:
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _pairs(tokens: list[tuple[bytes, bytes, bytes]]) -> Iterator[tuple[int, str]]:
    for code, text in zip(tokens[::2], tokens[1::2], strict=False):
        yield int.from_bytes(code[0], "big"), text[0].decode("utf-16-be", "replace")


def _ranges(tokens: list[tuple[bytes, bytes, bytes]]) -> Iterator[tuple[int, str]]:
    at = 0
    while at + 2 < len(tokens):
        first, last = (int.from_bytes(tokens[at + i][0], "big") for i in (0, 1))
        at += 2
        if tokens[at][1]:
            at += 1
            for code in range(first, min(last, first + MOST_CODES) + 1):
                if at >= len(tokens) or tokens[at][2]:
                    break
                yield code, tokens[at][0].decode("utf-16-be", "replace")
                at += 1
            at += 1
            continue
        text = tokens[at][0].decode("utf-16-be", "replace")
        at += 1
        for code in range(first, min(last, first + MOST_CODES) + 1):
            if text and ord(text[-1]) + code - first <= 0x10FFFF:
                yield code, text[:-1] + chr(ord(text[-1]) + code - first)


def _glyphs(font: pikepdf.Object) -> str:
    """Return a digest of what draws the codes of a font: the same for the same pictures."""
    inner = font.get("/DescendantFonts")
    holder = inner[0] if isinstance(inner, pikepdf.Array) else font
    descriptor = holder.get("/FontDescriptor")
    digest = hashlib.sha256()
    for entry in ("/FontFile", "/FontFile2", "/FontFile3"):
        program = descriptor.get(entry) if isinstance(descriptor, pikepdf.Dictionary) else None
        if isinstance(program, pikepdf.Stream):
            digest.update(bytes(program.read_raw_bytes()))
    mapping = holder.get("/CIDToGIDMap")
    if isinstance(mapping, pikepdf.Stream):
        digest.update(bytes(mapping.read_raw_bytes()))
    digest.update(str(font.get("/Subtype")).encode())
    encoding = font.get("/Encoding")
    digest.update(encoding.unparse(resolved=True) if encoding is not None else b"none")
    digest.update(without_tag(str(font.get("/BaseFont", "")).lstrip("/")).encode())
    return digest.hexdigest()


def _named(font: pikepdf.Object) -> dict[int, str]:
    """Return what codes show by the names of their glyphs, of fonts with a Latin encoding."""
    if str(font.get("/Subtype")) == "/Type0":
        return {}
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    named: dict[int, str] = {}
    if base is not None and str(base) in LATIN_ENCODINGS:
        named = {code: chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum()}
    differences = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    code = 0
    for item in list(differences)[:MOST_CODES] if isinstance(differences, pikepdf.Array) else ():
        if not isinstance(item, pikepdf.Name):
            code = int(item)
            continue
        name = str(item).lstrip("/")
        shown = str(DIGIT_NAMES[name]) if name in DIGIT_NAMES else name
        if len(shown) == 1 and _counts(shown):
            named[code] = shown
        else:
            named.pop(code, None)
        code += 1
    return named


def _named_otherwise(fonts: list[_Font]) -> Iterator[Lie]:
    for font in fonts:
        for code, says in font.copied.items():
            means = font.named.get(code, says)
            if means != says and _counts(says):
                yield Lie(font=font.base, says=says, means=means)


def _contradictions(fonts: list[_Font]) -> Iterator[Lie]:
    for at, one in enumerate(fonts):
        for other in fonts[at + 1 :]:
            if one.glyphs != other.glyphs:
                continue
            for code in one.copied.keys() & other.copied.keys():
                says, means = one.copied[code], other.copied[code]
                if says != means and _counts(says) and _counts(means):
                    yield Lie(font=one.base, says=says, means=means)
                    yield Lie(font=one.base, says=means, means=says)


def _counts(text: str) -> bool:
    return len(text) == 1 and text.isalnum() and text < "\u0250"

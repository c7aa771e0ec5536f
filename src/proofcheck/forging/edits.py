"""The edits that many ways share: a value retyped, covered, or taken out of the page.

Each opens a file, tries the wanted values in seeded order until one can be changed so, and
hands over the open pikepdf file with the change made; the way then saves it in its manner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any

import pikepdf
from msgspec import structs

from proofcheck.forging.genuine import Genuine, in_text_layer, opened
from proofcheck.forging.page_text import PageText
from proofcheck.forging.painting import (
    Colour,
    add_resource,
    background,
    box_operators,
    displayed_height,
    foreign_font,
    ink,
    is_typable,
    paint,
    spot_in,
    standard_font,
    text_operators,
    typed,
)
from proofcheck.forging.saving import edited
from proofcheck.forging.targets import ARITHMETIC, Target
from proofcheck.forging.text_operators import Glyph
from proofcheck.forging.way import Change, NotMadeError
from proofcheck.intake import Upload
from proofcheck.model.measures import Box

Wanted = Callable[[Target], bool]
COVER_MARGIN_PT = 0.7
SIDE_BEARING_PT = 0.8
"""So far ink may stand left of its origin; a box that begins earlier holds some of a label."""


class Edit:
    """A file open for one change of one value that its text operators spell."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        upload: Upload,
        text: PageText,
        glyphs: list[Glyph],
        change: Change,
    ) -> None:
        self.pdf = pdf
        self.upload = upload
        self.text = text
        self.glyphs = glyphs
        self.change = change

    @property
    def font(self) -> pikepdf.Object:
        """The font of the value's first glyph."""
        first = self.glyphs[0]
        return self.text.resources(first.stream).Font[first.font]

    def differing(self) -> list[tuple[Glyph, str]]:
        """Return the glyphs that have to show something else, with what they should show."""
        new = "".join(self.change.printed_now.split())
        return [(g, ch) for g, ch in zip(self.glyphs, new, strict=True) if g.text != ch]

    def own_codes(self) -> list[bytes] | None:
        """Return codes of the page's fonts for the differing characters, None if one lacks."""
        codes = [self.text.known_codes(g.stream, g.font).get(ch) for g, ch in self.differing()]
        return [c for c in codes if c is not None] if all(codes) else None

    def retype(self) -> None:
        """Show the new value by other codes of the page's own fonts."""
        codes = self.own_codes()
        if codes is None:
            raise NotMadeError("The page's font lacks characters of every other value tried.")
        changed = dict(zip((id(g) for g, _ in self.differing()), codes, strict=True))
        # The whole value is set anew, so that a wider letter moves the rest of it along.
        self.text.retype(self.glyphs, [changed.get(id(g), g.code) for g in self.glyphs])
        self.text.write()

    def remove(self) -> None:
        """Take the old value's codes out of the page."""
        self.text.remove(self.glyphs)
        self.text.write()

    def cover(self) -> None:
        """Paint a box in the colour of the ground over the old value."""
        box = self.change.box.grown(COVER_MARGIN_PT)
        colour = background(self.upload, self.change.page, self.change.box)
        height = displayed_height(self.text.frame)
        paint(self.text.page, self.text.frame, box_operators(box, height, colour))

    def _ink(self) -> Colour:
        """The colour of the old value, as rendered before the change."""
        page, box = self.change.page, self.change.box
        return ink(self.upload, page, box, background(self.upload, page, box))

    def type_foreign(self) -> None:
        """Type the new value in a standard font of another design."""
        frame, change = self.text.frame, self.change
        face = foreign_font(str(self.font.get("/BaseFont", "")))
        name = add_resource(self.text.page, standard_font(face), "/Font", "Fnt")
        left, baseline, size = self.text.baseline(self.glyphs)
        is_amount = bool(set(change.fields) & ARITHMETIC)
        spot = structs.replace(
            spot_in(change.box, change.printed_was, is_right_aligned=is_amount),
            x0=left,
            baseline=baseline,
            size=size,
        )
        height = displayed_height(frame)
        shown = text_operators(change.printed_now, spot, height, face, name, self._ink())
        paint(self.text.page, frame, shown)

    def type_own(self) -> None:
        """Type the new value in the page's own font, every code where the old one stood."""
        codes = self.own_codes()
        if codes is None:
            raise NotMadeError("The page's font lacks characters of every other value tried.")
        changed = dict(zip((id(g) for g, _ in self.differing()), codes, strict=True))
        names: dict[tuple[str, str], str] = {}
        height, shown, colour = displayed_height(self.text.frame), b"", self._ink()
        for glyph in self.glyphs:
            key = glyph.stream, glyph.font
            if key not in names:
                font = self.text.resources(glyph.stream).Font[glyph.font]
                names[key] = add_resource(self.text.page, font, "/Font", "Fnt")
            x, baseline, size = self.text.baseline([glyph])
            code = changed.get(id(glyph), glyph.code)
            shown += typed(code, x, height - baseline, size, names[key], colour)
        paint(self.text.page, self.text.frame, shown)


@contextmanager
def editing(
    genuine: Genuine,
    rng: Random,
    wanted: Wanted = lambda _: True,
    *,
    data: bytes | None = None,
    own_font: bool = False,
    fits: Callable[[Edit], bool] = lambda _: True,
) -> Iterator[Edit]:
    """Open the file (or `data` with the same pages) for the first change that can be made.

    With `own_font` the new value must be in characters that the page's fonts have; `fits` may
    ask for more. Raises `NotMadeError` with the last reason where no wanted value can be
    changed.
    """
    source = genuine.data if data is None else data
    with opened(source) as upload, edited(source) as pdf:
        edits = _edits(genuine, rng, wanted, pdf, upload)
        yield _chosen(edits, own_font=own_font, fits=fits)


def _chosen(edits: Iterator[Edit], *, own_font: bool, fits: Callable[[Edit], bool]) -> Edit:
    why = "No other value of the same form was found."
    for edit in edits:
        if own_font and edit.own_codes() is None:
            why = "The page's font lacks characters of every other value tried."
        elif not own_font and not is_typable(edit.change.printed_now):
            why = "The standard fonts lack characters of the value."
        elif not fits(edit):
            why = "No value has a form that this way can change."
        else:
            return edit
    raise NotMadeError(why)


def _edits(
    genuine: Genuine, rng: Random, wanted: Wanted, pdf: pikepdf.Pdf, upload: Upload
) -> Iterator[Edit]:
    """Yield every change of a value that text operators spell; raises if there is none."""
    if genuine.targets and not any(map(in_text_layer, genuine.targets)):
        raise NotMadeError("The values stand in pictures, not in text that could be edited.")
    pages: dict[int, PageText] = {}
    spelled: dict[int, list[Glyph]] = {}
    why = ""
    for target, change in genuine.changes(rng, lambda t: in_text_layer(t) and wanted(t)):
        if target.page not in pages:
            pages[target.page] = PageText(pdf, upload, target.page)
        text = pages[target.page]
        if id(target) not in spelled:
            try:
                spelled[id(target)] = text.spelling(target.printed, target.box)
            except NotMadeError as error:
                spelled[id(target)], why = [], str(error)
        if spelled[id(target)]:
            left = text.baseline(spelled[id(target)])[0] - SIDE_BEARING_PT
            box = change.box
            if box.x0 < left < box.centre[0]:
                box = Box(left, box.y0, box.x1, box.y1)
            narrow = structs.replace(change, box=box)
            yield Edit(pdf, upload, text, spelled[id(target)], narrow)
    if why and not any(spelled.values()):
        raise NotMadeError(why)


def operator(operands: Sequence[Any], name: str) -> Any:
    """Return one content stream instruction."""
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(name))

"""The value that a form field holds, and the text that its appearance shows.

Programs take the value (V), people see the appearance stream (AP); nothing in the format holds
the two together (ISO 32000-2, 12.7.4.3). In: pikepdf pages. Out: texts; None where the
appearance is set in a font whose codes are not characters.
"""

from __future__ import annotations

import pikepdf
from msgspec import Struct

from proofcheck.forensics.form_fields import full_name, inherited, items_of
from proofcheck.forensics.object_digests import BROKEN
from proofcheck.model.measures import Box

MAX_WIDGETS = 500
MAX_APPEARANCE_BYTES = 100_000
LONGEST_TEXT = 500
PASSWORD_FIELD = 1 << 13
SHOWING = frozenset({"Tj", "TJ", "'", '"'})


class FormText(Struct, frozen=True, kw_only=True):
    """A text field: its value, what is shown, and the widget's rectangle in user space.

    `is_formatted`: a script of the file writes the value in another way than it is held.
    """

    name: str
    page: int
    rect: Box
    value: str
    shown: str | None
    is_formatted: bool


def form_texts(pdf: pikepdf.Pdf, pages: int) -> list[FormText]:
    """Return the text fields that lie on the first `pages` pages, with value and appearance."""
    found: list[FormText] = []
    for number in range(1, min(pages, len(pdf.pages)) + 1):
        for widget in items_of(pdf.pages[number - 1].obj.get("/Annots"), MAX_WIDGETS):
            text = _form_text(widget, number)
            if text is not None and len(found) < MAX_WIDGETS:
                found.append(text)
    return found


def _form_text(widget: pikepdf.Object, page: int) -> FormText | None:
    if not isinstance(widget, pikepdf.Dictionary) or widget.get("/Subtype") != "/Widget":
        return None
    value = inherited(widget, "/V")
    if inherited(widget, "/FT") != "/Tx" or not isinstance(value, pikepdf.String):
        return None
    flags = inherited(widget, "/Ff")
    if isinstance(flags, int) and flags & PASSWORD_FIELD:
        return None
    try:
        x0, y0, x1, y1 = (float(number) for number in widget.get("/Rect", [0, 0, 0, 0]))
        shown = _shown(widget)
    except BROKEN:
        return None
    return FormText(
        name=full_name(widget),
        page=page,
        rect=Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)),
        value=str(value)[:LONGEST_TEXT],
        shown=shown,
        is_formatted=inherited(widget, "/AA") is not None,
    )


def _shown(widget: pikepdf.Object) -> str | None:
    """Return the text of the normal appearance, or None where it can't be told."""
    appearances = widget.get("/AP")
    normal = appearances.get("/N") if isinstance(appearances, pikepdf.Dictionary) else None
    if not isinstance(normal, pikepdf.Stream):
        return None
    if len(normal.read_bytes()) > MAX_APPEARANCE_BYTES:
        return None
    fonts = _fonts(normal)
    parts: list[str] = []
    for instruction in pikepdf.parse_content_stream(normal):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "Tf" and operands:
            font = fonts.get(str(operands[0]))
            if font is not None and font.get("/Subtype") == "/Type0":
                return None
        elif operator in SHOWING and operands:
            last = operands[-1]
            pieces = list(last) if isinstance(last, pikepdf.Array) else [last]
            parts += [
                bytes(piece).decode("cp1252", "replace")
                for piece in pieces
                if isinstance(piece, pikepdf.String)
            ]
    return "".join(parts)[:LONGEST_TEXT]


def _fonts(appearance: pikepdf.Object) -> dict[str, pikepdf.Object]:
    resources = appearance.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(fonts, pikepdf.Dictionary):
        return {}
    return {str(name): font for name, font in fonts.items() if isinstance(font, pikepdf.Dictionary)}

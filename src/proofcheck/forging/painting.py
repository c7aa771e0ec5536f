"""Things painted on top of a page: boxes, typed text in a standard font, pictures.

Places are those of the page as displayed, in points, origin top left. What is painted comes
last in the page's content, after the old content is closed with `q … Q`.
"""

from __future__ import annotations

import numpy as np
import pikepdf
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.forging.pictures import jpeg_of
from proofcheck.forging.standard_fonts import text_width
from proofcheck.forging.way import NotMadeError
from proofcheck.intake import Upload
from proofcheck.model.measures import Box
from proofcheck.reading.text_layer import Frame

SAMPLED_DPI = 72.0
INK_DPI = 200.0
CAP_SHARE = 0.72
"""Height of capitals and digits per font size, as in Helvetica (its AFM: CapHeight 718)."""

DEEP, SHALLOW = 0.21, 0.15
"""How far letters and signs reach below the baseline, per font size (Helvetica's AFM)."""

OVERHANG_PT = 2.0
"""So far a typed text may be wider than the old one; a wider one is typed smaller."""

Colour = tuple[float, float, float]


class Spot(Struct, frozen=True, kw_only=True):
    """Where and how text is typed: left end, baseline from the top, size, right end."""

    x0: float
    baseline: float
    size: float
    x1: float
    is_right_aligned: bool


def spot_in(box: Box, printed: str, *, is_right_aligned: bool) -> Spot:
    """Return where text stands that fills a tight box of glyphs."""
    below = below_baseline(printed)
    size = box.height_pt / (CAP_SHARE + below)
    return Spot(
        x0=box.x0,
        baseline=box.y1 - below * size,
        size=size,
        x1=box.x1,
        is_right_aligned=is_right_aligned,
    )


def below_baseline(printed: str) -> float:
    """Return how far a text reaches below its baseline, per font size."""
    if any(ch in "gjpqy()[]@|{}" for ch in printed):
        return DEEP
    return SHALLOW if any(ch in ",;Q/" for ch in printed) else 0.0


def foreign_font(own: str) -> str:
    """Return a standard font of another design than the one named."""
    family = own.lower()
    is_sans = any(word in family for word in ("helv", "arial", "sans", "calibri", "verdana"))
    is_bold = any(word in family for word in ("bold", "black", "heavy"))
    if is_sans:
        return "Times-Bold" if is_bold else "Times-Roman"
    return "Helvetica-Bold" if is_bold else "Helvetica"


def background(upload: Upload, page: int, box: Box) -> Colour:
    """Return the colour around a box, 0..1: the median of the pixels just outside it."""
    pixels = upload.render(page, SAMPLED_DPI)
    outer, inner = box.grown(2.5), box.grown(0.8)
    rows = slice(max(int(outer.y0), 0), int(outer.y1) + 1)
    columns = slice(max(int(outer.x0), 0), int(outer.x1) + 1)
    part = pixels[rows, columns].astype(np.float64)
    if not part.size:
        return 1.0, 1.0, 1.0
    ys = np.arange(rows.start, rows.start + part.shape[0])[:, None]
    xs = np.arange(columns.start, columns.start + part.shape[1])[None, :]
    is_out = (ys < inner.y0) | (ys > inner.y1) | (xs < inner.x0) | (xs > inner.x1)
    median = np.median(part[is_out], axis=0) / 255 if is_out.any() else np.ones(3)
    return float(median[0]), float(median[1]), float(median[2])


def ink(upload: Upload, page: int, box: Box, ground: Colour) -> Colour:
    """Return the colour of the text in a box, 0..1: that of the pixel most unlike the ground."""
    pixels = upload.render(page, INK_DPI)
    scaled = box.scaled(INK_DPI / 72)
    rows = slice(max(int(scaled.y0), 0), int(scaled.y1) + 1)
    part = pixels[rows, max(int(scaled.x0), 0) : int(scaled.x1) + 1].reshape(-1, 3) / 255
    if not len(part):
        return 0.0, 0.0, 0.0
    farthest = part[np.abs(part - np.array(ground)).sum(axis=1).argmax()]
    return float(farthest[0]), float(farthest[1]), float(farthest[2])


def box_operators(box: Box, height: float, colour: Colour) -> bytes:
    """Return operators that fill a box; `height` is the displayed page's."""
    return b"%.3f %.3f %.3f rg %.2f %.2f %.2f %.2f re f\n" % (
        *colour,
        box.x0,
        height - box.y1,
        box.width_pt,
        box.height_pt,
    )


def is_typable(text: str) -> bool:
    """Whether the standard fonts have every character (WinAnsiEncoding, as Windows cp1252)."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def text_operators(
    text: str, spot: Spot, height: float, font: str, name: str, colour: Colour
) -> bytes:
    """Return operators that type a text in a standard font known as `name` to the page."""
    try:
        shown = text.encode("cp1252")
    except UnicodeEncodeError as error:
        raise NotMadeError("The standard fonts lack characters of the value.") from error
    natural = text_width(font, text) * spot.size / 1000
    fit = min(1.0, (spot.x1 - spot.x0 + OVERHANG_PT) / natural)
    left = spot.x1 - natural * fit if spot.is_right_aligned else spot.x0
    return typed(shown, left, height - spot.baseline, spot.size * fit, name, colour)


def typed(codes: bytes, x: float, y: float, size: float, name: str, colour: Colour) -> bytes:
    """Return operators that show codes of a font at a place."""
    return b"%.3f %.3f %.3f rg BT /%s %.3f Tf %.3f %.3f Td <%s> Tj ET\n" % (
        *colour,
        name.encode(),
        size,
        x,
        y,
        codes.hex().encode(),
    )


def standard_font(font: str) -> pikepdf.Dictionary:
    """Return a font dictionary of a standard font."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{font}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def image(pdf: pikepdf.Pdf, pixels: NDArray[np.uint8], quality: int = 90) -> pikepdf.Object:
    """Return an image object of RGB pixels, stored as JPEG."""
    stream = pdf.make_stream(jpeg_of(pixels, quality))
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = pixels.shape[1], pixels.shape[0]
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    stream.Filter = pikepdf.Name.DCTDecode
    return stream


def image_operators(box: Box, height: float, name: str) -> bytes:
    """Return operators that paint an image, known as `name` to the page, into a box."""
    return b"q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q\n" % (
        box.width_pt,
        box.height_pt,
        box.x0,
        height - box.y1,
        name.encode(),
    )


def displayed_height(frame: Frame) -> float:
    """Return the height of the page as displayed, in points."""
    is_turned = frame.rotation_deg in (90, 270)
    return frame.right - frame.left if is_turned else frame.top - frame.bottom


def to_user_space(frame: Frame) -> bytes:
    """Return a `cm` from the displayed page, origin bottom left, to user space."""
    match frame.rotation_deg:
        case 90:
            matrix = (0, 1, -1, 0, frame.right, frame.bottom)
        case 180:
            matrix = (-1, 0, 0, -1, frame.right, frame.top)
        case 270:
            matrix = (0, -1, 1, 0, frame.left, frame.top)
        case _:
            matrix = (1, 0, 0, 1, frame.left, frame.bottom)
    return b"%d %d %d %d %.3f %.3f cm\n" % matrix


def rectangle(frame: Frame, box: Box) -> pikepdf.Array:
    """Return a /Rect in user space of a box on the displayed page."""
    height = displayed_height(frame)
    x0, y0, x1, y1 = box.x0, height - box.y1, box.x1, height - box.y0
    match frame.rotation_deg:
        case 90:
            corners = (frame.right - y1, frame.bottom + x0, frame.right - y0, frame.bottom + x1)
        case 180:
            corners = (frame.right - x1, frame.top - y1, frame.right - x0, frame.top - y0)
        case 270:
            corners = (frame.left + y0, frame.top - x1, frame.left + y1, frame.top - x0)
        case _:
            corners = (frame.left + x0, frame.bottom + y0, frame.left + x1, frame.bottom + y1)
    return pikepdf.Array([round(corner, 3) for corner in corners])


def paint(page: pikepdf.Page, frame: Frame, operators: bytes) -> None:
    """Paint operators, written for the displayed page with origin bottom left, on top."""
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"Q\nq\n" + to_user_space(frame) + operators + b"Q\n")


def add_resource(page: pikepdf.Page, item: pikepdf.Object, kind: str, prefix: str) -> str:
    """Add a resource to a page under a free name, and return the name without its slash."""
    resources = page.obj.get("/Resources")
    page.obj.Resources = pikepdf.Dictionary() if resources is None else own_copy(resources)
    group = page.obj.Resources.get(kind)
    page.obj.Resources[kind] = pikepdf.Dictionary() if group is None else own_copy(group)
    number = 0
    while f"/{prefix}{number}" in page.obj.Resources[kind]:
        number += 1
    page.obj.Resources[kind][f"/{prefix}{number}"] = item
    return f"{prefix}{number}"


def own_copy(dictionary: pikepdf.Object) -> pikepdf.Dictionary:
    """Return a shallow copy: pages often share their resources."""
    return pikepdf.Dictionary(dict(dictionary.items()))


def turned_form(
    pdf: pikepdf.Pdf, frame: Frame, box: Box, operators: bytes, resources: pikepdf.Dictionary
) -> pikepdf.Object:
    """Return an appearance of a box's size that stands upright on the displayed page.

    `operators` are written for the box itself, its lower left corner at (0, 0).
    """
    form = pdf.make_stream(operators)
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, round(box.width_pt, 3), round(box.height_pt, 3)])
    turns = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
    if frame.rotation_deg in turns:
        form.Matrix = pikepdf.Array([*turns[frame.rotation_deg], 0, 0])
    form.Resources = resources
    return form

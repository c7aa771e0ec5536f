"""Ways by which people and programs see different values: hidden text, lying maps, pictures."""

from __future__ import annotations

from random import Random

import pikepdf

from proofcheck.forging.edits import Edit, editing, operator
from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.page_text import PageText, frame_on
from proofcheck.forging.painting import (
    add_resource,
    displayed_height,
    image,
    image_operators,
    own_copy,
    paint,
)
from proofcheck.forging.saving import edited, rewritten
from proofcheck.forging.text_operators import Glyph
from proofcheck.forging.traces import EDITORS, touched
from proofcheck.forging.way import Layer, Made, Way, Workshop

PATCH_DPI = 200.0


def _hidden_layer(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng) as edit:
        pdf = edit.pdf
        group = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Layer 1"))
        )
        _switch_off(pdf, group)
        _enclose_in_group(edit, group)
        edit.type_foreign()
        touched(pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(pdf), changes=(edit.change,), layer=Layer.BOTH)


def _enclose_in_group(edit: Edit, group: pikepdf.Object) -> None:
    for stream in sorted({g.stream for g in edit.glyphs}):
        resources = edit.text.resources(stream)
        known = resources.get("/Properties", pikepdf.Dictionary())
        resources.Properties = own_copy(known)
        resources.Properties["/MCoff"] = group
    before = [operator([pikepdf.Name.OC, pikepdf.Name("/MCoff")], "BDC")]
    edit.text.enclose(edit.glyphs, before, [operator([], "EMC")])
    edit.text.write()


def _switch_off(pdf: pikepdf.Pdf, group: pikepdf.Object) -> None:
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        properties = pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array(), D=pikepdf.Dictionary()
        )
    properties.OCGs = pikepdf.Array([*properties.get("/OCGs", pikepdf.Array()), group])
    default = properties.get("/D", pikepdf.Dictionary())
    default.OFF = pikepdf.Array([*default.get("/OFF", pikepdf.Array()), group])
    properties.D = default


def _invisible_text(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng) as edit:
        mode = edit.glyphs[0].mode
        edit.text.enclose(edit.glyphs, [operator([3], "Tr")], [operator([mode], "Tr")])
        edit.text.write()
        edit.type_foreign()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,), layer=Layer.BOTH)


def _picture_over(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    """Paste a picture of the retyped value, as people do with screenshots."""
    genuine.refuse_signed()
    with editing(genuine, rng, own_font=True) as edit:
        edit.retype()
        change, retyped = edit.change, rewritten(edit.pdf)
    with opened(retyped) as upload:
        pixels = upload.render(change.page, PATCH_DPI)
    box = change.box.grown(1.0)
    scaled = box.scaled(PATCH_DPI / 72)
    rows = slice(max(round(scaled.y0), 0), round(scaled.y1))
    columns = slice(max(round(scaled.x0), 0), round(scaled.x1))
    with opened(genuine.data) as upload, edited(genuine.data) as pdf:
        frame = frame_on(upload, change.page)
        page = pdf.pages[change.page - 1]
        name = add_resource(page, image(pdf, pixels[rows, columns], 85), "/XObject", "Img")
        paint(page, frame, image_operators(box, displayed_height(frame), name))
        touched(pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(pdf), changes=(change,), layer=Layer.OLD)


def _tounicode(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    """Let the map of a cloned font give other characters than its glyphs show.

    Half of them show the new value to people and give the old one to programs, the others
    the reverse.
    """
    genuine.refuse_signed()
    shows_new = rng.random() < 0.5
    with editing(genuine, rng, own_font=shows_new, fits=_can_lie) as edit:
        change = edit.change
        if not shows_new:
            _lie(edit, edit.differing())
            touched(edit.pdf, genuine, rng, EDITORS)
            return Made(data=rewritten(edit.pdf), changes=(change,), shows_new=False)
        claimed = {edit.glyphs.index(g): g.text for g, _ in edit.differing()}
        edit.retype()
        retyped = rewritten(edit.pdf)
    with opened(retyped) as upload, edited(retyped) as pdf:
        text = PageText(pdf, upload, change.page)
        glyphs = text.spelling(change.printed_now, change.box)
        again = Edit(pdf, upload, text, glyphs, change)
        _lie(again, [(glyphs[at], old) for at, old in claimed.items()])
        touched(pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(pdf), changes=(change,), layer=Layer.OLD)


def _can_lie(edit: Edit) -> bool:
    """Whether one map can tell the lie, in both directions: one font, one code one character."""
    differing = edit.differing()
    pairs = {(g.text, ch) for g, ch in differing}
    is_one_to_one = len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    return is_one_to_one and len({(g.stream, g.font) for g, _ in differing}) == 1


def _lie(edit: Edit, claims: list[tuple[Glyph, str]]) -> None:
    """Show glyphs in a clone of their font whose map claims other characters for them."""
    first = claims[0][0]
    resources = edit.text.resources(first.stream)
    font = own_copy(resources.Font[first.font])
    known = edit.text.known_codes(first.stream, first.font)
    table = {code: text for text, code in known.items()} | {g.code: ch for g, ch in claims}
    font.ToUnicode = edit.pdf.make_stream(_map(table))
    resources.Font = own_copy(resources.Font)
    name = pikepdf.Name(f"{first.font}u")
    resources.Font[name] = edit.pdf.make_indirect(font)
    before = [operator([name, first.text_size], "Tf")]
    after = [operator([pikepdf.Name(first.font), first.text_size], "Tf")]
    edit.text.enclose([g for g, _ in claims], before, after)
    edit.text.write()


def _map(table: dict[bytes, str]) -> bytes:
    """Write a ToUnicode map (ISO 32000-1, 9.10.3)."""
    size = max(len(code) for code in table)
    rows = [
        b"<%s> <%s>" % (code.hex().encode(), text.encode("utf-16-be").hex().encode())
        for code, text in sorted(table.items())
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = b"".join(
        b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks
    )
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<%s> <%s>\nendcodespacerange\n%s"
        b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        % (b"00" * size, b"ff" * size, body)
    )


LAYER_WAYS = (
    Way(
        name="hidden-layer",
        title="the value put on a layer that is switched off, another typed in its place",
        make=_hidden_layer,
    ),
    Way(
        name="invisible-text",
        title="the value's text made invisible, another typed in its place",
        make=_invisible_text,
    ),
    Way(
        name="picture-over-value",
        title="a picture of another value pasted over the value",
        make=_picture_over,
    ),
    Way(
        name="tounicode-swap",
        title="glyphs show one value, the font's ToUnicode map gives another",
        make=_tounicode,
    ),
)

"""Text operators found at their places and changed there, on real pages."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from proofcheck.forging.genuine import Genuine, in_text_layer, opened
from proofcheck.forging.page_text import PageText
from proofcheck.forging.painting import standard_font
from proofcheck.forging.saving import edited, rewritten, updated
from proofcheck.forging.way import NotMadeError
from proofcheck.reading.text_layer import read_text_layer

Opener = Callable[[str], Genuine]


def words_of(data: bytes) -> list[str]:
    with opened(data) as upload:
        page = upload.pdf[0]
        layer = read_text_layer(page, 20_000)
        page.close()
        return [piece.word.text for piece in layer.visible]


@pytest.mark.parametrize(
    "name",
    [
        "invoices/de-band.pdf",
        "invoices/de-classic-rotated.pdf",
        "invoices/en-minimal-cropbox.pdf",
        "invoices/fr-grid-linearised.pdf",
        "invoices/it-minimal-locked-open.pdf",
        "letters/en-table.pdf",
        "letters/zh-table.pdf",
    ],
)
def test_every_value_that_was_read_is_spelled_by_operators_at_its_place(genuine: Opener, name: str):
    paper = genuine(name)
    targets = [t for t in paper.targets if in_text_layer(t)]
    assert len(targets) >= 5
    with opened(paper.data) as upload, edited(paper.data) as pdf:
        texts = {n: PageText(pdf, upload, n) for n in {t.page for t in targets}}
        for target in targets:
            glyphs = texts[target.page].spelling(target.printed, target.box)
            assert "".join(g.text for g in glyphs) == "".join(target.printed.split())


def test_removed_glyphs_leave_everything_else_where_it_was(genuine: Opener):
    paper = genuine("invoices/de-band.pdf")
    target = next(t for t in paper.targets if t.name == "invoice_number")
    with opened(paper.data) as upload, edited(paper.data) as pdf:
        text = PageText(pdf, upload, 1)
        before = {(g.text, round(g.x, 2), round(g.y, 2)) for g in text.glyphs}
        gone = text.spelling(target.printed, target.box)
        text.remove(gone)
        text.write()
        data = rewritten(pdf)
    with opened(data) as upload, edited(data) as pdf:
        after = {(g.text, round(g.x, 2), round(g.y, 2)) for g in PageText(pdf, upload, 1).glyphs}
    assert before - after == {(g.text, round(g.x, 2), round(g.y, 2)) for g in gone}
    assert not after - before
    assert target.printed in words_of(paper.data)
    assert target.printed not in words_of(data)


def test_a_character_that_the_subset_lacks_has_no_code(genuine: Opener):
    paper = genuine("invoices/de-band.pdf")
    with opened(paper.data) as upload, edited(paper.data) as pdf:
        text = PageText(pdf, upload, 1)
        first = text.glyphs[0]
        codes = text.known_codes(first.stream, first.font)
    assert first.text in codes
    assert "Ω" not in codes


def test_invisible_text_over_a_picture_is_no_text_to_edit(genuine: Opener):
    paper = genuine("invoices/en-classic-searchable.pdf")
    with opened(paper.data) as upload, edited(paper.data) as pdf:
        text = PageText(pdf, upload, 1)
        target = paper.targets[0]
        with pytest.raises(NotMadeError, match="invisible text"):
            text.spelling(target.printed, target.box)


def test_text_that_is_not_there_is_refused(genuine: Opener):
    paper = genuine("invoices/de-band.pdf")
    with opened(paper.data) as upload, edited(paper.data) as pdf:
        text = PageText(pdf, upload, 1)
        with pytest.raises(NotMadeError, match="No text operators"):
            text.spelling("999.999,99", paper.targets[0].box)


OPERATORS = b"""q 1 0 0 1 10 20 cm BT /F1 12 Tf 14 TL 50 600 Td (Total) Tj
(120.50 EUR) ' 1 2 (77.10 EUR) " [(A)-250(94)30(3)] TJ ET Q"""
"""Every operator that shows text, in a shifted space; the TJ follows on the last line."""


def small_pdf(in_form: bool) -> bytes:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 700))
        fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=standard_font("Helvetica")))
        if in_form:
            form = pdf.make_stream(OPERATORS)
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox, form.Resources = pikepdf.Array([0, 0, 300, 700]), fonts
            form.Matrix = pikepdf.Array([1, 0, 0, 1, 0, -40])
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm0=form))
            page.obj.Contents = pdf.make_stream(b"q /Fm0 Do Q")
        else:
            page.obj.Resources = fonts
            page.obj.Contents = pdf.make_stream(OPERATORS)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def boxes_of(data: bytes) -> dict[str, object]:
    with opened(data) as upload:
        page = upload.pdf[0]
        layer = read_text_layer(page, 100)
        page.close()
    return {piece.word.text: piece.word.box for piece in layer.visible}


@pytest.mark.parametrize("in_form", [False, True])
@pytest.mark.parametrize(("was", "now"), [("120.50", "720.40"), ("77.10", "79.13")])
def test_every_showing_operator_and_forms_are_followed(in_form: bool, was: str, now: str):
    data = small_pdf(in_form)
    before = boxes_of(data)
    with opened(data) as upload, edited(data) as pdf:
        text = PageText(pdf, upload, 1)
        assert (
            "".join(g.text for g in text.glyphs if g.text.strip()) == "Total120.50EUR77.10EURA943"
        )
        glyphs = text.spelling(was, before[was])
        codes = text.known_codes(glyphs[0].stream, glyphs[0].font)
        text.retype(glyphs, [codes[ch] for ch in now])
        text.write()
        later = updated(data, pdf)
    after = boxes_of(later)
    assert now in after
    assert was not in after
    for word in set(before) - {was}:
        assert after[word].x0 == pytest.approx(before[word].x0, abs=0.02)
        assert after[word].y1 == pytest.approx(before[word].y1, abs=0.02)


def test_only_streams_that_were_changed_are_written():
    """Bug: all forms of a page were written anew, and so stood in every update."""
    data = small_pdf(in_form=True)
    with opened(data) as upload, edited(data) as pdf:
        text = PageText(pdf, upload, 1)
        contents = text.page.obj.Contents.objgen
        text.remove(text.spelling("77.10", boxes_of(data)["77.10"]))
        text.write()
        assert text.page.obj.Contents.objgen == contents
        assert updated(data, pdf).count(b"endstream") == data.count(b"endstream") + 1


def test_a_value_that_is_one_word_with_its_label_is_found_without_it(genuine: Opener):
    """Bug: numbers and dates of a fapiao stood in boxes with the colon, and were refused."""
    paper = genuine("invoices/zh-fapiao.pdf")
    named = [t for t in paper.targets if t.name in ("invoice_number", "issue_date")]
    assert len(named) == 2
    with opened(paper.data) as upload, edited(paper.data) as pdf:
        text = PageText(pdf, upload, 1)
        for target in named:
            glyphs = text.spelling(target.printed, target.box)
            assert "".join(g.text for g in glyphs) == target.printed

"""Text operators found at their places and changed there, on real pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proofcheck.forging.genuine import Genuine, in_text_layer, opened
from proofcheck.forging.page_text import PageText
from proofcheck.forging.saving import edited, rewritten
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

"""Boxes are turned with their page and come back; whole documents and findings too."""

from __future__ import annotations

import inspect
from datetime import date
from types import ModuleType

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.model import document, dossier, facts, fields, measures, result
from proofcheck.model.document import (
    Block,
    Code,
    Document,
    File,
    Line,
    MediaType,
    Page,
    PageText,
    Source,
    Word,
)
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts, PixelReading
from proofcheck.model.fields import Field, Invoice, Kind, Reading
from proofcheck.model.identities import ProviderAnswer, ProviderName, ProviderStatus
from proofcheck.model.measures import Box, InBytes, OnPage
from proofcheck.model.registry_answers import RegistryAnswers, TrademarkAnswer
from proofcheck.model.result import CheckMeta, CheckResult, CheckStatus, Finding, Question, Severity
from proofcheck.model.turning import (
    Turn,
    as_displayed,
    results_as_displayed,
    set_upright,
    turn_back,
    turn_upright,
    turned_page,
)

WIDTH, HEIGHT = 600.0, 800.0
HEAD = Box(50.0, 40.0, 150.0, 60.0)
"""A box near the top left of an upright page."""

SHOWN = {
    90: Box(40.0, 450.0, 60.0, 550.0),
    180: Box(450.0, 740.0, 550.0, 760.0),
    270: Box(740.0, 50.0, 760.0, 150.0),
}
"""Where it stands on the page as displayed, which has to be turned so many degrees."""

sides = st.integers(min_value=1, max_value=2000)
quarters = st.sampled_from([0, 90, 180, 270])


@st.composite
def pages_with_boxes(draw: st.DrawFn) -> tuple[int, int, Box]:
    width, height = draw(sides), draw(sides)
    xs = sorted(draw(st.integers(0, width)) for _ in range(2))
    ys = sorted(draw(st.integers(0, height)) for _ in range(2))
    return width, height, Box(xs[0], ys[0], xs[1], ys[1])


@given(pages_with_boxes(), quarters)
def test_a_turned_box_stays_on_its_page_and_comes_back(placed, deg) -> None:
    width, height, box = placed
    turn = Turn(deg=deg, width_pt=width, height_pt=height)
    there = turn.of(box)
    assert 0 <= there.x0 <= there.x1 <= turn.back.width_pt
    assert 0 <= there.y0 <= there.y1 <= turn.back.height_pt
    assert there.area_pt2 == box.area_pt2
    assert turn.back.of(there) == box


@given(pages_with_boxes(), quarters, quarters)
def test_two_turns_are_one(placed, first, second) -> None:
    width, height, box = placed
    one = Turn(deg=first, width_pt=width, height_pt=height)
    two = Turn(deg=second, width_pt=one.back.width_pt, height_pt=one.back.height_pt)
    both = Turn(deg=first + second, width_pt=width, height_pt=height)
    assert two.of(one.of(box)) == both.of(box)


@pytest.mark.parametrize("deg", [90, 180, 270])
def test_the_head_of_a_page_is_where_people_see_it(deg) -> None:
    upright = Page(number=1, width_pt=WIDTH, height_pt=HEIGHT, turned_deg=deg)
    assert turn_back(upright).of(HEAD) == SHOWN[deg]


def test_the_size_of_a_page_turns_with_it() -> None:
    lying = Page(number=1, width_pt=800, height_pt=600, width_px=80, height_px=60)
    upright = turned_page(lying, 270)
    assert (upright.width_pt, upright.height_pt, upright.turned_deg) == (600, 800, 270)
    assert (upright.width_px, upright.height_px) == (60, 80)
    back = turned_page(upright, 90)
    assert back == lying
    assert turn_upright(lying).deg == 0


def examined(turned_deg: int) -> Examined:
    """A document of two upright pages with all kinds of places; the first was turned."""
    word = Word(text="Total", box=HEAD)
    line = Line(words=(word,), box=HEAD)
    texts = tuple(
        PageText(
            document=1,
            page=number,
            width_pt=WIDTH,
            height_pt=HEIGHT,
            source=Source.OCR,
            engine="rapidocr",
            words=(word,),
            lines=(line,),
            blocks=(Block(lines=(line,), box=HEAD),),
            codes=(Code(symbology="QRCode", payload="x", page=number, box=HEAD),),
            turned_deg=turned_deg if number == 1 else 0,
        )
        for number in (1, 2)
    )
    readings = tuple(
        Reading(
            value="A-1",
            as_printed="A-1",
            place=OnPage(document=1, page=number, box=HEAD),
            source=Source.OCR,
            confidence=1.0,
        )
        for number in (1, 2)
    )
    file = File(path="a.pdf", sha256="", media_type=MediaType.PDF, size_bytes=1)
    pages = tuple(
        Page(number=t.page, width_pt=WIDTH, height_pt=HEIGHT, turned_deg=t.turned_deg)
        for t in texts
    )
    place = readings[0].place
    return Examined(
        document=Document(number=1, file=file, pages=pages),
        kind=Kind.INVOICE,
        kind_confidence=1.0,
        paper=Invoice(invoice_number=Field(chosen=readings[0], others=readings[1:])),
        pages=texts,
        facts=PdfFacts(
            pixel_readings=(
                PixelReading(field="x", text_layer="y", place=place, readings=readings),
            )
        ),
    )


@pytest.mark.parametrize("deg", [90, 180, 270])
def test_a_document_is_brought_back_whole_and_only_where_it_was_turned(deg) -> None:
    upright = examined(deg)
    shown = as_displayed(upright)
    size = (WIDTH, HEIGHT) if deg == 180 else (HEIGHT, WIDTH)
    first, second = shown.pages
    assert (first.width_pt, first.height_pt) == size
    assert (shown.document.pages[0].width_pt, shown.document.pages[0].height_pt) == size
    boxes = {first.words[0].box, first.lines[0].box, first.lines[0].words[0].box}
    boxes |= {first.blocks[0].box, first.blocks[0].lines[0].box, first.codes[0].box}
    assert boxes == {SHOWN[deg]}
    assert second == upright.pages[1]
    assert isinstance(shown.paper, Invoice)
    assert isinstance(shown.paper.invoice_number, Field)
    assert shown.paper.invoice_number.place.box == SHOWN[deg]
    assert shown.paper.invoice_number.others == upright.paper.invoice_number.others
    assert isinstance(shown.facts, PdfFacts)
    (pixels,) = shown.facts.pixel_readings
    assert pixels.place.box == pixels.readings[0].place.box == SHOWN[deg]
    dossier_shown = Dossier(documents=(shown,), judged_on=date(2026, 1, 1))
    assert set_upright(dossier_shown).documents == (upright,)


def test_the_places_of_answers_are_set_upright_with_their_document() -> None:
    on_page = OnPage(document=1, page=1, box=SHOWN[90])
    mark = TrademarkAnswer(asked="7", document=1, place=on_page)
    word = ProviderAnswer(
        provider=ProviderName.VIES,
        asked="7",
        asked_as="seller_tax_id",
        document=1,
        place=on_page,
        status=ProviderStatus.UNKNOWN,
    )
    upright = set_upright(
        Dossier(
            documents=(as_displayed(examined(90)),),
            judged_on=date(2026, 1, 1),
            registry=RegistryAnswers(source="t", digest="", trademarks=(mark,)),
            providers=(word,),
        )
    )
    assert upright.registry is not None
    expected = OnPage(document=1, page=1, box=HEAD)
    assert upright.registry.trademarks[0].place == expected
    assert upright.providers[0].place == expected


def test_a_document_that_lies_right_comes_back_as_it_is() -> None:
    upright = examined(0)
    assert as_displayed(upright) is upright


def test_findings_are_brought_back_and_bytes_stay_bytes() -> None:
    upright = Dossier(documents=(examined(90),), judged_on=date(2026, 1, 1))
    meta = CheckMeta(
        id="PC-XXX-001",
        title="",
        question=Question.AGREEMENT,
        severity=Severity.LOW,
        decisive=False,
        family="x",
        needs=(),
        since="0",
        sources=(),
    )
    in_bytes = InBytes(document=1, start=3, end=9)
    finding = Finding(
        places=(OnPage(document=1, page=1, box=HEAD), in_bytes),
        observed="a",
        expected="b",
        note="",
        next_step="",
    )
    results = (CheckResult(check=meta, status=CheckStatus.FAILED, findings=(finding,)),)
    ((shown,),) = (result.findings for result in results_as_displayed(results, upright))
    assert shown.places == (OnPage(document=1, page=1, box=SHOWN[90]), in_bytes)


def test_every_box_of_the_model_belongs_to_a_page() -> None:
    """What holds a box is a place, or is held by a `PageText`: else it could not be turned."""
    holders = {
        cls
        for module in (document, dossier, facts, fields, measures, result)
        for cls in structs_of(module)
        if any("Box" in str(kind) for kind in inspect.get_annotations(cls).values())
    }
    assert holders == {Word, Line, Block, Code, OnPage}


def structs_of(module: ModuleType) -> list[type[msgspec.Struct]]:
    return [
        cls
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if issubclass(cls, msgspec.Struct)
    ]

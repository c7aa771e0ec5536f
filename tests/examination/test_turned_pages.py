"""A paper that lies on its side or upside down gets the verdict of the upright one.

The pages are turned by their /Rotate entry, without moving a byte: so earlier revisions keep
their places, and are turned with the last one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from proofcheck import Verifier
from proofcheck.config import Limits
from proofcheck.intake import open_upload
from proofcheck.model.document import Source
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import Field, named_fields
from proofcheck.model.measures import OnPage
from proofcheck.model.result import Finding, Report
from proofcheck.model.turning import Turn
from proofcheck.report.view import view_document

CHANGED, UNSEEN, TOO_MUCH, SWAPPED, CODE = (
    "invoices/en-classic--gross-edited.pdf",
    "invoices/fr-grid--gross-white-box.pdf",
    "invoices/de-minimal-ch--lines-sum.pdf",
    "invoices/en-minimal--tounicode-swap.pdf",
    "invoices/zh-fapiao--qr-amount.pdf",
)


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier()


def rotated(data: bytes, deg: int) -> bytes:
    assert b"/Rotate 0 /" in data
    return data.replace(b"/Rotate 0 /", f"/Rotate {deg}".ljust(10).encode() + b"/")


def findings(report: Report) -> list[Finding]:
    return [finding for result in report.results for finding in result.findings]


def fields(report: Report) -> dict[str, str]:
    (examined,) = report.dossier.documents
    return {
        name: str(field.value) if isinstance(field, Field) else field.reason
        for name, field in named_fields(examined.paper)
    }


@pytest.mark.tesseract
@pytest.mark.parametrize(
    ("name", "deg"),
    [(CHANGED, 90), (CHANGED, 180), (UNSEEN, 270), (TOO_MUCH, 90), (SWAPPED, 180), (CODE, 270)],
)
def test_a_turned_page_is_judged_like_the_upright_one(fixtures, verifier, name, deg) -> None:
    data = (fixtures / name).read_bytes()
    upright, lying = verifier.verify(data), verifier.verify(rotated(data, deg))
    assert lying.dossier.documents[0].document.pages[0].turned_deg == 360 - deg
    assert fields(lying) == fields(upright)
    assert [(r.status, r.reason) for r in lying.results] == [
        (r.status, r.reason) for r in upright.results
    ]
    page = upright.dossier.documents[0].document.pages[0]
    turn = Turn(deg=deg, width_pt=page.width_pt, height_pt=page.height_pt)
    for one, other in zip(findings(lying), findings(upright), strict=True):
        assert (one.note, one.observed) == (other.note, other.observed)
        for place, there in zip(one.places, other.places, strict=True):
            if isinstance(there, OnPage):
                assert isinstance(place, OnPage)
                assert tuple(_corners(place)) == pytest.approx(
                    tuple(_corners(there, turn)), abs=0.01
                )
            else:
                assert type(place) is type(there)


def _corners(place: OnPage, turn: Turn | None = None) -> tuple[float, ...]:
    box = turn.of(place.box) if turn else place.box
    return box.x0, box.y0, box.x1, box.y1


def test_a_saved_dossier_of_a_turned_page_is_judged_the_same(fixtures, verifier) -> None:
    data = rotated((fixtures / TOO_MUCH).read_bytes(), 90)
    report = verifier.verify(data)
    assert findings(report)
    assert verifier.judge(report.dossier).results == report.results


def test_words_and_fields_stand_on_ink_of_the_page_as_displayed(fixtures: Path, verifier) -> None:
    path = fixtures / "invoices/fr-grid-sideways.pdf"
    (examined,) = verifier.verify(path).dossier.documents
    (page,) = examined.pages
    with open_upload(path, limits=Limits()) as upload:
        ink = upload.render(1, 144)[:, :, 0] < 200
        assert (page.width_pt, page.height_pt) == pytest.approx(
            (upload.document.pages[0].width_pt, upload.document.pages[0].height_pt)
        )
    places = [f.place for _, f in named_fields(examined.paper) if isinstance(f, Field)]
    boxes = [word.box for word in page.words]
    boxes += [place.box for place in places if isinstance(place, OnPage)]
    assert len(boxes) > 100
    for box in (box.grown(0.5).scaled(2) for box in boxes):
        assert ink[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1].any()
    heights = [b.height_pt > b.width_pt for b in (w.box for w in page.words if len(w.text) > 3)]
    assert np.mean(heights) > 0.95, "words run down the page as displayed"
    assert [p.turned for p in view_document(examined).pages] == [270]


def test_key_fields_of_a_page_on_its_side_are_read_from_its_pixels(fixtures, verifier) -> None:
    (examined,) = verifier.verify(fixtures / "invoices/fr-grid-sideways.pdf").dossier.documents
    assert examined.pages[0].source is Source.TEXT_LAYER
    assert isinstance(examined.facts, PdfFacts)
    readings = examined.facts.pixel_readings
    assert len(readings) >= 8
    alike = [one for one in readings if len(one.readings) == 1]
    assert len(alike) >= len(readings) - 1, "the first look agrees with the text layer"

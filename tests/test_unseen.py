"""The exam of unseen papers: what its truth says is really printed, and a seed decides it all."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from stdnum import ean, iban

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.unseen.capture.printing import FAMILIES, Press, PrintingError  # noqa: E402
from scripts.unseen.data.parties import countries, party  # noqa: E402
from scripts.unseen.data.sales import Wishes, sale  # noqa: E402
from scripts.unseen.making import make  # noqa: E402
from scripts.unseen.plan import orders  # noqa: E402
from scripts.unseen.words import table  # noqa: E402
from scripts.unseen.writing import unprinted, write_set  # noqa: E402

from proofcheck.evaluation.truth import load_truth  # noqa: E402

ORDERS = {order.name: order for order in orders()}
DIGITAL, SCANNED, PHOTO = "boxed-fr-digital-1", "clauses-de-scan-1", "till-fr-photo-3"


def _fonts_are_there() -> bool:
    try:
        listing = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=True)
    except FileNotFoundError:
        return False
    return all(family.removesuffix(" Condensed") in listing.stdout.decode() for family in FAMILIES)


needs_press = pytest.mark.skipif(
    not _fonts_are_there(), reason="the fonts of scripts/unseen/capture/printing.py are missing"
)


def test_enough_papers_layouts_and_languages() -> None:
    invoices = [o for o in ORDERS.values() if o.paper == "invoice"]
    letters = [o for o in ORDERS.values() if o.paper == "letter"]
    assert len(invoices) >= 60
    assert len(letters) >= 60
    assert len({o.layout for o in invoices}) >= 8
    assert len({o.layout for o in letters}) >= 8
    assert len({countries()[o.where]["language"] for o in invoices}) >= 7
    assert len({o.where.split("+")[0] for o in letters}) >= 7
    assert sum(o.capture != "digital" for o in ORDERS.values()) * 2 == len(ORDERS)


@pytest.mark.parametrize("name", ["invoices", "letters"])
def test_every_language_has_every_wording(name: str) -> None:
    words = table(name)
    for language, wordings in words.items():
        assert set(wordings) == set(words["en"]), language
        assert all(wordings.values()), language


@pytest.mark.parametrize("country", sorted(countries()))
def test_sums_add_up_and_check_digits_hold(country: str) -> None:
    wishes = Wishes(discounts=True, allowance=True, charge=True, two_rates=True, prepaid=True)
    paper = sale(country, wishes, random.Random(country))
    assert sum(row.base for row in paper.taxes) == paper.net_total
    assert paper.payable + paper.prepaid == paper.net_total + paper.tax_total
    assert all(ean.is_valid(line.good.gtin) for line in paper.lines)
    seller = party(country, random.Random(country))
    assert seller.iban is None or iban.is_valid(seller.iban.plain)


@pytest.mark.browser
@needs_press
def test_truth_is_printed_and_can_be_loaded(tmp_path: Path) -> None:
    for name in (DIGITAL, SCANNED, PHOTO):
        count = write_set(tmp_path / name, 5, name)
        (row,) = load_truth(tmp_path / name / "truth.jsonl")
        assert count == 1
        assert row.complete
        assert row.label == "genuine"
        assert (tmp_path / name / row.document).stat().st_size > 5000


@pytest.mark.browser
@needs_press
def test_seed_decides_the_bytes() -> None:
    order = ORDERS[DIGITAL]
    with Press() as press:
        first, second, other = (make(order, seed, press) for seed in (5, 5, 6))
    assert first.data == second.data
    assert first.row == second.row
    assert first.row["fields"]["invoice_number"] != other.row["fields"]["invoice_number"]


@pytest.mark.browser
@needs_press
def test_what_is_not_printed_is_found() -> None:
    with Press() as press:
        made = make(ORDERS[PHOTO], 5, press)
    assert unprinted(made) == []
    wrong = replace(made, printed=(*made.printed, ("gross_total", "123.456,78")))
    assert unprinted(wrong) == [("gross_total", "123.456,78")]


@pytest.mark.browser
@needs_press
def test_paper_that_does_not_fit_its_page_is_refused() -> None:
    from datetime import date

    from scripts.unseen.layouts.page import document, look

    style = look(random.Random(1), "en")
    html = document(["<div style='height:400mm'>too long</div>"], "", style)
    with Press() as press, pytest.raises(PrintingError, match="does not fit"):
        press.print_pdf(html, "long", date(2026, 1, 2))

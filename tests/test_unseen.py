"""The exam of unseen papers: what its truth says is really printed, and a seed decides it all."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from stdnum import ean, iban

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.unseen.capture.printing import FAMILIES, Press, PrintingError  # noqa: E402
from scripts.unseen.data.grants import HOMES, grant  # noqa: E402
from scripts.unseen.data.latin import in_english  # noqa: E402
from scripts.unseen.data.parties import another, countries, party  # noqa: E402
from scripts.unseen.data.sales import Wishes, sale  # noqa: E402
from scripts.unseen.layouts.invoices import draw_invoice  # noqa: E402
from scripts.unseen.layouts.letters import draw_letter  # noqa: E402
from scripts.unseen.layouts.second.speech import SecondSpeech  # noqa: E402
from scripts.unseen.ledger import Ledger  # noqa: E402
from scripts.unseen.making import make  # noqa: E402
from scripts.unseen.plan import EDITIONS, Order, orders  # noqa: E402
from scripts.unseen.words import table  # noqa: E402
from scripts.unseen.words.figures import write_date  # noqa: E402
from scripts.unseen.writing import unprinted, write_set  # noqa: E402

from proofcheck.evaluation.truth import load_truth  # noqa: E402

ORDERS = {order.name: order for edition in EDITIONS for order in orders(edition)}
SECOND, THIRD, FOURTH, FIFTH, SIXTH = (
    tuple(orders(edition)) for edition in ("second", "third", "fourth", "fifth", "sixth")
)
DIGITAL, SCANNED, PHOTO = "boxed-fr-digital-1", "clauses-de-scan-1", "till-fr-photo-3"
REASONED = frozenset(["currency", "lines", "may_sublicense", "exclusive", "valid_from", "valid_to"])
"""Fields whose truth follows from words: a currency from its sign, days from a term or "today"."""

UNCOUNTED = frozenset(["boutique", "commission"])
"""Layouts that print no quantities: every row is one piece."""


def _fonts_are_there() -> bool:
    try:
        listing = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=True)
    except FileNotFoundError:
        return False
    return all(family.removesuffix(" Condensed") in listing.stdout.decode() for family in FAMILIES)


needs_press = pytest.mark.skipif(
    not _fonts_are_there(), reason="the fonts of scripts/unseen/capture/printing.py are missing"
)


@pytest.mark.parametrize(
    ("edition", "papers", "languages"),
    [("first", 60, 7), ("second", 72, 9), ("third", 78, 10), ("fourth", 60, 10), ("fifth", 62, 10)],
)
def test_enough_papers_layouts_and_languages(edition: str, papers: int, languages: int) -> None:
    known = tuple(orders(edition))
    invoices = [o for o in known if o.paper == "invoice"]
    letters = [o for o in known if o.paper == "letter"]
    assert len(invoices) >= papers
    assert len(letters) >= min(papers, 72)
    assert len({o.layout for o in invoices}) >= 9
    assert len({o.layout for o in letters}) >= 9
    homes = {o.where.split("+")[0] for o in invoices}
    assert len({countries(edition)[home]["language"] for home in homes}) >= languages
    assert len({o.where.split("+")[0] for o in letters}) >= languages
    assert 0.48 < sum(o.capture != "digital" for o in known) / len(known) < 0.52


def test_sixth_edition_has_letters_enough() -> None:
    assert {order.paper for order in SIXTH} == {"letter"}
    assert len({order.layout for order in SIXTH}) >= 5
    assert len({order.where.split("+")[0] for order in SIXTH}) >= 10
    assert 0.45 < sum(order.capture != "digital" for order in SIXTH) / len(SIXTH) < 0.55
    texts = table("sixth/letters")
    for layout in {order.layout for order in SIXTH}:
        ordered = [order.where.split("+")[0] for order in SIXTH if order.layout == layout]
        assert sorted(ordered) == sorted(
            lang for lang in texts[layout] for _ in texts[layout][lang]
        )


def test_editions_share_no_layout_and_no_sentence() -> None:
    layouts = [{(o.paper, o.layout) for o in orders(edition)} for edition in EDITIONS]
    assert len(set().union(*layouts)) == sum(map(len, layouts))
    keys = (
        "title owner chain grant territory channels span years open sub_yes sub_no excl_yes excl_no"
    )
    for language, wordings in table("first/letters").items():
        others = table("second/letters")[language]
        for key in keys.split():
            assert not set(wordings[key]) & set(others[key]), (language, key)


@pytest.mark.parametrize(
    "name",
    ["first/invoices", "first/letters", "second/invoices", "second/letters", "third/invoices"],
)
def test_every_language_has_every_wording(name: str) -> None:
    words = dict(table(name))
    words.pop("zht", None)  # the one form that is in traditional Chinese brings its own labels
    for language, wordings in words.items():
        assert set(wordings) == set(words["en"]), language
        assert all(wordings.values()), language


@pytest.mark.parametrize("language", sorted(HOMES))
def test_every_sentence_of_a_letter_can_be_filled_in(language: str) -> None:
    paper = grant(language, random.Random(language), edition="second")
    speech = SecondSpeech(Ledger(), replace(paper, owner=paper.grantor), language)
    for key, variants in table("second/letters")[language].items():
        if key in ("notary", "deed", "roles", "number", "classes", "store", "own"):
            continue
        for variant in variants:
            speech.words[key] = variant
            assert "{" not in speech.say(key), variant


@pytest.mark.parametrize("edition", ["third", "fourth"])
def test_every_letter_of_later_editions_is_a_text_of_its_own(edition: str) -> None:
    texts = table(f"{edition}/letters")
    ordered = [(o.where.split("+")[0], o.layout) for o in orders(edition) if o.paper == "letter"]
    assert sorted(ordered) == sorted((lang, name) for lang in texts for name in texts[lang])
    said = [
        part for lang in texts for text in texts[lang].values() for part in text.get("body", ())
    ]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("language", sorted(HOMES))
def test_every_territory_has_a_name_in_its_language_and_in_english(language: str) -> None:
    places = table("second/places")
    codes = {code for row in places["sets"][language] for code in row.split()}
    codes -= {"EU", "worldwide"}
    assert codes <= set(places["names"][language])
    if any(o.where == f"{language}+en" for o in SECOND):
        assert codes <= set(places["names"]["en"])


@pytest.mark.parametrize(
    "order", SECOND + THIRD + FOURTH + FIFTH + SIXTH, ids=lambda order: order.name
)
def test_truth_of_a_drawn_paper_stands_on_it(order: Order) -> None:
    draw = draw_invoice if order.paper == "invoice" else draw_letter
    html, ink, _ = draw(order, random.Random(f"test/{order.name}"))
    text = _told(html)
    for name, said in ink.printed:
        assert _closed(said) in text, name
    noted = {name for name, _ in ink.printed}
    assert set(ink.fields) - noted <= REASONED
    # "Not transferable" alone may be taken for a ban on sub-licences, or for nothing said of them.
    assert not ({"exclusive", "may_sublicense"} & set(ink.also) & set(ink.fields))
    for line in ink.fields.get("lines", []):
        assert "description" in line
        assert "quantity" in line or order.layout in UNCOUNTED
        assert "brand" in line or order.layout == "workshop"
    _check_sums(order, ink.fields)
    if {"valid_from", "valid_to"} <= set(ink.fields):
        assert ink.fields["valid_from"] < ink.fields["valid_to"]


def _told(html: str) -> str:
    body = re.sub(r"<(script|style)>.*?</\1>|<svg.*?</svg>", "", html, flags=re.DOTALL)
    return _closed(unescape(re.sub(r"<[^>]*>", "", body)))


def _closed(text: str) -> str:
    return "".join(text.split())


def _check_sums(order: Order, fields: dict[str, Any]) -> None:
    """Net, tax and gross of the truth add up, and so do the lines where the paper sums them."""
    amounts = {name: Decimal(value) for name, value in fields.items() if name.endswith("_total")}
    if {"net_total", "tax_total", "gross_total"} <= set(amounts):
        assert amounts["net_total"] + amounts["tax_total"] == amounts["gross_total"]
    if order.paper == "invoice" and order.kind != "packing_slip":
        total = sum(Decimal(line["net_amount"]) for line in fields["lines"])
        assert amounts.get("lines_total", total) == total
        assert {"gross_total"} <= set(amounts)


def test_term_of_years_ends_the_day_before_the_same_day() -> None:
    paper = grant("en", random.Random("term"), edition="second")
    paper = replace(paper, period="years", years=3, end=date(2028, 7, 31))
    ink = Ledger()
    speech = SecondSpeech(ink, paper, "en")
    speech.words["years"] = "For {years} years from signing."
    speech.period()
    assert ink.fields["valid_to"] == "2028-07-30"
    assert "2028-07-31" in ink.also["valid_to"]
    assert "valid_from" not in ink.fields


@pytest.mark.parametrize("country", ["CN", "JP"])
def test_english_papers_write_companies_in_latin_letters(country: str) -> None:
    for seed in range(40):
        company = in_english(party(country, random.Random(seed), "second"))
        assert company.name.isascii()
        assert company.one_line.isascii(), company.one_line


def test_firms_of_a_paper_differ_in_name_town_and_street() -> None:
    for country in ("DE", "TW", "PT"):
        for seed in range(30):
            draw = random.Random(f"{country}{seed}")
            one = party(country, draw, "third")
            two = another(one, country, draw, "third")
            assert one.stem != two.stem
            assert one.town != two.town


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("{ord} day of {month} {yyyy}", "3rd day of December 2025"),
        ("令和{reiwa}年{m}月{d}日", "令和7年12月3日"),
        ("民國{roc}年{m}月{d}日", "民國114年12月3日"),
        ("{han}", "二〇二五年十二月三日"),
    ],
)
def test_days_are_written_in_the_calendars_of_their_country(pattern: str, written: str) -> None:
    assert write_date(date(2025, 12, 3), pattern, "en") == written


@pytest.mark.parametrize("country", sorted(countries("third")))
def test_sums_add_up_and_check_digits_hold(country: str) -> None:
    wishes = Wishes(discounts=True, allowance=True, charge=True, two_rates=True, prepaid=True)
    edition = "first" if country in countries() else "third"
    paper = sale(country, wishes, random.Random(country), edition=edition)
    assert sum(row.base for row in paper.taxes) == paper.net_total
    assert paper.payable + paper.prepaid == paper.net_total + paper.tax_total
    assert all(ean.is_valid(line.good.gtin) for line in paper.lines)
    seller = party(country, random.Random(country), edition)
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
def test_second_edition_is_written_with_its_registry(tmp_path: Path) -> None:
    assert write_set(tmp_path, 5, "twin-de", "second") == 1
    (row,) = load_truth(tmp_path / "truth.jsonl")
    registry = json.loads((tmp_path / "registry.json").read_text(encoding="utf-8"))
    assert [brand["name"] for brand in registry["brands"]] == sorted(row.fields["brands"])


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

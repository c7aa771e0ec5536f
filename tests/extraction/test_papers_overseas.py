"""Papers of the US, Canada, India, China, Hong Kong, Taiwan and Japan: what is theirs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extraction.invoices import read, value
from extraction.placed import placed
from proofcheck.extraction.addresses import has_postcode, is_branch
from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.country import tell_country
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.lines.models import model_span
from proofcheck.model.document import PageText
from proofcheck.model.fields import Kind


def sheet(*rows: tuple[str, ...]) -> PageText:
    """A page with rows 20 pt apart, their cells 180 pt apart."""
    return placed(
        *(
            (40 + 180 * at, 40 + 20 * n, text)
            for n, row in enumerate(rows)
            for at, text in enumerate(row)
        )
    )


# -- totals and currency ---------------------------------------------------------------------


def test_a_subtotal_before_freight_is_the_sum_of_the_lines() -> None:
    paper = read(
        sheet(
            ("Subtotal", "781.20"),
            ("Freight", "45.00"),
            ("HST 13%", "31.59"),
            ("Total CAD", "$857.79"),
        )
    )
    assert value(paper.lines_total) == Decimal("781.20")
    assert value(paper.net_total) is None
    assert value(paper.currency) == "CAD"


def test_a_net_amount_after_a_discount_without_tax_is_the_total() -> None:
    paper = read(
        sheet(
            ("Total:", "18,740.00"),
            ("Less: 5% trade discount", "937.00"),
            ("Net Amount: HK$", "17,803.00"),
        )
    )
    assert value(paper.gross_total) == Decimal("17803.00")
    assert value(paper.lines_total) == Decimal("18740.00")


def test_weights_and_pieces_are_no_money() -> None:
    paper = read(sheet(("TOTAL:", "5,400 PCS", "USD20,790.00"), ("TOTAL: 2,418.00 KGS",)))
    assert value(paper.gross_total) == Decimal("20790.00")


def test_a_code_is_no_negative_amount() -> None:
    assert not find_amounts("RM-7720")
    assert find_amounts("1,149.00T")[0].value == Decimal("1149.00")


# -- dates, places, kinds --------------------------------------------------------------------


@pytest.mark.parametrize("text", ["115年4月6日", "115/04/06", "中華民國115年4月6日"])
def test_years_of_the_republic(text: str) -> None:
    assert [mention.value for mention in find_dates(text)] == [date(2026, 4, 6)]


def test_places_and_tax_words_tell_the_country() -> None:
    assert (
        tell_country(
            (sheet(("1875 SW Canyon Blvd",), ("Bend, OR 97702",), ("Sisters, OR 97759",)),)
        )
        == "US"
    )
    assert (
        tell_country((sheet(("PROFORMA INVOICE",), ("GSTIN: 09AAXFA6620L1ZW",), ("US$ 5",)),))
        == "IN"
    )


def test_addresses_of_the_east() -> None:
    assert has_postcode("高雄市苓雅區四維三路66號8樓")
    assert has_postcode("神奈川県川崎市幸区南幸町2-7-1")
    assert is_branch("春日井店")
    assert not is_branch("コロギ工具川崎店舗")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("成都锐达电子科技有限公司销售单", Kind.INVOICE),
        ("Re: Proposal 26-014, storefront awning", Kind.QUOTE),
    ],
)
def test_titles_behind_a_firm_or_a_subject(title: str, kind: Kind) -> None:
    assert tell_kind((sheet((title,), ("Lamp", "10.00"), ("Desk", "20.00")),))[0] is kind


# -- parties ---------------------------------------------------------------------------------


def test_a_title_is_no_part_of_the_sellers_name() -> None:
    paper = read(sheet(("成都锐达电子科技有限公司销售单",), ("客户名称：绵阳市新视界经营部",)))
    assert value(paper.seller_name) == "成都锐达电子科技有限公司"
    assert value(paper.buyer_name) == "绵阳市新视界经营部"


def test_an_address_ends_before_the_telephone() -> None:
    paper = read(
        sheet(
            ("佛山市永捷五金制品厂",), ("地址：佛山市顺德区富安工业区26-3号 电话：0757-2566 3310",)
        )
    )
    assert value(paper.seller_address) == "佛山市顺德区富安工业区26-3号"


def test_the_number_of_a_uniform_invoice_bears_no_label() -> None:
    paper = read(sheet(("電子發票證明聯",), ("115年07-08月",), ("QX-40771925",)), Kind.RECEIPT)
    assert value(paper.invoice_number) == "QX-40771925"


def test_a_port_is_no_seller() -> None:
    paper = read(
        sheet(
            ("NINGBO HAOYUE IMP. & EXP. CO., LTD.",),
            ("FROM: NINGBO, CHINA", "TO: LOS ANGELES, USA"),
        )
    )
    assert value(paper.seller_name) == "NINGBO HAOYUE IMP. & EXP. CO., LTD."


# -- lines -----------------------------------------------------------------------------------


def table(*rows: tuple[tuple[float, str], ...]) -> PageText:
    """A page with rows 20 pt apart, each cell at its place."""
    return placed(*((x, 40 + 20 * n, text) for n, row in enumerate(rows) for x, text in row))


def test_a_discount_row_of_a_fapiao_is_the_items_allowance() -> None:
    paper = read(
        table(
            ((40, "项目名称"), (250, "数量"), (330, "单价"), (420, "金额")),
            ((40, "*家电*空气炸锅"), (250, "10"), (330, "221.24"), (420, "2212.40")),
            ((40, "*家电*空气炸锅"), (420, "-212.40")),
            ((40, "合计"), (420, "2000.00")),
        )
    )
    assert len(paper.lines) == 1
    assert value(paper.lines[0].allowance) == Decimal("-212.40")


def test_a_list_without_prices_counts_what_was_shipped() -> None:
    paper = read(
        table(
            ((40, "SKU"), (150, "Item"), (350, "Ordered"), (450, "Shipped")),
            ((40, "JS-LMP-02"), (150, "Table lamp, linen"), (350, "4"), (450, "3")),
            ((40, "JS-THR-11"), (150, "Wool throw, moss"), (350, "2"), (450, "2")),
        ),
        Kind.PACKING_SLIP,
    )
    assert [value(line.quantity) for line in paper.lines] == [Decimal(3), Decimal(2)]
    assert value(paper.gross_total) is None


def test_codes_that_lead_all_items_are_their_numbers() -> None:
    paper = read(
        table(
            ((40, "Item / Description"), (350, "Qty"), (420, "Price"), (500, "Amount")),
            ((40, "AI-PH70 Benchtop meter"), (350, "2"), (420, "10.00"), (500, "20.00")),
            ((40, "AI-BUF7 Buffer solution"), (350, "3"), (420, "5.00"), (500, "15.00")),
        )
    )
    assert [value(line.seller_item_id) for line in paper.lines] == ["AI-PH70", "AI-BUF7"]
    assert value(paper.lines[0].description) == "Benchtop meter"


# -- models ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Rudhra Leather Ball Red 156 g", None),
        ("RUDHRA LUNCH BOX 3-LAYER", None),
        ("Rudhra Control Panel VCP-2", "VCP-2"),
    ],
)
def test_capitals_of_a_title_are_no_model(text: str, model: str | None) -> None:
    span = model_span(text, len("Rudhra"), is_sure=True)
    assert (text[slice(*span)] if span else None) == model

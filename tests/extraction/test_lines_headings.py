"""Headings tell what a column says, in nine languages, over several rows, glued or misread."""

import pytest

from extraction.tables import Row, table_page
from proofcheck.extraction.cells import make_grid
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.heading_words import Role, is_unit, roles_of, split_glued
from proofcheck.extraction.lines.headings import find_bands


def best(text: str) -> Role | None:
    roles = roles_of(squeeze(text), with_slips=True)
    return max(roles, key=lambda role: roles[role]) if roles else None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Unit price", Role.UNIT_PRICE),
        ("Einzelpreis €", Role.UNIT_PRICE),
        ("P.U. HT", Role.UNIT_PRICE),
        ("Prezzo unit.", Role.UNIT_PRICE),
        ("Precio unitario", Role.UNIT_PRICE),
        ("Prijs per stuk", Role.UNIT_PRICE),
        ("Pr. Unitário", Role.UNIT_PRICE),
        ("Cena netto", Role.UNIT_PRICE),
        ("单价", Role.UNIT_PRICE),
        ("Q.tà", Role.QUANTITY),
        ("Ilość", Role.QUANTITY),
        ("数 量", Role.QUANTITY),
        ("Montant HT (EUR)", Role.NET_AMOUNT),
        ("Wartość netto", Role.NET_AMOUNT),
        ("金额", Role.NET_AMOUNT),
        ("Total TTC", Role.GROSS_AMOUNT),
        ("MwSt.-%", Role.TAX_RATE),
        ("税率/征收率", Role.TAX_RATE),
        ("税额", Role.TAX_AMOUNT),
        ("货物或应税劳务、服务名称", Role.DESCRIPTION),
        ("规格型号", Role.MODEL),
        ("Art.-Nr.", Role.SELLER_ITEM_ID),
        ("EAN/GTIN", Role.GTIN),
        ("Qantité", Role.QUANTITY),
        ("Stückpreis (zzgl. MwSt.)", Role.UNIT_PRICE),
        ("Price, VAT included", Role.UNIT_PRICE),
        ("Precio con IVA", Role.UNIT_PRICE),
        ("Prezzo (IVA esclusa)", Role.UNIT_PRICE),
        ("Cena z VAT", Role.UNIT_PRICE),
        ("単価（税別）", Role.UNIT_PRICE),
        ("Montant toutes taxes comprises", Role.GROSS_AMOUNT),
        ("Bedrag zonder btw", Role.NET_AMOUNT),
        ("Nachl. %", Role.DISCOUNT),
        ("Mfr. part no.", Role.MODEL),
        ("Hersteller-Nr.", Role.MODEL),
        ("Réf. fabricant", Role.MODEL),
        ("メーカー型番", Role.MODEL),
        ("原廠型號", Role.MODEL),
        ("Date code", Role.OTHER),
    ],
)
def test_a_heading_means_its_column(text: str, role: Role) -> None:
    assert best(text) is role


def test_a_discount_in_percent_is_one_column() -> None:
    page = table_page(
        [(50, "Artikel"), (-250, "Menge"), (-320, "Preis"), (-390, "Nachl. %"), (-500, "Betrag")]
    )
    (band,) = find_bands(make_grid(page))
    assert len(band.headings) == 5


def test_a_word_of_no_table_means_nothing() -> None:
    assert best("Ladung bei Sonnenschein") is None


def test_words_of_tax_make_no_heading_of_money_by_themselves() -> None:
    assert best("Descrição com IVA") is None


def test_glued_headings_are_parted() -> None:
    assert split_glued("qtyunitprice") is not None
    assert split_glued(squeeze("数量单位")) is not None
    assert split_glued("quality") is None


def test_units_of_several_languages() -> None:
    assert all(is_unit(text) for text in ("Stk.", "pcs", "Unit(s)", "双", "szt."))
    assert not is_unit("Schraube")


def columns_of(*rows: Row | int) -> list[str]:
    bands = find_bands(make_grid(table_page(*rows)))
    return [heading.text for band in bands for heading in band.headings]


def test_headings_over_two_rows_are_joined() -> None:
    texts = columns_of(
        [(50, "Description"), (-330, "Qty"), (-410, "Unit"), (-550, "Line")],
        [(-410, "price"), (-550, "total")],
        [(50, "Chair"), (-330, "2"), (-410, "5.00"), (-550, "10.00")],
    )
    assert texts == ["Description", "Qty", "Unit price", "Line total"]


def test_the_first_item_is_no_heading() -> None:
    band = find_bands(
        make_grid(
            table_page(
                [(50, "Item"), (-330, "Qty"), (-410, "Price"), (-550, "Total")],
                [(50, "Service"), (-550, "Net")],
                [(50, "Chair"), (-330, "2"), (-410, "5.00"), (-550, "10.00")],
            )
        )
    )[0]
    assert band.first_row == 0


def test_each_row_of_a_stack_keeps_its_meaning() -> None:
    bands = find_bands(
        make_grid(
            table_page(
                [(50, "GTIN"), (150, "Art-Nr-Lieferant"), (-400, "Menge"), (-550, "Nettowert")],
                [(50, "Art-Nr-Kunde"), (150, "Artikelbezeichnung")],
            )
        )
    )
    stacks = [heading.stack for heading in bands[0].headings if heading.stack]
    assert (Role.GTIN, Role.OTHER) in stacks
    assert (Role.SELLER_ITEM_ID, Role.DESCRIPTION) in stacks


@pytest.mark.parametrize(
    "row",
    [
        [(50, "Tax"), (200, "Base"), (300, "Amount")],
        [(50, "Payment"), (200, "Date"), (300, "Amount")],
        [(50, "Date"), (200, "Due date"), (300, "Currency")],
        [(50, "We sold the price of an item for a total amount of goods in quantity")],
    ],
)
def test_other_tables_and_prose_are_no_items(row: Row) -> None:
    assert columns_of(row) == []


def test_words_of_one_heading_are_not_two_columns() -> None:
    (band,) = find_bands(
        make_grid(
            table_page(
                [
                    (50, "Nazwa"),
                    (-300, "Ilość"),
                    (-400, "Cena jedn. netto"),
                    (-550, "Wartość netto"),
                ],
                [(50, "Stół"), (-300, "2"), (-400, "50,00"), (-550, "100,00")],
            )
        )
    )
    assert [heading.text for heading in band.headings][-2:] == [
        "Cena jedn. netto",
        "Wartość netto",
    ]


def test_a_heading_in_two_languages_over_two_rows_is_one() -> None:
    (band,) = find_bands(
        make_grid(
            table_page(
                [(50, "品名"), (-300, "數量"), (-400, "單價"), (-550, "Amount Excl.")],
                [(-550, "VAT / 金額")],
                [(50, "椅子"), (-300, "2"), (-400, "50.00"), (-550, "100.00")],
            )
        )
    )
    assert [max(h.roles, key=lambda role: h.roles[role]) for h in band.headings][-1] == "net_amount"


def test_a_strip_of_totals_heads_no_items() -> None:
    page = table_page(
        [(50, "Net HT"), (170, "Total TVA"), (290, "Total TTC"), (410, "Reste dû")],
        [(50, "76 743,00"), (170, "15 348,60"), (290, "92 091,60"), (410, "58 071,43")],
    )
    assert find_bands(make_grid(page)) == []

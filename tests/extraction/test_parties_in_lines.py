"""Parties in one line, under titles, beside numbers, with persons and in stamps."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.placed import placed
from proofcheck.extraction.addresses import has_legal_form
from proofcheck.extraction.invoice import read_invoice
from proofcheck.extraction.parties.sender_lines import is_sender_line
from proofcheck.model.fields import Field, Invoice, Kind, Maybe

Placed = tuple[float, float, str]


def read(*texts: Placed, kind: Kind = Kind.INVOICE) -> Invoice:
    return read_invoice((placed(*texts),), kind=kind)


def value(field: Maybe[Any]) -> Any:
    return field.value if isinstance(field, Field) else None


BUYER = ((60, 120, "Brunner & Söhne KG"), (60, 132, "Seeweg 4"), (60, 144, "8600 Bruck"))


@pytest.mark.parametrize(
    "line",
    [
        "Teehaus Almtal OG, Färbergasse 3, 8940 Liezen, Tel. 03612 22 507",
        "Calzados Rial S.L. – Pol. Ind. Norte, C/ Sol 62, 03206 Elche – C.I.F. B03477189 – Tel. 965"
        " 44 10 71 – Inscrita en el Registro Mercantil de Alicante, tomo 3118, folio 72",
        "Velo Trading Limited · Flat B, 9/F, Sun Centre, 9 Mei Street, Tsuen Wan, Hong Kong · CR",
        "Fietsenhuis Dekker · Nachtegaalstraat 51, 3581 AD Utrecht · 030 271 66 05",
    ],
)
def test_a_footer_that_begins_with_name_and_address_is_the_senders(line: str) -> None:
    assert is_sender_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Monte Alto, 7150-108 Borba · NIPC PT502901772",
        "Rua da Prata 108, 1100-420 Lisboa, Portugal",
    ],
)
def test_a_street_with_its_town_is_no_sender(line: str) -> None:
    assert not is_sender_line(line)


def test_small_words_are_no_legal_forms() -> None:
    assert has_legal_form("Almtal OG")
    assert has_legal_form("Lane Dental, P.C.")
    assert not has_legal_form("Hansen og Jensen")
    assert not has_legal_form("Allentown, PA 18104")


def test_a_title_with_its_number_is_no_party() -> None:
    paper = read(
        (60, 85, "Conferma d'ordine CO-250419"),
        (60, 116, "Manno, 2 aprile 2026"),
        (330, 116, "Ceresio Amministrazioni Sagl"),
        (330, 128, "Via Nassa 21"),
        (330, 139, "6900 Lugano"),
        (60, 430, "Serrature Porta SA · Via Cantonale 18, 6928 Manno · tel. 091 604 11 90"),
        kind=Kind.ORDER_CONFIRMATION,
    )
    assert value(paper.buyer_name) == "Ceresio Amministrazioni Sagl"
    assert value(paper.seller_name) == "Serrature Porta SA"


def test_a_buyers_number_stands_between_its_label_and_its_name() -> None:
    paper = read(
        (60, 60, "Riegos del Sur, S.L."),
        (60, 72, "Calle Agua 6, 41500 Sevilla"),
        (60, 110, "Cliente 430.0187 — Viveros La Loma, S.L."),
        (60, 122, "Calle Soto 4, 41710 Utrera"),
    )
    assert value(paper.buyer_name) == "Viveros La Loma, S.L."
    assert value(paper.seller_name) == "Riegos del Sur, S.L."


def test_a_persons_line_belongs_to_the_firm_above_it() -> None:
    paper = read(
        (210, 40, "DRANKENHANDEL ASSELT B.V."),
        (180, 49, "Kanaaldijk 7, 7417 TG Deventer - tel 0570-661840"),
        (40, 96, "Eetcafé De Waag"),
        (40, 105, "t.n.v. M. Schut"),
        (40, 114, "Brink 52"),
        (40, 123, "7411 BV Deventer"),
    )
    assert value(paper.buyer_name) == "Eetcafé De Waag"
    assert value(paper.buyer_address) == "Brink 52, 7411 BV Deventer"


def test_an_id_or_a_second_name_is_no_part_of_an_address() -> None:
    spanish = read((60, 780, "Cafés Uno, S.L.U. · NIF B66117201 · Calle Sol 193, 08005 Barcelona"))
    assert value(spanish.seller_address) == "Calle Sol 193, 08005 Barcelona"
    chinese = read(
        (210, 50, "永豐系統（香港）有限公司"),
        (190, 64, "Wing Fung Systems (H.K.) Limited"),
        (130, 78, "Unit 1207, 12/F, Hong Centre, 151 Hoi Bun Road, Kwun Tong, Kowloon"),
    )
    assert str(value(chinese.seller_address)).startswith("Unit 1207")


def test_a_shipper_is_named_with_the_vessel_and_the_buyer_at_whose_risk_it_sails() -> None:
    paper = read(
        (190, 58, "VELO COMPOSITE CORP."),
        (110, 69, "No. 17, Gongye 9th Rd., Taichung City 437, Taiwan"),
        (60, 154, "For account and risk of Messrs. Nordhjul AB"),
        (60, 165, "Hamngatan 20, 211 22 Malmö, Sweden"),
        (60, 176, "Shipped by Velo Composite Corp. per EVER CALM V.118W"),
    )
    assert value(paper.seller_name) == "Velo Composite Corp."
    assert value(paper.buyer_name) == "Nordhjul AB"


def test_a_word_spelt_with_dashes_is_no_label_of_a_part_of_it() -> None:
    receipt = read((60, 60, "Radio GmbH"), (60, 90, "K-U-N-D-E-N-B-E-L-E-G"), kind=Kind.RECEIPT)
    assert value(receipt.buyer_name) is None


def test_the_goods_go_to_the_buyer_where_no_other_is_named() -> None:
    paper = read(
        (60, 53, "AZUL CERÁMICA, S.A."),
        (60, 65, "Ctra. Onda km 4, 12540 Vila-real, Spain"),
        (60, 148, "Consignee: Nordhavn Fliser ApS, Sundkrogsgade 21, 2100"),
        (60, 158, "Copenhagen, Denmark"),
        kind=Kind.PRO_FORMA,
    )
    assert value(paper.buyer_name) == "Nordhavn Fliser ApS"


def test_amounts_beside_a_stamp_are_no_part_of_it() -> None:
    paper = read(
        (60, 100, "買受人: 大同工程有限公司"),
        (300, 361, "27,900 營業人蓋用統一發票專用章"),
        (352, 381, "順發衛浴材料行"),
        (352, 397, "統一編號 27711806"),
        (300, 412, "29,295 高雄市三民區建國三路210號"),
    )
    assert value(paper.seller_address) == "高雄市三民區建國三路210號"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Gentile cliente", "Livia Sorani", "Via Lunga 4", "14100 Asti AT"), "Livia Sorani"),
        (
            ("Casa Sorani S.r.l.", "unipersonale", "Via Lunga 4", "14100 Asti AT"),
            "Casa Sorani S.r.l. unipersonale",
        ),
    ],
)
def test_the_lines_around_a_buyers_name(lines: tuple[str, ...], name: str) -> None:
    sender = (60.0, 40.0, "Orvale Srl, Via Roma 1, 10121 Torino TO")
    buyer = [(60.0, 120.0 + 12 * at, text) for at, text in enumerate(lines)]
    assert value(read(sender, *buyer).buyer_name) == name


def test_a_senders_name_may_hold_a_plus_or_begin_with_its_form() -> None:
    paper = read((60, 40, "Aldric + Venn GbR, Färbergasse 3, 78048 Villingen"), *BUYER)
    assert value(paper.seller_name) == "Aldric + Venn GbR"
    assert has_legal_form("F.H. Orvale Jan Rudny")
    assert has_legal_form("Firma Orvale & Zoon")


def test_headings_of_a_table_name_nobody() -> None:
    paper = read(
        (60, 40, "Orvale GmbH, Färbergasse 3, 78048 Villingen"),
        *BUYER,
        (60, 300, "Art.-Nr."),
        (140, 300, "Bezeichnung"),
        (280, 300, "verkauft"),
        (360, 300, "Listenpreis"),
        (480, 300, "Betrag"),
        (60, 320, "77120"),
        (140, 320, "Armreif"),
        (280, 320, "11.03."),
        (360, 320, "250,00"),
        (480, 320, "250,00"),
    )
    assert value(paper.buyer_name) == "Brunner & Söhne KG"

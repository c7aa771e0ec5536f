"""Goods and terms in schedules, extracts of contracts and deeds, in wordings of their own."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_who import read, values

GRANT = "We hereby authorise Pell & Daughter Ltd to sell the goods of the schedule."


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Annexure A – Goods", ("No.", "Article", "HSN")),
        ("Anlage 1: Waren", ("Nr.", "Bezeichnung", "Klasse")),
        ("Załącznik 1. Towary", ("Lp.", "Nazwa", "Klasa")),
        ("Anexo I. Artículos", ("Código", "Artículo", "Clase")),
    ],
)
def test_goods_stand_in_the_column_of_their_schedule(
    title: str, heads: tuple[str, str, str]
) -> None:
    schedule = placed(
        (60.0, 60.0, title),
        *((x, 90.0, head) for x, head in zip((70.0, 200.0, 400.0), heads, strict=True)),
        *((70.0, y, count) for y, count in ((115.0, "1"), (140.0, "2"))),
        *((200.0, y, goods) for y, goods in ((115.0, "gogle"), (140.0, "kaski"))),
        *((400.0, y, "9") for y in (115.0, 140.0)),
        number=2,
    )
    found = values(read(page_of("Letter of authorisation", "", GRANT, "", "Tarn plc"), schedule))
    assert found["products"] == ("gogle", "kaski")


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        (
            "Die Nordhelle KG fertigt seit drei Generationen Scheren und Sägen und erlaubt der "
            "Eschen GmbH den Verkauf.",
            ("Scheren", "Sägen"),
        ),
        (
            "Gli articoli a marchio Ivelune – sdraio e amache – sono nostri; autorizziamo "
            "Brunalba S.p.A. a rivenderli.",
            ("sdraio", "amache"),
        ),
        (
            "Towarami są namioty i karimaty oznaczone znakiem Kaspertine; upoważniamy Jaworzyn "
            "Spółka z o.o. do sprzedaży.",
            ("namioty", "karimaty"),
        ),
        (
            "Autorizamos a Cempoala, S.C. para que comercialice botas y cinturones originales de "
            "la marca Ivelune.",
            ("botas", "cinturones"),
        ),
    ],
)
def test_goods_behind_makers_dashes_and_copulas(sentence: str, goods: tuple[str, ...]) -> None:
    assert values(read(page_of(sentence)))["products"] == goods


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        ("It may sell our kettles by means of distance selling.", ("online",)),
        ("Il peut vendre nos bonnets par correspondance.", ("online",)),
        ("Sie darf unsere Lampen im Fernabsatz verkaufen.", ("online",)),
        ("De winkelier mag onze lakens verkopen via bol.", ("Bol",)),
        (
            "Może sprzedawać nasze lalki na platformie Kaufland jako Brzezana Direct.",
            ("Kaufland", "store:Brzezana Direct"),
        ),
    ],
)
def test_channels_by_their_trade_words_and_names(sentence: str, channels: tuple[str, ...]) -> None:
    page = page_of("We hereby authorise Pell & Daughter Ltd.", "", sentence)
    assert values(read(page))["channels"] == channels


def test_since_when_somebody_is_a_customer_begins_no_term() -> None:
    page = page_of(
        "Pell & Daughter Ltd has held an account with us since 30 August 2023 and is authorised to",
        "sell our kettles until 31 December 2027.",
    )
    found = values(read(page))
    assert "valid_from" not in found
    assert found["valid_to"] == date(2027, 12, 31)


def test_the_grantors_promise_denies_no_sublicence() -> None:
    page = page_of(
        "Der Hersteller ernennt die Eschen GmbH zum Händler.",
        "Der Hersteller wird im Gebiet keine weiteren Händler einsetzen.",
        "Der Händler kann Unterhändler einschalten.",
    )
    assert values(read(page))["may_sublicense"] is True


def test_a_country_with_a_word_for_a_territory_in_its_name() -> None:
    page = page_of(
        "Nous autorisons Meusia Import SA à vendre nos bougies.",
        "L'agrément vaut en Belgique, aux Pays-Bas et au Luxembourg.",
    )
    assert values(read(page))["territories"] == ("BE", "NL", "LU")


def test_a_spanish_registration_number_with_points() -> None:
    page = page_of(
        "Autorizamos a Azabara, S.L. a vender productos de la marca Ivelune (OEPM M-4.772.929)."
    )
    assert values(read(page))["trademark_numbers"] == ("M4772929",)


def test_goods_in_a_counted_list_below_the_title_of_a_schedule() -> None:
    page = page_of(
        "Calder Tools plc consents to Baxter Supplies Ltd dealing in the goods of Schedule 1.",
        "",
        "Schedule 1 - Goods",
        "1. cordless drills",
        "2. sanding blocks",
    )
    assert values(read(page))["products"] == ("cordless drills", "sanding blocks")


def test_a_question_on_sublicences_is_told_by_its_answer() -> None:
    page = page_of(
        "Peel & Thorn Ltd authorises Harbour Gifts Ltd to sell our candles.",
        "May the seller appoint sub-sellers? No",
    )
    assert values(read(page))["may_sublicense"] is False


@pytest.mark.parametrize(
    ("heads", "countries", "channels"),
    [
        (
            ("Brand", "Range", "Countries", "Selling through"),
            ("Ireland", "Malta"),
            ("showroom", "web shop"),
        ),
        (
            ("Merk", "Productgroep", "Gebied", "Verkoop via"),
            ("Ierland", "Malta"),
            ("winkel", "webwinkel"),
        ),
        (
            ("Marka", "Grupa towarowa", "Kraj", "Kanał"),
            ("Irlandia", "Malta"),
            ("sklepy stacjonarne", "sprzedaż internetowa"),
        ),
    ],
)
def test_every_row_of_a_table_of_rights_counts(
    heads: tuple[str, ...], countries: tuple[str, str], channels: tuple[str, str]
) -> None:
    edges = (60.0, 160.0, 280.0, 400.0)
    rows = zip(("Ivelune", "Ivelune"), ("mopy", "sofy"), countries, channels, strict=True)
    table = placed(
        *((x, 60.0, head) for x, head in zip(edges, heads, strict=True)),
        *(
            (x, 85.0 + 25.0 * index, text)
            for index, row in enumerate(rows)
            for x, text in zip(edges, row, strict=True)
        ),
        number=2,
    )
    found = values(read(page_of("Letter of authorisation", "", GRANT, "", "Tarn plc"), table))
    assert found["territories"] == ("IE", "MT")
    assert found["channels"] == ("offline", "online")
    assert found["products"] == ("mopy", "sofy")


def test_the_number_of_a_printed_form_with_its_edition_is_no_letter_number() -> None:
    found = values(read(page_of("Permission of the brand owner", "QF-118 v3", "", GRANT)))
    assert "letter_number" not in found


def test_sites_that_are_countries_are_territories_and_a_store_has_its_name() -> None:
    form = placed(
        (60.0, 40.0, "Brand permission form"),
        (60.0, 80.0, "A Rights holder"),
        (60.0, 100.0, "Legal name"),
        (60.0, 113.0, "Kingsmere Works Limited"),
        (60.0, 150.0, "B Seller"),
        (60.0, 170.0, "Legal name"),
        (60.0, 183.0, "Eastmoor Sourcing Limited"),
        (60.0, 210.0, "Store on our platform"),
        (60.0, 223.0, "Eastmoor World"),
        (60.0, 250.0, "Sites"),
        (60.0, 263.0, "Singapore, Malaysia"),
    )
    found = values(read(form))
    assert found["territories"] == ("SG", "MY")
    assert found["channels"] == ("store:Eastmoor World",)
    assert found["grantor"].startswith("Kingsmere")
    assert found["grantee"].startswith("Eastmoor")


@pytest.mark.parametrize(
    "sentence",
    [
        "Please don't supply other resellers.",
        "Pedimos que não forneçam outros revendedores.",
        "Il ne peut approvisionner d'autres revendeurs.",
    ],
)
def test_whom_the_grantee_must_not_supply_says_nothing_on_exclusivity(sentence: str) -> None:
    assert "exclusive" not in values(read(page_of("Tarn plc", "", GRANT, sentence)))


def test_a_sole_importer_in_the_letterhead_gives_no_exclusive_right() -> None:
    found = values(read(page_of("Sole UK importer of Ivelune", "Tarn plc", "", GRANT)))
    assert "exclusive" not in found

"""Places, days and rights that no set wording tells, but what stands around them does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.country_parts import read_parts
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.text.tick_boxes import ticked, unticked
from proofcheck.extraction.territories import find_territories
from proofcheck.model.fields import Field, named_fields

HEADS = {
    "en": ("14 May 2024", "We confirm that Tarn Ltd may sell our Sedgeline products."),
    "de": ("Kassel, 14. Mai 2024", "Wir bestätigen: Die Tarn GmbH darf Sedgeline verkaufen."),
    "fr": ("Nantes, le 14 mai 2024", "La société Tarn SAS peut vendre nos produits Sedgeline."),
    "it": ("Parma, 14 maggio 2024", "La società Tarn S.r.l. può vendere i prodotti Sedgeline."),
    "es": ("Murcia, 14 de mayo de 2024", "La empresa Tarn S.L. puede vender productos Sedgeline."),
    "pt": ("Braga, 14 de maio de 2024", "A empresa Tarn Lda. pode vender produtos Sedgeline."),
    "nl": ("Breda, 14 mei 2024", "Tarn B.V. mag onze producten van het merk Sedgeline verkopen."),
    "pl": ("Lublin, 14 maja 2024 r.", "Tarn sp. z o.o. może sprzedawać produkty marki Sedgeline."),
    "zh": ("2024年5月14日", "我司同意杭州塔恩体育有限公司销售我司“青塘”品牌产品。"),
    "ja": ("2024年5月14日", "当社は株式会社タルンが「青塘」の商品を販売することを認めます。"),
}


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


def said_in(language: str, *rows: str) -> dict[str, Any]:
    day, grant = HEADS[language]
    return said(day, "", grant, *rows)


@pytest.mark.parametrize(
    ("language", "sentence", "codes"),
    [
        ("en", "Their patch is the whole of the United States.", ("US",)),
        ("en", "Australia and NZ only please.", ("AU", "NZ")),
        ("en", "All states but not Puerto Rico. The goods go to Mexico and Canada.", ("MX", "CA")),
        ("de", "Gemeint ist nur die Schweiz. Die Ware kommt aus Italien.", ("CH",)),
        (
            "de",
            "Für welche Länder? Österreich, Ungarn. Für Polen ist noch nichts klar.",
            ("AT", "HU"),
        ),
        ("fr", "Cela concerne la Belgique et le Luxembourg.", ("BE", "LU")),
        ("it", "Parliamo di Italia e Malta.", ("IT", "MT")),
        ("pl", "Chodzi o rynek polski i czeski.", ("PL", "CZ")),
        ("pt", "Vende nos Açores e na Madeira.", ("PT",)),
        ("zh", "在浙江省、江苏省销售。", ("CN",)),
        ("ja", "対象は日本と韓国です。", ("JP", "KR")),
    ],
)
def test_countries_that_no_wording_leads_to(
    language: str, sentence: str, codes: tuple[str, ...]
) -> None:
    assert said_in(language, sentence)["territories"] == codes


@pytest.mark.parametrize(
    "sentence",
    [
        "The yarn is spun in Portugal.",
        "This letter is governed by the laws of Ireland.",
        "Our seat is in Lyon, France.",
        "We met at the fair in Germany.",
    ],
)
def test_countries_that_are_named_for_something_else(sentence: str) -> None:
    assert "territories" not in said_in("en", sentence)


def test_a_table_answers_country_by_country_and_channel_by_channel() -> None:
    rows = [
        ("País", "Tienda física", "Internet"),
        ("Chile", "sí", "sí"),
        ("Perú", "no", "no"),
        ("Uruguay", "sí", "no"),
    ]
    grid = [
        (60.0 + 110.0 * column, 120.0 + 18.0 * row, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    letter = read_letter((placed((60.0, 60.0, HEADS["es"][1]), *grid),))
    found = {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}
    assert found["territories"] == ("CL", "UY")
    assert set(found["channels"]) == {"offline", "online"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ネクタイ、スカーフ", ()),
        ("タイ王国", ("TH",)),
        ("zona franca", ()),
        ("Togo et Bénin, mais pas au Mali", ("TG", "BJ")),
        ("not exclusive in Norway", ("NO",)),
        ("DE, AT und CH", ("DE", "AT", "CH")),
        ("Węgrami i Słowacją", ("HU", "SK")),
    ],
)
def test_names_that_stand_alone(text: str, codes: tuple[str, ...]) -> None:
    assert find_territories(text) == codes


def test_a_province_within_an_address_is_no_territory() -> None:
    assert read_parts("湖北省荆州市沙市区") is None
    assert read_parts("河南", is_label=True) is not None
    assert read_parts("河南") is None


@pytest.mark.parametrize(
    ("language", "sentence", "may"),
    [
        ("en", "Tarn is at liberty to recruit village stockists of its own.", True),
        ("de", "Die Tarn GmbH darf sich eigene Unterhändler suchen.", True),
        ("fr", "Libre à elle de monter son propre réseau de détaillants.", True),
        ("it", "Il permesso non può essere girato ad altri negozi.", False),
        ("es", "Tiene libertad para montar su red de puntos de venta.", True),
        ("pt", "Pode escolher os seus próprios revendedores locais.", True),
        ("nl", "Doorgeven van deze toestemming is niet de bedoeling.", False),
        ("pl", "Tarn może mieć własnych poddealerów.", True),
        ("zh", "贵司可根据需要自行招募县级经销商。", True),
    ],
)
def test_leave_to_appoint_others_in_other_words(language: str, sentence: str, may: bool) -> None:
    assert said_in(language, sentence)["may_sublicense"] is may


@pytest.mark.parametrize(
    ("language", "sentence", "is_exclusive"),
    [
        ("en", "No one but Tarn sells our goods in this country.", True),
        ("en", "We supply plenty of other shops as well.", False),
        ("en", "Tarn is one of eleven outlets.", False),
        ("de", "Außer ihr beliefern wir in diesem Gebiet niemanden.", True),
        ("de", "Wir beliefern daneben auch weitere Händler.", False),
        ("fr", "Nous ne livrons aucun autre magasin de la région.", True),
        ("it", "Abbiamo anche altri rivenditori.", False),
        ("es", "Esta autorización no impide que vendamos a otros comercios.", False),
        ("pt", "Não vendemos a mais ninguém no país.", True),
        ("nl", "Wij leveren ook aan andere winkels.", False),
        ("pl", "Nikt poza nią nie sprzedaje naszych produktów.", True),
        ("zh", "本区域内我司不再供货给其他商家。", True),
    ],
)
def test_what_is_said_of_other_sellers(language: str, sentence: str, is_exclusive: bool) -> None:
    assert said_in(language, sentence)["exclusive"] is is_exclusive


@pytest.mark.parametrize(
    ("language", "sentence", "field", "day"),
    [
        ("en", "They start on the first of June 2024.", "valid_from", date(2024, 6, 1)),
        ("de", "Schluss ist am 30.06.2026.", "valid_to", date(2026, 6, 30)),
        ("de", "Das gilt ab 01.06. fürs Erste.", "valid_from", date(2024, 6, 1)),
        ("fr", "Jusqu'à quand ? 30 juin 2026.", "valid_to", date(2026, 6, 30)),
        ("it", "Valido per gli anni 2025 e 2026.", "valid_to", date(2026, 12, 31)),
        ("es", "Arrancamos el lunes 3 de junio de 2024.", "valid_from", date(2024, 6, 3)),
        ("pt", "Vale durante junho e julho de 2024.", "valid_to", date(2024, 7, 31)),
        ("nl", "Op 30 juni 2026 houdt het op.", "valid_to", date(2026, 6, 30)),
        ("zh", "由六月一日起至明年五月三十一日。", "valid_to", date(2025, 5, 31)),
        ("zh", "期限：2025年全年。", "valid_from", date(2025, 1, 1)),
        ("ja", "期間は2024年6月1日から同年12月26日までです。", "valid_to", date(2024, 12, 26)),
    ],
)
def test_days_by_verbs_order_questions_and_years(
    language: str, sentence: str, field: str, day: date
) -> None:
    found = said_in(language, sentence)
    assert found[field] == day
    assert found["issue_date"] == date(2024, 5, 14)


def test_the_day_of_a_founding_or_a_meeting_is_no_day_of_issue() -> None:
    found = said(
        HEADS["en"][1],
        "Our house was founded on 3 April 1998. On 2 May 2024 we met.",
        "",
        "Signed this 14th day of May 20 24.",
    )
    assert found["issue_date"] == date(2024, 5, 14)


def test_the_term_of_a_mark_is_not_that_of_the_letter() -> None:
    found = said_in("zh", "商标注册号18834420，有效期至2029年2月13日。")
    assert "valid_to" not in found


@pytest.mark.parametrize(
    ("language", "sentence", "channels"),
    [
        ("en", "They sell in their little shop and on Amazon.", {"offline", "Amazon"}),
        ("en", "Retailers may be appointed; Tarn sells online, no bricks and mortar.", {"online"}),
        ("de", "Im Laden ebenso wie im Netz.", {"offline", "online"}),
        ("nl", "Kanalen: winkel en tarnshop.nl", {"offline", "tarnshop.nl"}),
        ("pl", "Na Allegro oraz w sklepie przy rynku.", {"Allegro", "offline"}),
        ("en", "Tarn sells on eBay. Anyone seeing our goods on Wish, please write.", {"eBay"}),
    ],
)
def test_channels_by_what_stands_before_a_shop(
    language: str, sentence: str, channels: set[str]
) -> None:
    assert set(said_in(language, sentence)["channels"]) == channels


def test_boxes_of_a_form_on_several_lines() -> None:
    assert unticked("[ ] Mexico", is_form=True) == ((0, 10),)
    assert unticked("Exclusive: [X] Y [ ] N. Others: [X] Y") == ((17, 22),)
    assert ticked("[X] Y     N", 0, 11) == ((3, 5),)
    found = said(*HEADS["en"], "", "Where", "[ ] Mexico", "[X] Chile [X] Peru", "Exclusive: [X] Y")
    assert found["territories"] == ("CL", "PE")
    assert found["exclusive"] is True

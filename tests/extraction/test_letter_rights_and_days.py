"""Exclusivity, sub-licences and days of letters: whose right a sentence tells, what ends when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields

ZH = "兹授权杭州云上贸易有限公司销售我公司溪谷品牌茶叶。"
JA = "当社は、株式会社青葉商店に対し、当社製品「HIBIKI」の販売を許諾します。"
EN = "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell our products."


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("grant", "sentence"),
    [
        (ZH, "未经本公司书面同意不得再授权第三人。"),
        (ZH, "本证书严禁转借、转让、转授权。"),
        (EN, "They can not give this right to other companies."),
        (EN, "Sub-authorisations require our consent."),
        (EN, "Dalsze upoważnienia wymagają naszej zgody."),
        (EN, "Die Unterbeauftragung Dritter ist nicht gestattet."),
        (EN, "Sub-licence: N"),
    ],
)
def test_the_right_stays_with_the_grantee(grant: str, sentence: str) -> None:
    assert said(grant, "", sentence)["may_sublicense"] is False


def test_a_limit_to_the_term_of_a_sublicence_denies_none() -> None:
    sentence = "乙方有权在授权区域内发展二级分销商，分销授权期限不得超过本授权期限。"
    assert said(ZH, "", sentence)["may_sublicense"] is True


@pytest.mark.parametrize(
    ("grant", "sentence"),
    [
        (EN, "Reproduction of this certificate by third parties is prohibited."),
        (EN, "La reproduction de ce certificat par des tiers est interdite."),
        (JA, "本証明は当社が他の販売店を指定することを妨げるものではありません。"),
        (ZH, "期间内本厂仍可自行或委托他人在1688销售上述产品。"),
    ],
)
def test_what_is_said_of_others_passes_no_right_on(grant: str, sentence: str) -> None:
    assert "may_sublicense" not in said(grant, "", sentence)


@pytest.mark.parametrize(
    ("grant", "sentence"),
    [
        (ZH, "性质：普通授权，授权方保留自营及授权他人的权利。"),
        (ZH, "期间内本厂仍可自行或委托他人在1688销售上述产品。"),
        (JA, "本証明書は貴社に独占的な販売権を付与するものではありません。"),
        (JA, "本証明は当社が他の販売店を指定することを妨げるものではありません。"),
        (EN, "Exclusive: ◯ Yes ⬤ No"),
    ],
)
def test_others_may_get_the_right_too(grant: str, sentence: str) -> None:
    assert said(grant, "", sentence)["exclusive"] is False


def test_what_the_speaker_is_alone_is_no_right_of_the_grantee() -> None:
    row = "立書人翔譽貿易有限公司為戶外品牌溪谷之台灣總代理，同意授權禾野戶外企業社販售。"
    assert "exclusive" not in said(row)


@pytest.mark.parametrize(
    "sentence",
    [
        "The authorisation expires with effect from 5 January 2027.",
        "L’autorisation expire à compter du 5 janvier 2027.",
        "L’autorizzazione cessa a partire dal 5 gennaio 2027.",
        "La autorización finaliza a partir del 5 de enero de 2027.",
        "De machtiging vervalt met ingang van 5 januari 2027.",
        "Die Ermächtigung erlischt mit Wirkung vom 5. Januar 2027.",
        "A autorização expira a partir de 5 de janeiro de 2027.",
        "Upoważnienie wygasa z dniem 05.01.2027.",
    ],
)
def test_a_day_from_which_the_right_ends_is_the_last(sentence: str) -> None:
    read = said(EN, "", sentence)
    assert read["valid_to"] == date(2027, 1, 5)
    assert "valid_from" not in read


def test_a_town_that_is_called_like_a_fair_is_where_somebody_signs() -> None:
    rows = ("Elle prend effet le 1er juillet 2024.", "Fait à Salon-de-Provence, le 24 juin 2024")
    grant = "Nous, Nimbus SA, autorisons Rive SARL à vendre nos produits."
    assert said(grant, *rows)["issue_date"] == date(2024, 6, 24)


def test_the_day_of_a_paper_that_is_referred_to_is_not_the_letters_own() -> None:
    rows = ("根据商标权人于2025年6月30日出具的授权文件，" + ZH, "", "2025/12/05")
    assert said(*rows)["issue_date"] == date(2025, 12, 5)


@pytest.mark.parametrize(
    ("answer", "is_exclusive"),
    [
        ("授权性质：□独家 ☑普通", False),
        ("Type of authorisation: ( ) exclusive ( X) standard", False),
        ("Tipo de autorización: ( X) exclusiva en esta plataforma ( ) no exclusiva", True),
        ("Type of authorisation: [ x ] exclusive on this platform [ ] open", True),
    ],
)
def test_a_ticked_answer_counts_whatever_blanks_its_box_holds(
    answer: str, is_exclusive: bool
) -> None:
    assert said(EN, "", answer, "")["exclusive"] is is_exclusive


@pytest.mark.parametrize(
    "sentence",
    ["本許可は独占的なものではございません。", "本契約による販売権は独占的ではございません。"],
)
def test_a_polite_denial_denies(sentence: str) -> None:
    assert said(JA, "", sentence)["exclusive"] is False


def test_an_authorised_brand_appoints_nobody() -> None:
    sentence = "并可将授权品牌用于店铺名称、经销商名片及宣传素材。"
    assert "may_sublicense" not in said(ZH, "", sentence)


def test_the_expiry_of_marks_is_no_end_of_the_letter() -> None:
    table = (
        ("Trademark", "Country", "Registration No.", "Class", "Expiry"),
        ("Kestrel", "EU", "018 881 165", "9, 11", "2033-05-20"),
        ("Kestrel", "USA", "1,131,758", "9", "2031-11-02"),
        ("Kestrel", "China", "42348486", "9", "2032-02-13"),
    )
    cells = [
        (x, 70.0 + 20 * row, text)
        for row, texts in enumerate(table)
        for x, text in zip((61.0, 160.0, 250.0, 380.0, 450.0), texts, strict=True)
    ]
    letter = read_letter(
        (
            placed(
                (60.0, 40.0, "We, Nimbus Ltd, are the owner of the following trademarks:"),
                *cells,
                (60.0, 170.0, "We authorise Brightway Ltd to sell our products on Lazada."),
                (60.0, 200.0, "Validity: 2 November 2025 to 1 November 2027."),
            ),
        )
    )
    assert isinstance(letter.valid_to, Field)
    assert letter.valid_to.value == date(2027, 11, 1)


@pytest.mark.parametrize(
    "numbers", ["69722622、67146275（第18类）", "69722622, 67146275 (classes 18, 25)"]
)
def test_numbers_with_their_classes_beside_a_word_for_the_mark(numbers: str) -> None:
    label = "授权商标：" if "类" in numbers else "Trademarks: "
    assert said(ZH, "", label + numbers)["trademark_numbers"] == ("69722622", "67146275")


def test_a_customers_number_is_none_of_a_mark() -> None:
    read = said(
        "Wie besprochen: Die Brightway GmbH ist bei uns als Fachhändler gelistet (Kd.-",
        "Nr. 968783) und darf Ware der Marke KESTREL über Amazon.de und den eigenen Shop",
        "verkaufen. Das betrifft Zelte und Kocher.",
    )
    assert "trademark_numbers" not in read
    assert "letter_number" not in read

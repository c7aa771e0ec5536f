"""Exclusivity, sub-licences and days of letters: whose right a sentence tells, what ends when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
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

"""Parties, signers, days and numbers of letters from Asia, and of those in two languages."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.placed import placed
from extraction.test_letter_spread import said, said_on
from proofcheck.extraction.letter.chain import read_letters
from proofcheck.model.document import Source
from proofcheck.model.fields import Field

GRANTOR = "上海晨曦文具股份有限公司"
GRANT = "兹授权杭州云上贸易有限公司在天猫平台销售“晨曦”品牌文具。"
ENGLISH = "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell Kestrel tents."


def test_a_shop_with_its_part_in_brackets_behind_who_gave_the_right() -> None:
    page = placed(
        (60.0, 60.0, "下级经销商授权书"),
        (60.0, 90.0, "合肥知远商贸有限公司（授权方）根据苏州听雨茶业有限公司的授权，"),
        (60.0, 102.0, "同意芜湖市镜湖区拾光茶叶店（被授权方）作为“听雨小叙”品牌下级经销商，"),
        (60.0, 114.0, "在淘宝网开设店铺，销售袋泡茶、冷泡茶。"),
        (60.0, 140.0, "授权方：合肥知远商贸有限公司"),
    )
    (letter, *_) = read_letters((page,), known_brands=(), day_first=None)
    assert isinstance(letter.grantor, Field)
    assert isinstance(letter.grantee, Field)
    assert letter.grantor.value == "合肥知远商贸有限公司"
    assert letter.grantee.value == "芜湖市镜湖区拾光茶叶店"


def test_the_word_for_a_part_before_a_japanese_name() -> None:
    found = said(
        "当社は以下の事業者に対し、当社商品の取扱いを許諾していることを証します。",
        "被許諾者：合同会社ルミナ・トレーディング",
        "",
        "令和7年10月15日",
        "許諾者 株式会社はなの木コスメ",
    )
    assert found["grantor"] == "株式会社はなの木コスメ"


def test_a_works_without_a_legal_form_grants() -> None:
    found = said(
        "南嶺刃物製作所は、Fern Kitchen Pty Ltdが「南嶺」の正規販売店であることを証明いたします。"
    )
    assert (found["grantor"], found["grantee"]) == ("南嶺刃物製作所", "Fern Kitchen Pty Ltd")


@pytest.mark.parametrize(
    "sentence",
    [
        "根据商标权人Nordfell AS于2025年6月30日出具的授权文件，我司有权销售。",
        "Nordfell ASとの2025年6月30日付の契約書に基づき販売します。",
    ],
)
def test_the_day_of_another_paper(sentence: str) -> None:
    found = said(sentence, GRANT, "", GRANTOR, "陆敏 总经理", "2025/12/05")
    assert found["issue_date"] == date(2025, 12, 5)


@pytest.mark.parametrize(
    ("row", "number"),
    [("编号:ZM2026—118", "ZM2026—118"), ("Our ref. SPR-EU-2511/R2", "SPR-EU-2511/R2")],
)
def test_a_number_with_a_dash_and_no_house(row: str, number: str) -> None:
    head = "No. 188, Fenglin Rd. Sec. 2, Tanzi Dist., Taichung City 427"
    assert said(head, row, "", GRANT, "", GRANTOR)["letter_number"] == number


def test_the_office_goes_before_what_everybody_who_signs_is_called() -> None:
    page = placed(
        (60.0, 60.0, ENGLISH),
        (60.0, 700.0, "For Nimbus Ltd"),
        (60.0, 715.0, "Authorised Signatory"),
        (60.0, 727.0, "(Pradeep Soni)"),
        (60.0, 739.0, "Managing Director"),
    )
    assert said_on(page)["signatory_title"] == "Managing Director"


def test_a_name_in_full_behind_itself_and_a_department_in_a_title() -> None:
    page = placed(
        (60.0, 60.0, ENGLISH),
        (60.0, 700.0, "Best regards,"),
        (60.0, 715.0, "Jason Hsu (Hsu, Chih-Hao)"),
        (60.0, 727.0, "Vice President, Aftermarket Division"),
    )
    found = said_on(page)
    assert found["signatory_name"] == "Jason Hsu"
    assert found["signatory_title"] == "Vice President, Aftermarket Division"


def test_a_signature_under_a_label_in_two_languages() -> None:
    found = said(ENGLISH, "", "Fdo. / Signed: Inés Ferrera Olmo", "Administradora única")
    assert found["signatory_name"] == "Inés Ferrera Olmo"
    assert "United Mexican States" not in found.values()


def test_a_label_is_nobodys_title() -> None:
    found = said("许可人", "姓名： 温启航", "", GRANT, "", "许可人签字：温启航")
    assert "signatory_title" not in found


@pytest.mark.parametrize(
    ("sentence", "territories"),
    [
        ("This authority is given on non-exclusive basis for the territory of Ireland.", ("IE",)),
        ("被授權人僅得於中華民國境內銷售。", ("TW",)),
    ],
)
def test_territories(sentence: str, territories: tuple[str, ...]) -> None:
    assert said(ENGLISH, "", sentence)["territories"] == territories


def test_lines_that_ocr_sets_apart_run_on() -> None:
    text = (
        "Brightway GmbH, Leipzig, buys Kestrel products from us and is a confirmed reseller",
        "of genuine Kestrel components. From now on the company may list and sell hubs,",
        "wheelsets, disc brake rotors and handlebar tape in its shops.",
    )
    lines = [(60.0, 100.0 + 15.5 * i, line) for i, line in enumerate(text)]
    page = placed(*lines, source=Source.OCR, confidence=0.97)
    assert said_on(page)["products"] == (
        "hubs",
        "wheelsets",
        "disc brake rotors",
        "handlebar tape",
    )


def test_the_countries_of_a_table_of_shops() -> None:
    rows = (("Platform", "Shop", "Country"), ("eBay", "velo_le", "Germany"))
    rows += (("Amazon", "Velo Leipzig", "Germany, Austria"), ("Allegro", "velo-pl", "Poland"))
    cells = [
        (60.0 + 130.0 * column, 120.0 + 20.0 * index, text)
        for index, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    page = placed((60.0, 60.0, ENGLISH), *cells)
    assert said_on(page)["territories"] == ("DE", "AT", "PL")

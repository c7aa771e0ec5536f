"""Letters in Chinese and Japanese: labels, parties, terms and shops as their authors write them."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.placed import placed
from extraction.test_letter_spread import said, said_on

GRANT = "兹授权杭州云上贸易有限公司在天猫平台销售“晨曦”品牌文具。"
GRANTOR = "上海晨曦文具股份有限公司"
GRANT_JA = "当社は、株式会社みなと商会を「KITANO」製品の正規販売店として認定します。"


@pytest.mark.parametrize(
    "company",
    [
        "海南自由贸易港优嘉供应链管理有限公司",
        "深圳市优特电子有限公司",
        "湖州织里月皮皮制衣有限公司",
        "敏記錶行有限公司",
    ],
)
def test_signs_of_a_companys_name_lead_to_none(company: str) -> None:
    text = f"我司确认{company}为“晨曦”品牌授权经销商，有权销售文具。"
    assert said(text, "", GRANTOR)["grantee"] == company


def test_a_japanese_company_with_particles_in_its_name() -> None:
    assert said("コスメひかり合同会社 御中", "", "貴社に「KITANO」製品の販売を許諾いたします。")[
        "grantee"
    ] == ("コスメひかり合同会社")


def test_the_drawer_of_a_letter_grants() -> None:
    found = said(
        "立授權書人：昶禾生技股份有限公司", "被授權人：沐光國際行銷有限公司", "授權商品：益生菌"
    )
    assert (found["grantor"], found["grantee"]) == (
        "昶禾生技股份有限公司",
        "沐光國際行銷有限公司",
    )


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ("二、授权商品", "products", ("洗发水", "护发素")),
        ("第2条（許諾商品）", "products", ("洗发水", "护发素")),
    ],
)
def test_a_label_behind_the_count_of_a_clause(row: str, field: str, value: tuple[str, ...]) -> None:
    assert said(GRANT, "", row, "洗发水、护发素", "", GRANTOR)[field] == value


def test_rows_of_counts_labels_and_values() -> None:
    page = placed(
        (60.0, 60.0, GRANT_JA),
        (60.0, 100.0, "１"),
        (76.0, 100.0, "対象商品"),
        (160.0, 100.0, "テント、寝袋"),
        (60.0, 117.0, "２"),
        (76.0, 117.0, "販売地域"),
        (160.0, 117.0, "日本国内"),
        (60.0, 134.0, "３"),
        (76.0, 134.0, "許諾期間"),
        (160.0, 134.0, "令和7年6月1日～令和9年5月31日"),
    )
    found = said_on(page)
    assert found["products"] == ("テント", "寝袋")
    assert found["territories"] == ("JP",)
    assert (found["valid_from"], found["valid_to"]) == (date(2025, 6, 1), date(2027, 5, 31))


@pytest.mark.parametrize(
    ("sentence", "is_exclusive", "may_pass_on"),
    [
        ("我公司承诺不再授权任何其他公司在天猫开设该品牌旗舰店。", True, None),
        ("被授权方不得再授权其他公司销售上述商品。", None, False),
        ("授权方有权同时授权其他经销商。", False, None),
        ("我司作为该品牌的总代理，负责售后。", None, None),
    ],
)
def test_who_may_authorise_others(
    sentence: str, is_exclusive: bool | None, may_pass_on: bool | None
) -> None:
    found = said(GRANT, "", sentence, "", GRANTOR)
    assert found.get("exclusive") is is_exclusive
    assert found.get("may_sublicense") is may_pass_on


def test_ticked_boxes_answer() -> None:
    found = said(GRANT, "", "授权方式：☐ 独家　☑ 非独家", "转授权：☐ 允许　☑ 不允许", "", GRANTOR)
    assert (found["exclusive"], found["may_sublicense"]) == (False, False)


@pytest.mark.parametrize(
    ("sentence", "store"),
    [
        ("被授权方可在天猫开设晨曦旗舰店，销售文具。", "store:晨曦旗舰店"),
        ("授权渠道：蝦皮購物（賣場名稱：沐光嚴選）", "store:沐光嚴選"),
        ("販売チャネル：ZOZOTOWN「EL PORTO」", "store:EL PORTO"),
        ("授权店铺名称：云裳汉服馆", "store:云裳汉服馆"),
    ],
)
def test_shops_by_name(sentence: str, store: str) -> None:
    assert store in said("兹授权杭州云上贸易有限公司销售“晨曦”品牌文具。", "", sentence)["channels"]


def test_a_signboard_is_no_channel() -> None:
    text = "被授权方可在商品吊牌及门店招牌上使用“晨曦”商标。"
    assert "offline" not in said(GRANT, "", text, "", GRANTOR)["channels"]


@pytest.mark.parametrize(
    ("row", "name", "title"),
    [
        ("渠道总监　沈奕然", "沈奕然", "渠道总监"),
        ("郭振邦　區域銷售經理　謹啟", "郭振邦", "區域銷售經理"),
        ("品牌保护专员 Cathy Luo 罗雪", "Cathy Luo", "品牌保护专员"),
    ],
)
def test_name_and_title_on_one_line(row: str, name: str, title: str) -> None:
    found = said(GRANT, "", GRANTOR, row)
    assert (found["signatory_name"], found["signatory_title"]) == (name, title)


def test_the_agent_of_an_owner_grants_and_the_owner_stands_above() -> None:
    text = "本公司乃瑞士 Corvenal Montres SA 之獨家代理商，現確認敏記錶行有限公司為授權零售商。"
    found = said("銘翰鐘錶（香港）有限公司", "", text, "", "銘翰鐘錶（香港）有限公司")
    assert (found["grantor"], found["grantee"]) == (
        "銘翰鐘錶（香港）有限公司",
        "敏記錶行有限公司",
    )


def test_a_word_for_brands_in_the_owners_name_marks_no_brand() -> None:
    owner = "「DUSRINO」の商標権者はHusdra Brands, LLCであり、合同会社ミナモは総代理店です。"
    found = said(owner, "下記の会社をDUSRINOの販売代理店として認定します。会社名：合同会社ハルゼン")
    assert found["brands"] == ("DUSRINO",)


def test_the_number_of_an_official_letter() -> None:
    assert said("金芝源授〔2025〕23号", "", GRANT, "", GRANTOR)["letter_number"] == (
        "金芝源授〔2025〕23号"
    )


def test_sites_of_a_marketplace_are_territories() -> None:
    text = "兹授权杭州云上贸易有限公司在亚马逊美国站、德国站销售“晨曦”品牌文具。"
    assert said(text, "", GRANTOR)["territories"] == ("US", "DE")


@pytest.mark.parametrize(
    ("sentence", "is_exclusive", "may_pass_on"),
    [
        (
            "授权方式：一般授权，授权方有权另行授权其他公司销售，被授权方不享有独家权利。",
            False,
            None,
        ),
        ("授权类型：普通授权，不可再行转授权", False, False),
        ("期间内本厂仍可自行或委托他人在1688销售上述产品。", False, None),
        ("我司保留指定其他代理商的权利，我司亦可授权第三方销售。", False, None),
        ("本证书仅限经销商使用，严禁转借、转让、转授权。", None, False),
        ("被授权方不得再向下授权。", None, False),
        ("被授權人若擬委由其他業者代為銷售，須事先取得立書人書面同意。", None, False),
        ("被授权单位开设的其他网店不在本授权范围内。", None, None),
        ("我司上海晨曦文具股份有限公司为该品牌中国总代理。", None, None),
    ],
)
def test_who_else_may_sell_or_authorise(
    sentence: str, is_exclusive: bool | None, may_pass_on: bool | None
) -> None:
    found = said(GRANT, "", sentence, "", GRANTOR)
    assert (found.get("exclusive"), found.get("may_sublicense")) == (is_exclusive, may_pass_on)


@pytest.mark.parametrize(
    ("sentence", "is_exclusive"),
    [
        ("本証明は当社が他の販売店を指定することを妨げるものではありません。", False),
        ("弊社、株式会社北野は、台湾Tidal Co., Ltd.の日本における輸入総代理店です。", None),
        ("当社は貴社を日本における総代理店とします。", True),
    ],
)
def test_exclusive_roles_in_japanese(sentence: str, is_exclusive: bool | None) -> None:
    found = said(GRANT_JA, "", sentence)
    assert found.get("exclusive") is is_exclusive
    assert "may_sublicense" not in found


def test_the_role_of_who_gives_leave_in_a_title() -> None:
    assert "exclusive" not in said("輸入総代理店による販売承諾のご連絡", "", GRANT_JA)


def test_a_role_over_a_firms_name_is_no_title() -> None:
    assert "exclusive" not in said("中国总代理", "", GRANTOR, "", GRANT)

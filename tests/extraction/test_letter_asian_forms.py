"""Forms, names and shops of letters in Chinese and Japanese, as everyday papers set them."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from extraction.test_letter_spread import said, said_on

GRANTOR_JA = "株式会社ノルカ"
LEAVE_JA = "弊社ブランド「noruka」の抱っこ紐について、貴店の販売を許可しております。"


def test_the_values_of_a_form_are_no_list_of_goods() -> None:
    found = said_on(
        placed(
            (60, 60, "网络销售授权卡"),
            (60, 90, "授权商"),
            (160, 90, "中山贝岚照明电器厂"),
            (60, 108, "经营者"),
            (160, 108, "合肥市包河区明岚灯饰店"),
            (60, 126, "平台"),
            (160, 126, "淘宝"),
            (60, 144, "店铺"),
            (160, 144, "明岚灯饰企业店"),
            (60, 162, "品类"),
            (160, 162, "吸顶灯 / 台灯 / 落地灯"),
        )
    )
    assert found["products"] == ("吸顶灯", "台灯", "落地灯")
    assert found["grantee"] == "合肥市包河区明岚灯饰店"


def test_goods_that_wrap_around_the_middle_of_their_row() -> None:
    found = said_on(
        placed(
            (60, 40, "商標使用許諾書"),
            (
                60,
                60,
                "株式会社サクマ製靴は、合同会社ステップに対し、下記登録商標の使用を許諾する。",
            ),
            (60, 100, "商標"),
            (200, 100, "登録番号"),
            (360, 100, "指定商品"),
            (60, 130, "SAKUMA WALK"),
            (200, 130, "商標登録第6318452号"),
            (360, 122, "紳士靴、ウォーキングシュ"),
            (360, 138, "ーズ"),
            (60, 165, "あゆみ革"),
            (200, 165, "商標登録第6540917号"),
            (360, 165, "婦人靴"),
        )
    )
    assert found["products"] == ("紳士靴", "ウォーキングシューズ", "婦人靴")


def test_codes_behind_a_label_for_models_are_goods() -> None:
    found = said(
        "授權人:德嵐光電股份有限公司", "販售型號:ML-35F1.8、ML-85F2", "被授權人:極光有限公司"
    )
    assert found["products"] == ("ML-35F1.8", "ML-85F2")


def test_a_department_and_an_office_are_no_person() -> None:
    found = said(
        LEAVE_JA, "", "東海インテリア貿易株式会社", "取締役 海外事業部長", "杉 浦 大 輔 杉浦"
    )
    assert found["signatory_name"] in ("杉浦大輔", "杉 浦 大 輔")
    assert found["signatory_title"] == "取締役 海外事業部長"


@pytest.mark.parametrize(
    "sentence",
    [
        "本許諾は独占的なものではありません。",
        "本契約は独占契約ではなく、当社は他社にも許諾します。",
    ],
)
def test_a_denial_behind_a_noun_of_the_right(sentence: str) -> None:
    assert said(LEAVE_JA, sentence, "", GRANTOR_JA)["exclusive"] is False


@pytest.mark.parametrize(
    ("row", "grantee"),
    [
        ("有限会社つばめ雑貨店 御中", "有限会社つばめ雑貨店"),
        ("ひなたストア 御中", "ひなたストア"),
        ("ひなたストア 大林様", "ひなたストア"),
    ],
)
def test_whom_a_japanese_letter_calls(row: str, grantee: str) -> None:
    assert said(row, "", LEAVE_JA, "", GRANTOR_JA)["grantee"] == grantee


def test_a_name_ends_before_the_copula() -> None:
    assert (
        said("有限会社ひなた 御中", "", "株式会社ノルカです。", "", LEAVE_JA)["grantor"]
        == GRANTOR_JA
    )


def test_a_shop_that_is_called_a_sales_department() -> None:
    found = said(
        "许可人:佛山市禾岚厨具制造有限公司",
        "被许可人:佛山市南海区灶里乾坤电器销售部",
        "许可商品:炒锅",
    )
    assert found["grantee"] == "佛山市南海区灶里乾坤电器销售部"


def test_who_makes_a_deed_in_person() -> None:
    found = said(
        "商標授權同意書",
        "",
        "立同意書人吳佩岑(以下簡稱甲方)為註冊商標「貓與檸檬」之商標權人,同意授權織夢人文創工作室",
        "(以下簡稱乙方)使用該商標於帆布袋商品。",
    )
    assert found["grantor"] == "吳佩岑"


def test_a_name_behind_our_humble_company() -> None:
    found = said("敝公司德嵐光電股份有限公司茲同意極光攝影器材有限公司販售「MINALENS」鏡頭。")
    assert found["grantor"] == "德嵐光電股份有限公司"


def test_loosely_set_lines_run_on_within_a_name() -> None:
    found = said_on(
        placed(
            (76, 100, "我司系“岚塔”品牌所有人,现同意石家庄工匠"),
            (60, 117, "之友商贸有限公司于京东商城销售我司品牌电动"),
            (60, 134, "扳手及冲击钻。被授权人不得将本授权转授他人。"),
            (60, 180, "沃岚塔工具(台州)股份有限公司"),
        )
    )
    assert found["grantee"] == "石家庄工匠之友商贸有限公司"


def test_no_within_a_brand_of_two_words() -> None:
    found = said(
        "有限会社つばめ雑貨店 御中",
        "弊社「kohaku no iro」(琥珀の色)石鹸および線香の正規販売店として認定いたします。",
    )
    assert found["brands"] == ("kohaku no iro",)
    assert found["products"] == ("石鹸", "線香")


def test_a_shops_name_is_no_goods() -> None:
    found = said(
        "为“泠岚”品牌陶瓷茶具、香具之湖南省特约经销商",
        "可在线下门店及淘宝网店(店铺名:青岚茶器)开展经营活动",
    )
    assert found["products"] == ("陶瓷茶具", "香具")


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        ("販売場所は、メルカリShops「ひなたベビー」です。", {"Mercari", "store:ひなたベビー"}),
        ("販売場所は楽天市場です。Amazonでの出品はお控えください。", {"Rakuten"}),
        ("乙方得於Pinkoi設計館「織夢人」銷售。", {"Pinkoi", "store:織夢人"}),
        ("该公司可在小红书店铺“远岫露营”中销售我司帐篷。", {"Xiaohongshu", "store:远岫露营"}),
        ("授权该公司在拼多多开设“暮岚 MUHE ”品牌旗舰店。", {"Pinduoduo"}),
    ],
)
def test_shops_on_platforms(sentence: str, channels: set[str]) -> None:
    assert set(said(sentence)["channels"]) == channels


def test_a_handle_whose_parts_stand_apart() -> None:
    found = said("They may sell our tents on Allegro (account: gorski _dom _pl) and Kaufland.pl.")
    assert "store:gorski_dom_pl" in found["channels"]

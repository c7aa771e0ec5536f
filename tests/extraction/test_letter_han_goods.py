"""Goods and brands of Chinese and Japanese letters: lists, classes, and what leads to them."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from extraction.test_letter_spread import said, said_on

GRANTOR = "上海晨曦文具股份有限公司"
GRANT = "兹授权杭州云上贸易有限公司在天猫平台销售“晨曦”品牌文具。"
GRANT_JA = "当社は、株式会社みなと商会を「KITANO」製品の正規販売店として認定します。"


@pytest.mark.parametrize(
    ("label", "value", "goods"),
    [
        ("対象商品", "化粧水・美容液・シャンプー", ("化粧水", "美容液", "シャンプー")),
        ("対象商品", "シャンプー・トリートメント", ("シャンプー", "トリートメント")),
        ("対象商品", "ヘア・オイル", ("ヘア・オイル",)),
        ("対象商品", "ヘア・オイル、化粧水", ("ヘア・オイル", "化粧水")),
        ("授权商品", "洁面乳、卸妆油(均为第3类)", ("洁面乳", "卸妆油")),
        ("授权商品", "安全座椅（第12类）；木制玩具（第28类）", ("安全座椅", "木制玩具")),
        ("授權商品", "1. 記憶枕 2. 涼感床包", ("記憶枕", "涼感床包")),
    ],
)
def test_items_of_a_list(label: str, value: str, goods: tuple[str, ...]) -> None:
    assert said(GRANT, "", f"{label}：{value}", "", GRANTOR)["products"] == goods


def test_the_class_of_goods_is_no_part_of_them() -> None:
    found = said(
        "We, Nimbus Ltd, authorise Brightway Ltd.", "", "Products: tents (Class 22), mugs (Cl. 21)"
    )
    assert found["products"] == ("tents", "mugs")


def test_goods_behind_the_classes_of_their_marks() -> None:
    found = said(
        "许可人将下列商标许可给被许可人杭州云上贸易有限公司使用：",
        "1. “晨曦”商标，第27736509号，第25类：运动鞋；运动袜；",
        "2. “CHENXI”商标，第38150642号，第28类：羽毛球拍；护膝（体育用品）。",
        "",
        GRANTOR,
    )
    assert found["products"] == ("运动鞋", "运动袜", "羽毛球拍", "护膝（体育用品）")


def test_a_short_line_ends_an_item() -> None:
    page = placed(
        (60.0, 60.0, GRANT),
        (60.0, 100.0, "产品型号"),
        (160.0, 100.0, "头戴式耳机 QX-H90、 QX-H95 Pro"),
        (160.0, 112.0, "蓝牙音箱 QX-B30"),
        (60.0, 130.0, "授权渠道"),
        (160.0, 130.0, "线下门店、京东到家、美团闪购、微信小程序、天猫、拼多多、唯品会、抖音"),
    )
    assert said_on(page)["products"] == ("头戴式耳机QX-H90", "QX-H95 Pro", "蓝牙音箱QX-B30")


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        (
            "貴社は「KITANO」ブランド電子ピアノおよびへッドホンの正規代理店です。",
            ("電子ピアノ", "ヘッドホン"),
        ),
        ("同意貴司販售KITANO全系列登山背包、睡袋、登山杖。", ("登山背包", "睡袋", "登山杖")),
        ("我厂生产之“晨曦”牌LED吸顶灯、轨道射灯由贵司销售。", ("LED吸顶灯", "轨道射灯")),
    ],
)
def test_goods_behind_their_brand(sentence: str, goods: tuple[str, ...]) -> None:
    assert said(sentence, "", GRANTOR)["products"] == goods


def test_an_addressee_is_no_label_of_goods() -> None:
    found = said(
        "アマゾンジャパン合同会社 御中",
        "LINEヤフー株式会社 御中",
        "",
        "弊社は、下記の販売店がKITANOの偏光サングラス、交換レンズを販売することを承諾いたします。",
    )
    assert found["products"] == ("偏光サングラス", "交換レンズ")


def test_a_site_in_brackets_is_no_goods() -> None:
    found = said(
        "当社は、株式会社みなと商会を「KITANO」の包丁、砥石の正規販売店とします。",
        "同社は弊社製品を自社ウェブサイト（minato.example）で販売できます。",
        "The company may sell our products on its own website (minato.example).",
    )
    assert "minato.example" not in found["products"]


@pytest.mark.parametrize(
    ("rows", "brands"),
    [
        (("兹证明杭州云上贸易有限公司为我公司 竹墨 牌产品的网络经销商。",), ("竹墨",)),
        (("我厂生产之“晨曦”牌LED吸顶灯、轨道射灯由贵司销售。",), ("晨曦",)),
        (
            ("茲授權日晴生活有限公司銷售本公司「沐夏」品牌商品，蝦皮賣場名稱：「日晴好眠館」。",),
            ("沐夏",),
        ),
    ],
)
def test_brands(rows: tuple[str, ...], brands: tuple[str, ...]) -> None:
    assert said(*rows, "", GRANTOR)["brands"] == brands


def test_counted_brands_and_a_label_for_the_numbers_of_marks() -> None:
    page = placed(
        (60.0, 60.0, GRANT),
        (60.0, 100.0, "授權品牌"),
        (160.0, 95.0, "1. 鑫禾 SHINHO"),
        (160.0, 106.0, "2. Breezy"),
        (60.0, 125.0, "商標號數"),
        (160.0, 125.0, "鑫禾：02104638/Breezy：02266190"),
    )
    found = said_on(page)
    assert found["brands"] == ("鑫禾SHINHO", "Breezy")
    assert found["trademark_numbers"] == ("02104638", "02266190")

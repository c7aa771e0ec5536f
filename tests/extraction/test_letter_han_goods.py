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
        ("授权产品", "①保温杯②焖烧罐", ("保温杯", "焖烧罐")),
        ("授权产品", "保温杯 焖烧罐 运动水壶", ("保温杯", "焖烧罐", "运动水壶")),
        ("授权产品", "保温杯、焖烧罐等产品", ("保温杯", "焖烧罐")),
        ("授权产品", "“晨曦”系列保温杯、焖烧罐", ("保温杯", "焖烧罐")),
        ("授权产品", "第21类保温杯、焖烧罐", ("保温杯", "焖烧罐")),
        ("授權商品", "保溫瓶、悶燒罐及其周邊配件", ("保溫瓶", "悶燒罐", "周邊配件")),
        ("授权品类", "家居日用（保温杯、焖烧罐）", ("保温杯", "焖烧罐")),
        ("対象商品", "KITANO全商品（テント、寝袋）", ("テント", "寝袋")),
        ("許諾商品", "「KITANO」ブランドの包丁・砥石・まな板", ("包丁", "砥石", "まな板")),
        ("対象商品", "トートバッグ／レザー財布", ("トートバッグ", "レザー財布")),
        ("Products", "移动电源 Power bank / 充电器 Charger", ("移动电源", "充电器")),
        ("Products", "all kinds of tumblers, lunch boxes, etc.", ("tumblers", "lunch boxes")),
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
        ("授权产品包括但不限于保温杯、焖烧罐及运动水壶。", ("保温杯", "焖烧罐", "运动水壶")),
        ("贵司可销售晨曦品牌的全系列产品（含保温杯、焖烧罐）。", ("保温杯", "焖烧罐")),
        ("茲授權杭州雲上貿易有限公司於官網及蝦皮販售晨曦牌手工皂、洗髮精。", ("手工皂", "洗髮精")),
        ("贵司使用“晨曦”商标从事茶叶、茶具、茶点的线上销售。", ("茶叶", "茶具", "茶点")),
        ("贵司销售我司出品的“晨曦”牌四件套、枕芯、被芯。", ("四件套", "枕芯", "被芯")),
        ("KITANO製ドライヤー、ヘアアイロンの販売を許諾します。", ("ドライヤー", "ヘアアイロン")),
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
        (("我司為法國戶外品牌 Cimaverde 之台灣總代理，授權貴司販售。",), ("Cimaverde",)),
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


@pytest.mark.parametrize("value", ["本品牌全线产品", "晨曦品牌旗下所有产品", "当社全商品"])
def test_all_products_name_none(value: str) -> None:
    assert said(GRANT, "", f"授权商品：{value}", "", GRANTOR)["products"] == ("文具",)


def test_counted_goods_below_a_label() -> None:
    rows = ("許諾商品", "（１）電気ケトル", "（２）炊飯器", "（３）コーヒーメーカー")
    assert said(*rows, "", GRANT_JA)["products"] == ("電気ケトル", "炊飯器", "コーヒーメーカー")


def test_a_short_word_in_capitals_behind_brand_is_of_the_goods() -> None:
    found = said(
        "We authorize Brightway LLC to sell our VELOX brand LED desk lamps and ring lights."
    )
    assert found["brands"] == ("VELOX",)
    assert found["products"] == ("LED desk lamps", "ring lights")


def test_a_class_alone_names_no_goods() -> None:
    rows = ("商品类别：第21类", "同意被授权方经营上述品牌的下列商品：保温杯、焖烧罐、便当盒。")
    assert said(*rows)["products"] == ("保温杯", "焖烧罐", "便当盒")

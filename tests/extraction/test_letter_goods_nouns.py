"""Goods, brands and numbers that are told by nouns for goods, in wordings of no known form."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from extraction.test_letter_wordings import GRANT, said
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.extraction.letter.names.goods_nouns import is_goods_noun
from proofcheck.model.fields import Field


@pytest.mark.parametrize(
    ("word", "language", "is_one"),
    [
        ("raincoats", "en", True),
        ("regenjacken", "de", True),
        ("scarpe", "it", True),
        ("keukenmessen", "nl", True),
        ("swiec", "pl", True),
        ("hersteller", "de", False),
        ("address", "en", False),
        ("permission", "en", False),
        ("opony", "", True),
    ],
)
def test_nouns_are_known_by_stem_ending_and_compound(
    word: str, language: str, is_one: bool
) -> None:
    assert is_goods_noun(word, language) is is_one


@pytest.mark.parametrize(
    ("rows", "goods"),
    [
        (["Nimbus Ltd tells whom it concerns: what Brightway Ltd gets from us for its stall, "
          "copper kettles, teapots and trivets by Kestrel, is genuine. It may sell on Etsy."],
         ("copper kettles", "teapots", "trivets")),
        (["Wir, die Nimbus GmbH, erlauben der Brightway GmbH den Auftritt der Marke Kestrel auf "
          "otto.de. Nur Besteck und Schneidebretter, sonst nichts."],
         ("Besteck", "Schneidebretter")),
        (["La société Nimbus SARL autorise Brightway SARL à vendre à Lyon les savons, les bougies "
          "et les huiles de la marque Kestrel."], ("savons", "bougies", "huiles")),
        (["Nimbus Ltd lets Brightway Ltd sell Kestrel gin and Kestrel syrup in Malta."],
         ("gin", "syrup")),
        (["Nimbus Ltd lets Brightway Ltd sell Kestrel mugs. Tea towels are not included."],
         ("mugs",)),
    ],
)  # fmt: skip
def test_goods_are_found_by_their_nouns(rows: list[str], goods: tuple[str, ...]) -> None:
    assert said(*rows)["products"] == goods


def test_one_unknown_word_behind_a_verb_is_no_goods() -> None:
    read = said("Nimbus Ltd lets Brightway Ltd sell onwards. Our mark is Kestrel.")
    assert "products" not in read


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        ("兹授权杭州云上贸易有限公司在天猫卖我们的“晨曦”牌货，具体就是台灯、落地扇、插线板三类。",
         ("台灯", "落地扇", "插线板")),
        ("兹授权杭州云上贸易有限公司销售“晨曦”竹笛，经销期限两年。", ("竹笛",)),
        ("当社は杭州商事株式会社に対し、「晨曦」の標章を付した包丁、まな板、及び付属の砥石を日本で販売する権利を与える。",
         ("包丁", "まな板", "砥石")),
    ],
)  # fmt: skip
def test_wide_goods_are_found_by_their_nouns(sentence: str, goods: tuple[str, ...]) -> None:
    assert said("授权书", "", sentence, "", "晨曦电器有限公司")["products"] == goods


def test_goods_stand_line_below_line_beside_their_label() -> None:
    page = placed(
        (60, 60, "Letter of authorisation"),
        (60, 90, "We, Nimbus Ltd, authorise Brightway Ltd to sell the goods below."),
        (180, 130, "camping stoves"),
        (60, 141, "Goods"),
        (180, 141, "mess tins"),
        (180, 152, "tent pegs"),
        (60, 190, "Brand"),
        (180, 190, "KESTREL"),
    )
    products = read_letter((page,)).products
    assert isinstance(products, Field)
    assert products.value == ("camping stoves", "mess tins", "tent pegs")


def test_ticked_goods_are_parted() -> None:
    read = said(GRANT, "", "Products: ☒ oilskins ☒ sweaters ☐ caps")
    assert read["products"] == ("oilskins", "sweaters")


def test_a_name_beside_goods_is_a_brand() -> None:
    assert said("Nimbus Ltd lets Brightway Ltd sell VELLAMO saddles.")["brands"] == ("VELLAMO",)
    assert said("兹授权杭州云上贸易有限公司卖我做的“不语”竹笛。", "", "岑山")["brands"] == ("不语",)


def test_a_name_in_capitals_within_a_sentence_of_trade_is_a_brand() -> None:
    sentence = "Vinos Arce S.A. nombra a Lugo S.L. para la venta de tintos y rosados ARCEVIEJO."
    assert said(sentence)["brands"] == ("ARCEVIEJO",)


def test_a_mark_that_is_left_out_is_no_brand() -> None:
    read = said(GRANT, "", "The mark KESTREL RACING is not included.")
    assert read["brands"] == ("Kestrel",)


def test_a_shop_or_the_signatory_is_no_brand() -> None:
    read = said("Nimbus Ltd lets the shop Juniper sell Kestrel tents.", "", "Yours faithfully", "",
                "Ann Kestler", "Sales Director")  # fmt: skip
    assert read["brands"] == ("Kestrel",)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Kestrel (U.S. Reg. Nos. 4,771,206 and 4,771,207)", ("4771206", "4771207")),
        ("Kestrel (CN 27740981), reg.no 2016/48821 - 2019/10337",
         ("27740981", "201648821", "201910337")),
        ("Marks: IR 1 448 207 (KESTREL)", ("1448207",)),
        ("Kestrel, class 21, 56120938", ("56120938",)),
    ],
)  # fmt: skip
def test_numbers_beside_a_brand_are_of_its_registration(
    sentence: str, numbers: tuple[str, ...]
) -> None:
    assert said(GRANT, "", sentence)["trademark_numbers"] == numbers


@pytest.mark.parametrize(
    ("row", "goods"),
    [
        ("Goods: copper kettles, teapots and trivets, manufactured by or for us.",
         ("copper kettles", "teapots", "trivets")),
        ("Waren: Wanderschuhe, Rucksäcke und Zelte aus eigener Herstellung",
         ("Wanderschuhe", "Rucksäcke", "Zelte")),
        ("Produits : lampes, vases et bougies d'origine.", ("lampes", "vases", "bougies")),
        ("Nimbus S.r.l. autorizza Brightway S.r.l. a usare il marchio Kestrel per la vendita di "
         "scarpe, cinture e borse di propria produzione.", ("scarpe", "cinture", "borse")),
        ("Productos: zapatos, cinturones y bolsos de fabricación propia",
         ("zapatos", "cinturones", "bolsos")),
        ("Produtos: sapatos, cintos e malas de fabrico próprio", ("sapatos", "cintos", "malas")),
        ("Producten: schoenen, riemen en tassen van eigen makelij",
         ("schoenen", "riemen", "tassen")),
        ("Produkty: buty, paski i torby własnej produkcji", ("buty", "paski", "torby")),
    ],
)  # fmt: skip
def test_who_made_goods_is_no_part_of_them(row: str, goods: tuple[str, ...]) -> None:
    assert said(row)["products"] == goods

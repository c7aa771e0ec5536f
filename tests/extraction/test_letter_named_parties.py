"""Parties by what stands around their names: addresses, pronouns, groups of firms, our consent."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import letter_by_fields, read_letter
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.model.fields import Field, named_fields


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    "rows",
    [
        [
            "Harrow & Pike Ltd buys lamps from us; Dove Lane Freight Ltd brings them.",
            "It is entitled to sell our lamps under the Emberlight brand in Ireland.",
            "",
            "Emberlight Lamps plc",
        ],
        [
            "Harrow & Pike Ltd, 3 Quay Street, Hull HU1 2AB, is known to us for ten years,",
            "as is Fenwick Outfitters LLP.",
            "The company may sell our Emberlight lamps in all of its shops.",
            "",
            "Emberlight Lamps plc",
        ],
        [
            "Harrow & Pike Ltd sells the lamps of our brand Emberlight with our full consent.",
            "",
            "Emberlight Lamps plc",
        ],
    ],
)
def test_a_sentence_without_a_name_speaks_of_the_one_above(rows: list[str]) -> None:
    fields = said(*rows)
    assert fields["grantee"] == "Harrow & Pike Ltd"
    assert fields["grantor"] == "Emberlight Lamps plc"


def test_the_pronoun_of_a_portuguese_verb_stands_for_the_name_above() -> None:
    fields = said(
        "Trabalha com a nossa marca, por acordo com a casa Lampes Aubrac SAS, a empresa",
        "Minhoto - Artigos do Lar, Lda., estabelecida em Rua Nova, 12, 4700-301 Braga.",
        "A Luz Clara Portugal, S.A. autoriza-a a vender candeeiros na sua loja.",
        "",
        "Luz Clara Portugal, S.A.",
    )
    assert fields["grantee"] == "Minhoto - Artigos do Lar, Lda."
    assert fields["grantor"] == "Luz Clara Portugal, S.A."


def test_our_company_before_a_chinese_name_is_who_speaks() -> None:
    fields = said(
        "本公司明燈企業社自2025年2月21日起擔任台灣總經銷，並得自行選擇零售商。",
        "茲確認和光實業股份有限公司（710臺南市永康區民生東路四段134號）為本公司之零售商，",
        "得販售燈具。",
        "",
        "明燈企業社",
    )
    assert fields["grantor"] == "明燈企業社"
    assert fields["grantee"] == "和光實業股份有限公司"


def test_a_subsidiary_writes_for_its_parent() -> None:
    fields = said(
        "Lindwerk Deutschland GmbH",
        "",
        "Wir erklären dies als deutsche Tochtergesellschaft in Vollmacht der Lindwerk S.p.A.",
        "Die Rotbuche Handels OHG, Am Wall 3, 23552 Lübeck, darf die Marke Nordahl verkaufen.",
        "",
        "Lindwerk Deutschland GmbH",
    )
    assert fields["grantor"] == "Lindwerk Deutschland GmbH"
    assert fields["grantee"] == "Rotbuche Handels OHG"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We supply Marrow & Sons (1924) Ltd with pens.", ["Marrow & Sons (1924) Ltd"]),
        ("Galashiels, TD1 3AS", []),
        ("MA R K E NV", []),
        ("Die Ware wird für uns von der Spediteur Alpen-Fracht AG befördert.", ["Alpen-Fracht AG"]),
        ("L'importatore Casa Verde S.r.l. ha il diritto di vendere.", ["Casa Verde S.r.l."]),
        ("Wir handeln in Vollmacht der Lindwerk S.p.A. aus Treviso.", ["Lindwerk S.p.A."]),
        ("Casa Verde S.r.l. Società Benefit, Torino", ["Casa Verde S.r.l. Società Benefit"]),
        ("410 Pine Avenue, Reno, NV 89501", []),
    ],
)
def test_names_of_companies(text: str, names: list[str]) -> None:
    prose = Prose((page_of(text),))
    assert [prose.text[slice(*span)] for span in companies(prose)] == names


def test_a_sentence_below_the_head_is_no_letterhead() -> None:
    fields = said(
        "Zur Vorlage beim Zoll:",
        "Kaufhaus Tannert KG aus Emden kauft Körbe der Marke Veldmo bei uns",
        "und verkauft sie mit unserer Zustimmung weiter.",
        "",
        "Korbwerk Konsum AG",
    )
    assert fields["grantor"] == "Korbwerk Konsum AG"
    assert fields["grantee"] == "Kaufhaus Tannert KG"


def test_an_affair_in_two_languages_speaks_against_a_letter_once() -> None:
    page = page_of(
        "兹应海关要求，大连北岸商务有限公司就北屿品牌作如下证明。",
        "At the request of customs, Dalian Beian Business Co., Ltd. certifies as follows.",
        "嘉兴东川供应链有限公司向我司购买充电宝，原产地为中国。",
        "Jiaxing Dongchuan Supply Chain Co., Ltd. buys power banks from us; China is the origin.",
        "该公司有权将北屿牌商品销往德国，至2029年3月2日，不得转授。",
        "It is entitled to sell these goods to Germany until 2 March 2029.",
        "",
        "大连北岸商务有限公司",
    )
    assert letter_by_fields((page,)) is not None

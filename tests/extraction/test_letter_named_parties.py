"""Parties by what stands around their names: addresses, pronouns, groups of firms, our consent."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import letter_by_fields, read_letter
from proofcheck.extraction.letter.labels.finding import find_labelled
from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.mentions import find_mentions
from proofcheck.extraction.letter.parties.choice import choose_pair
from proofcheck.extraction.letter.parties.letterheads import letterhead, signed
from proofcheck.extraction.letter.parties.placing import strangers
from proofcheck.extraction.letter.parties.writers import firms_of_writer
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


def test_who_is_told_to_own_the_mark_stands_above_the_writer() -> None:
    fields = said(
        "STEINTAL SPORT",
        "Steintal Sporthandel GmbH, Innweg 84, 6020 Innsbruck",
        "",
        "Als Generalimporteur der Marken „Fjellan“ und „Sorabi“ schreiben wir an alle Läden.",
        "Markeninhaberin ist die Fjellan Seisaku K.K., Niigata (Japan).",
        "Die Rotbuche Handels OHG ist autorisierte Wiederverkäuferin für Kletterschuhe.",
        "",
        "Renate Holzner, Prokuristin",
    )
    assert fields["grantor"] == "Steintal Sporthandel GmbH"
    assert fields["grantee"] == "Rotbuche Handels OHG"


def test_a_bank_writes_no_letter_though_it_stands_at_the_foot() -> None:
    prose = Prose(
        (
            page_of(
                "Steintal Sporthandel GmbH, Innweg 84, 6020 Innsbruck",
                "",
                "Die Rotbuche Handels OHG ist unsere Wiederverkäuferin für Kletterschuhe,",
                "und zwar in allen ihren Läden und auf ihrer eigenen Seite im Netz.",
                "",
                "Unterinntaler Landesbank AG",
            ),
        )
    )
    mentions = find_mentions(prose)
    ends = (*letterhead(prose), *signed(prose, find_labelled(prose)))
    found = firms_of_writer(prose, mentions, ends, tuple(strangers(prose, mentions)))
    assert [prose.text[c.start : c.end] for c in found] == ["Steintal Sporthandel GmbH"]


def test_a_name_read_twice_in_a_row_is_printed_once() -> None:
    prose = Prose((page_of("OFFICINE RIVA Officine Riva S.p.A.", "", "Officine Riva S.p.A."),))
    firms = sorted(companies(prose))
    twice, once = (
        Candidate(start=a, end=b, weight=weight)
        for (a, b), weight in zip(firms, (3.0, 1.0), strict=True)
    )
    grantor, _ = choose_pair(prose, [twice, once], [], companies=tuple(firms))
    assert grantor is not None
    assert prose.text[grantor[0] : grantor[1]] == "Officine Riva S.p.A."


def test_whose_the_mark_is_gets_nothing() -> None:
    fields = said(
        "Adriamonte Import S.r.l.",
        "",
        "Spett.le Casa Bruni S.n.c.",
        "",
        "La scrivente, distributore dei prodotti Tavoran, marchio di proprietà della società",
        "scozzese Tavoran Tweed Mills Ltd, conferma che la Vostra azienda è autorizzata alla",
        "rivendita on line di plaid e sciarpe.",
        "",
        "Adriamonte Import S.r.l.",
    )
    assert fields["grantor"] == "Adriamonte Import S.r.l."
    assert fields["grantee"] == "Casa Bruni S.n.c."


def test_a_bank_at_the_foot_is_no_grantor() -> None:
    fields = said(
        "AHORNHOF LAMPEN",
        "",
        "Ahornhof Lampenbau e.K. erlaubt der Rotbuche Handels OHG, ihre Lampen zu verkaufen,",
        "und zwar in allen Läden dieser Firma und auf ihrer eigenen Seite im Netz.",
        "Es grüßt für die Werkstatt",
        "Ada Ferris",
        "",
        "Unterinntaler Landesbank AG",
    )
    assert fields["grantor"] == "Ahornhof Lampenbau e.K."


def test_declares_in_capitals_is_no_grantee() -> None:
    fields = said(
        "Il sottoscritto Gino Bevili, amministratore unico della Lumetta Luce S.r.l., con sede",
        "in Via dei Fabbri 27, 31030 Borso,",
        "",
        "DICHIARA",
        "",
        "che l'impresa di seguito indicata è rivenditore autorizzato dei prodotti Lumetta.",
    )
    assert fields["grantor"] == "Lumetta Luce S.r.l."
    assert "grantee" not in fields


def test_an_annex_below_the_name_of_the_firm_begins_no_letter() -> None:
    first = page_of(
        "北岸小家电股份有限公司",
        "品牌授权书",
        "授权方：北岸小家电股份有限公司",
        "被授权方：东川电子商务有限公司",
        "授权方许可被授权方在天猫商城销售北岸品牌商品。",
    )
    second = page_of(
        "北岸小家电股份有限公司",
        "# 附件：授权商标及商品清单",
        "序号 | 商标 | 授权商品",
        "1 | 北岸 | 空气炸锅",
        number=2,
    )
    letter = read_letter((first, second))
    assert isinstance(letter.grantee, Field)
    assert letter.grantee.value == "东川电子商务有限公司"


@pytest.mark.parametrize(
    ("rows", "name", "title"),
    [
        (
            [
                "Maker:",
                "Hanul Derma Co., Ltd.",
                "We allow Nord OÜ to sell our creams.",
                "",
                "CEO Yoon Seo-jin 한울더마",
            ],
            "Yoon Seo-jin",
            "CEO",
        ),
        (
            [
                "当社はそらの企画合同会社に商品の販売を許諾します。",
                "",
                "株式会社山灯",
                "営業部長 真壁澄人 真壁",
            ],
            "真壁澄人",
            "営業部長",
        ),
        (
            [
                "Bonde Lampe S.r.l. autorizza Casa Bruni S.n.c. a vendere le sue lampade.",
                "",
                "Bonde Lampe S.r.l.",
                "llaria Zucco",
                "Direttore commerciale",
            ],
            "llaria Zucco",
            "Direttore commerciale",
        ),
    ],
)
def test_who_signs_beside_a_seal(rows: list[str], name: str, title: str) -> None:
    fields = said(*rows)
    assert fields["signatory_name"] == name
    assert fields["signatory_title"] == title


def test_a_law_firm_at_the_foot_signs_nothing() -> None:
    fields = said(
        "Bonde Polska Sp. z o.o. upoważnia PHU Rosa Sp. k. do sprzedaży lamp.",
        "",
        "",
        "Kancelaria Radców Nowak Lis",
    )
    assert "signatory_name" not in fields


def test_a_stamp_misread_and_cut_short_is_the_name_itself() -> None:
    prose = Prose(
        (
            page_of(
                "Ningtai Xulan Electric Appliance Co., Ltd.",
                "",
                "Etectric Appliance Co., Ltd.",
                "",
                "Qiaomi Handel GmbH",
            ),
        )
    )
    firms = tuple(companies(prose))
    full, stamp, other = (Candidate(start=a, end=b, weight=2.0) for a, b in firms)
    grantor, grantee = choose_pair(prose, [full], [stamp, other], companies=firms)
    assert grantor is not None
    assert grantee is not None
    assert prose.text[grantee[0] : grantee[1]] == "Qiaomi Handel GmbH"


def test_a_name_printed_in_full_elsewhere_is_not_cut_short() -> None:
    fields = said(
        "Almrose Naturkosmetik",
        "",
        "Almrose Naturkosmetik Ges.m.b.H. | Süd 9, 5671 Bruck",
        "",
        "Wir bestätigen, dass die Rotbuche Handels OHG unsere Seifen verkaufen darf.",
        "",
        "Für die Almrose",
        "Naturkosmetik Ges.m.b.H.",
        "Naturkosmetik Ges.m.b.H.",
    )
    assert fields["grantor"] == "Almrose Naturkosmetik Ges.m.b.H."

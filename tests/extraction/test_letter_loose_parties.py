"""Parties that no legal form and no known verb tells: marks, domains, places, the other name."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("rows", "grantor", "grantee"),
    [
        (  # whose firm bears the mark
            (
                "Dorval Import SARL and Tamberline Knitwear Ltd have dealt since 2019.",
                "TAMBERLINE scarves reach the shops of Lyon in this way.",
            ),
            "Tamberline Knitwear Ltd",
            "Dorval Import SARL",
        ),
        (  # a noun for a firm; the carrier is a stranger
            (
                "Die unterfertigte Quellmoos Seifen GmbH hat gegen den Vertrieb durch die Firma",
                "Badestube Lindner keine Einwände. Die Spedition Krull KG hat die Ware gebracht.",
            ),
            "Quellmoos Seifen GmbH",
            "Badestube Lindner",
        ),
        (  # a person, by the form of address
            (
                "Mr Edwin Parrish, who trades from Hull, has our leave to sell Copsewood stools.",
                "",
                "Yours faithfully,",
                "",
                "Copsewood Joinery Limited",
            ),
            "Copsewood Joinery Limited",
            "Edwin Parrish",
        ),
        (  # who runs the shop
            (
                "Hi team, Lighthouse Corner (operated by Amos Feld Trading) has our OK to list",
                "Dunewater soaps until further notice.",
                "",
                "Dunewater Botanics Ltd.",
            ),
            "Dunewater Botanics Ltd.",
            "Amos Feld Trading",
        ),
        (  # who begins a clause and may sell, with words between
            (
                "Comme promis : oui, Skis Vaudrey a bien le droit de vendre nos fixations.",
                "",
                "Perrochet Frères Sàrl",
            ),
            "Perrochet Frères Sàrl",
            "Skis Vaudrey",
        ),
        (  # questions
            (
                "Who runs the shop?",
                "Harbour Pantry Retail Ltd. They are one of ours.",
                "Who makes the goods?",
                "Tarnsey Outdoors plc of Leeds.",
            ),
            "Tarnsey Outdoors plc",
            "Harbour Pantry Retail Ltd.",
        ),
        (  # the town of a firm is nobody
            (
                "Issued by Larch & Lumen Inc., which distributes lamps in North America.",
                "The Gable Mercantile LLC of Burlington, Vermont, is one of our stockists.",
            ),
            "Larch & Lumen Inc.",
            "The Gable Mercantile LLC",
        ),
        (  # an officer's firm
            (
                "En calidad de apoderada en Colombia de la sociedad panameña Canal Tools Corp.,",
                "certifico que el importador Ferremar S.A.S. cuenta con autorización vigente para",
                "comercializar taladros.",
            ),
            "Canal Tools Corp.",
            "Ferremar S.A.S.",
        ),
        (  # a marketplace is no party, with its legal form neither
            (
                "Allegro sp. z o.o.",
                "Zgadzamy się na sprzedaż wózków przez firmę Bobik Handel sp. j. na Allegro.",
                "pełnomocnik spółki Kołyska Polska sp. z o.o.",
            ),
            "Kołyska Polska sp. z o.o.",
            "Bobik Handel sp. j.",
        ),
        (  # the other one: whom a note greets and to whom nothing else is said
            (
                "Carissimi di Bottega Ionica (Zürich),",
                "da oggi i nostri taralli si trovano in Svizzera solo da voi.",
                "",
                "Masseria Palmento s.r.l.",
            ),
            "Masseria Palmento s.r.l.",
            "Bottega Ionica",
        ),
    ],
)
def test_who_gives_and_who_gets(rows: tuple[str, ...], grantor: str, grantee: str) -> None:
    read = said(*rows)
    assert (read.get("grantor"), read.get("grantee")) == (grantor, grantee)


@pytest.mark.parametrize(
    ("rows", "grantor", "grantee"),
    [
        (
            ("兹证明 沈州北岭用品商店 为", "“极鹿”滑雪镜之特约经销商", "张城极鹿运动科技有限公司"),
            "张城极鹿运动科技有限公司",
            "沈州北岭用品商店",
        ),
        (
            ("证明", "我厂的“老磨石”芝麻油，临城的赵桂兰可以卖。", "沂城县老磨石油坊 李守田"),
            "沂城县老磨石油坊",
            "赵桂兰",
        ),
        (
            (
                "授權同意書",
                "立書人晨露果舖食品股份有限公司茲同意有禮企業社自民國一一三年七月一日起銷售本公司「晨露」品牌",
            ),
            "晨露果舖食品股份有限公司",
            "有禮企業社",
        ),
    ],
)
def test_parties_in_han_characters(rows: tuple[str, ...], grantor: str, grantee: str) -> None:
    read = said(*rows)
    assert (read.get("grantor"), read.get("grantee")) == (grantor, grantee)


def test_a_certificate_sets_both_names_in_its_sentence() -> None:
    page = placed(
        (250, 60, "CERTYFIKAT"),
        (200, 100, "Brzozowe Lampy sp. z o.o."),
        (240, 120, "potwierdza, że"),
        (236, 140, "Światło u Haliny"),
        (210, 160, "jest partnerem handlowym marki"),
        (60, 220, "salon w Cieszynie i sklep internetowy dla klientów w Polsce oraz w Czechach"),
    )
    letter = read_letter((page,))
    assert isinstance(letter.grantor, Field)
    assert isinstance(letter.grantee, Field)
    assert letter.grantor.value == "Brzozowe Lampy sp. z o.o."
    assert letter.grantee.value == "Światło u Haliny"


def test_a_holder_gets_what_the_owner_of_the_mark_issues() -> None:
    read = said(
        "# VERKOOPPAS 2026",
        "Houder | Watersport Zandkreek N.V.",
        "Afgegeven door | Zeilmakerij Noorderend B.V.",
        "Merken | Noorderend, Marswiel",
        "Landen | Nederland",
    )
    assert read["grantor"] == "Zeilmakerij Noorderend B.V."
    assert read["grantee"] == "Watersport Zandkreek N.V."


def test_organs_titles_and_kinds_of_firms_are_no_part_of_names() -> None:
    read = said(
        "MINUTES OF A MEETING OF THE MEMBERS",
        "Il Consiglio della Gelateria Monteverde S.p.A. delibera di affidare alla",
        "Dolce Riva d.o.o. la vendita dei coni a marchio MONTEVERDE.",
    )
    assert read["grantor"] == "Gelateria Monteverde S.p.A."
    assert read["grantee"] == "Dolce Riva d.o.o."


@pytest.mark.parametrize(
    ("rows", "name", "title"),
    [
        (("2024-03-24 Leszek Wolny, kaletnik",), "Leszek Wolny", "kaletnik"),
        (("Kilima Ltd · Eng. Joseph Otieno, Keeper of the Roll",), "Joseph Otieno", None),
        (("Le directeur,", "Habib Kacem"), "Habib Kacem", "directeur"),
        (("Conceição Gouveia", "mestra bordadeira"), "Conceição Gouveia", "mestra bordadeira"),
        (
            ("Compilata il 30/01/2023 da Gianmarco Severi (Export Area Manager)",),
            "Gianmarco Severi",
            "Export Area Manager",
        ),
        (("日光材料行 店長 蘇子晴",), "蘇子晴", "店長"),
        (("海外事業本部長 榊 千尋",), "榊 千尋", "海外事業本部長"),
    ],
)
def test_offices_that_no_list_holds(rows: tuple[str, ...], name: str, title: str | None) -> None:
    text = ("We let the shop sell our goods, the cups and the plates of our house, until further",)
    read = said(*text, "notice, in its shop in the town and on its own site.", "", *rows)
    assert read["signatory_name"] == name
    assert title is None or read["signatory_title"] == title


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("Fachhandelsbestätigung 2024/58", "2024/58"),
        ("DICHIARAZIONE (art. 47 D.P.R. 28 dicembre 2000, n. 445)", None),
        ("Partnership no. OC 388214", None),
        ("澜岸授〔2024〕第037号", "澜岸授〔2024〕第037号"),
    ],
)
def test_the_letters_own_number(row: str, number: str | None) -> None:
    read = said(row, "", "Wir bestätigen, dass die Firma Holz e.K. unsere Messer verkaufen darf.")
    assert read.get("letter_number") == number


def test_who_is_denied_leave_is_no_grantee() -> None:
    read = said("Blue Harbour Shop is not authorised to sell our goods.", "", "Kestrel Tools Ltd")
    assert "grantee" not in read


def test_a_trader_keeps_the_owner_printed_behind_the_name() -> None:
    read = said(
        "Händlerausweis",
        "Händler | Radhaus Elster, Inh. Silke Roth",
        "Aussteller | Pedalwerke Dürrnitz AG",
        "Marken | Dürrnitz",
    )
    assert read["grantee"] == "Radhaus Elster, Inh. Silke Roth"


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("Amitiés,", "Jean-Luc"), "Jean-Luc"),
        (("批准人(营销副总):林仲岩 日期:2025年1月16日",), "林仲岩"),
        (("adw. Kamil Rutka",), "Kamil Rutka"),
    ],
)
def test_who_signs_without_an_office_in_the_line_below(rows: tuple[str, ...], name: str) -> None:
    text = ("Skis Vaudrey a bien le droit de vendre nos fixations Cornet en Suisse, et personne",)
    assert said(*text, "d'autre que vous cette saison.", "", *rows)["signatory_name"] == name


@pytest.mark.parametrize(
    ("row", "grantor"),
    [
        ("埼玉県の浅木製菓株式会社は、「浅木」の飴の販売を承知しています。", "浅木製菓株式会社"),
        ("Preparato per Filati Ortisei S.r.l.s.", "Filati Ortisei S.r.l.s."),
        ("We, the Consejo de Aceites del Valle S.A., let the shop sell.", "Aceites del Valle S.A."),
    ],
)
def test_words_before_a_name_are_cut(row: str, grantor: str) -> None:
    read = said(row)
    assert grantor in (read.get("grantor"), read.get("grantee"))


def test_the_sender_at_the_top_of_a_japanese_letter_gives_and_signs() -> None:
    read = said(
        "税関 知的財産調査官 殿",
        "",
        "葵精機販売株式会社",
        "法務室長 安曇 麻衣子",
        "",
        "輸入者である八塩通商株式会社は、電動のこを国内で販売することにつき、弊社の同意を得ております。",
        "同意の期間は2025年1月6日から同年12月26日までです。",
    )
    assert read["grantor"] == "葵精機販売株式会社"
    assert read["grantee"] == "八塩通商株式会社"
    assert (read["signatory_name"], read["signatory_title"]) == ("安曇 麻衣子", "法務室長")

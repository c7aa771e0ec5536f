"""Who grants, who gets, who signs and who stands above, in wordings that no template has."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.letter import read_letter
from proofcheck.model.document import PageText
from proofcheck.model.fields import (
    AuthorisationLetter,
    Field,
    Kind,
    letters_in,
    named_fields,
)


def read(*pages: PageText) -> AuthorisationLetter:
    return read_letter(pages)


def values(letter: AuthorisationLetter) -> dict[str, Any]:
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


LETTERS = [
    pytest.param(
        [
            "Tarnbeck Mills plc",
            "",
            "We write to confirm that Brightwater Outdoor Trading Co., whose premises are in",
            "Galway, has been selling our TARNBECK knitwear with our full knowledge and consent.",
            "",
            "Harriet Lowe",
            "Wholesale Director",
        ],
        "Tarnbeck Mills plc",
        "Brightwater Outdoor Trading Co.",
        "Harriet Lowe",
        "Wholesale Director",
        id="consent",
    ),
    pytest.param(
        [
            "Von: Jens Brodersen <brodersen@watthoff-seifen.example>",
            "Gesendet: Dienstag, 13. Januar 2026 09:12",
            "An: einkauf@hansekram.example",
            "Betreff: Freigabe WATTHOFF",
            "",
            "Die Hansekram Onlineversand GmbH darf unsere Seifen bis Ende 2026 verkaufen.",
            "",
            "Jens Brodersen",
            "Leiter Vertrieb",
            "Watthoff Seifenmanufaktur OHG",
        ],
        "Watthoff Seifenmanufaktur OHG",
        "Hansekram Onlineversand GmbH",
        "Jens Brodersen",
        "Leiter Vertrieb",
        id="e-mail",
    ),
    pytest.param(
        [
            "Par-devant Nous, Maître Solène Aubry, notaire à Annecy,",
            "",
            "A COMPARU Monsieur Gaspard Thévenet, agissant en sa qualité de président de la",
            "société FROMENTEL HORLOGERIE SAS, LEQUEL a déclaré autoriser la société",
            "AUX TROIS CADRANS SARL à commercialiser les montres de la marque FROMENTEL.",
        ],
        "FROMENTEL HORLOGERIE SAS",
        "AUX TROIS CADRANS SARL",
        "Gaspard Thévenet",
        "président",
        id="notary",
    ),
    pytest.param(
        [
            "Łódź, dnia 12.01.2026 r.",
            "",
            "Działając w imieniu spółki Tkalnia Bałuty Sp. z o.o., niniejszym upoważniam firmę",
            "Domowy Kąt Marek Zieliński z siedzibą w Radomiu do sprzedaży naszych produktów.",
            "",
            "Agnieszka Wróbel",
            "Prezes Zarządu",
        ],
        "Tkalnia Bałuty Sp. z o.o.",
        "Domowy Kąt Marek Zieliński",
        "Agnieszka Wróbel",
        "Prezes Zarządu",
        id="sole trader",
    ),
    pytest.param(
        [
            "MALHARIA SÃO BENTO S.A. credencia a empresa VESTE JÁ COMÉRCIO LTDA. como",
            "revendedora oficial das roupas da marca SÃO BENTO até 31 de dezembro de 2026.",
            "",
            "Heloísa Zimmermann",
            "Diretora Comercial",
        ],
        "MALHARIA SÃO BENTO S.A.",
        "VESTE JÁ COMÉRCIO LTDA.",
        "Heloísa Zimmermann",
        "Diretora Comercial",
        id="Portuguese",
    ),
    pytest.param(
        [
            "# 授权书",
            "",
            "我方（中山市晨曦日化有限公司）系“晨曦兰”商标的权利人，现授权合肥洁净家电子商务有限公司",
            "在贵平台开设旗舰店，经营上述品牌的洗护产品。",
            "",
            "法定代表人（签字）：罗凯旋",
        ],
        "中山市晨曦日化有限公司",
        "合肥洁净家电子商务有限公司",
        "罗凯旋",
        "法定代表人",
        id="Chinese",
    ),
    pytest.param(
        [
            "# 販売許諾書",
            "",
            "株式会社北斗陶器（以下「甲」という。）は、有限会社みなと商店（以下「乙」という。）に対し、",
            "甲の商標を付した食器を販売することを許諾する。",
            "",
            "株式会社北斗陶器",
            "代表取締役 山際 和也 印",
        ],
        "株式会社北斗陶器",
        "有限会社みなと商店",
        "山際 和也",
        "代表取締役",
        id="Japanese",
    ),
]


@pytest.mark.parametrize(("rows", "grantor", "grantee", "name", "title"), LETTERS)
def test_wordings(rows: list[str], grantor: str, grantee: str, name: str, title: str) -> None:
    found = values(read(page_of(*rows)))
    assert found.get("grantor") == grantor
    assert found.get("grantee") == grantee
    assert found.get("signatory_name") == name
    assert found.get("signatory_title") == title


@pytest.mark.parametrize("rows", [pytest.param(p.values[0], id=p.id) for p in LETTERS])
def test_a_letter_is_known_by_leave_to_sell_in_any_words(rows: list[str]) -> None:
    assert tell_kind((page_of(*rows),))[0] is Kind.AUTHORISATION_LETTER


def test_the_link_above_is_neither_party() -> None:
    letter = read(
        page_of(
            "Crossfell Distribution Ltd",
            "",
            "By virtue of the licence granted to us by Orrin Laboratories AG, dated 12 June 2024,",
            "we are entitled to appoint dealers. In exercise of that right we have taken on Pure",
            "Petal Beauty Ltd as a dealer in ORRINDERM skin care.",
            "",
            "for Crossfell Distribution Ltd",
        )
    )
    found = values(letter)
    assert found["grantor"] == "Crossfell Distribution Ltd"
    assert found["grantee"] == "Pure Petal Beauty Ltd"
    assert [values(above)["grantor"] for above in letter.above] == ["Orrin Laboratories AG"]
    assert letter.above[0].is_mentioned
    assert letters_in(letter) == (letter,)  # a mention is no letter of the file


def test_who_lets_another_name_sellers_stands_above() -> None:
    letter = read(
        page_of(
            "Celidra Brands PLC owns the mark Norirdix and has authorised Kalavatta Co. Ltd,",
            "Leeds, to name further sellers.",
            "",
            "We hereby allow Tusnik Pty Limited to offer and sell genuine Norirdix goods.",
            "",
            "Kalavatta Co. Ltd",
        )
    )
    found = values(letter)
    assert (found["grantor"], found["grantee"]) == ("Kalavatta Co. Ltd", "Tusnik Pty Limited")
    assert values(letter.above[0])["grantor"] == "Celidra Brands PLC"


def test_sections_give_general_labels_their_party() -> None:
    found = values(
        read(
            placed(
                (60, 100, "1. Rights holder"),
                (60, 116, "Legal name"),
                (200, 116, "Quillon Knives Oy"),
                (60, 132, "Represented by"),
                (200, 132, "Aino Rautio, Managing Director"),
                (60, 148, "2. Reseller"),
                (60, 164, "Legal name"),
                (200, 164, "Bushcraft Bay Limited"),
                (60, 180, "Represented by"),
                (200, 180, "Simon Pratt, Buyer"),
                (60, 212, "The rights holder permits the reseller to offer QUILLON knives."),
            )
        )
    )
    assert found["grantor"] == "Quillon Knives Oy"
    assert found["grantee"] == "Bushcraft Bay Limited"
    assert found["signatory_name"] == "Aino Rautio"


def test_labels_that_ask() -> None:
    found = values(
        read(
            placed(
                (60, 100, "Wer erlaubt"),
                (200, 100, "Oberlohr Rucksackbau GmbH & Co. KG"),
                (60, 116, "Wem"),
                (200, 116, "Bergfuchs Sporthandel e.K."),
                (60, 132, "Was"),
                (200, 132, "Verkauf von Rucksäcken"),
            )
        )
    )
    assert found["grantor"] == "Oberlohr Rucksackbau GmbH & Co. KG"
    assert found["grantee"] == "Bergfuchs Sporthandel e.K."


def test_who_signs_for_the_grantee_is_not_the_signatory() -> None:
    found = values(
        read(
            placed(
                (60, 100, "甲方同意乙方使用商标进行推广与销售。"),
                (60, 200, "甲方：东莞智趣玩具有限公司"),
                (330, 200, "乙方：义乌市童乐贸易商行"),
                (60, 216, "代表人签字：罗伟"),
                (330, 216, "代表人签字：方丽"),
            )
        )
    )
    assert found["grantor"] == "东莞智趣玩具有限公司"
    assert found["grantee"] == "义乌市童乐贸易商行"
    assert found["signatory_name"] == "罗伟"


def test_letters_around_a_seal_are_nobody() -> None:
    found = values(
        read(
            page_of(
                "Nimbus Ltd hereby authorises Gale Ltd to sell Kestrel kites.",
                "",
                "R L",
                "U S N",
            )
        )
    )
    assert "signatory_name" not in found


@pytest.mark.parametrize(
    "rows",
    [
        [
            "Arbeitszeugnis",
            "",
            "Herr Raab war als Vertriebsmitarbeiter bei uns beschäftigt. Er betreute die",
            "autorisierten Händler unserer Marke OBERLOHR und verkaufte Rucksäcke.",
        ],
        [
            "Solano Swim opens its first store in Bournemouth and will be sold by authorised",
            "retailers across the UK from May.",
        ],
        [
            "Dear Trailhead, we have received your application to become an authorized reseller.",
            "Unfortunately we are not taking on new resellers at this time.",
        ],
        ["Your authorization to sell HALDEN products is hereby terminated from today."],
        ["钟海涛先生：恭喜您被我司录用为销售经理，负责品牌经销商的管理，请于三月一日入职。"],
        [
            "Notre magasin souhaite devenir revendeur agréé de vos skis. Dans l'attente de votre",
            "accord, veuillez agréer nos salutations.",
        ],
    ],
    ids=["job", "press", "refusal", "end", "offer of work", "application"],
)
def test_papers_that_speak_of_dealers_are_no_letters(rows: list[str]) -> None:
    assert tell_kind((page_of(*rows),))[0] is not Kind.AUTHORISATION_LETTER


def test_conditions_of_an_invoice_give_no_leave() -> None:
    page = page_of(
        "# RECHNUNG Nr. 2026-118",
        "",
        "Artikel | Menge | Preis",
        "Stapelturm | 12 | 14,90",
        "Netto 178,80",
        "Gesamt 212,77 EUR",
        "",
        "Der Käufer ist berechtigt, die Vorbehaltsware weiterzuverkaufen.",
    )
    assert tell_kind((page,))[0] is Kind.INVOICE

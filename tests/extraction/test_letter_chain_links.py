"""Links of a chain with remarks, annexes behind a letter, and what "exclusively" is said of."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.labels.headings import role_of_remark
from proofcheck.extraction.letter.names.persons import is_person
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, named_fields

GRANT = "We, Nimbus Ltd, owner of the brand Kestrel, hereby authorise Brightway Ltd to sell it."


def said(*pages: PageText) -> dict[str, Any]:
    return {n: f.value for n, f in named_fields(read_letter(pages)) if isinstance(f, Field)}


@pytest.mark.parametrize(
    ("issuer", "receiver"),
    [
        ("Generalimporteur (Aussteller)", "Unterhändler (hiermit autorisiert)"),
        ("Grossiste agréé (émetteur)", "Revendeur (autorisé par la présente)"),
        ("Importatore autorizzato (firmatario)", "Rivenditore autorizzato"),
        ("Główny dystrybutor (wystawca)", "Subdystrybutor (upoważniony niniejszym)"),
        ("总经销商（本函出具方）", "二级经销商（由本函授权）"),
        ("輸入総代理店（発行者）", "二次販売店（本書により許諾）"),
    ],
)
def test_a_remark_says_which_link_signs(issuer: str, receiver: str) -> None:
    page = placed(
        (60, 100, "1. Brand owner"),
        (300, 100, "Solveno Brands Inc."),
        (60, 124, f"2. {issuer}"),
        (300, 124, "Nordvik Handel Ltd"),
        (60, 148, f"3. {receiver}"),
        (300, 148, "Tellbury Shop Ltd"),
        (60, 200, "Tellbury Shop Ltd may sell Kestrel products."),
    )
    found = said(page)
    assert (found["grantor"], found["grantee"]) == ("Nordvik Handel Ltd", "Tellbury Shop Ltd")


def test_a_remark_may_stand_below_its_heading() -> None:
    page = placed(
        (60, 100, "1. Trademark owner"),
        (300, 100, "Solveno Brands Inc."),
        (60, 124, "2. Authorised importer"),
        (60, 133, "(signatory)"),
        (300, 128, "Nordvik Handel Ltd"),
        (60, 160, "3. Authorised dealer"),
        (300, 160, "Tellbury Shop Ltd"),
        (60, 200, "Tellbury Shop Ltd may sell Kestrel products."),
    )
    assert said(page)["grantor"] == "Nordvik Handel Ltd"


def test_other_remarks_give_no_part() -> None:
    assert role_of_remark("Distributor (see annex)") is None


@pytest.mark.parametrize(
    "heading", ["附件：授权店铺清单", "Annexe A – Liste des boutiques", "Anlage 1: Händlershops"]
)
def test_an_annex_begins_no_letter(heading: str) -> None:
    letter = [
        "授权书",
        "证书编号：WX-31",
        "杭州云岚商贸有限公司授权宁波海拓商贸有限公司销售云岚品牌商品。",
    ]
    annex = [heading, "天猫", "海拓旗舰店", "京东", "海拓专营店"]
    found = said(page_of(*letter), page_of(*annex))
    assert found["grantor"] == "杭州云岚商贸有限公司"
    assert found["grantee"] == "宁波海拓商贸有限公司"
    assert found["letter_number"] == "WX-31"


@pytest.mark.parametrize(
    "sentence",
    [
        "The reseller shall sell exclusively original goods.",
        "Dieses Schreiben dient ausschließlich der Vorlage bei Behörden.",
        "Der Händler bezieht ausschließlich Originalware von uns.",
        "Le revendeur vend exclusivement des produits achetés chez nous.",
        "Il rivenditore vende esclusivamente prodotti acquistati da noi.",
        "Esta carta se emite exclusivamente para su presentación.",
        "Sprzedawca oferuje wyłącznie oryginalne towary.",
        "Pismo służy wyłącznie do przedłożenia platformom.",
    ],
)
def test_goods_and_purposes_are_no_exclusive_right(sentence: str) -> None:
    assert "exclusive" not in said(page_of(GRANT, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Brightway Ltd is our exclusive distributor.",
        "Le revendeur est le distributeur exclusif des produits Kestrel.",
        "Brightway Ltd è distributore esclusivo prodotti Kestrel.",
        "The dealer has the exclusive right to sell original goods in France.",
    ],
)
def test_an_exclusive_right_to_goods_stays_one(sentence: str) -> None:
    assert said(page_of(GRANT, sentence))["exclusive"] is True


@pytest.mark.parametrize(
    ("name", "lead"),
    [
        ("The Wexbury Company (UK) Ltd", "This is to certify that "),
        ("Marren of Canada Corp.", ""),
        ("Z.P. Borowik Sp. j.", "Niniejszym "),
    ],
)
def test_names_are_read_whole_and_alone(name: str, lead: str) -> None:
    page = page_of(
        f"{lead}{name}, 3 Mill Lane, is the owner of the brand Kestrel.",
        "Tolven of Canada Corp. is another firm." if "Canada" in name else "",
        "It authorises Brightway Ltd to sell Kestrel products.",
        name,
    )
    assert said(page)["grantor"] == name


@pytest.mark.parametrize(
    "label",
    ["Agissant en qualité de", "In qualità di", "Handelnd als", "Działając jako", "Acting as"],
)
def test_a_labelled_title_is_the_signatorys(label: str) -> None:
    found = said(page_of(GRANT, "Nimbus Ltd", "Anna Berger", f"{label}: Sales Director"))
    assert (found["signatory_name"], found["signatory_title"]) == ("Anna Berger", "Sales Director")


def test_letters_around_a_seal_are_nobody() -> None:
    assert not is_person("R I E B DEUT")
    assert is_person("John F Kennel")


def test_a_day_with_the_name_of_its_month_is_no_number() -> None:
    assert "letter_number" not in said(page_of("MEMO", "12-Jun-2026", "", GRANT))

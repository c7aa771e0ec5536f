"""Two parties whose labels say the same part: traders in their order, acts before ownership."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.labels.headings import role_headings
from proofcheck.extraction.letter.labels.party_ranks import countersigns, rank_of, told_apart
from proofcheck.extraction.letter.text.prose import prose_of
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, named_fields


def values(*pages: PageText) -> dict[str, Any]:
    letter = read_letter(pages)
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("label", "rank"),
    [
        ("distributor", "upper"),
        ("for the distributor", "upper"),
        ("authorised reseller", "lower"),
        ("generalimporteur", "upper"),
        ("fachhandler", "lower"),
        ("grossiste", "upper"),
        ("revendeur agree", "lower"),
        ("il distributore", "upper"),
        ("il rivenditore", "lower"),
        ("el mayorista", "upper"),
        ("groothandel", "upper"),
        ("revendedor", "lower"),
        ("dystrybutor", "upper"),
        ("sprzedawca", "lower"),
        ("总经销商", "upper"),
        ("经销商", "lower"),
        ("总代理店", "upper"),
        ("贩卖店", "lower"),
        ("importer and dealer", None),
        ("licensor", None),
    ],
)
def test_traders_stand_in_an_order(label: str, rank: str | None) -> None:
    """Who imports or distributes stands above who sells to buyers."""
    assert rank_of(label) == rank


def test_one_trader_alone_gets() -> None:
    """Without a party below it, or with one that grants, a distributor is who gets."""
    assert told_apart([("grantee", "distributor")]) == ["grantee"]
    both = [("grantor", "manufacturer"), ("grantee", "distributor"), ("grantee", "dealer")]
    assert told_apart(both) == ["grantor", "grantee", "grantee"]


def test_of_two_traders_the_upper_one_grants_and_its_person_signs() -> None:
    """Headings above the data and above the signatures say distributor and reseller."""
    page = placed(
        (60, 50, "Authorised Reseller Agreement - Confirmation"),
        (60, 80, "Distributor"),
        (60, 92, "Hartwood Audio Supply Ltd"),
        (60, 104, "112 Victoria Road, Wrexham"),
        (320, 80, "Reseller"),
        (320, 92, "Dovetail Commerce Ltd"),
        (320, 104, "27 Cornmill Lane, Basildon"),
        (
            60,
            160,
            "The Distributor appoints the Reseller as an authorised reseller of Meridio",
        ),
        (
            60,
            172,
            "turntables and headphones in the United Kingdom until 31 December 2029.",
        ),
        (60, 300, "For the Distributor"),
        (320, 300, "For the Reseller"),
        (60, 350, "Gemma Ines"),
        (60, 362, "Head of Channel Sales"),
        (320, 350, "Paul Holroyd"),
        (320, 362, "Director"),
    )
    found = values(page)
    assert found["grantor"] == "Hartwood Audio Supply Ltd"
    assert found["grantee"] == "Dovetail Commerce Ltd"
    assert found["signatory_name"] == "Gemma Ines"
    assert found["signatory_title"] == "Head of Channel Sales"


def test_the_party_that_acts_grants_beside_the_owner_of_the_mark() -> None:
    """A chain letter labels who authorises, who is authorised and whose brand it is."""
    page = page_of(
        "# 品牌授权链路证明",
        "",
        "授权人：朗月（惠州）国际贸易有限公司",
        "被授权人：汕头市佰山商贸有限公司",
        "品牌方：Maréna France SARL",
        "",
        "授权人有权向被授权人出具本授权，在天猫国际销售红酒。",
    )
    found = values(page)
    assert found["grantor"] == "朗月（惠州）国际贸易有限公司"
    assert found["grantee"] == "汕头市佰山商贸有限公司"


@pytest.mark.parametrize(
    ("text", "is_acceptance"),
    [
        ("accepted and agreed", True),
        ("einverstanden, nordwind gmbh", True),
        ("bon pour accord", True),
        ("per accettazione, il rivenditore", True),
        ("conforme", True),
        ("voor akkoord, duinzicht b v :", True),
        ("de acordo", True),
        ("przyjmuje warunki", True),
        ("同意并接受", True),
        ("accepted payment cards", False),
        ("conforme a la ley", False),
    ],
)
def test_who_accepts_countersigns(text: str, is_acceptance: bool) -> None:
    """The word stands alone, or before who signs."""
    assert countersigns(text) is is_acceptance


def test_who_signs_for_agreement_is_not_the_grantors() -> None:
    """Both firms sign side by side, the dealer behind "Voor akkoord"."""
    page = placed(
        (60, 50, "Bevestiging dealerovereenkomst"),
        (
            60,
            80,
            "Wij bevestigen dat Duinzicht Import B.V. onze fietsen mag verkopen.",
        ),
        (60, 300, "Namens Hollander Fietsen B.V.:"),
        (320, 300, "Voor akkoord, Duinzicht Import B.V.:"),
        (60, 380, "Yasmina Post"),
        (60, 392, "Dealermanager"),
        (320, 380, "Marloes van Leeuwen"),
        (320, 392, "Eigenaar"),
    )
    found = values(page)
    assert found["signatory_name"] == "Yasmina Post"
    assert found["signatory_title"] == "Dealermanager"


def test_a_town_in_brackets_stands_within_a_labelled_name() -> None:
    """A short name before the bracket goes on behind it; another firm is named in a remark."""
    page = page_of(
        "# 品牌店铺授权书",
        "",
        "授权方：佰山（常州）办公设备有限公司（エーワン商事株式会社中国区总经销）",
        "被授权方：南通奥维电子商务有限公司",
        "授权方同意被授权方在京东经营品牌“暮禾”打印机。",
    )
    assert values(page)["grantor"] == "佰山（常州）办公设备有限公司"


def test_the_last_word_of_a_sentence_is_no_heading() -> None:
    """It fills its line; a heading with a dot begins its own sentence."""
    page = page_of(
        "The warranty is handled by our service partner on behalf of the",
        "manufacturers.",
        "",
        "1. Licensor.",
        "Hartwood Audio Supply Ltd",
    )
    headings = role_headings(prose_of((page,)))
    assert [heading.role for heading in headings] == ["grantor"]

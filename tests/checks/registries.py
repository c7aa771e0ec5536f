"""Registry answers for the sample papers of `sheets`, with single answers changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from proofcheck.model.registry import Authorisation, Brand, Party, Signatory, Trademark
from proofcheck.model.registry_answers import (
    BrandAnswer,
    BrandMatch,
    ChainAnswer,
    ChainLink,
    Likeness,
    LinkProblem,
    PartyAnswer,
    PartyMatch,
    RegistryAnswers,
    TrademarkAnswer,
)

OWNER = Party(id="veltro-sas", name="Veltro Outdoor SAS", aliases=("Veltro",))
BUYER = Party(id="thornbury", name="Thornbury Outfitters Ltd", aliases=("索恩伯里户外有限公司",))
SUPPLIER = Party(id="nordhafen", name="Nordhafen Handel GmbH")
STRANGER = Party(id="quickmart", name="Quickmart Trading Ltd")
MARK = Trademark(office="INPI", number="4711002", mark="Veltro", expires_on=date(2034, 1, 1))
BRAND = Brand(
    id="veltro",
    name="Veltro",
    aliases=("维特罗",),
    owner="veltro-sas",
    trademarks=(MARK,),
    gtin_prefixes=("4012345",),
)
OTHER_MARK = Trademark(office="INPI", number="8800001", mark="Kessora")
OTHER_BRAND = Brand(id="kessora", name="Kessora", trademarks=(OTHER_MARK,))
LETTER = Authorisation(
    id="A1",
    brand="veltro",
    grantor="veltro-sas",
    grantee="thornbury",
    territories=("GB", "IE"),
    channels=("eBay", "offline"),
    products=("headlamps", "tents"),
    valid_from=date(2025, 7, 1),
    valid_to=date(2027, 6, 30),
    letter_number="VEL-2025-007",
)


def party_answer(
    asked: str, asked_as: str, *parties: Party, likeness: Likeness = Likeness.IDENTICAL
) -> PartyAnswer:
    """The answer to one name; no party for a name that nobody knows."""
    matches = tuple(
        PartyMatch(party=party, matched_name=party.name, likeness=likeness, score=1.0)
        for party in parties
    )
    document = None if asked_as.startswith("claim.") else 1
    return PartyAnswer(
        asked=asked, asked_as=asked_as, document=document, place=None, matches=matches
    )


def brand_answer(
    asked: str, asked_as: str, *brands: Brand, likeness: Likeness = Likeness.IDENTICAL
) -> BrandAnswer:
    """The answer to one brand name."""
    matches = tuple(
        BrandMatch(brand=brand, matched_name=brand.name, likeness=likeness, score=1.0)
        for brand in brands
    )
    document = None if asked_as.startswith("claim.") else 1
    return BrandAnswer(
        asked=asked, asked_as=asked_as, document=document, place=None, matches=matches
    )


def chain(
    subject: str, party: str, *problems: LinkProblem, holds: bool | None = True, **more: Any
) -> ChainAnswer:
    """A chain with one link from the brand's owner to the party."""
    link = ChainLink(
        grantor="veltro-sas",
        grantee=party,
        evidence="authorisation:A0",
        problems=problems,
        sentence=more.pop("sentence", "the link is broken."),
    )
    return ChainAnswer(
        document=1, subject=subject, brand="veltro", party=party, links=(link,), holds=holds, **more
    )


def answers(**changes: Any) -> RegistryAnswers:
    """Answers that confirm both sample papers."""
    fields: dict[str, Any] = {
        "source": "test",
        "digest": "0" * 64,
        "parties": (
            party_answer("Thornbury Outfitters Ltd", "claim.seller", BUYER),
            party_answer("Thornbury Outfitters Ltd", "buyer_name", BUYER),
            party_answer("Nordhafen Handel GmbH", "seller_name", SUPPLIER),
            party_answer("Veltro Outdoor SAS", "grantor", OWNER),
        ),
        "brands": (
            brand_answer("Veltro", "claim.brand", BRAND),
            brand_answer("Veltro", "brands", BRAND),
            brand_answer("Kessora", "brands", OTHER_BRAND),
        ),
        "trademarks": (
            TrademarkAnswer(asked="4711002", document=1, place=None, matches=(("veltro", MARK),)),
        ),
        "chains": (chain("supplier", "nordhafen"), chain("grantor", "veltro-sas")),
        "authorisations": (LETTER,),
        "signatories": (Signatory(party="veltro-sas", name="Claire Vidal"),),
        "named": (OWNER, BUYER, SUPPLIER, STRANGER),
    }
    return RegistryAnswers(**(fields | changes))

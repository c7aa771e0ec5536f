"""Countries that bound the speaker's own right, and sites in the line of a territory."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field


def territories(*rows: str) -> object:
    field = read_letter((page_of(*rows),)).territories
    return field.value if isinstance(field, Field) else None


def test_where_the_speaker_is_distributor_is_not_where_the_grantee_sells() -> None:
    assert territories(
        "Nimbus Pty Ltd is appointed distributor in Australia and New Zealand for Orbis S.p.A.,",
        "Italy. We are pleased to confirm that your company is now an authorised online reseller.",
        "You may sell the KESTREL products to end customers in Australia.",
    ) == ("AU",)


@pytest.mark.parametrize(
    "own",
    [
        "Orbis A/S of Denmark appointed us their importer for the United Kingdom and Ireland.",
        "Orbis A/S named us importer for the United Kingdom and the Republic of Ireland in 2019.",
    ],
)
def test_who_appointed_us_bounds_our_own_right(own: str) -> None:
    assert territories(
        own,
        "We confirm that Harbour Shop Ltd is authorised by us to resell KESTREL on eBay.co.uk.",
        "The authority covers sales to customers in the United Kingdom only.",
    ) == ("GB",)


def test_a_site_in_the_line_of_a_territory_is_a_shop() -> None:
    assert territories(
        "Harbour Shop Ltd, 88 Castle Road, N.T., Hong Kong, has our permission to resell them",
        "at www.harbour.example to customers worldwide.",
    ) == ("worldwide",)

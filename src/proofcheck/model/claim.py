"""What the listing says, handed in with the documents."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the listing claims; everything is optional.

    `seller` is the claimant: the *buyer* (BT-44) of the invoice and the *grantee* of the
    letter. `on` is the day for which the claim is judged (today when left out). `territory`
    is ISO 3166 alpha-2. `document` is the path or file name that a claims file binds to.
    """

    document: str | None = None
    seller: str | None = None
    seller_tax_id: str | None = None
    seller_address: str | None = None
    brand: str | None = None
    items: tuple[str, ...] = ()
    marketplace: str | None = None
    territory: str | None = None
    on: date | None = None
    units_sold: int | None = None
    policy: str | None = None

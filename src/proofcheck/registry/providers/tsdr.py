"""TSDR: the standing and owner of a trademark at the USPTO.

Source: USPTO, TSDR Data API (key in the header `USPTO-API-KEY`, 60 questions a minute): `GET
casestatus/sn{serial}/info.xml` and `casestatus/rn{registration}/info.xml` answer ST.96 or ST.66
(see `importers.wipo_xml`). What it says of a number that it does not hold is not documented as
more than HTTP 404, which a moved address gives as well: that is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from proofcheck.model.identities import ProviderName
from proofcheck.registry.providers.register import (
    Fetch,
    Request,
    Response,
    UnansweredError,
    Word,
    refuse_failure,
)

KEY = "PROOFCHECK_TSDR_KEY"

SERIAL_DIGITS = 8
"""Serial numbers have eight digits, registration numbers at most seven."""


class Tsdr:
    """Trademark Status and Document Retrieval of the USPTO."""

    name: ProviderName = ProviderName.TSDR
    title = "USPTO TSDR"
    address = "https://tsdrapi.uspto.gov/ts/cd"
    keys: tuple[str, ...] = (KEY,)

    def ask(self, number: str, address: str, keys: Mapping[str, str], fetch: Fetch) -> Response:
        """Ask for the case of a serial or registration number (digits alone)."""
        case = f"sn{number}" if len(number) == SERIAL_DIGITS else f"rn{number.zfill(7)}"
        headers = {"USPTO-API-KEY": keys[KEY], "Accept": "application/xml"}
        return fetch(Request(url=f"{address}/casestatus/{case}/info.xml", headers=headers))

    def read(self, number: str, response: Response) -> Word:
        """Understand a case; a 404 may be the number's fault or the address's."""
        refuse_failure(self.title, response)
        if response.status == 404:
            raise UnansweredError("USPTO TSDR has nothing at this number's address (HTTP 404).")
        if response.status != 200:
            raise UnansweredError(f"USPTO TSDR answered with HTTP {response.status}.")
        from proofcheck.registry.importers.wipo_xml import ST66, ST96
        from proofcheck.registry.providers.understanding import mark_in

        form = ST96 if ST96.looks_like(Path(), response.body[:4096]) else ST66
        return mark_in(form, response.body, self.title)

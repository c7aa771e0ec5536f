"""VIES: whether a VAT number is valid for trade within the EU, and whose it is.

Source: European Commission, VIES REST API (swagger_publicVAT.yaml, no key): `GET
ms/{country}/vat/{number}` answers `isValid`, `userError` and, where the member state discloses
them, `name` and `address` ("---" otherwise). Only VALID and INVALID speak of the number; any
other `userError` (MS_UNAVAILABLE, TIMEOUT, MS_MAX_CONCURRENT_REQ …), and `errorWrappers`, come
with `isValid: false` although nothing was looked up.
"""

from __future__ import annotations

from collections.abc import Mapping

from proofcheck.model.identities import ProviderName, RegisterEntry
from proofcheck.registry.providers.register import (
    Fetch,
    Request,
    Response,
    UnansweredError,
    Word,
    decoded,
    refuse_failure,
)

_NOT_DISCLOSED = frozenset({"", "---"})


class Vies:
    """The VAT Information Exchange System of the EU."""

    name: ProviderName = ProviderName.VIES
    title = "VIES"
    address = "https://ec.europa.eu/taxation_customs/vies/rest-api"
    keys: tuple[str, ...] = ()

    def ask(self, number: str, address: str, keys: Mapping[str, str], fetch: Fetch) -> Response:
        """Ask for a number with its country's prefix (EL for Greece)."""
        url = f"{address}/ms/{number[:2]}/vat/{number[2:]}"
        return fetch(Request(url=url, headers={"Accept": "application/json"}))

    def read(self, number: str, response: Response) -> Word:
        """Understand an answer; one about another number is none."""
        refuse_failure(self.title, response)
        answer = decoded(self.title, response)
        if error := _error(answer):
            raise UnansweredError(f"VIES could not ask the member state: {error}.")
        if response.status != 200 or not isinstance(answer.get("isValid"), bool):
            raise UnansweredError("The answer of VIES is not in the form that is known.")
        if answer.get("vatNumber", number[2:]) != number[2:]:
            raise UnansweredError("VIES answered for another number.")
        if answer["isValid"]:
            name = " ".join(str(answer.get("name") or "").split())
            names = () if name in _NOT_DISCLOSED else (name,)
            return Word(RegisterEntry(names=names, state="valid"))
        if answer.get("userError") != "INVALID":
            raise UnansweredError("VIES does not say whether the number is invalid.")
        return Word(None)


def _error(answer: dict[str, object]) -> str:
    wrappers = answer.get("errorWrappers")
    if isinstance(wrappers, list) and wrappers:
        first = wrappers[0]
        return str(first.get("error") if isinstance(first, dict) else first)[:60]
    said = answer.get("userError")
    return "" if said in ("VALID", "INVALID", None) else str(said)[:60]

"""EUIPO: the standing and applicants of a European Union trademark.

Source: EUIPO API portal (dev.euipo.europa.eu), Trademark Search API: a token by OAuth 2 client
credentials (`POST auth.euipo.europa.eu/oidc/accessToken`, scope `uid`, `expires_in` seconds),
then `GET trademark-search/trademarks/{applicationNumber}` with `Authorization: Bearer` and
`X-IBM-Client-Id`. A number that it does not hold is a problem of the type
`/problems/not-found-error` with HTTP 404. The mark's form is that of `importers.json_marks`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import msgspec

from proofcheck.model.identities import ProviderName
from proofcheck.registry.providers.register import (
    Fetch,
    Request,
    Response,
    UnansweredError,
    Word,
    decoded,
    refuse_failure,
)

CLIENT = "PROOFCHECK_EUIPO_ID"
SECRET = "PROOFCHECK_EUIPO_SECRET"

NOT_FOUND = "/problems/not-found-error"

EARLY_S = 60.0
"""A token is renewed this long before its end."""

TOKEN_ADDRESS = "https://auth.euipo.europa.eu/oidc/accessToken"


class Euipo:
    """The trademark register of the European Union Intellectual Property Office."""

    name: ProviderName = ProviderName.EUIPO
    title = "EUIPO"
    address = "https://api.euipo.europa.eu/trademark-search"
    keys: tuple[str, ...] = (CLIENT, SECRET)

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._lock = threading.Lock()
        self._token, self._until_s = "", 0.0

    def ask(self, number: str, address: str, keys: Mapping[str, str], fetch: Fetch) -> Response:
        """Ask for the mark with an application number (nine digits)."""
        headers = {
            "Accept": "application/json",
            "Authorization": f"Bearer {self._token_for(address, keys, fetch)}",
            "X-IBM-Client-Id": keys[CLIENT],
        }
        return fetch(Request(url=f"{address}/trademarks/{number}", headers=headers))

    def read(self, number: str, response: Response) -> Word:
        """Understand the answer: a mark, or the problem that there is none."""
        refuse_failure(self.title, response)
        answer = decoded(self.title, response)
        if response.status == 404 and answer.get("type") == NOT_FOUND:
            return Word(None)
        if response.status != 200:
            raise UnansweredError(f"EUIPO answered with HTTP {response.status}.")
        if str(answer.get("applicationNumber", "")).lstrip("0") != number.lstrip("0"):
            raise UnansweredError("EUIPO answered for another number.")
        from proofcheck.registry.importers.json_marks import EUIPO
        from proofcheck.registry.providers.understanding import mark_in

        return mark_in(EUIPO, msgspec.json.encode([answer]), self.title)

    def _token_for(self, address: str, keys: Mapping[str, str], fetch: Fetch) -> str:
        with self._lock:
            if not self._token or self._clock_s() >= self._until_s:
                token_address = TOKEN_ADDRESS if address == self.address else f"{address}/token"
                form = {
                    "grant_type": "client_credentials",
                    "client_id": keys[CLIENT],
                    "client_secret": keys[SECRET],
                    "scope": "uid",
                }
                headers = {"Content-Type": "application/x-www-form-urlencoded"}
                body = urlencode(form).encode()
                response = fetch(Request(url=token_address, headers=headers, body=body))
                self._token, self._until_s = self._token_in(response)
            return self._token

    def _token_in(self, response: Response) -> tuple[str, float]:
        refuse_failure(self.title, response)
        answer = decoded(self.title, response)
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if response.status != 200 or not isinstance(token, str) or not token:
            raise UnansweredError("EUIPO gave no token for the client id and secret.")
        lasting = float(seconds) if isinstance(seconds, int | float) else 0.0
        return token, self._clock_s() + max(lasting - EARLY_S, 0.0)

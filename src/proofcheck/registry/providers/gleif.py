"""GLEIF: which company a LEI belongs to, and whether both are alive.

Source: GLEIF API v1 (api.gleif.org, no key, 60 questions a minute): `GET
lei-records?filter[lei]={lei}` answers `data[]` with `attributes.entity.legalName.name`,
`entity.status` (ACTIVE, INACTIVE) and `registration.status` (ISSUED, LAPSED, RETIRED …);
`meta.pagination.total` is 0 where there is no such LEI.
"""

from __future__ import annotations

from collections.abc import Mapping

from proofcheck.model.identities import ProviderName, RegisterEntry
from proofcheck.model.registry import Party
from proofcheck.registry.providers.register import (
    Fetch,
    Request,
    Response,
    UnansweredError,
    Word,
    decoded,
    refuse_failure,
)


class Gleif:
    """The Global Legal Entity Identifier Foundation."""

    name: ProviderName = ProviderName.GLEIF
    title = "GLEIF"
    address = "https://api.gleif.org/api/v1"
    keys: tuple[str, ...] = ()

    def ask(self, number: str, address: str, keys: Mapping[str, str], fetch: Fetch) -> Response:
        """Ask for the record of a LEI."""
        url = f"{address}/lei-records?filter%5Blei%5D={number}"
        return fetch(Request(url=url, headers={"Accept": "application/vnd.api+json"}))

    def read(self, number: str, response: Response) -> Word:
        """Understand an answer: one record, or none with a total of 0."""
        refuse_failure(self.title, response)
        answer = decoded(self.title, response)
        data = answer.get("data")
        if response.status != 200 or not isinstance(data, list):
            raise UnansweredError("The answer of GLEIF is not in the form that is known.")
        if not data:
            if _at(answer, "meta", "pagination", "total") == 0:
                return Word(None)
            raise UnansweredError("GLEIF does not say that there is no such LEI.")
        from proofcheck.registry.importers.gleif import GLEIF_JSON
        from proofcheck.registry.providers.understanding import records_in

        parties = [one for one in records_in(GLEIF_JSON, response.body) if isinstance(one, Party)]
        if len(parties) != 1 or parties[0].lei != number:
            raise UnansweredError("GLEIF answered for another LEI.")
        states = [_at(data[0], "attributes", *path) for path in _STATES]
        state = ", ".join(str(state) for state in states if isinstance(state, str))
        names = (parties[0].name, *parties[0].aliases)
        return Word(RegisterEntry(names=names, state=state or None))


_STATES = (("entity", "status"), ("registration", "status"))


def _at(value: object, *path: str) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value

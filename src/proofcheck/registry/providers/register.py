"""What a public register is to us: a question over HTTP, and an answer in three values.

In: a number. Out: a `Word`. Whatever is no clear answer raises `UnansweredError` with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

import msgspec
from msgspec import Struct

from proofcheck.model.identities import ProviderName, RegisterEntry


class Request(Struct, frozen=True, kw_only=True):
    """An HTTP request; `headers` may hold keys, and are never written anywhere."""

    url: str
    headers: dict[str, str] = {}
    body: bytes | None = None


class Response(Struct, frozen=True, kw_only=True):
    """A complete HTTP response of at most `transport.MOST_BYTES`."""

    status: int
    body: bytes


class Kept(Struct, frozen=True, kw_only=True):
    """A response, and the moment (UTC) at which it came."""

    at: datetime
    response: Response


class UnansweredError(Exception):
    """The register gave no answer that can be used; the text is the reason, a sentence."""


Fetch = Callable[[Request], Response]
"""Sends a request; raises `UnansweredError` where no whole response comes in time."""


class Word(Struct, frozen=True):
    """A register's answer: the entry of a number that it holds, None where it says it has none."""

    entry: RegisterEntry | None


class Register(Protocol):
    """One public register.

    `keys` are the environment variables with its keys, in the order in which `ask` uses them.
    `ask` sends the question for a number; `read` understands the response, which may be years
    old. Both raise `UnansweredError`.
    """

    name: ProviderName
    title: str
    address: str
    keys: tuple[str, ...]

    def ask(self, number: str, address: str, keys: Mapping[str, str], fetch: Fetch) -> Response:
        """Send the question and return the response as it came."""

    def read(self, number: str, response: Response) -> Word:
        """Understand a response."""


def refuse_failure(title: str, response: Response) -> None:
    """Raise `UnansweredError` for a response that says nothing of the number, by its status."""
    status = response.status
    if status == 429:
        raise UnansweredError(f"{title} refused the question: too many in a short time (HTTP 429).")
    if status in (401, 403):
        raise UnansweredError(f"{title} refused the key or the caller (HTTP {status}).")
    if status >= 500:
        raise UnansweredError(f"{title} is out of order (HTTP {status}).")
    if 300 <= status < 400:
        raise UnansweredError(f"{title} sent us on to another address (HTTP {status}).")


def decoded(title: str, response: Response) -> dict[str, object]:
    """Return a response's JSON object; raises `UnansweredError` for anything else."""
    try:
        value = msgspec.json.decode(response.body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnansweredError(f"The answer of {title} is no JSON.") from error
    if not isinstance(value, dict):
        raise UnansweredError(f"The answer of {title} is not in the form that is known.")
    return value

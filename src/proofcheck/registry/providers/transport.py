"""The one module that sends anything over the network: a request, its whole response.

The standard library's client: no redirects (a key must not follow one), HTTPS alone but for this
machine, a bound on size and on the whole time.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from importlib.metadata import version
from typing import cast
from urllib.parse import urlsplit
from urllib.response import addinfourl

from proofcheck.registry.providers.register import Fetch, Request, Response, UnansweredError

MOST_BYTES = 1_000_000
CHUNK_BYTES = 65_536

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def over_http(timeout_s: float, clock_s: Callable[[], float] = time.monotonic) -> Fetch:
    """Return a `Fetch` that gives up after `timeout_s` seconds, all in all."""
    opener = urllib.request.build_opener(_NoRedirect)

    def fetch(request: Request) -> Response:
        _refuse_open_lines(request.url)
        until_s = clock_s() + timeout_s
        headers = {"User-Agent": f"proofcheck/{version('proofcheck')}", **request.headers}
        sent = urllib.request.Request(request.url, data=request.body, headers=headers)
        try:
            with _opened(opener, sent, timeout_s) as answer:
                body = _whole(answer, until_s, clock_s)
                return Response(status=int(answer.status or 0), body=body)
        except TimeoutError as error:
            raise UnansweredError(f"No answer came within {timeout_s:g} seconds.") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise UnansweredError(_words(error, timeout_s)) from error

    return fetch


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Gives redirects back as they are."""

    def redirect_request(self, *unused: object, **unused_too: object) -> None:
        return None


def _refuse_open_lines(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOCAL):
        raise UnansweredError(f"The address {parts.scheme}://{parts.hostname} is not HTTPS.")


def _opened(
    opener: urllib.request.OpenerDirector, sent: urllib.request.Request, timeout_s: float
) -> addinfourl:
    """Send a request; a status of failure is an answer like any other."""
    try:
        return cast(addinfourl, opener.open(sent, timeout=timeout_s))
    except urllib.error.HTTPError as error:
        return error


def _whole(stream: addinfourl, until_s: float, clock_s: Callable[[], float]) -> bytes:
    """Read a response to its end, within its bounds; a slow one in small parts, as they come."""
    parts, size = [], 0
    while part := stream.read1(CHUNK_BYTES):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise UnansweredError("The answer is longer than any of this register.")
        if clock_s() > until_s:
            raise TimeoutError
    announced = stream.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) != size:
        raise UnansweredError("The answer was cut off.")
    return b"".join(parts)


def _words(error: Exception, timeout_s: float) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return f"No answer came within {timeout_s:g} seconds."
    return f"The register can't be reached: {type(reason).__name__}."

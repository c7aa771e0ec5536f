"""The way over the network: a real server, sound, slow, cut off, and moved."""

from __future__ import annotations

import time

import pytest

from proofcheck.registry.providers.register import Request, UnansweredError
from proofcheck.registry.providers.transport import MOST_BYTES, over_http
from registry.providers.server import Told


def test_a_response_comes_whole_with_its_status(told: Told):
    told.json({"a": 1}, status=404)
    response = over_http(5.0)(Request(url=told.address, headers={"X-Key": "k"}))
    assert (response.status, response.body) == (404, b'{"a": 1}')
    assert told.seen[0]["X-Key"] == "k"
    assert told.seen[0]["User-Agent"].startswith("proofcheck/")


def test_a_slow_register_is_given_up_in_time(told: Told):
    told.delay_s = 3.0
    start = time.monotonic()
    with pytest.raises(UnansweredError, match=r"within 0\.3 seconds"):
        over_http(0.3)(Request(url=told.address))
    assert time.monotonic() - start < 2.0


def test_a_response_that_was_cut_off_is_none(told: Told):
    told.cut_bytes = 10
    with pytest.raises(UnansweredError):
        over_http(0.5)(Request(url=told.address))


def test_a_redirect_is_not_followed(told: Told):
    told.status, told.headers = 302, {"Location": f"{told.address}/elsewhere"}
    assert over_http(5.0)(Request(url=told.address)).status == 302
    assert told.paths == ["/"]


def test_an_endless_response_is_refused(told: Told):
    told.body = b" " * (MOST_BYTES + 1)
    with pytest.raises(UnansweredError, match="longer"):
        over_http(5.0)(Request(url=told.address))


def test_a_register_that_is_not_there_is_unanswered():
    with pytest.raises(UnansweredError, match="can't be reached"):
        over_http(1.0)(Request(url="http://127.0.0.1:9"))


@pytest.mark.parametrize("url", ["http://register.example/", "ftp://register.example/", "file:///"])
def test_nothing_is_sent_in_the_open(url: str):
    with pytest.raises(UnansweredError, match="not HTTPS"):
        over_http(1.0)(Request(url=url))

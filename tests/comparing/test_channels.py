from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.comparing.channels import (
    canonical_channel,
    covers_channel,
    is_platform,
    site_of,
    uncovered_channels,
)


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("taobao.com", "Taobao"),
        ("淘宝", "Taobao"),
        ("https://item.taobao.com/item.htm?id=1", "Taobao"),
        ("天猫旗舰店", "Tmall"),
        ("天猫平台", "Tmall"),
        ("京东", "JD.com"),
        ("www.amazon.co.uk", "Amazon"),
        ("Amazon.de", "Amazon"),
        ("AMAZON (FR)", "Amazon"),
        ("Amazon Germany", "Amazon"),
        ("TikTok", "TikTok Shop"),
        ("mercadolivre.com.br", "Mercado Libre"),
        ("1688.com", "1688"),
        ("Bol.com", "Bol"),
        ("线下", "offline"),
        ("Online", "online"),
        ("store: Rue de Rivoli", "store:rue de rivoli"),
        ("store:https://www.tent-nook.example/", "tent-nook.example"),
        ("www.tent-nook.example", "tent-nook.example"),
        ("El Corte Inglés Marketplace", "El Corte Inglés"),
        ("Shopee Indonesia", "Shopee"),
        ("JioMart", "JioMart"),
        ("amazon.evil.com", "amazon.evil.com"),
        ("amazon-deals.com", "amazon-deals.com"),
        ("my  Shop", "my shop"),
    ],
)
def test_one_spelling(text: str, channel: str) -> None:
    assert canonical_channel(text) == channel


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Amazon.com.be", "com.be"),
        ("https://www.amazon.fr/sp", "fr"),
        ("Amazon UK", "gb"),
        ("Amazon", None),
        ("tent-nook.example", None),
    ],
)
def test_country_sites(text: str, site: str | None) -> None:
    assert site_of(text) == site


def test_what_lists_cover() -> None:
    assert covers_channel(("Tmall", "Taobao"), "taobao.com") is True
    assert covers_channel(("Tmall", "Taobao"), "eBay") is False
    assert covers_channel(("online",), "eBay") is True
    assert covers_channel(("online",), "offline") is False
    assert covers_channel(("offline",), "eBay") is False
    assert covers_channel((), "eBay") is False
    assert covers_channel(("Tmall",), "online") is False


def test_what_cannot_be_told() -> None:
    assert covers_channel(("store:Rue de Rivoli",), "eBay") is None
    assert covers_channel(("our partners",), "eBay") is None
    assert covers_channel(("Tmall",), "unheard-of.example") is None
    assert covers_channel(("unheard-of.example",), "Unheard-of.example") is True


def test_what_was_widened() -> None:
    assert uncovered_channels(("Tmall", "offline"), ("天猫", "eBay", "online")) == (
        "eBay",
        "online",
    )


def test_platforms() -> None:
    assert is_platform("亚马逊")
    assert not is_platform("offline")


@given(st.text(max_size=60))
def test_the_spelling_is_stable(text: str) -> None:
    once = canonical_channel(text)
    assert canonical_channel(once) == once

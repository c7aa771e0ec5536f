"""Sixth edition: letters alone, as marketplaces receive them from day to day."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.sixth import (
    letter_articles,
    letter_card,
    letter_diploma,
    letter_marketform,
    letter_markuse,
    letter_onward,
    letter_salesmail,
    letter_tabled,
    letter_tonguepair,
    letter_whom,
)

LETTERS: dict[str, ModuleType] = {
    "marketform": letter_marketform,
    "whom": letter_whom,
    "diploma": letter_diploma,
    "articles": letter_articles,
    "tonguepair": letter_tonguepair,
    "salesmail": letter_salesmail,
    "onward": letter_onward,
    "tabled": letter_tabled,
    "markuse": letter_markuse,
    "card": letter_card,
}

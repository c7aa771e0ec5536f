"""From which country a document's issuer is, told by tax ids, IBANs, telephone codes and names.

In: the pages. Out: an ISO 3166-1 alpha-2 code, or None. What stands in the letterhead or the
first lines counts more: the issuer stands above the one to whom the paper goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.identifiers import IdentifierForm, find_identifiers
from proofcheck.extraction.territories import find_territories
from proofcheck.model.document import PageText

_PHONE = re.compile(r"(?:\+|(?<!\d)00)\s?(\d{1,3})(?=[\s().-]*\d)")


class CountryEvidence(Struct, frozen=True, kw_only=True):
    """The data file `countries.yaml`."""

    vat_prefixes: dict[str, str]
    calling_codes: dict[str, str]
    currencies: dict[str, str]
    words: dict[str, str]
    places: dict[str, str]
    weights: dict[str, float]


def tell_country(pages: tuple[PageText, ...]) -> str | None:
    """Return the issuer's country, or None where nothing tells or two tell the same."""
    if not pages:
        return None
    evidence = load_data("countries", CountryEvidence)
    weights, scores = evidence.weights, defaultdict[str, float](float)
    for line in pages[0].lines:
        is_head = line.box.y1 < pages[0].height_pt * weights["head_share"]
        factor = weights["head"] if is_head else 1.0
        for country, weight in _line_votes(line.text):
            scores[country] = max(scores[country], 0.0) + factor * weight
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < weights["least"]:
        return None
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return None
    return ranked[0][0]


_DOLLARS = re.compile(r"\bU\.?S\.? ?(?:\$|dollars?\b)", re.I)
"""The currency of half the world's trade, which says nothing of a paper's country by its name."""


def _is_mark(mark: str, text: str) -> bool:
    """Whether a currency's mark stands for itself: no part of a word or code (PROFORMA, CAD-88)."""
    return re.search(rf"(?<![A-Za-z]){re.escape(mark)}(?![A-Za-z]|-\d)", text) is not None


@lru_cache(maxsize=4096)
def _line_votes(text: str) -> tuple[tuple[str, float], ...]:
    evidence = load_data("countries", CountryEvidence)
    weights = evidence.weights
    votes: list[tuple[str, float]] = []
    for mention in find_identifiers(text, (IdentifierForm.VAT, IdentifierForm.IBAN)):
        weight = weights["iban" if mention.form is IdentifierForm.IBAN else "tax_id"]
        country = evidence.vat_prefixes.get(mention.country or "", mention.country)
        if country:
            votes.append((country, weight))
    for match in _PHONE.finditer(text):
        code = next((match[1][:n] for n in (3, 2, 1) if match[1][:n] in evidence.calling_codes), "")
        if code:
            votes.append((evidence.calling_codes[code], weights["phone"]))
    votes += [
        (country, weights["word"]) for word, country in evidence.words.items() if word in text
    ]
    votes += [
        (country, weights["currency"])
        for mark, country in evidence.currencies.items()
        if mark in text and _is_mark(mark, text)
    ]
    votes += [
        (country, weights["place"])
        for country, form in evidence.places.items()
        if re.search(form, text)
    ]
    names = find_territories(_DOLLARS.sub(" ", text))
    votes += [(code, weights["name"]) for code in names if len(code) == 2 and code != "EU"]
    return tuple(votes)

"""What the HTML report calls things: outcomes, statuses, fields, places, bits."""

from __future__ import annotations

from msgspec import UNSET, Struct

from proofcheck.report.schema import EvidenceView, WitnessView


class Sign(Struct, frozen=True, kw_only=True):
    """How a state is shown: a word, a mark and a tone, since colour alone is not enough."""

    word: str
    mark: str
    tone: str


OUTCOMES = {
    "accept": Sign(word="Accept", mark="✓", tone="good"),
    "review": Sign(word="Review", mark="!", tone="doubt"),
    "reject": Sign(word="Reject", mark="✗", tone="bad"),
    "unreadable": Sign(word="Unreadable", mark="?", tone="open"),
}
STATUSES = {
    "clear": Sign(word="clear", mark="✓", tone="good"),
    "suspect": Sign(word="suspect", mark="!", tone="doubt"),
    "contradicted": Sign(word="contradicted", mark="✗", tone="bad"),
    "undetermined": Sign(word="undetermined", mark="?", tone="open"),
    "not_asked": Sign(word="not asked", mark="–", tone="none"),
    "match": Sign(word="match", mark="✓", tone="good"),
    "no_match": Sign(word="no match", mark="✗", tone="bad"),
    "unknown": Sign(word="unknown", mark="?", tone="open"),
}
ASKS = {
    "integrity": "Was this file altered?",
    "agreement": "Do all witnesses say the same?",
    "entitlement": "May this seller sell this brand?",
    "novelty": "Was it used before?",
    "policy": "Does it meet the rules?",
}
ABBREVIATIONS = {"gtin": "GTIN", "iban": "IBAN", "bic": "BIC", "id": "ID", "url": "URL"}

SLIGHT_BITS = 0.05
"""Below this a weight is 0.0 as printed."""


def sign_of(state: str) -> Sign:
    """Return the sign of an outcome or status; an unknown one is shown as it is called."""
    known = OUTCOMES.get(state) or STATUSES.get(state)
    return known or Sign(word=state.replace("_", " "), mark="?", tone="open")


def field_words(name: str) -> str:
    """Return a field's name in words: `seller_tax_id` is `Seller tax ID`."""
    text = lower_words(name)
    return text[:1].upper() + text[1:]


def lower_words(name: str) -> str:
    """Return a field's name within a sentence: `seller tax ID`, `IBAN`."""
    return " ".join(ABBREVIATIONS.get(word, word) for word in name.split("_"))


def bits_words(weight_bits: float) -> str:
    """Say what a weight in bits means: how much oftener forged papers show this."""
    if abs(weight_bits) < SLIGHT_BITS:
        return "says nothing of forgery"
    times = 2.0 ** min(abs(weight_bits), 20)
    counted = "over a million" if abs(weight_bits) > 20 else _rounded(times)
    who = ("forged", "genuine") if weight_bits >= 0 else ("genuine", "forged")
    return f"{counted} times as often in {who[0]} papers as in {who[1]} ones"


def chance_words(probability: float) -> str:
    """Return a probability (0..1) in percent, never rounded to certainty."""
    if probability > 0.999:
        return "> 99.9 %"
    if 0 < probability < 0.001:
        return "< 0.1 %"
    return f"{probability * 100:.1f} %"


def barrier_words(barrier: str) -> str:
    """Return what stands in the way of accept: a check, or a question by its name."""
    return barrier.removeprefix("question:").replace(":", " ").replace("_", " ")


def kind_words(kind: str) -> str:
    """Return a kind of paper as a heading."""
    return "Other document" if kind == "other" else kind.replace("_", " ").capitalize()


def witness_words(witness: WitnessView) -> str:
    """Say who the witness is: `text layer (pdfium)`."""
    source = witness.source.replace("_", " ")
    return f"{source} ({witness.engine})" if witness.engine else source


def place_words(place: EvidenceView, several: bool) -> str:
    """Say where evidence lies: `page 1`, `bytes 10–20 of the file`, the pages searched."""
    where = f"document {place.document}, " if several else ""
    if place.page is not None:
        return f"{where}page {place.page}"
    if place.where is not UNSET:
        return f"{where}{place.where}"
    if place.start is not UNSET and place.end is not UNSET:
        return f"{where}bytes {place.start:,}–{place.end:,} of the file"
    pages = place.pages if place.pages is not UNSET else ()
    if not pages:
        return f"{where}the whole file"
    numbers = ", ".join(str(page) for page in pages)
    return f"{where}searched on page {numbers}"


def size_words(size_bytes: int) -> str:
    """Return a file's size for people."""
    if size_bytes < 1000:
        return f"{size_bytes} bytes"
    thousands = size_bytes / 1000
    return f"{thousands:,.0f} kB" if thousands < 1000 else f"{thousands / 1000:,.1f} MB"


def _rounded(times: float) -> str:
    return f"{times:,.1f}" if times < 10 else f"{times:,.0f}"

"""Whether a text layer can be trusted: fonts that map glyphs to nonsense, or to nothing.

A font without a right ToUnicode map gives text that looks right on paper and reads as rubbish.
Letters then miss the frequencies that all European languages share.
"""

from __future__ import annotations

from proofcheck.reading.text_layer import TextLayer

MOST_UNMAPPED = 0.08
"""Share of characters without a meaning (U+FFFD, private use) above which a layer is rubbish."""

FEWEST_LETTERS = 50
COMMON_LETTERS = frozenset("aeinorst")
LEAST_COMMON = 0.46
"""The eight letters make up 0.51 to 0.70 of texts in languages written with Latin letters, and
at most 0.45 of text whose codes were shifted (measured on born-digital invoices)."""

VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûãõåæøœëïě")
LEAST_VOWELS, MOST_VOWELS = 0.24, 0.65

COMMON_MARKS = frozenset(".,-_*=:/()'–—·…•、，。：；（）《》「」“”")
MOST_SYMBOLS = 0.2
"""Share of characters that are neither letters, digits nor common marks: invoices and letters
have at most 0.05."""


def doubt_of(layer: TextLayer) -> str | None:
    """Say why a text layer reads as rubbish, or None where it reads well."""
    if layer.characters and layer.unmapped > MOST_UNMAPPED * layer.characters:
        return "The text layer maps many characters to nothing readable."
    text = "".join(piece.text for piece in layer.visible).lower()
    if len(text) < FEWEST_LETTERS:
        return None
    telling = [ch for ch in text if ch not in COMMON_MARKS]
    if sum(not ch.isalnum() for ch in telling) > MOST_SYMBOLS * len(telling):
        return "The text layer is made of symbols."
    letters = [ch for ch in text if ch.isalpha() and ch < "\u0250"]
    if len(letters) < FEWEST_LETTERS or len(letters) < 0.5 * sum(ch.isalpha() for ch in text):
        return None
    common = sum(ch in COMMON_LETTERS for ch in letters) / len(letters)
    vowels = sum(ch in VOWELS for ch in letters) / len(letters)
    if common < LEAST_COMMON or not LEAST_VOWELS <= vowels <= MOST_VOWELS:
        return "The letters of the text layer make no words of any language we know."
    return None

"""Characters as printed: ligatures opened, hyphens made plain, what has no ink left out."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LINE_END_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
"""pdfium reports a hyphen at a line's end as U+0002 or U+FFFE; U+00AD prints as a hyphen."""

LIGATURES = range(0xFB00, 0xFB07)


@lru_cache(maxsize=4096)
def printed(code: int) -> str | None:
    """Return what a code point prints: "" for a blank, None for nothing at all."""
    if code in LINE_END_HYPHENS:
        return "-"
    if code in (0x09, 0x0A, 0x0B, 0x0C, 0x0D):
        return ""
    if code == 0 or code > 0x10FFFF:
        return "\ufffd"
    if code in LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    ch = chr(code)
    category = unicodedata.category(ch)
    if category in ("Zs", "Zl", "Zp"):
        return ""
    if category in ("Cc", "Cf"):
        return None
    if category == "Cs":
        return "\ufffd"
    return ch

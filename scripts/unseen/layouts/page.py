"""The frame of all papers: page size, fonts, and a check in the page that nothing is cut off."""

from __future__ import annotations

import random
from dataclasses import dataclass

from scripts.unseen.ledger import plain

_SERIF = ("EB Garamond", "Caladea", "Liberation Serif")
_SANS = ("Open Sans", "Carlito", "Lato", "Liberation Sans", "DejaVu Sans Condensed")
_MONO = ("Courier Prime", "Liberation Mono")
_CJK = {"zh": "'WenQuanYi Micro Hei'", "ja": "'Noto Sans CJK JP'", "zht": "'Noto Sans CJK TC'"}
_CJK_SERIF = {"zh": "'Noto Serif CJK SC'", "ja": "'Noto Serif CJK JP'",
              "zht": "'Noto Serif CJK TC'"}  # fmt: skip
FAMILIES = (*_SERIF, *_SANS, *_MONO, "WenQuanYi Micro Hei", "Noto Sans CJK JP",
            "Noto Serif CJK SC", "Noto Serif CJK JP", "Noto Sans CJK TC",
            "Noto Serif CJK TC")  # fmt: skip
"""Fonts that must be installed; Chromium would silently take others."""

COLOURS = ("#1f3d5c", "#7a2331", "#2f5d3a", "#5b3f7a", "#8a5a14", "#17616b", "#333333")

A4 = (210.0, 297.0)
A5 = (148.0, 210.0)
A4_WIDE = (297.0, 210.0)
US_LETTER = (215.9, 279.4)

_CHECK = """
<script>
function faults() {
  const found = [];
  for (const page of document.querySelectorAll('.page')) {
    const edge = page.getBoundingClientRect();
    const foot = page.querySelector('.foot');
    const limit = foot ? foot.getBoundingClientRect().top : edge.bottom - 8;
    for (const part of page.querySelectorAll('*')) {
      if (part.closest('.ink') || part.tagName === 'BR') continue;
      const box = part.getBoundingClientRect();
      if (!box.width) continue;
      const name = part.className + ':' + part.textContent.trim().slice(0, 40);
      const full = part.matches('.full');
      if ((!full && box.right > edge.right - 6) || box.left < edge.left - 1)
        found.push('side ' + name);
      if (!part.closest('.foot') && !full && box.bottom > limit + 1)
        found.push('foot ' + name);
      if (part.closest('.foot') && box.bottom > edge.bottom) found.push('edge ' + name);
      if (part.scrollWidth > part.clientWidth + 2 && part.clientWidth) found.push('wide ' + name);
    }
  }
  return found;
}
document.title = faults().slice(0, 3).join(' | ') || 'fits';
</script>
"""


@dataclass(frozen=True, kw_only=True)
class Look:
    """Stationery of one paper: font family list, main colour, language of the glyphs."""

    family: str
    colour: str
    language: str
    size: tuple[float, float] = A4


def look(
    draw: random.Random, language: str, manner: str = "sans", size: tuple[float, float] = A4
) -> Look:
    """Pick stationery; `manner` is sans, serif or mono."""
    latin = draw.choice({"sans": _SANS, "serif": _SERIF, "mono": _MONO}[manner])
    glyphs = _CJK_SERIF if manner == "serif" else _CJK
    cjk = glyphs.get(language, glyphs["zh"])
    family = f"{cjk}, '{latin}'" if language in glyphs else f"'{latin}', {cjk}"
    return Look(family=family, colour=draw.choice(COLOURS), language=language, size=size)


def document(pages: list[str], css: str, style: Look) -> str:
    """HTML of a whole paper; each page is a box of exactly the page's size."""
    width, height = style.size
    frame = (
        f"@page{{size:{width}mm {height}mm;margin:0}}"
        "*{box-sizing:border-box}body{margin:0;font-variant-ligatures:none;font-variant-numeric:lining-nums;"
        f"font-family:{style.family};font-size:9.5pt;line-height:1.35;color:#1b1b1b;"
        "-webkit-print-color-adjust:exact;print-color-adjust:exact}"
        f".page{{width:{width}mm;height:{height - 0.4}mm;position:relative;overflow:hidden}}"
        ".page+.page{break-before:page}"
        f".c{{color:{style.colour}}}.bg{{background:{style.colour};color:#fff}}"
        "table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:0}"
        ".r{text-align:right}.n,.k-sku,.k-gtin{white-space:nowrap}.m{text-align:center}.b{font-weight:bold}"
        ".foot{position:absolute}.ink{position:absolute}p{margin:0 0 3mm}h1,h2{margin:0}"
    )
    body = "".join(f"<section class='page'>{page}</section>" for page in pages)
    return (
        f"<!doctype html><html lang='{style.language}'><head><meta charset='utf-8'>"
        f"<style>{frame}{css}</style></head><body>{body}{_CHECK}</body></html>"
    )


def pairs(rows: list[tuple[str, str]], cls: str = "kv") -> str:
    """Table of label (text) and value (HTML)."""
    cells = "".join(f"<tr><th>{plain(label)}</th><td>{value}</td></tr>" for label, value in rows)
    return f"<table class='{cls}'>{cells}</table>"

"""Writes the set and checks, before a row is written, that its truth is printed.

Beside it stands a `registry.json` with the names of the brands alone: what a marketplace knows
that asks whether a paper covers a brand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2
from scripts.unseen.capture.printing import Press, PrintingError
from scripts.unseen.making import Made, make
from scripts.unseen.plan import orders


def write_set(folder: Path, seed: int, only: str = "", edition: str = "first") -> int:
    """Write documents and `truth.jsonl`; raises `PrintingError` where truth is not printed."""
    rows = []
    with Press() as press:
        for order in orders(edition):
            if not order.name.startswith(only):
                continue
            made = make(order, seed, press)
            if missing := unprinted(made):
                raise PrintingError(f"{made.path}: not printed: {missing}")
            path = folder / made.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made.data)
            rows.append(made.row)
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    (folder / "truth.jsonl").write_text(lines, encoding="utf-8")
    registry = json.dumps(registry_of(rows), ensure_ascii=False, indent=1)
    (folder / "registry.json").write_text(registry + "\n", encoding="utf-8")
    return len(rows)


def registry_of(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return a registry file of all brands that the papers name."""
    names: set[str] = set()
    for row in rows:
        names.update(row["fields"].get("brands", ()))
        lines = row["fields"].get("lines", ())
        names.update(line["brand"] for line in lines if "brand" in line)
    brands = [{"id": name, "name": name} for name in sorted(names)]
    return {"version": 1, "parties": [], "brands": brands}


def unprinted(made: Made) -> list[tuple[str, str]]:
    """Noted texts that the text layer of the printed PDF lacks, white space apart."""
    document = pypdfium2.PdfDocument(made.pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    text = _closed("".join(pages))
    return [(name, said) for name, said in made.printed if _closed(said) not in text]


def _closed(text: str) -> str:
    """Text without white space and hyphens (PDFium drops those at the end of a line)."""
    return "".join("".join(c for c in text if c not in "-\u0002\ufffe").split())

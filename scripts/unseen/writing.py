"""Writes the set and checks, before a row is written, that its truth is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
from scripts.unseen.capture.printing import Press, PrintingError
from scripts.unseen.making import Made, make
from scripts.unseen.plan import orders


def write_set(folder: Path, seed: int, only: str = "") -> int:
    """Write documents and `truth.jsonl`; raises `PrintingError` where truth is not printed."""
    rows = []
    with Press() as press:
        for order in orders():
            if not order.name.startswith(only):
                continue
            made = make(order, seed, press)
            if missing := unprinted(made):
                raise PrintingError(f"{made.path}: not printed: {missing}")
            path = folder / made.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made.data)
            rows.append(json.dumps(made.row, ensure_ascii=False))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "truth.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return len(rows)


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

"""Pictures of a document's pages, for the report: which pages, and what becomes of a failure.

In: an open upload, what was read and found in it, a folder. Out: the path of each picture,
and faults. A verdict never rests on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from proofcheck.config import Limits
from proofcheck.errors import ProofcheckError, limit_that_was_hit
from proofcheck.examination.outcome import failed, over_limit
from proofcheck.intake import Upload, write_page_image
from proofcheck.model.document import PICTURES, Document, Fault
from proofcheck.model.facts import Facts
from proofcheck.model.fields import Paper


def draw_pages(
    upload: Upload, paper: Paper, facts: Facts | None, folder: Path, limits: Limits
) -> tuple[dict[int, str], tuple[Fault, ...]]:
    """Write the pictures and return their paths by page, with what went wrong.

    Where there are more pages than `limits.max_image_pages`, those on which a field or a fact
    has its place come first, then the others from the front.
    """
    faults: list[Fault] = []
    paths: dict[int, str] = {}
    for number in _chosen(upload, paper, facts, limits.max_image_pages):
        try:
            paths[number] = str(write_page_image(upload, number, folder))
        except Exception as error:
            faults.append(_fault(number, error))
    total = len(upload.document.pages)
    if total > limits.max_image_pages:
        faults.append(_limited(limits.max_image_pages, total))
    return paths, tuple(faults)


def with_pictures(document: Document, paths: Mapping[int, str]) -> Document:
    """Return the document with the path of its picture noted on each page that has one."""
    pages = (msgspec.structs.replace(page, image=paths.get(page.number)) for page in document.pages)
    return msgspec.structs.replace(document, pages=tuple(pages))


def _chosen(upload: Upload, paper: Paper, facts: Facts | None, most: int) -> list[int]:
    numbers = [page.number for page in upload.document.pages]
    if len(numbers) <= most:
        return numbers
    named = set(_pages_in(msgspec.to_builtins((paper, facts))))
    return sorted(sorted(numbers, key=lambda number: (number not in named, number))[:most])


def _pages_in(value: object) -> Iterator[int]:
    """Yield the pages that places somewhere inside a value name."""
    if isinstance(value, dict):
        if value.get("type") == "on_page":
            yield value["page"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _pages_in(item)


def _fault(number: int, error: Exception) -> Fault:
    limit = limit_that_was_hit(error)
    if limit == "memory_bytes":
        fault = over_limit(PICTURES, limit)
    elif isinstance(error, ProofcheckError):
        fault = Fault(stage=PICTURES, code="failed", reason=error.message, remedy=error.remedy)
    elif isinstance(error, OSError):
        reason = f"The picture of page {number} can't be written: {error.strerror or error}."
        remedy = "Check the folder for pictures: its permissions, its space, `written_bytes`."
        code = "limit" if limit else "failed"
        fault = Fault(stage=PICTURES, code=code, reason=reason, remedy=remedy, limit=limit)
    else:
        fault = failed(PICTURES, error)
    return msgspec.structs.replace(fault, page=number)


def _limited(most: int, total: int) -> Fault:
    return Fault(
        stage=PICTURES,
        code="limit",
        limit="max_image_pages",
        reason=f"Pictures were made of {most} of the {total} pages, which is the limit.",
        remedy="Raise `limits.max_image_pages` to see the other pages in the report.",
    )

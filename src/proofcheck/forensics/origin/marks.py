"""Marks that editors leave in a page: the text tool's marked content, private data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pikepdf

from proofcheck.forensics.object_digests import BROKEN
from proofcheck.forensics.origin.programs import program_in
from proofcheck.model.measures import InObject
from proofcheck.model.origin import Clue, OriginClue, ProgramClass

TOUCHED_UP = b"TouchUp_TextEdit"
MOST_PAGES = 100
MOST_CONTENT_BYTES = 4_000_000
EDITING = frozenset({ProgramClass.IMAGE_EDITOR, ProgramClass.LAYOUT_EDITOR})


def mark_clues(pdf: pikepdf.Pdf, document: int) -> Iterator[OriginClue]:
    """Yield the editing marks of every page."""
    for number, page in enumerate(islice(pdf.pages, MOST_PAGES), start=1):
        place = InObject(document=document, name=f"page {number}")
        try:
            if count := _content(page.obj).count(TOUCHED_UP):
                yield OriginClue(
                    clue=Clue.TOUCHED_UP,
                    observed=f"{count} TouchUp_TextEdit on page {number}",
                    expected="text as the maker of the file wrote it",
                    place=place,
                )
            for name in _private(page.obj):
                yield OriginClue(
                    clue=Clue.PRIVATE_DATA,
                    observed=f"PieceInfo {name} on page {number}",
                    expected="no data of an image or layout editor",
                    place=place,
                )
        except BROKEN:
            continue


def _content(page: pikepdf.Object) -> bytes:
    contents = page.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    parts: list[bytes] = []
    for stream in streams:
        if isinstance(stream, pikepdf.Stream):
            parts.append(bytes(stream.read_bytes()))
        if sum(map(len, parts)) > MOST_CONTENT_BYTES:
            break
    return b"\n".join(parts)


def _private(page: pikepdf.Object) -> Iterator[str]:
    private = page.get("/PieceInfo")
    for name in private.keys() if isinstance(private, pikepdf.Dictionary) else ():
        bare = name.lstrip("/")
        program = program_in(bare)
        if program is not None and program.of_class in EDITING:
            yield bare

"""XLSX tables, read by openpyxl as a stream. The only module of ours that touches openpyxl.

The first row that is not empty holds the headings. Formulas count as the values that the
spreadsheet program saved with them.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from proofcheck.errors import RegistryError
from proofcheck.registry.importers.rows import Format, Item, Mapping
from proofcheck.registry.importers.tables import items_of, mapping_for


def read(path: Path, mapping: Mapping | None) -> Iterator[Item]:
    """Yield the records of every row of the sheet that the mapping names, or of the only one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles that openpyxl does not know
            book = load_workbook(path, read_only=True, data_only=True)
        try:
            yield from _rows(path, _sheet(path, book, mapping), mapping)
        finally:
            book.close()
    except (OSError, KeyError, zipfile.BadZipFile, InvalidFileException, ParseError) as error:
        message = f"{path} can't be read as XLSX: {error}."
        raise RegistryError(message, remedy="Save it again as XLSX, or as CSV.") from error


def _sheet(path: Path, book: Any, mapping: Mapping | None) -> Any:
    names = list(book.sheetnames)
    wanted = mapping.sheet if mapping else None
    if wanted is None and len(names) == 1:
        wanted = names[0]
    if wanted not in names:
        has = ", ".join(map(repr, names))
        said = f"has no sheet {wanted!r}" if wanted else "has several sheets"
        remedy = f"Name one in a --mapping (sheet: …): {has}."
        raise RegistryError(f"{path} {said}.", remedy=remedy)
    return book[wanted]


def _rows(path: Path, sheet: Any, mapping: Mapping | None) -> Iterator[Item]:
    headings: list[str] = []
    known = Mapping()
    for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if all(cell is None or not str(cell).strip() for cell in row):
            continue
        if not headings:
            headings = ["" if cell is None else str(cell).strip() for cell in row]
            known = mapping_for(path, headings, mapping)
            continue
        cells = dict(zip(headings, row, strict=False))
        yield from items_of(line, cells, known)


XLSX = Format(
    name="xlsx",
    title="table, XLSX",
    reads=read,
    looks_like=lambda path, _head: path.suffix.lower() in (".xlsx", ".xlsm"),
)

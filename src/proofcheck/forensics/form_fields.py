"""The interactive form of a PDF: its fields, walked without trusting their tree."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from msgspec import Struct

MAX_FIELDS = 2_000
MAX_PARENTS = 50
LONGEST_NAME = 200


class SignedField(Struct, frozen=True, kw_only=True):
    """A signature field with a value; `byte_range` and `contents` are empty where it has none."""

    name: str
    byte_range: tuple[int, ...] = ()
    contents: bytes = b""


def fields_of(form: object) -> Iterator[pikepdf.Object]:
    """Yield the fields of an AcroForm dictionary and their kids, up to `MAX_FIELDS`."""
    if not isinstance(form, pikepdf.Dictionary):
        return
    waiting = list(items_of(form.get("/Fields"), MAX_FIELDS))
    left = MAX_FIELDS
    while waiting and left > 0:
        field = waiting.pop()
        left -= 1
        if isinstance(field, pikepdf.Dictionary):
            waiting.extend(items_of(field.get("/Kids"), left))
            yield field


def signed_fields(form: object) -> list[SignedField]:
    """Return the signature fields that have a value, by name."""
    found = [
        _signed(field)
        for field in fields_of(form)
        if field.get("/V") is not None and inherited(field, "/FT") == "/Sig"
    ]
    return sorted(found, key=lambda field: field.name)


def full_name(field: pikepdf.Object) -> str:
    """Return the fully qualified name of a field (ISO 32000-2, 12.7.4.2)."""
    parts: list[str] = []
    node: pikepdf.Object | None = field
    for _ in range(MAX_PARENTS):
        if not isinstance(node, pikepdf.Dictionary):
            break
        if "/T" in node:
            parts.append(str(node.get("/T")))
        node = node.get("/Parent")
    return ".".join(reversed(parts))[:LONGEST_NAME]


def inherited(node: pikepdf.Object | None, key: str) -> object:
    """Return an entry of a page or field, or its parent's (ISO 32000-2, 7.7.3.4)."""
    for _ in range(MAX_PARENTS):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def items_of(array: object, most: int) -> Iterator[pikepdf.Object]:
    """Yield the members of an array, up to `most`; none of anything else."""
    if isinstance(array, pikepdf.Array):
        for index in range(min(len(array), most)):
            yield array[index]


def _signed(field: pikepdf.Object) -> SignedField:
    name = full_name(field)
    value = field.get("/V")
    if not isinstance(value, pikepdf.Dictionary):
        return SignedField(name=name)
    numbers: list[object] = list(items_of(value.get("/ByteRange"), 10))
    contents = value.get("/Contents")
    return SignedField(
        name=name,
        byte_range=tuple(number for number in numbers if isinstance(number, int)),
        contents=bytes(contents) if isinstance(contents, pikepdf.String) else b"",
    )

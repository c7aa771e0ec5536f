"""Digests of PDF objects with all that they refer to, whatever their object numbers.

In: pikepdf objects. Out: SHA-256 in hex. Each indirect object is digested once; what leads
back to an object that is still being digested counts as a mark, so that loops end.
"""

from __future__ import annotations

import hashlib

import pikepdf

MAX_NODES = 100_000
"""Objects, entries and array members of one revision."""

MAX_DEPTH = 100
NOTHING: frozenset[str] = frozenset()
REFERENCE = b" R"

BROKEN = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    pikepdf.DependencyError,
    pikepdf.ForeignObjectError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What qpdf and pikepdf raise on PDFs that are broken on purpose or by accident."""


class Digester:
    """Digests objects of one open PDF; raises ValueError for one that is too large or deep."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}
        self._open: set[tuple[int, int]] = set()
        self._left = MAX_NODES

    def digest(self, value: object, skipped: frozenset[str] = NOTHING) -> str:
        """Return the digest of a value, without the `skipped` entries of the value itself."""
        return self._digest(value, skipped, 0).hex()

    def _digest(self, value: object, skipped: frozenset[str], depth: int) -> bytes:
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise ValueError("too many or too deeply nested objects")
        if not isinstance(value, pikepdf.Object) or not value.is_indirect:
            return self._content(value, skipped, depth)
        number = value.objgen
        if number in self._open:
            return b"<loop>"
        if number in self._known and not skipped:
            return self._known[number]
        self._open.add(number)
        found = self._content(value, skipped, depth)
        self._open.discard(number)
        if not skipped:
            self._known[number] = found
        return found

    def _content(self, value: object, skipped: frozenset[str], depth: int) -> bytes:
        if not isinstance(value, pikepdf.Object):
            return _sha256(type(value).__name__.encode() + repr(value).encode())
        if isinstance(value, pikepdf.Stream):
            entries = self._entries(value, skipped | {"/Length"}, depth)
            return _sha256(b"stream" + entries + _sha256(bytes(value.read_raw_bytes())))
        written = value.unparse(resolved=True)
        if REFERENCE not in written and not skipped:
            return _sha256(written)
        if isinstance(value, pikepdf.Dictionary):
            return _sha256(b"dictionary" + self._entries(value, skipped, depth))
        if isinstance(value, pikepdf.Array):
            members = (self._digest(member, NOTHING, depth + 1) for member in value)
            return _sha256(b"array" + b"".join(members))
        return _sha256(written)

    def _entries(self, value: pikepdf.Object, skipped: frozenset[str], depth: int) -> bytes:
        digests = bytearray()
        for key in sorted(value.keys()):
            if key not in skipped and key != "/Parent":
                digests += _sha256(key.encode("utf-8", "surrogateescape"))
                digests += self._digest(value.get(key), NOTHING, depth + 1)
        return bytes(digests)


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()

"""The list of items of a HEIF file (ISO/IEC 14496-12, 8.11.6), looked at before libheif is.

pi-heif 1.4 ends the process when the type of a metadata item is no text: it hands the bytes to
Python as UTF-8 without asking. Such a file is refused here.
"""

from __future__ import annotations

from collections.abc import Iterator


def are_items_named(data: bytes) -> bool:
    """Whether all items have a type of printable ASCII and texts in UTF-8."""
    return all(
        _is_named(data[start:end])
        for kind, start, end in _boxes(data, 0, len(data))
        if kind == b"meta"
        for inner, first, last in _boxes(data, start + 4, end)
        if inner == b"iinf"
        for entry, start, end in _boxes(data, first + (6 if data[first] == 0 else 8), last)
        if entry == b"infe"
    )


def _is_named(entry: bytes) -> bool:
    """Check one entry from its version on: type, then texts ended by zeros."""
    version = entry[0] if entry else 0
    if version < 2:
        texts = entry[8:]
    else:
        at = 8 if version == 2 else 10
        if len(entry) < at + 4 or not all(0x20 <= byte < 0x7F for byte in entry[at : at + 4]):
            return False
        texts = entry[at + 4 :]
    try:
        texts.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the kind of each box, and where its content starts and ends."""
    while start + 8 <= end:
        size, header = int.from_bytes(data[start : start + 4]), 8
        if size == 1:
            size, header = int.from_bytes(data[start + 8 : start + 16]), 16
        after = end if size == 0 else start + size
        if after < start + header or after > end:
            after = end
        yield data[start + 4 : start + 8], min(start + header, after), after
        start = after

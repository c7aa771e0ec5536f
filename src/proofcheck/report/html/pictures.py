"""Pictures of pages as data for the HTML report, from the files that a report names.

A report is data that may have travelled: a picture is taken only if its name begins with the
document's digest and its bytes begin like a picture, so that no other file gets into a page.
"""

from __future__ import annotations

import base64
from pathlib import Path

from proofcheck.report.schema import DocumentView

MAGIC = {
    "image/webp": (b"RIFF", b"WEBP"),
    "image/jpeg": (b"\xff\xd8\xff", b""),
    "image/png": (b"\x89PNG\r\n\x1a\n", b""),
}
MOST_BYTES = 4_000_000
"""No picture of 1600 pixels that the examination writes comes near this."""


class Pictures:
    """Finds the pictures that a report names: where it says, or in one of some folders."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    def data_uri(self, document: DocumentView, image: str | None) -> str | None:
        """Return the picture as a `data:` URI, None where there is none to show."""
        sha256 = document.file.sha256
        if image is None or not sha256 or not Path(image).name.startswith(sha256):
            return None
        for path in (Path(image), *(folder / Path(image).name for folder in self._folders)):
            data = _read(path)
            kind = _kind(data)
            if kind is not None:
                return f"data:{kind};base64,{base64.b64encode(data).decode()}"
        return None


def _read(path: Path) -> bytes:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return b""
        return path.read_bytes()
    except OSError:
        return b""


def _kind(data: bytes) -> str | None:
    for kind, (start, form) in MAGIC.items():
        if data.startswith(start) and data[8:12].startswith(form):
            return kind
    return None

"""Files whose name ends otherwise than their bytes begin. Honest sellers rename files too."""

from __future__ import annotations

from pathlib import PurePath

from proofcheck.model.document import MediaType, Remark

SUFFIXES = {
    MediaType.PDF: frozenset({".pdf"}),
    MediaType.JPEG: frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"}),
    MediaType.PNG: frozenset({".png", ".apng"}),
    MediaType.TIFF: frozenset({".tif", ".tiff", ".btf", ".tf8"}),
    MediaType.WEBP: frozenset({".webp"}),
    MediaType.HEIC: frozenset({".heic", ".heif", ".heics", ".heifs", ".hif"}),
    MediaType.BMP: frozenset({".bmp", ".dib"}),
    MediaType.GIF: frozenset({".gif"}),
    MediaType.XML: frozenset({".xml"}),
}

OTHER_SUFFIXES = frozenset(
    {
        *(".avif", ".csv", ".doc", ".docx", ".eml", ".exe", ".htm", ".html", ".jp2", ".js"),
        *(".mov", ".mp4", ".msg", ".odt", ".ppt", ".pptx", ".ps", ".rar", ".rtf", ".svg"),
        *(".txt", ".xls", ".xlsx", ".zip", ".7z"),
    }
)
"""Endings that name a kind of file which is not read."""

NAMES = {
    MediaType.PDF: "a PDF",
    MediaType.JPEG: "a JPEG image",
    MediaType.PNG: "a PNG image",
    MediaType.TIFF: "a TIFF image",
    MediaType.WEBP: "a WebP image",
    MediaType.HEIC: "a HEIC image",
    MediaType.BMP: "a BMP image",
    MediaType.GIF: "a GIF image",
    MediaType.XML: "an XML file",
}


def misnamed(path: str, media_type: MediaType) -> Remark | None:
    """Return a remark where the name ends as that of another kind; None where it says nothing.

    An ending that is not known, or none, says nothing. A file that is not read at all is
    named by its fault.
    """
    suffix = PurePath(path).suffix.lower()
    if media_type not in SUFFIXES or suffix in SUFFIXES[media_type]:
        return None
    known = OTHER_SUFFIXES.union(*SUFFIXES.values())
    if suffix not in known:
        return None
    sentence = f"The file's name ends in {suffix}, but it is {NAMES[media_type]}."
    return Remark(code="misnamed", sentence=sentence)

"""Pages to words with boxes: text layer, OCR engines, lines and blocks, QR and bar codes.

In: an `Upload`. Out: one `PageText` a page, in reading order; what could not be read is a
fault. Single places can be read again by either OCR engine.
"""

from proofcheck.reading.places import Unavailable
from proofcheck.reading.reader import Reader, ReadPages

__all__ = ["ReadPages", "Reader", "Unavailable"]

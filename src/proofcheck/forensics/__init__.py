"""Facts about the file and its pixels: revisions, signatures, metadata, text against pixels.

In: an upload with what was read of it. Out: `PdfFacts` or `ImageFacts`. Nothing is judged
here; what could not be looked at is said.
"""

from proofcheck.forensics.examination import examine

__all__ = ["examine"]

"""Facts about the file and its pixels: revisions, signatures, metadata, text against pixels.

In: an upload with what was read of it. Out: `PdfFacts` or `ImageFacts`, and the marks of a
letter. Nothing is judged here; what could not be looked at is said.
"""

from proofcheck.forensics.examination import examine
from proofcheck.forensics.letter_marks import find_letter_marks

__all__ = ["examine", "find_letter_marks"]

"""Seals, handwritten signatures and letterheads of authorisation letters.

In: an upload, the letters read in it, the text of its pages. Out: `LetterMarks`. Facts only: a seal
that is there may be anybody's, and copied.
"""

from proofcheck.forensics.letter_marks.finding import find_letter_marks

__all__ = ["find_letter_marks"]

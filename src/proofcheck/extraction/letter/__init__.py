"""Authorisation letters: who lets whom sell which brand, where, through what, and how long.

`read_letter` is the way in, `letter_by_fields` that for papers of no known kind. A file with a
chain of letters holds several: the last link is what the file is taken for, the one whose grantee
grants nothing on; the others stand above it.
"""

from proofcheck.extraction.letter.chain import letters_of
from proofcheck.extraction.letter.evidence import letter_by_fields
from proofcheck.extraction.letter.letters import read_letter

__all__ = ["letter_by_fields", "letters_of", "read_letter"]

"""Amounts in words ("贰万叁仟元整", "cinq mille quatre cents euros") as witnesses of the totals."""

from proofcheck.extraction.spoken.witness import with_spoken_amounts

__all__ = ["with_spoken_amounts"]

"""Where a PDF comes from: programs, dates, structure, editing marks, pages of other sources.

In: an open upload, its painted pages and what was read of them. Out: an `Origin`. Everything
here is context: honest files are merged, compressed, stamped and saved again.
"""

from proofcheck.forensics.origin.reading import read_origin

__all__ = ["read_origin"]

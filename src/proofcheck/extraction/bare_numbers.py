"""Numbers of papers that bear no label: of Taiwan's uniform invoice, and behind a till's "#".

In goes a sheet with the kind of its paper, out come candidates of its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.candidates import Candidate
from proofcheck.extraction.dates import fold
from proofcheck.extraction.han import simplified
from proofcheck.extraction.sheets import Sheet
from proofcheck.model.fields import Kind

TRACK_SCORE, TILL_SCORE = 0.6, 0.3
"""Scores of numbers without a label, by how unmistakable their form is."""


def bare_numbers(sheet: Sheet, kind: Kind) -> Iterator[Candidate[str]]:
    """Yield numbers that bear no label: of Taiwan's uniform invoice, and behind a till's "#"."""
    is_uniform = any(_UNIFORM.search(simplified(cell.text)) for cell in sheet.cells)
    forms = [(_TRACK, TRACK_SCORE)] if is_uniform else []
    forms += [(_TILL_NUMBER, TILL_SCORE)] if kind is Kind.RECEIPT else []
    for form, score in forms:
        hits = [(cell, match) for cell in sheet.cells if (match := form.search(fold(cell.text)))]
        if len({match[1] for _, match in hits}) == 1:
            cell, match = hits[0]
            value = fold(cell.text)[match.start(1) : match.end(1)].replace(" ", "").upper()
            yield Candidate(
                value=value, cell=cell, start=match.start(1), end=match.end(1), score=score
            )


_UNIFORM = re.compile(r"[统統] ?一 ?发 ?票|[电電]子发票证明[联聯]")


_TRACK = re.compile(r"(?<![a-z\d])([a-z]{2}[ -]?\d{8})(?!\d)")
"""Two letters and eight digits (Regulations for uniform invoices, Ministry of Finance)."""


_TILL_NUMBER = re.compile(r"(?<!\S)#\s?(\d{4,12})(?!\S)")

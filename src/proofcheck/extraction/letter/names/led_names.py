"""Names that a legal form leads, as French and Belgian ones often are: EURL X, SARL X.

In: the prose. Out: spans from the form to the last capitalised word behind it. A form that stands
behind the name it closes (Dupont SARL Lyon) leads none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.legal_forms import LED, strong_form
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

MOST = 40
"""Forms that are looked at."""

BEFORE = 40
"""The words before a form that are looked at, in characters."""

_NAME = frame_pattern(
    r"[A-ZÀ-Ý0-9][\w'’.-]*(?: (?:{french_joints}|[A-ZÀ-Ý][\w'’-]*)){0,5}(?<! et)(?<! de)"
    r"(?<! du)(?<! des)(?<! la)(?<! le)(?<! les)(?<! &)"
)
"""Capitalised words with small ones between, of which none ends the name."""


def led_names(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield the names of a span that begin with their legal form."""
    begins = {cell.start for cell in prose.cells}
    for form in islice(LED.finditer(prose.text, start, end), MOST):
        name = _NAME.match(prose.text, form.end(), min(end, _line_end(prose, form)))
        if prose.line_end(form.start()) < form.end() and not _runs_on(prose, form):
            continue  # the form fills its line, below the name that it closes
        is_free = form.start() in begins or _is_free(prose, max(start, form.start() - BEFORE), form)
        if (
            name is None
            or not is_free
            or name[0].split()[-1].casefold() in clause_set("inner_words")
        ):
            continue
        closing = strong_form().search(prose.folded, name.start(), end)
        if closing is None or closing.start() > name.end() + 2:
            yield form.start(), name.end()


def _line_end(prose: Prose, form: re.Match[str]) -> int:
    """Return where the running text of a form ends, or its line where none runs on."""
    return max(prose.line_end(form.end()), prose.flow(form.start())[1])


def _runs_on(prose: Prose, form: re.Match[str]) -> bool:
    """Whether the line of a form goes on with the next one."""
    return prose.flow(form.start())[1] > prose.line_end(form.start())


def _is_free(prose: Prose, first: int, form: re.Match[str]) -> bool:
    """Whether no name stands before a form that it may close."""
    before = prose.text[first : form.start()].rstrip()
    if not before or before[-1] in ".;:\n(":
        return True
    words = before.rstrip(",").split()
    is_opener = clause_pattern("first_person").fullmatch(words[-1].casefold()) is not None
    return is_opener or (before[-1] != "," and words[-1][:1].islower())

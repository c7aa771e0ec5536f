"""Which of the spellings of one party's name is the one to report.

In: the prose and the places where the name is printed. Out: the place of its fullest spelling: with
its legal form, as a line at the head or the foot prints it, not cut short as in a stamp.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.text.legal_forms import has_legal_form, strong_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import fold_plain


def best_spelling(prose: Prose, spans: tuple[Candidate, ...]) -> Candidate:
    """Return the place of the fullest spelling, of equals that of the weightiest witness."""
    longest = _printed_again(prose, spans)
    return max(spans, key=lambda span: _fitness(prose, span, longest))


def core_of(text: str) -> str:
    """Return the letters of a name without its legal form, folded."""
    return name_key(formless(text))


def formless(text: str) -> str:
    """Return a name, folded, without its legal form."""
    return strong_form().sub(" ", fold_plain(text))


def _printed_again(prose: Prose, spans: tuple[Candidate, ...]) -> str:
    """Return the letters of the longest spelling that begins a line and is printed again."""
    begun = {cell.start for cell in prose.cells}
    cores = [core_of(prose.text[s.start : s.end]) for s in spans if s.start in begun]
    longest = max(cores, key=len, default="")
    is_again = name_key(prose.text).count(longest) > 1 if longest else False
    if not is_again or _is_doubled(longest):
        return ""
    return max(_fuller(prose, spans, longest), key=len, default=longest)


def _fuller(prose: Prose, spans: tuple[Candidate, ...], core: str) -> Iterator[str]:
    """Yield what goes on behind a short spelling, or begins in the line above it, as in a stamp."""
    lines = {name_key(prose.text[cell.start : cell.end]) for cell in prose.cells}
    for span in spans:
        text = prose.text[span.start : span.end]
        other = core_of(text)
        is_more = other.startswith(core) or other.removesuffix(core) in lines
        if has_legal_form(text) and is_more and not _is_doubled(other):
            yield other


def _is_doubled(core: str) -> bool:
    """Whether a name is read twice in a row, from a stamp and from the line below it."""
    return core[: len(core) // 2] * 2 == core


def _fitness(prose: Prose, span: Candidate, longest: str) -> tuple[bool, bool, bool, float, int]:
    """Order the spellings of a name: whole with its legal form first, then by their witness.

    Of two that differ by their first words the longer one (`longest`) comes first.

    Where names are inflected, one that begins its line comes before one within a sentence.
    """
    text = prose.text[span.start : span.end]
    is_bare = "pl" in prose.languages and any(a == span.start for a, _ in prose.lines)
    core = core_of(text)
    is_sound = has_legal_form(text) and not _is_doubled(core)
    return is_sound, is_bare, core == longest, round(span.weight, 1), -span.start

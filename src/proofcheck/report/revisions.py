"""The revisions of one file side by side: fields that say otherwise, words that changed.

In: the file as examined, and each earlier revision examined like an upload of its own. Out:
one `RevisionDiff` for each step from a revision to the next. Nothing is judged: that a word
changed says nothing about who changed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from proofcheck.comparing.texts import canonical_text
from proofcheck.model.document import Word
from proofcheck.model.dossier import Examined
from proofcheck.model.facts import ChangeKind, PdfFacts, Revision
from proofcheck.model.fields import Field, Invoice, Maybe, Paper, named_fields
from proofcheck.model.measures import Box, OnPage, box_around
from proofcheck.report.text import printable

MOST_WORDS = 6_000
"""Words of a page that are compared in order; a longer page is compared up to there."""


class FieldDiff(Struct, frozen=True, kw_only=True):
    """A field that says one thing before and another after; None where it is not there."""

    field: str
    was: str | None
    now: str | None


class WordDiff(Struct, frozen=True, kw_only=True):
    """Words that were replaced, taken out or added, with their places on both pages."""

    page: int
    was: str
    now: str
    was_box: Box | None
    now_box: Box | None


class RevisionDiff(Struct, frozen=True, kw_only=True):
    """The step from revision `number` (from 1) to the next; `end` is where its bytes end.

    `kinds` says what kind of update it was. `unread` says why the revision could not be read.
    """

    number: int
    end: int
    kinds: tuple[ChangeKind, ...]
    pages: tuple[int, int]
    fields: tuple[FieldDiff, ...]
    words: tuple[WordDiff, ...]
    unread: str | None = None


def revisions_of(examined: Examined) -> tuple[Revision, ...]:
    """Return the earlier revisions of a file, oldest first; none of what is no PDF."""
    return examined.facts.revisions if isinstance(examined.facts, PdfFacts) else ()


def compare_revisions(
    earlier: Sequence[tuple[Revision, Examined]], last: Examined
) -> tuple[RevisionDiff, ...]:
    """Hold each revision against the next one, the last against the file as it is."""
    if not earlier:
        return ()
    following = [examined for _, examined in earlier[1:]] + [last]
    return tuple(
        _step(revision, was, now) for (revision, was), now in zip(earlier, following, strict=True)
    )


def diffs_to_text(path: str, diffs: Sequence[RevisionDiff]) -> str:
    """Render the steps for a terminal."""
    return "\n".join(_lines(path, diffs))


def _step(revision: Revision, was: Examined, now: Examined) -> RevisionDiff:
    unread = None
    if not was.document.pages:
        faults = [fault.reason for fault in was.document.faults]
        unread = faults[0] if faults else "It can't be opened on its own."
    return RevisionDiff(
        number=revision.number,
        end=revision.end,
        kinds=revision.kinds,
        pages=(len(was.document.pages), len(now.document.pages)),
        fields=tuple(_fields(was.paper, now.paper)) if unread is None else (),
        words=tuple(_words(was, now)) if unread is None else (),
        unread=unread,
    )


def _fields(was: Paper, now: Paper) -> Iterator[FieldDiff]:
    if type(was) is not type(now):
        return
    later = _printed(now)
    earlier = _printed(was)
    for name in dict.fromkeys((*earlier, *later)):
        before, after = earlier.get(name), later.get(name)
        if (before or ("", ""))[0] != (after or ("", ""))[0]:
            yield FieldDiff(
                field=name, was=before[1] if before else None, now=after[1] if after else None
            )


def _printed(paper: Paper) -> dict[str, tuple[str, str]]:
    """Every field that was read: its canonical text, and the text as printed."""
    named: list[tuple[str, Maybe[object]]] = list(named_fields(paper))
    if isinstance(paper, Invoice):
        for number, line in enumerate(paper.lines, start=1):
            named += [(f"lines[{number}].{name}", field) for name, field in named_fields(line)]
    return {
        name: (canonical_text(field.value), field.chosen.as_printed)
        for name, field in named
        if isinstance(field, Field) and isinstance(field.place, OnPage)
    }


def _words(was: Examined, now: Examined) -> Iterator[WordDiff]:
    before = {page.page: page.words[:MOST_WORDS] for page in was.pages}
    after = {page.page: page.words[:MOST_WORDS] for page in now.pages}
    for number in sorted({*before, *after}):
        yield from _of_page(number, before.get(number, ()), after.get(number, ()))


def _of_page(number: int, before: tuple[Word, ...], after: tuple[Word, ...]) -> Iterator[WordDiff]:
    matcher = SequenceMatcher(
        None, [word.text for word in before], [word.text for word in after], autojunk=False
    )
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag != "equal":
            yield WordDiff(
                page=number,
                was=" ".join(word.text for word in before[i0:i1]),
                now=" ".join(word.text for word in after[j0:j1]),
                was_box=box_around(word.box for word in before[i0:i1]) if i1 > i0 else None,
                now_box=box_around(word.box for word in after[j0:j1]) if j1 > j0 else None,
            )


def _lines(path: str, diffs: Sequence[RevisionDiff]) -> Iterator[str]:
    yield printable(path)
    if not diffs:
        yield "The file has no earlier revision: it was saved once, or saved anew as a whole."
    for diff in diffs:
        yield ""
        following = "the file as it is" if diff is diffs[-1] else f"revision {diff.number + 1}"
        yield f"Revision {diff.number} (bytes 0 to {diff.end}) and {following}: {what(diff)}"
        if diff.unread is not None:
            yield f"  could not be read: {printable(diff.unread)}"
            continue
        if diff.pages[0] != diff.pages[1]:
            yield f"  pages: was {diff.pages[0]}, is {diff.pages[1]}"
        for field in diff.fields:
            yield f"  {field.field}: was {_shown(field.was)}, is {_shown(field.now)}"
        for word in diff.words:
            yield f"  page {word.page}: {_change(word)}"
        if not diff.fields and not diff.words:
            yield "  no word and no field changed"


WHAT = {
    "content": "page content changed",
    "annotation": "annotation added or changed",
    "form_filling": "form filled",
    "pages_appended": "pages appended",
    "unknown": "what changed is unknown",
}
"""Kinds of update in words; others are called as they are."""


def what(diff: RevisionDiff) -> str:
    """Say what kind of update a step was."""
    return ", ".join(WHAT.get(kind, kind.replace("_", " ")) for kind in diff.kinds) or "unknown"


def _change(word: WordDiff) -> str:
    if not word.was:
        return f"added {_shown(word.now)}"
    if not word.now:
        return f"taken out {_shown(word.was)}"
    return f"{_shown(word.was)} became {_shown(word.now)}"


def _shown(text: str | None) -> str:
    return f"“{printable(text)}”" if text else "absent"

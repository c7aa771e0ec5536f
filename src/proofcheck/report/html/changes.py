"""The revisions of a file as a page: both states of each page side by side, changes boxed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from msgspec import Struct

from proofcheck.model.measures import Box
from proofcheck.report.html.marks import Badges, sheet_of
from proofcheck.report.html.pictures import Pictures
from proofcheck.report.html.sheets import PageSheet
from proofcheck.report.html.templating import render, trusted
from proofcheck.report.html.words import field_words, lower_words
from proofcheck.report.revisions import RevisionDiff, WordDiff, what
from proofcheck.report.schema import DocumentView


class _State(Struct, frozen=True, kw_only=True):
    """One of the two states of a step, as the shared page template wants a document."""

    number: int
    view: DocumentView
    pages: tuple[PageSheet, ...]


class _Step(Struct, frozen=True, kw_only=True):
    """One step: the heading, rows of fields and words, and pairs of pages that changed."""

    number: int
    diff: RevisionDiff
    following: str
    what: str
    pages: str
    fields: tuple[tuple[str, str | None, str | None], ...]
    words: tuple[tuple[int, WordDiff], ...]
    was: _State
    now: _State
    pairs: tuple[tuple[PageSheet | None, PageSheet | None], ...]


def diffs_to_html(
    diffs: Sequence[RevisionDiff], views: Sequence[DocumentView], pictures: Pictures
) -> bytes:
    """Render the steps; `views` are the revisions, oldest first, and the file as it is."""
    name = PurePath(views[-1].file.path).name
    steps = [
        _step(diff, views[at], views[at + 1], pictures, is_last=at + 1 == len(diffs))
        for at, diff in enumerate(diffs)
    ]
    return render(
        "changes.html.j2", title=f"Revisions of {name}", steps=steps, file=views[-1].file, tones={}
    )


def _step(
    diff: RevisionDiff,
    was: DocumentView,
    now: DocumentView,
    pictures: Pictures,
    *,
    is_last: bool,
) -> _Step:
    words = tuple(enumerate(diff.words, start=1))
    before = _state(was, diff.number, "was", words, pictures)
    after = _state(now, diff.number, "now", words, pictures)
    changed = sorted({word.page for word in diff.words})
    return _Step(
        number=diff.number,
        diff=diff,
        following="the file as it is" if is_last else f"revision {diff.number + 1}",
        what=what(diff),
        pages=_counted(diff.pages),
        fields=tuple((_name(one.field), one.was, one.now) for one in diff.fields),
        words=words,
        was=before,
        now=after,
        pairs=tuple((_page(before, page), _page(after, page)) for page in changed),
    )


def _counted(pages: tuple[int, int]) -> str:
    before, after = pages
    counted = f"{before} page{'s' * (before != 1)}"
    return counted if before == after else f"{counted} before, {after} after"


def _name(field: str) -> str:
    line, _, name = field.rpartition("].")
    number = line.removeprefix("lines[")
    return f"Line {number}, {lower_words(name)}" if number else field_words(name)


def _page(state: _State, number: int) -> PageSheet | None:
    return next((page for page in state.pages if page.number == number), None)


def _state(
    view: DocumentView,
    step: int,
    side: str,
    words: Sequence[tuple[int, WordDiff]],
    pictures: Pictures,
) -> _State:
    pages = []
    for number, page in enumerate(view.pages, start=1):
        sheet = sheet_of(page.width_pt, page.height_pt, page.turned)
        uri = pictures.data_uri(view, page.image)
        badges = Badges(sheet)
        marks = tuple(
            badges.place(
                box,
                id=f"s{step}-{side}-{at}",
                href=f"#s{step}-change-{at}",
                label=f"Change {at}: {text}",
                tone="doubt",
                badge=str(at),
            )
            for at, box, text in _boxes(words, number, side)
        )
        pages.append(
            PageSheet(
                id=f"s{step}-{side}-page{number}",
                number=number,
                sheet=sheet,
                picture=trusted(uri) if uri else None,
                findings=marks,
                fields=(),
                is_open=True,
            )
        )
    return _State(number=step, view=view, pages=tuple(pages))


def _boxes(
    words: Sequence[tuple[int, WordDiff]], page: int, side: str
) -> Iterator[tuple[int, Box, str]]:
    for at, word in words:
        box, text = (word.was_box, word.was) if side == "was" else (word.now_box, word.now)
        if word.page == page and box is not None:
            yield at, box, text

"""Pages that lie on their side or upside down: places set upright, and back as displayed.

Reading, extraction and forensics work on pages set upright, and so do the checks. Outside of
them every place is on the page as displayed: in an `Examined`, a saved dossier and a report.
In: model types in one of these frames. Out: the same in the other; a document of which no page
is turned comes back as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct, structs

from proofcheck.model.document import Page, PageText
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.measures import Box, OnPage
from proofcheck.model.result import CheckResult

Value = TypeVar("Value")
Length = TypeVar("Length")


class Turn(Struct, frozen=True, kw_only=True):
    """A turn of one page: `deg` clockwise, in steps of 90; its size in points before the turn."""

    deg: int
    width_pt: float
    height_pt: float

    def of(self, box: Box) -> Box:
        """Return where a box of the page stands after the turn."""
        width, height = self.width_pt, self.height_pt
        match self.deg % 360:
            case 90:
                return Box(height - box.y1, box.x0, height - box.y0, box.x1)
            case 180:
                return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
            case 270:
                return Box(box.y0, width - box.x1, box.y1, width - box.x0)
            case _:
                return box

    @property
    def back(self) -> Turn:
        """The turn that undoes this one."""
        width, height = turned_size(self.width_pt, self.height_pt, self.deg)
        return Turn(deg=-self.deg % 360, width_pt=width, height_pt=height)


Turns: TypeAlias = dict[tuple[int, int], Turn]
"""Turns by document and page, both from 1; pages that stay as they are are left out."""

STAYS = Turn(deg=0, width_pt=0.0, height_pt=0.0)


def turned_size(width: Length, height: Length, deg: int) -> tuple[Length, Length]:
    """Return the width and height of a page after a turn."""
    return (height, width) if deg % 180 else (width, height)


def turned_page(page: Page, deg: int) -> Page:
    """Return a page set upright: turned clockwise by `deg`, on top of what it was before."""
    return structs.replace(_resized(page, deg), turned_deg=(page.turned_deg + deg) % 360)


def turn_upright(displayed: Page) -> Turn:
    """Return the turn that sets a page upright, given the page as displayed."""
    return Turn(
        deg=displayed.turned_deg, width_pt=displayed.width_pt, height_pt=displayed.height_pt
    )


def turn_back(upright: Page) -> Turn:
    """Return the turn that brings a page back as displayed, given the page as it is upright."""
    return Turn(
        deg=-upright.turned_deg % 360, width_pt=upright.width_pt, height_pt=upright.height_pt
    )


def as_displayed(examined: Examined) -> Examined:
    """Bring an examined document from upright pages to the pages as displayed."""
    return _examined(examined, _turns(examined, turn_back))


def set_upright(dossier: Dossier) -> Dossier:
    """Bring a dossier from the pages as displayed to upright ones, with the answers' places."""
    turns: Turns = {}
    for one in dossier.documents:
        turns |= _turns(one, turn_upright)
    if not turns:
        return dossier
    return structs.replace(
        dossier,
        documents=tuple(_examined(one, _turns(one, turn_upright)) for one in dossier.documents),
        registry=_turned(dossier.registry, turns),
        providers=_turned(dossier.providers, turns),
    )


def results_as_displayed(
    results: tuple[CheckResult, ...], upright: Dossier
) -> tuple[CheckResult, ...]:
    """Bring what checks found on an upright dossier to the pages as displayed."""
    turns: Turns = {}
    for examined in upright.documents:
        turns |= _turns(examined, turn_back)
    return _turned(results, turns) if turns else results


def _turns(examined: Examined, turn: Callable[[Page], Turn]) -> Turns:
    pages = examined.document.pages
    return {(examined.number, page.number): turn(page) for page in pages if page.turned_deg}


def _examined(examined: Examined, turns: Turns) -> Examined:
    if not turns:
        return examined
    document = examined.document
    pages = tuple(_resized(page, page.turned_deg) for page in document.pages)
    turned: Examined = _turned(examined, turns)
    return structs.replace(turned, document=structs.replace(document, pages=pages))


def _resized(page: Page, deg: int) -> Page:
    width_pt, height_pt = turned_size(page.width_pt, page.height_pt, deg)
    width_px, height_px = turned_size(page.width_px, page.height_px, deg)
    return structs.replace(
        page, width_pt=width_pt, height_pt=height_pt, width_px=width_px, height_px=height_px
    )


def _turned(value: Value, turns: Turns, here: Turn | None = None) -> Value:
    """Turn every box within a value; `here` is the turn of the page that it stands on.

    Raises `ValueError` for a box of which nothing around it says on which page it stands.
    """
    found: Any = value
    match value:
        case Box():
            if here is None:
                raise ValueError("a box that belongs to no page can't be turned")
            found = here.of(value)
        case OnPage() | PageText():
            here = turns.get((value.document, value.page), STAYS)
            found = _with_turned_parts(value, turns, here)
            if isinstance(found, PageText):
                width, height = turned_size(found.width_pt, found.height_pt, here.deg)
                found = structs.replace(found, width_pt=width, height_pt=height)
        case Struct():
            found = _with_turned_parts(value, turns, here)
        case tuple():
            found = tuple(_turned(item, turns, here) for item in value)
        case dict():
            found = {key: _turned(item, turns, here) for key, item in value.items()}
    return found  # type: ignore[no-any-return]  # of the type of `value` in every case


def _with_turned_parts(value: Struct, turns: Turns, here: Turn | None) -> Struct:
    """Turn what the fields of a type hold; what holds no box stays the same object."""
    changed: dict[str, Any] = {}
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if isinstance(part, Struct | tuple | dict) and part:
            changed[name] = _turned(part, turns, here)
    return structs.replace(value, **changed) if changed else value

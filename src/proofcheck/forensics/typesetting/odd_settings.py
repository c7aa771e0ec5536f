"""Which values are set unlike their surroundings, with everything in which they deviate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from proofcheck.forensics.key_fields import KeyReading
from proofcheck.forensics.painted_characters import PaintedPage
from proofcheck.forensics.typesetting.font_traits import font_deviations
from proofcheck.forensics.typesetting.order_traits import order_deviations
from proofcheck.forensics.typesetting.place_traits import place_deviations
from proofcheck.forensics.typesetting.set_page import Chosen, SetPage, set_page
from proofcheck.forensics.typesetting.strangers import find_strangers
from proofcheck.forensics.typesetting.value import BOX_MARGIN_PT, Value, find_value
from proofcheck.model.facts import Deviation, OddSetting, Trait
from proofcheck.model.measures import OnPage

NameLabel = Callable[[str], tuple[str, ...]]
"""Says which fields a label can mean."""


def find_odd_settings(
    document: int,
    painted: dict[int, PaintedPage],
    fields: list[KeyReading],
    name_label: NameLabel,
) -> tuple[OddSetting, ...]:
    """Return the values of the pages that are set unlike the rest of their page.

    Values that are not among `fields` are named by what `name_label` makes of their label.
    """
    found: list[OddSetting] = []
    for number, one in painted.items():
        page = set_page(one)
        if page is None:
            continue
        here = [field for field in fields if field.place.page == number]
        of_fields = np.zeros(len(page.text), dtype=np.bool_)
        for field in here:
            of_fields |= page.inside(field.place.box.grown(BOX_MARGIN_PT))
        for field in here:
            if _is_plain(field.reading.as_printed):
                found.extend(_odd(page, field, of_fields))
        for value in find_strangers(page):
            if not (value.own & of_fields).any():
                place = OnPage(document=document, page=number, box=value.box)
                found.extend(_stranger(value, place, name_label))
    return tuple(found)


def _is_plain(text: str) -> bool:
    """Whether a value has no letters of scripts that have fonts of their own."""
    return all(ch < "\u0250" for ch in text if ch.isalpha())


def _odd(page: SetPage, field: KeyReading, of_fields: Chosen) -> Iterator[OddSetting]:
    value = find_value(page, field.place.box, of_fields)
    if value is None:
        return
    for group in _groups(value):
        if deviations := _deviations(value, group):
            yield OddSetting(
                field=field.name,
                text=field.reading.as_printed,
                place=field.place,
                characters="".join(page.text[at] for at in np.flatnonzero(group)),
                deviations=deviations,
                is_in_blank=value.is_in_blank,
            )


def _stranger(value: Value, place: OnPage, name_label: NameLabel) -> Iterator[OddSetting]:
    deviations = _deviations(value, value.own)
    if not any(one.trait is Trait.FOREIGN_FONT for one in deviations) or len(deviations) < 2:
        return
    for field in name_label(value.label) or ("",):
        yield OddSetting(
            field=field,
            text=value.text,
            place=place,
            characters=value.text,
            deviations=deviations,
            is_in_blank=value.is_in_blank,
        )


def _deviations(value: Value, group: Chosen) -> tuple[Deviation, ...]:
    return (
        *font_deviations(value, group),
        *place_deviations(value, group),
        *order_deviations(value, group),
    )


def _groups(value: Value) -> Iterator[Chosen]:
    """Yield the value's characters, one group for each font object."""
    fonts = value.page.font
    for font in np.unique(fonts[value.own]):
        yield value.own & (fonts == font)

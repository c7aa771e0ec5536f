"""Which values are set unlike their surroundings, with everything in which they deviate."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from proofcheck.forensics.key_fields import KeyReading
from proofcheck.forensics.painted_characters import PaintedPage
from proofcheck.forensics.typesetting.font_traits import font_deviations
from proofcheck.forensics.typesetting.naming import NameLabel, names_of
from proofcheck.forensics.typesetting.order_traits import order_deviations
from proofcheck.forensics.typesetting.place_traits import place_deviations
from proofcheck.forensics.typesetting.set_page import Chosen, SetPage, set_page
from proofcheck.forensics.typesetting.strangers import find_strangers, phrases
from proofcheck.forensics.typesetting.unicode_maps import Lie, lied_about, map_deviations
from proofcheck.forensics.typesetting.value import BOX_MARGIN_PT, Value, find_value, value_of
from proofcheck.model.facts import Deviation, OddSetting, Trait
from proofcheck.model.measures import OnPage

Lies = dict[int, tuple[Lie, ...]]
"""By page: characters that are copied as others than their glyphs show."""


MOST_VALUES = 500
"""Values of a page that are looked at."""


class _Context(Struct, frozen=True, kw_only=True):
    """One page: what it is set in, its fields and their characters, and the lies of its fonts."""

    document: int
    number: int
    page: SetPage
    fields: tuple[KeyReading, ...]
    of_fields: Chosen
    lies: tuple[Lie, ...]
    lied: Chosen
    name_label: NameLabel


def find_odd_settings(
    document: int,
    painted: dict[int, PaintedPage],
    fields: list[KeyReading],
    lies: Lies,
    name_label: NameLabel,
) -> tuple[OddSetting, ...]:
    """Return the values of the pages that are set unlike the rest of their page.

    Values that are not among `fields` are named by what `name_label` makes of their label, or by
    the column of the table in which they stand.
    """
    found: list[OddSetting] = []
    for number, one in painted.items():
        page = set_page(one)
        if page is None:
            continue
        here = tuple(field for field in fields if field.place.page == number)[:MOST_VALUES]
        of_fields = np.zeros(len(page.text), dtype=np.bool_)
        for field in here:
            of_fields |= page.inside(field.place.box.grown(BOX_MARGIN_PT))
        context = _Context(
            document=document,
            number=number,
            page=page,
            fields=here,
            of_fields=of_fields,
            lies=lies.get(number, ()),
            lied=lied_about(page, lies.get(number, ())),
            name_label=name_label,
        )
        found.extend(_of_fields(context))
        found.extend(_of_no_field(context))
    return tuple(found)


def _of_fields(on: _Context) -> Iterator[OddSetting]:
    for field in on.fields:
        printed = field.reading.as_printed
        value = find_value(on.page, field.place.box, on.of_fields) if _is_plain(printed) else None
        for group in _groups(value) if value is not None else ():
            assert value is not None
            if deviations := _deviations(on, value, group):
                yield OddSetting(
                    field=field.name,
                    text=printed,
                    place=field.place,
                    characters="".join(on.page.text[at] for at in np.flatnonzero(group)),
                    deviations=deviations,
                    is_in_blank=value.is_in_blank,
                )


def _of_no_field(on: _Context) -> Iterator[OddSetting]:
    """Yield text in foreign or lying fonts of no field, or beside the figures of one."""
    lied = [
        value_of(on.page, phrase, phrase) for phrase in phrases(on.page, on.lied & ~on.of_fields)
    ]
    values = (*find_strangers(on.page), *lied)
    looked_at = _looked_at(on) if values else on.of_fields
    for value in values:
        if (value.own & looked_at).any():
            continue
        deviations = _deviations(on, value, value.own)
        traits = {one.trait for one in deviations}
        if not traits & {Trait.FOREIGN_FONT, Trait.UNICODE_MAP} or len(traits) < 2:
            continue
        for field in names_of(value, on.fields, on.name_label) or ("",):
            yield OddSetting(
                field=field,
                text=value.text,
                place=OnPage(document=on.document, page=on.number, box=value.box),
                characters=value.text,
                deviations=deviations,
                is_in_blank=value.is_in_blank,
            )


def _looked_at(on: _Context) -> Chosen:
    """Say which characters were looked at as a field's: of one with figures, these alone."""
    looked_at = np.zeros(len(on.page.text), dtype=np.bool_)
    for field in on.fields:
        is_plain = _is_plain(field.reading.as_printed)
        value = find_value(on.page, field.place.box, on.of_fields) if is_plain else None
        inside = on.page.inside(field.place.box.grown(BOX_MARGIN_PT))
        looked_at |= value.own if value is not None else inside
    return looked_at


def _is_plain(text: str) -> bool:
    """Whether a value has no letters of scripts that have fonts of their own."""
    return all(ch < "\u0250" for ch in text if ch.isalpha())


def _deviations(on: _Context, value: Value, group: Chosen) -> tuple[Deviation, ...]:
    return (
        *font_deviations(value, group),
        *map_deviations(on.page, group, on.lied, on.lies),
        *place_deviations(value, group),
        *order_deviations(value, group),
    )


def _groups(value: Value) -> Iterator[Chosen]:
    """Yield the value's characters, one group for each font object."""
    fonts = value.page.font
    for font in np.unique(fonts[value.own]):
        yield value.own & (fonts == font)

"""Deviations of the font: foreign, rare, another subset, embedded or not as no other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from proofcheck.forensics.typesetting.set_page import Chosen, SetPage
from proofcheck.forensics.typesetting.value import Value
from proofcheck.model.facts import Deviation, Trait

RARE_SHARE = 0.03
"""Knowledge, forensics P3: 0 of 162 genuine invoices have an amount in a font of less than 3 %
of the characters that is painted last, though text stands below it."""

NEARLY_ALL = 0.98


def font_deviations(value: Value, group: Chosen) -> Iterator[Deviation]:
    """Yield what deviates in the font of `group`, characters of a value in one font."""
    page = value.page
    at = int(np.flatnonzero(group)[0])
    font, base, family = int(page.font[at]), int(page.base[at]), int(page.family[at])
    usual = page.bases[_most(page, value.elsewhere)] if value.elsewhere.any() else ""
    name = page.bases[base]
    others = value.elsewhere & ~group
    if page.families[family] and not (page.family[others] == family).any():
        yield Deviation(trait=Trait.FOREIGN_FONT, observed=name, usual=usual)
    elif not name and (page.base[others] == base).any():
        pass  # Makers split a font without name into several: it is nothing of its own.
    elif not (page.font[others] == font).any():
        if (page.base[others] == base).any():
            yield Deviation(trait=Trait.OTHER_SUBSET, observed=page.fonts[font], usual=name)
        else:
            yield Deviation(trait=Trait.RARE_FONT, observed=name, usual=usual)
    elif (share := float((page.font == font).mean())) < RARE_SHARE:
        yield Deviation(trait=Trait.RARE_FONT, observed=name, usual=usual, amount=round(share, 4))
    rest = value.own & ~group
    if rest.any() and group.sum() <= rest.sum() and page.bases[base]:
        rest_font = page.bases[_most(page, rest)]
        # Writers keep ligatures and rare letters of a font in a second subset of it.
        if name != rest_font or (page.is_digit & group).any():
            yield Deviation(
                trait=Trait.MIXED, observed=f"{int(group.sum())} in {name}", usual=rest_font
            )
    embedded = bool(page.is_embedded[at])
    if others.any() and (page.is_embedded[others] != embedded).mean() >= NEARLY_ALL:
        words = ("embedded", "not embedded")
        yield Deviation(trait=Trait.EMBEDDING, observed=words[not embedded], usual=words[embedded])


def _most(page: SetPage, chosen: Chosen) -> int:
    return int(np.bincount(page.base[chosen]).argmax())

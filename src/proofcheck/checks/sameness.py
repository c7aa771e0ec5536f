"""Whether a name on a paper means the party that a claim or a record names.

Three answers: the same, another, or it can't be told. Another company's name must be clearly
another one, read with confidence and in the same script, before an honest seller is told so.
"""

from __future__ import annotations

import unicodedata
from enum import Enum

from proofcheck.checks.certainty import is_ocr, may_fail_as_name
from proofcheck.checks.printed import is_text_printed
from proofcheck.checks.records import STRONG, party_ids
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.names import compare_names, name_keys
from proofcheck.model.document import PageText
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Maybe
from proofcheck.model.measures import Box, OnPage
from proofcheck.model.registry_answers import Likeness

NEAR_PT = 14.0
"""How far from a name its other-language form may stand: about one line."""

LONG_NAME = 10
"""Letters from which one or two edits in a text from OCR are reading errors."""


class Sameness(Enum):
    """Whether two names mean one party."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


def compare_party(
    dossier: Dossier,
    examined: Examined,
    printed: Field[str],
    wanted: str,
    *,
    printed_tax_id: Maybe[str] | None = None,
    wanted_tax_id: str | None = None,
) -> Sameness:
    """Tell whether the printed name means the wanted party."""
    likeness = compare_names(printed.value, wanted).likeness
    if likeness in STRONG or _same_tax_id(printed_tax_id, wanted_tax_id):
        return Sameness.SAME
    is_elsewhere = is_text_printed(wanted, examined.pages)
    is_sure = may_fail_as_name(printed) and not is_elsewhere
    one, other = party_ids(dossier, printed.value), party_ids(dossier, wanted)
    if one and other:
        if one & other:
            return Sameness.SAME
        return Sameness.DIFFERENT if is_sure else Sameness.UNSURE
    if is_ocr(printed.chosen) and _is_reading_error(likeness, wanted):
        return Sameness.SAME
    if scripts(printed.value) != scripts(wanted):
        # Only another script makes it a translation: a second name of the same script in the
        # same place is what remains where a name was painted over.
        is_bilingual = stands_near(examined, printed, wanted)
        return Sameness.SAME if is_bilingual else Sameness.UNSURE
    if likeness is not Likeness.DIFFERENT or not is_sure:
        return Sameness.UNSURE
    return Sameness.DIFFERENT


def stands_near(examined: Examined, printed: Field[str], wanted: str) -> bool:
    """Whether the wanted name stands within a line of the printed one, as on bilingual papers."""
    place = printed.place
    if not isinstance(place, OnPage):
        return False
    near = place.box.grown(NEAR_PT)
    pages = tuple(_part(page, near) for page in examined.pages if page.page == place.page)
    return is_text_printed(wanted, pages)


def scripts(text: str) -> frozenset[str]:
    """Return which of Latin, Han and other scripts the letters of a text are in."""
    found = set()
    for character in text:
        if character.isalpha():
            name = unicodedata.name(character, "")
            first = name.split(" ", 1)[0]
            found.add(first if first in ("LATIN", "CJK") else "OTHER")
    # A Latin brand or legal form inside a Chinese name does not make it another script.
    return frozenset({"CJK"}) if "CJK" in found else frozenset(found)


def _part(page: PageText, near: Box) -> PageText:
    lines = tuple(line for line in page.lines if line.box.intersection(near))
    return PageText(
        document=page.document,
        page=page.page,
        width_pt=page.width_pt,
        height_pt=page.height_pt,
        source=page.source,
        engine=page.engine,
        lines=lines,
    )


def _same_tax_id(printed: Maybe[str] | None, wanted: str | None) -> bool:
    if wanted is None or not isinstance(printed, Field):
        return False
    return normalise_identifier(printed.value) == normalise_identifier(wanted)


def _is_reading_error(likeness: Likeness, wanted: str) -> bool:
    if likeness in (Likeness.OCR_CLASS, Likeness.CONFUSABLE):
        return True
    return likeness is Likeness.TYPO and len(name_keys(wanted).core) >= LONG_NAME

"""Persons whose names are written in Han characters: by the family name, or by the blank in it.

In: the text as printed. Out: yes or no. Words of labels, answers and seals have the same length as
names, so that length alone tells nothing.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.words import label_fields

LONGEST = 7
"""A name has at most so many signs."""

_WIDE = re.compile(r"[\u3041-\u30ff\u3005\u4e00-\u9fff·]{2,8}")
_SPACED = re.compile(
    r"[\u3041-\u30ff\u3005\u4e00-\u9fff]{1,4}[ \u3000][\u3041-\u30ff\u3005\u4e00-\u9fff]{1,4}"
)
_NO_NAME = frame_pattern(r"^[不非第可]|[日月年章印号可否件]$|{wide_no_persons}")
_OFFICE = frame_pattern(r"{wide_offices_named}$")


class FamilyNames(Struct, frozen=True, kw_only=True):
    """The data file `letter_people.yaml`."""

    chinese: list[str]
    japanese: list[str]


def is_wide_text(text: str) -> bool:
    """Whether a text is nothing but Han characters and kana, as long as a name."""
    return _WIDE.fullmatch("".join(text.split())) is not None


def is_wide_person(text: str) -> bool:
    """Whether a text is a person's name by a known family name or by its blank."""
    bare = simplified("".join(text.split()))
    if _is_seal(text) or _OFFICE.search(bare):
        return False
    if not 2 <= len(bare) <= LONGEST or bare in label_fields() or is_label_words(bare):
        return False
    one, two, japanese = _families()
    if (bare[0] in one and len(bare) <= 3) or (bare[:2] in two and 3 <= len(bare) <= 4):
        return _NO_NAME.search(bare) is None or bare[0] in one
    if any(bare.startswith(name) for name in japanese if len(bare) > len(name)):
        return len(bare) <= 6
    spaced = _SPACED.fullmatch(text.strip()) is not None and len(bare) > 2
    parts = text.split()
    if spaced and len(parts[0]) == 1 and is_wide_person(parts[-1]):
        return False  # a sign of a seal before a whole name
    return (
        spaced and _NO_NAME.search(bare) is None and re.search(r"[\u4e00-\u9fff]", bare) is not None
    )


def may_be_wide_person(text: str) -> bool:
    """Whether a text beside a title may be a name whose family name is not known."""
    bare = simplified("".join(text.split()))
    if _is_seal(text) or _OFFICE.search(bare):
        return False
    is_fit = is_wide_text(text) and 3 <= len(bare) <= 6
    return is_fit and _NO_NAME.search(bare) is None and not is_label_words(bare)


def _is_seal(text: str) -> bool:
    """Whether signs stand one by one, as around a seal."""
    parts = text.split()
    return len(parts) > 3 and all(len(part) == 1 for part in parts)


@cache
def _families() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load_data("letter_people", FamilyNames)
    chinese = [simplified(name) for name in table.chinese]
    return (
        frozenset(name for name in chinese if len(name) == 1),
        frozenset(name for name in chinese if len(name) == 2),
        frozenset(simplified(name) for name in table.japanese if len(name) > 1),
    )

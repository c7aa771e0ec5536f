"""Fourth edition: ten kinds of letters, each text by itself."""

from __future__ import annotations

from types import ModuleType

from scripts.unseen.layouts.fourth import (
    letter_leaf,
    letter_note,
    letter_protection,
    letter_questions,
    letter_renewal,
    letter_sidebar,
    letter_stacked,
    letter_subsidiary,
    letter_thread,
    letter_ticks,
)

LETTERS: dict[str, ModuleType] = {
    "protection": letter_protection,
    "sidebar": letter_sidebar,
    "thread": letter_thread,
    "leaf": letter_leaf,
    "ticks": letter_ticks,
    "stacked": letter_stacked,
    "note": letter_note,
    "renewal": letter_renewal,
    "subsidiary": letter_subsidiary,
    "questions": letter_questions,
}

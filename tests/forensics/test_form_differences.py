"""A form field that shows another text than it holds is told; a formatted one is not."""

from __future__ import annotations

import pytest

from forensics.papers import SOUND, VALUE_X, drawn, facts_of, row_y
from forensics.updates import annotated, typed

Y = row_y("Total due")
RECT = (VALUE_X + 80, Y - 4, VALUE_X + 180, Y + 14)


def filled(value: str, shown: str, **entries: bytes) -> bytes:
    """The sound invoice with a text field beside its total."""
    return annotated(
        drawn(SOUND),
        "Widget",
        RECT,
        typed(shown),
        FT=b"/Tx",
        T=b"(Total)",
        V=b"(%s)" % value.encode(),
        **entries,
    )


def test_a_value_that_is_not_shown_is_told():
    found = facts_of(filled("120.00", "720.00")).form_differences
    assert found is not None
    assert [(one.name, one.value, one.shown) for one in found] == [("Total", "120.00", "720.00")]


@pytest.mark.parametrize(
    ("value", "shown", "entries"),
    [
        ("120.00", "120.00", {}),
        ("120.00", "120,00 EUR", {}),
        ("", "720.00", {}),
        ("1234.5", "1,234.50", {"AA": b"<< /F << /S /JavaScript /JS (x) >> >>"}),
        ("secret", "******", {"Ff": b"8192"}),
    ],
    ids=["same", "with currency", "empty", "formatted", "password"],
)
def test_what_is_shown_in_another_form_is_not(value: str, shown: str, entries: dict[str, bytes]):
    assert facts_of(filled(value, shown, **entries)).form_differences == ()

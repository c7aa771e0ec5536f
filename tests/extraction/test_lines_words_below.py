"""Descriptions without a heading of their own stand below the items' codes."""

import pytest

from extraction.tables import Row, lines_of, table_page, value


def code_and_words(code: str, words: str, first: str) -> list[Row]:
    numbers: Row = [(-330, "2"), (-410, "5,00"), (-550, "10,00")]
    return [[(40, first), (90, code), *numbers], [(90, words)], [(90, "Origin: PT")]]


@pytest.mark.parametrize("heading", ["Pos.", "Item"])
def test_words_below_the_item_numbers_are_descriptions(heading: str) -> None:
    head: Row = [
        (40, heading),
        (90, "Product code"),
        (-330, "Quantity"),
        (-410, "Unit price"),
        (-550, "Amount"),
    ]
    rows = [
        *code_and_words("KD-1120", "Oak stool, 45 cm", "0010"),
        *code_and_words("KD-1188", "Wall hook", "0020"),
    ]
    lines = lines_of((table_page(head, *rows),))
    assert [value(line.description) for line in lines] == ["Oak stool, 45 cm", "Wall hook"]
    assert [value(line.seller_item_id) for line in lines] == ["KD-1120", "KD-1188"]


def test_words_below_codes_are_none_where_a_column_describes() -> None:
    head: Row = [(40, "Code"), (140, "Description"), (-410, "Price"), (-550, "Amount")]
    rows: list[Row] = [
        [(40, code), (140, name), (-410, "5,00"), (-550, "5,00")] if name else [(40, code)]
        for code, name in (("KD-1", "Stool"), ("oak", ""), ("KD-2", "Hook"), ("brass", ""))
    ]
    lines = lines_of((table_page(head, *rows),))
    assert [value(line.description) for line in lines] == ["Stool", "Hook"]

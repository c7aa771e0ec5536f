"""Letters beside a margin with the sender's data, and letters in two columns of text."""

from __future__ import annotations

from msgspec import structs

from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.text.page_columns import by_columns
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.model.document import Block, PageText
from proofcheck.model.fields import Field
from proofcheck.model.measures import box_around

Row = tuple[float, float, str]


def paged(*blocks: list[Row]) -> PageText:
    """Set blocks of placed lines on one page."""
    page = placed(*(row for block in blocks for row in block))
    lines = iter(page.lines)
    made = [tuple(next(lines) for _ in block) for block in blocks]
    return structs.replace(
        page,
        blocks=tuple(
            Block(lines=block, box=box_around(line.box for line in block)) for block in made
        ),
    )


LETTER = paged(
    [(30, 50, "Quarrelton")],
    [(30, 90, "Bankers"), (30, 101, "Severn Mutual Ltd")],
    [(180, 97, "Tarn & Fell Outfitters Ltd"), (180, 110, "8 Mill Row, Kendal LA9 4AB")],
    [(30, 130, "Auditors"), (30, 141, "Grist & Grain LLP")],
    [(180, 152, "To Tarn & Fell Outfitters Ltd, whose shops carry our boots all year round,")],
    [(30, 163, "Carrier"), (30, 174, "Dove Lane Freight Ltd")],
    [
        (180, 167, "we confirm that you are authorised to sell the boots and laces of our brand"),
        (180, 182, "Brackmere in the United Kingdom until 31 March 2027, in your shops and online."),
    ],
    [(30, 200, "Telephone"), (30, 211, "+44 1539 700 100")],
    [(180, 260, "Quarrelton Boots plc")],
    [(180, 300, "Ada Ferris"), (180, 312, "Head of Sales")],
)


def test_lines_of_a_margin_stand_behind_the_letter() -> None:
    prose = Prose((LETTER,))
    assert "all year round, we confirm that you are authorised" in prose.text
    assert prose.text.index("Head of Sales") < prose.text.index("Auditors")
    assert [prose.text[slice(*span)] for span in prose.margins][-2:] == [
        "Telephone",
        "+44 1539 700 100",
    ]


def test_firms_of_a_margin_are_no_parties() -> None:
    letter = read_letter((LETTER,))
    assert isinstance(letter.grantor, Field)
    assert isinstance(letter.grantee, Field)
    assert letter.grantor.value == "Quarrelton Boots plc"
    assert letter.grantee.value == "Tarn & Fell Outfitters Ltd"
    assert isinstance(letter.signatory_name, Field)
    assert letter.signatory_name.value == "Ada Ferris"


def test_labels_beside_their_values_are_no_margin() -> None:
    value = "is what the firm below may sell under our brand, here and in the whole country"
    page = paged(
        *([(30.0, 90.0 + 20 * n, "Clause")] for n in range(6)),
        *([(180.0, 90.0 + 20 * n, value)] for n in range(6)),
    )
    assert by_columns(page).margin == ()


def test_text_in_two_columns_is_read_column_by_column() -> None:
    left = [
        "The right to sell our lamps is given to",
        "Harrow & Pike Ltd, 3 Quay Street, Hull",
        "HU1 2AB. It is a customer of ours and",
        "no part of our group of companies here.",
    ]
    right = [
        "The right holds for all shops that the",
        "company runs in Ireland and in Wales,",
        "on its own site and by mail order, and",
        "nobody else may be given a part of it.",
    ]
    page = paged(
        [(50, 40, "Emberlight Lamps plc")],
        [(50, 100, left[0]), (50, 114, left[1])],
        [(320, 100, right[0]), (320, 114, right[1])],
        [(50, 128, left[2]), (50, 142, left[3])],
        [(320, 128, right[2]), (320, 142, right[3])],
        [(320, 180, "Emberlight Lamps plc")],
    )
    text = Prose((page,)).text
    assert " ".join(left) in text.replace("\n", " ")
    assert " ".join(right) in text.replace("\n", " ")
    assert text.index(left[3]) < text.index(right[0])

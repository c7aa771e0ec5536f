"""Letters in clauses with headings, with addresses inside the sentence, as e-mails and chains."""

from __future__ import annotations

from datetime import date

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, Maybe


def value_of(field: Maybe[object]) -> object:
    return field.value if isinstance(field, Field) else None


CLAUSES = page_of(
    "Harrowgate Textiles plc",
    "",
    "Trade mark: Harrowgate Textiles plc owns the mark Quillstone, registered under no. 3918274.",
    "",
    "We permit Penmoor Trading Ltd, 14 Quayside Court, Bristol (VAT GB 284 1192 07), to sell bed",
    "linen and bath towels under the mark Quillstone on the shop “Penmoor Home” on Amazon.co.uk",
    "and its own web shop penmoor.example.",
    "",
    "Leeds, the 12th day of May 2026",
    "",
    "Alice Merton",
    "Commercial Director",
    "Harrowgate Textiles plc",
)

CHAIN = page_of(
    "Harrowgate Textiles plc",
    "",
    "Ostrander Holdings Inc. owns the mark Quillstone and has authorised Harrowgate Textiles plc",
    "to appoint resellers; we therefore allow Penmoor Trading Ltd, 14 Quayside Court, to sell bed",
    "linen under that mark in the United Kingdom.",
    "",
    "Alice Merton",
    "Commercial Director",
    "Harrowgate Textiles plc",
)

MAIL = page_of(
    "Von: Jutta Keller <verkauf@mail.example>",
    "Gesendet: Dienstag, 12. Mai 2026 14:05",
    "An: lang@mail.example",
    "Betreff: Verkauf von Messern der Marke Furlan",
    "",
    "Wir gestatten der Steinbach Versand GmbH, Lindenweg 7, 34117 Kassel, Küchenmesser und",
    "Schneidebretter unter der Marke Furlan bis zum 31. Mai 2028 zu verkaufen.",
    "",
    "Jutta Keller",
    "Wendlinger Hausrat AG",
)


def names(page: PageText) -> tuple[object, object]:
    letter = read_letter((page,))
    return value_of(letter.grantor), value_of(letter.grantee)


def test_an_address_behind_the_grantee_hides_nothing() -> None:
    letter = read_letter((CLAUSES,))
    assert names(CLAUSES) == ("Harrowgate Textiles plc", "Penmoor Trading Ltd")
    assert value_of(letter.products) == ("bed linen", "bath towels")
    assert value_of(letter.issue_date) == date(2026, 5, 12)


def test_a_sentence_beside_a_heading_is_no_list_of_brands() -> None:
    assert value_of(read_letter((CLAUSES,)).brands) == ("Quillstone",)


def test_shop_and_own_domain_are_channels_of_their_own() -> None:
    channels = value_of(read_letter((CLAUSES,)).channels)
    assert channels == ("Amazon", "store:Penmoor Home", "penmoor.example")


def test_who_is_let_appoint_others_is_the_grantor() -> None:
    assert names(CHAIN) == ("Harrowgate Textiles plc", "Penmoor Trading Ltd")


def test_the_sent_line_dates_a_printed_mail() -> None:
    letter = read_letter((MAIL,))
    assert value_of(letter.issue_date) == date(2026, 5, 12)
    assert value_of(letter.products) == ("Küchenmesser", "Schneidebretter")
    assert value_of(letter.grantee) == "Steinbach Versand GmbH"

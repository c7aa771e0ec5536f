"""Cases of the entitlement checks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import structs

from checks.cases import Cases
from checks.registries import (
    BRAND,
    LETTER,
    OTHER_MARK,
    OWNER,
    SUPPLIER,
    answers,
    brand_answer,
    chain,
    party_answer,
)
from checks.sheets import (
    CLAIM,
    FACTS,
    LETTER_TEXT,
    UNREADABLE,
    Sheet,
    line,
    of_invoice,
    of_letter,
    replaced,
    sheet,
)
from proofcheck.model.facts import PdfFacts, Signature
from proofcheck.model.fields import Contact, ContactKind, InvoiceLine
from proofcheck.model.letter_marks import LetterMarks
from proofcheck.model.measures import Box, OnPage
from proofcheck.model.registry import Certificate, PriceBand
from proofcheck.model.registry_answers import LinkProblem, RegistryAnswers, TrademarkAnswer

KNOWN = answers()
OTHER_BUYER = sheet(replaced(("Thornbury Outfitters Ltd", "Quickmart Trading Ltd")))
OTHER_BRAND = sheet(
    replaced(
        ("brand Veltro", "brand Kessora"),
        text=(*LETTER_TEXT[:2], "Kessora Group authorises", *LETTER_TEXT[3:]),
    )
)
OTHER_NUMBER = sheet(replaced(("4711002", "8800001"), text=LETTER_TEXT))
OTHER_LINES = sheet(replaced(("Ridge headlamp", "Fjord kayak   "), ("Peak tent", "Lake oar ")))
OTHER_SIGNATORY = sheet(replaced(("Claire Vidal", "Bruno Mettler"), text=LETTER_TEXT))


def _other_lines(description: str) -> tuple[object, ...]:
    paper = OTHER_LINES
    return (
        line(paper, description, "4", "25.00", "100.00"),
        line(paper, "Veltro Lake oar", "2", "150.00", "300.00"),
    )


SKILLED = structs.replace(
    BRAND,
    sku_patterns=("VL-[0-9]{4}",),
    price_bands=(PriceBand(currency="EUR", min_unit=Decimal("15"), max_unit=Decimal("400")),),
)
GOODS = answers(brands=(brand_answer("Veltro", "claim.brand", SKILLED),))
CHEAP = sheet(replaced(("25.00    100.00", " 2.50     10.00")))
OTHER_ACCOUNT = sheet(replaced(("DE89370400440532013000", "FR1420041010050500013M02606")))
_NUMBERED = structs.replace(
    SUPPLIER, ibans=("DE89 3704 0044 0532 0130 00",), tax_ids=("DE136695976",)
)
SUPPLIERS_NUMBERS = answers(
    parties=(party_answer("Nordhafen Handel GmbH", "seller_name", _NUMBERED),),
    named=(_NUMBERED,),
)
_REACHABLE = structs.replace(OWNER, domains=("veltro.example",))
OWNERS_DOMAIN = answers(
    parties=(party_answer("Veltro Outdoor SAS", "grantor", _REACHABLE),), named=(_REACHABLE,)
)
CONTACT = sheet((*LETTER_TEXT, "legal@veltro.example"))
IMITATED = sheet((*LETTER_TEXT, "legal@ve1tro.example"))
FREE_MAIL = sheet((*LETTER_TEXT, "veltro.brand@gmail.com"))


def mail(on: Sheet) -> Contact:
    """The mail address on the last line of a letter."""
    text = on.page.lines[-1].text
    return Contact(kind=ContactKind.EMAIL, reading=on.field(text).chosen)


def numbered(description: str, number: object) -> InvoiceLine:
    """The sample line with an article number."""
    where = sheet()
    item = where.field(number) if isinstance(number, str) else number
    return line(where, description, "4", "25.00", "100.00", seller_item_id=item)


def signed(digest: str | None) -> PdfFacts:
    """A PDF with one sound signature by a certificate."""
    signature = Signature(
        field_name="Signature1",
        place=OnPage(document=1, page=1, box=Box(50, 700, 200, 740)),
        signer="Signer",
        certificate_sha256=digest,
        is_intact=True,
        is_valid=True,
        covers_whole_file=True,
    )
    return structs.replace(FACTS, signatures=(signature,))


def pinned_to(party: str) -> RegistryAnswers:
    """Answers in which the signer's certificate is pinned to a party."""
    return answers(certificates=(Certificate(party=party, sha256="C0" * 32),))


SIGNED = signed("c0" * 32)

CASES = {
    "PC-ENT-001": Cases(
        passing=of_invoice(claim=CLAIM, registry=KNOWN),
        failing=of_invoice(
            OTHER_BUYER,
            claim=CLAIM,
            registry=KNOWN,
            buyer_name=OTHER_BUYER.field("Quickmart Trading Ltd"),
        ),
        unreadable=of_invoice(claim=CLAIM, registry=KNOWN, buyer_name=UNREADABLE),
    ),
    "PC-ENT-002": Cases(
        passing=of_invoice(claim=CLAIM, registry=KNOWN),
        failing=of_invoice(
            claim=CLAIM,
            registry=answers(
                chains=(chain("supplier", "nordhafen", LinkProblem.EXPIRED, holds=False),)
            ),
        ),
        unreadable=of_invoice(
            claim=CLAIM,
            registry=answers(
                chains=(chain("supplier", "nordhafen", LinkProblem.UNKNOWN_PARTY, holds=None),)
            ),
        ),
    ),
    "PC-ENT-003": Cases(
        passing=of_letter(registry=KNOWN),
        failing=of_letter(OTHER_BRAND, registry=KNOWN, brands=OTHER_BRAND.field(("Kessora",))),
        unreadable=of_letter(registry=KNOWN, brands=UNREADABLE),
    ),
    "PC-ENT-004": Cases(
        passing=of_letter(registry=KNOWN),
        failing=of_letter(
            registry=answers(
                chains=(chain("grantor", "veltro-sas", LinkProblem.NO_SUBLICENCE, holds=False),)
            )
        ),
        unreadable=of_letter(registry=answers(chains=())),
    ),
    "PC-ENT-005": Cases(
        passing=of_letter(),
        failing=of_letter(
            claim=structs.replace(CLAIM, on=date(2026, 5, 4)),
            valid_to=sheet(LETTER_TEXT).field(date(2026, 4, 30)),
        ),
        unreadable=of_letter(valid_to=UNREADABLE),
    ),
    "PC-ENT-006": Cases(
        passing=of_letter(),
        failing=of_letter(claim=structs.replace(CLAIM, territory="US")),
        unreadable=of_letter(territories=UNREADABLE),
    ),
    "PC-ENT-007": Cases(
        passing=of_letter(),
        failing=of_letter(claim=structs.replace(CLAIM, marketplace="Taobao")),
        unreadable=of_letter(channels=UNREADABLE),
    ),
    "PC-ENT-008": Cases(
        passing=of_letter(registry=KNOWN),
        failing=of_letter(
            OTHER_NUMBER,
            registry=answers(
                trademarks=(
                    TrademarkAnswer(
                        asked="8800001", document=1, place=None, matches=(("kessora", OTHER_MARK),)
                    ),
                )
            ),
            trademark_numbers=OTHER_NUMBER.field(("8800001",)),
        ),
        unreadable=of_letter(registry=KNOWN, trademark_numbers=UNREADABLE),
    ),
    "PC-ENT-009": Cases(
        passing=of_letter(registry=KNOWN),
        failing=of_letter(
            registry=answers(authorisations=(structs.replace(LETTER, status="revoked"),))
        ),
        unreadable=of_letter(registry=answers(authorisations=())),
    ),
    "PC-ENT-010": Cases(
        passing=of_invoice(claim=CLAIM, registry=KNOWN),
        failing=of_invoice(
            OTHER_LINES, claim=CLAIM, registry=KNOWN, lines=_other_lines("Veltro Fjord kayak")
        ),
        unreadable=of_invoice(claim=CLAIM, registry=KNOWN, lines=()),
    ),
    "PC-ENT-011": Cases(
        passing=of_letter(registry=KNOWN),
        failing=of_letter(
            OTHER_SIGNATORY,
            registry=KNOWN,
            signatory_name=OTHER_SIGNATORY.field("Bruno Mettler"),
        ),
        unreadable=of_letter(registry=KNOWN, signatory_name=UNREADABLE),
    ),
    "PC-ENT-012": Cases(
        passing=of_letter(facts=SIGNED, registry=pinned_to("veltro-sas")),
        failing=of_letter(facts=SIGNED, registry=pinned_to("quickmart")),
        unreadable=of_letter(facts=signed(None), registry=pinned_to("veltro-sas")),
    ),
    "PC-ENT-013": Cases(
        passing=of_invoice(registry=SUPPLIERS_NUMBERS),
        failing=of_invoice(
            OTHER_ACCOUNT,
            registry=SUPPLIERS_NUMBERS,
            iban=OTHER_ACCOUNT.field("FR1420041010050500013M02606"),
        ),
        unreadable=of_invoice(registry=SUPPLIERS_NUMBERS, iban=UNREADABLE),
    ),
    "PC-ENT-014": Cases(
        passing=of_letter(CONTACT, registry=OWNERS_DOMAIN, contacts=(mail(CONTACT),)),
        failing=of_letter(IMITATED, registry=OWNERS_DOMAIN, contacts=(mail(IMITATED),)),
        unreadable=of_letter(
            CONTACT, registry=OWNERS_DOMAIN, contacts=(mail(CONTACT),), grantor=UNREADABLE
        ),
    ),
    "PC-ENT-015": Cases(
        passing=of_letter(CONTACT, registry=OWNERS_DOMAIN, contacts=(mail(CONTACT),)),
        failing=of_letter(FREE_MAIL, registry=OWNERS_DOMAIN, contacts=(mail(FREE_MAIL),)),
        unreadable=of_letter(
            CONTACT, registry=OWNERS_DOMAIN, contacts=(mail(CONTACT),), grantor=UNREADABLE
        ),
    ),
    "PC-ENT-016": Cases(
        passing=of_invoice(registry=GOODS, lines=(numbered("Veltro Ridge headlamp", "VL-1204"),)),
        failing=of_invoice(registry=GOODS, lines=(numbered("Veltro Ridge headlamp", "QX-77"),)),
        unreadable=of_invoice(
            registry=GOODS, lines=(numbered("Veltro Ridge headlamp", UNREADABLE),)
        ),
    ),
    "PC-ENT-017": Cases(
        passing=of_invoice(registry=GOODS),
        failing=of_invoice(
            CHEAP,
            registry=GOODS,
            lines=(line(CHEAP, "Veltro Ridge headlamp", "4", "2.50", "10.00"),),
        ),
        unreadable=of_invoice(
            registry=GOODS,
            lines=(
                line(
                    sheet(), "Veltro Ridge headlamp", "4", "25.00", "100.00", unit_price=UNREADABLE
                ),
            ),
        ),
    ),
    "PC-LET-001": Cases(
        passing=of_letter(),
        failing=of_letter(marks=LetterMarks(pages=(1,))),
        unreadable=of_letter(marks=None),
    ),
}

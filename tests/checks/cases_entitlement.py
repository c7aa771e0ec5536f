"""Cases of the entitlement checks."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from checks.cases import Cases
from checks.registries import (
    LETTER,
    OTHER_MARK,
    answers,
    chain,
)
from checks.sheets import (
    CLAIM,
    LETTER_TEXT,
    UNREADABLE,
    line,
    of_invoice,
    of_letter,
    replaced,
    sheet,
)
from proofcheck.model.registry import LinkProblem, TrademarkAnswer

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
}

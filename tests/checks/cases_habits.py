"""Cases of the checks that hold a paper against the habits of its issuer."""

from __future__ import annotations

from msgspec import structs

from checks.cases import Cases
from checks.registries import SUPPLIER, answers
from checks.sheets import FACTS, of_invoice
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Kind
from proofcheck.model.habits import Habit, IssuerHabits, Making, SeenHabit, SeenValues
from proofcheck.model.origin import Origin

USUAL = Making(
    program=("itext",),
    program_class=("business",),
    structure=("comment e2e3cfd3, xref table, fonts called F0",),
    sheet=("210 × 297 mm",),
    fonts=("helve",),
    number_form=("9999-999",),
)
RETYPED = structs.replace(USUAL, program=("microsoft word",), program_class=("office",))
MADE_ANEW = structs.replace(RETYPED, fonts=("calib",))


def habits(*makings: Making, document: int = 1) -> IssuerHabits:
    """The habits of an issuer with these genuine papers."""
    seen: dict[Habit, dict[tuple[str, ...], int]] = {}
    for making in makings:
        for habit, values in making.traits():
            counted = seen.setdefault(habit, {})
            counted[values] = counted.get(values, 0) + 1
    return IssuerHabits(
        document=document,
        party=SUPPLIER.id,
        kind=Kind.INVOICE,
        papers=len(makings),
        habits=tuple(
            SeenHabit(
                habit=habit,
                seen=tuple(SeenValues(values=v, papers=n) for v, n in counted.items()),
            )
            for habit, counted in seen.items()
        ),
    )


def of_making(making: Making | None, *genuine: Making) -> Dossier:
    """The sample invoice, made so, of an issuer with these genuine papers (a dozen usual ones)."""
    origin = None if making is None else Origin(making=making)
    found = answers(habits=(habits(*(genuine or (USUAL,) * 12)),), named=(SUPPLIER,))
    return of_invoice(facts=structs.replace(FACTS, origin=origin), registry=found)


CASES = {
    "PC-ORG-006": Cases(
        passing=of_making(USUAL),
        failing=of_making(RETYPED),
        unreadable=of_making(None),
    ),
    "PC-ORG-007": Cases(
        passing=of_making(RETYPED),
        failing=of_making(MADE_ANEW),
        unreadable=of_making(None),
    ),
}

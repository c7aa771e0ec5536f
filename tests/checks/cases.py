"""For every check a passing, a failing and an unreadable dossier, built in code.

The three of a check differ in what the check is about and in nothing else.
"""

from __future__ import annotations

from msgspec import Struct

from proofcheck.model.dossier import Dossier


class Cases(Struct, frozen=True, kw_only=True):
    """The three dossiers of one check: passed, failed, indeterminate."""

    passing: Dossier
    failing: Dossier
    unreadable: Dossier


def all_cases() -> dict[str, Cases]:
    """The cases of every check by its id."""
    from checks.cases_agreement import CASES as AGREEMENT
    from checks.cases_entitlement import CASES as ENTITLEMENT
    from checks.cases_habits import CASES as HABITS
    from checks.cases_integrity import CASES as INTEGRITY
    from checks.cases_registers import CASES as REGISTERS

    return INTEGRITY | HABITS | AGREEMENT | ENTITLEMENT | REGISTERS

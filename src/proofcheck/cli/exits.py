"""Exit codes: what a script can rely on (DESIGN, "Command line")."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from proofcheck.model.result import Outcome


class Exit(IntEnum):
    """0 nothing at or above `--fail-on`, 1 the run failed, 2 usage, then the outcomes."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    REVIEW = 10
    REJECT = 20
    UNREADABLE = 30


class FailOn(StrEnum):
    """The mildest outcome that makes the exit code other than 0."""

    REVIEW = "review"
    REJECT = "reject"
    NEVER = "never"


def exit_code(outcomes: Iterable[Outcome], fail_on: FailOn) -> Exit:
    """Return the code of the gravest outcome: reject before unreadable before review.

    An unreadable document could not be judged, so `--fail-on reject` lets it fail too.
    """
    found = set(outcomes)
    if fail_on is FailOn.NEVER:
        return Exit.FINE
    if Outcome.REJECT in found:
        return Exit.REJECT
    if Outcome.UNREADABLE in found:
        return Exit.UNREADABLE
    if Outcome.REVIEW in found and fail_on is FailOn.REVIEW:
        return Exit.REVIEW
    return Exit.FINE

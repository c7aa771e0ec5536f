"""What a check is, what it may say of one document, and how these opinions become a result.

In: opinions on single values or documents. Out: one `CheckResult`. A check is a pure function
of the dossier and the configuration; it knows the model, `comparing` and no other check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct, structs

from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.result import CheckMeta, CheckResult, CheckStatus, Finding

MOST_REASONS = 3
"""How many reasons an indeterminate result names; the rest are counted."""


class Passed(Struct, frozen=True):
    """The assertion was tested and holds."""


class Unsure(Struct, frozen=True):
    """The assertion could not be tested, or the values are not sure enough to fail it."""

    reason: str


class Skipped(Struct, frozen=True):
    """There is nothing to test: the paper need not print it, or it is of another kind."""

    reason: str


Opinion = Finding | Passed | Unsure | Skipped


class Check(Struct, frozen=True):
    """One check of the catalogue: what it is, and the function that judges a dossier."""

    meta: CheckMeta
    judge: Callable[[Dossier, Config], CheckResult]


def conclude(meta: CheckMeta, opinions: Iterable[Opinion]) -> CheckResult:
    """Sum up the opinions of one check over a dossier.

    One finding is enough to fail; else one unsure opinion makes it indeterminate; else one
    passed opinion is needed to pass. Without any of these the check is not applicable.
    """
    given = tuple(opinions)
    findings = tuple(_ended(opinion) for opinion in given if isinstance(opinion, Finding))
    doubts = _distinct(opinion.reason for opinion in given if isinstance(opinion, Unsure))
    if findings:
        return CheckResult(
            check=meta, status=CheckStatus.FAILED, findings=findings, reason=_joined(doubts)
        )
    if doubts:
        return CheckResult(check=meta, status=CheckStatus.INDETERMINATE, reason=_joined(doubts))
    if any(isinstance(opinion, Passed) for opinion in given):
        return CheckResult(check=meta, status=CheckStatus.PASSED)
    skips = _distinct(opinion.reason for opinion in given if isinstance(opinion, Skipped))
    reason = skips[0] if skips else "Nothing in these documents is of the kind this check is for."
    return CheckResult(check=meta, status=CheckStatus.NOT_APPLICABLE, reason=reason)


def _ended(finding: Finding) -> Finding:
    """End a note by one full stop, though the name before it ends by one: Co., Ltd."""
    return structs.replace(finding, note=_one_stop(finding.note))


def _one_stop(text: str) -> str:
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text


def _distinct(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_one_stop, reasons)))


def _joined(reasons: tuple[str, ...]) -> str:
    shown = " ".join(reasons[:MOST_REASONS])
    rest = len(reasons) - MOST_REASONS
    return f"{shown} ({rest} more of this kind.)" if rest > 0 else shown

"""Runs one check of the catalogue on a dossier."""

from __future__ import annotations

from proofcheck.checks import CHECKS
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.result import CheckResult, CheckStatus

FAILED = CheckStatus.FAILED
INDETERMINATE = CheckStatus.INDETERMINATE
NOT_APPLICABLE = CheckStatus.NOT_APPLICABLE
PASSED = CheckStatus.PASSED


def result(check_id: str, of: Dossier) -> CheckResult:
    """The check's word on the dossier."""
    check = next(c for c in CHECKS if c.meta.id == check_id)
    return check.judge(of, Config())


def status(check_id: str, of: Dossier) -> CheckStatus:
    """Only the status."""
    return result(check_id, of).status


def is_decisive(check_id: str, of: Dossier) -> bool:
    """Whether the check failed with a finding that settles its question alone."""
    word = result(check_id, of)
    return any(f.decisive is not False and word.check.decisive for f in word.findings)

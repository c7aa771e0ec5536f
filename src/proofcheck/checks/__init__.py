"""Judgements that need code: one small unit each; none knows another.

In: a dossier and the configuration. Out: one `CheckResult` a check, in the order of `CHECKS`.
"""

from proofcheck.checks.catalogue import CHECKS, page, run_checks
from proofcheck.checks.check import Check

__all__ = ["CHECKS", "Check", "page", "run_checks"]

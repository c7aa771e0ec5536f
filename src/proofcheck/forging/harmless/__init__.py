"""The harmless versions of a PDF, in one explicit order."""

from proofcheck.forging.harmless.handing_on import HANDING_ON
from proofcheck.forging.harmless.marking import MARKING
from proofcheck.forging.harmless.saving_again import SAVING_AGAIN
from proofcheck.forging.harmless.signing import SIGNING

HARMLESS = (*SAVING_AGAIN, *HANDING_ON, *MARKING, *SIGNING)

__all__ = ["HARMLESS"]

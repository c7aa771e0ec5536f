"""proofcheck: is this invoice or brand-authorisation letter genuine, and does it entitle?

`verify("invoice.pdf", claim=Claim(seller=…, brand=…), registry="registry.json")` returns a
`Report`. Keep a `Verifier` for many uploads.
"""

from proofcheck.config import Config, load_config
from proofcheck.errors import (
    ConfigError,
    InputError,
    LimitError,
    ProofcheckError,
    RegistryError,
    ToolError,
)
from proofcheck.model.claim import Claim
from proofcheck.model.result import Outcome, QuestionSet, Report
from proofcheck.registry import Registry
from proofcheck.verifier import Verifier, verify

__all__ = [
    "Claim",
    "Config",
    "ConfigError",
    "InputError",
    "LimitError",
    "Outcome",
    "ProofcheckError",
    "QuestionSet",
    "Registry",
    "RegistryError",
    "Report",
    "ToolError",
    "Verifier",
    "load_config",
    "verify",
]

"""proofcheck: is this invoice or brand-authorisation letter genuine, and does it entitle?

`verify("invoice.pdf", claim=Claim(seller=…, brand=…), registry="registry.json")` returns a
`Report`. Keep a `Verifier` for many uploads.

Names load when first used, so that a worker process need not load what judges.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_MODULES = {
    "Claim": "model.claim",
    "Config": "config",
    "Outcome": "model.result",
    "QuestionSet": "model.result",
    "Registry": "registry",
    "Report": "model.result",
    "Verifier": "verifier",
    "load_config": "config",
    "verify": "verifier",
}
"""Where each public name lives; errors that are not listed live in `errors`."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)

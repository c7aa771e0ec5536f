"""Labelled forgeries and harmless versions, made from genuine PDFs."""

from proofcheck.forging.harmless import HARMLESS
from proofcheck.forging.making import Account, NotMade, Order, forge_files
from proofcheck.forging.way import Way
from proofcheck.forging.ways import WAYS

__all__ = ["HARMLESS", "WAYS", "Account", "NotMade", "Order", "Way", "forge_files"]

"""Seller and buyer of an invoice: blocks, their lines, the choice between them, the fields."""

from proofcheck.extraction.parties.choosing import read_parties
from proofcheck.extraction.parties.fields import PartyFields

__all__ = ["PartyFields", "read_parties"]

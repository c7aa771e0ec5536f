"""Letters that support another paper of the dossier: links of its chain, judged with it.

The letter to a supplier or to a grantor is not made out to the claimant, and need not be in
force, nor be for the claim's territory and channel, by itself: PC-ENT-002 and PC-ENT-004 ask
whether the chain covers what they need on the day that counts.
"""

from __future__ import annotations

from proofcheck.checks.papers import invoices, letters
from proofcheck.checks.records import STRONG, party_ids
from proofcheck.comparing.names import compare_names
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import AuthorisationLetter, Field, Maybe


def is_upper(dossier: Dossier, letter: AuthorisationLetter) -> bool:
    """Tell whether a letter's grantee is the grantor or supplier of another paper handed in."""
    if not isinstance(letter.grantee, Field):
        return False
    lower: list[Maybe[str]] = [other.grantor for _, other in letters(dossier) if other != letter]
    lower += [invoice.seller_name for _, invoice in invoices(dossier)]
    name = letter.grantee.value
    return any(
        compare_names(name, field.value).likeness in STRONG
        or bool(party_ids(dossier, name) & party_ids(dossier, field.value))
        for field in lower
        if isinstance(field, Field)
    )

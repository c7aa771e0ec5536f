"""Ways around a digital signature. A file that has none is signed first, as its issuer would."""

from __future__ import annotations

from random import Random

from proofcheck.forging.edits import editing
from proofcheck.forging.genuine import Genuine
from proofcheck.forging.saving import rewritten, updated
from proofcheck.forging.traces import EDITORS, later, touched
from proofcheck.forging.way import Made, Way, Workshop

ISSUER = "Forge Test Issuer"


def _signed_data(genuine: Genuine, rng: Random) -> bytes:
    if genuine.is_signed:
        return genuine.data
    from proofcheck.forging.signing import signed

    return signed(genuine.data, ISSUER, "Signature1", later(genuine, rng))


def _signed_then_edited(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    data = _signed_data(genuine, rng)
    with editing(genuine, rng, data=data, own_font=True) as edit:
        edit.retype()
        return Made(data=updated(data, edit.pdf), changes=(edit.change,))


def _signature_stripped(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    from proofcheck.forging.signing import without_signatures

    data = _signed_data(genuine, rng)
    with editing(genuine, rng, data=data, own_font=True) as edit:
        edit.retype()
        without_signatures(edit.pdf)
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,), is_else_same=False)


SIGNATURE_WAYS = (
    Way(
        name="signed-then-edited",
        title="a value retyped in an update after the file was signed",
        make=_signed_then_edited,
    ),
    Way(
        name="signature-stripped",
        title="a value retyped in a signed file, the signature taken out",
        make=_signature_stripped,
    ),
)

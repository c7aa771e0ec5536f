"""Ways that type another value where the old one stood."""

from __future__ import annotations

from random import Random

from proofcheck.forging.edits import editing
from proofcheck.forging.genuine import Genuine
from proofcheck.forging.saving import rewritten, updated
from proofcheck.forging.targets import ARITHMETIC, Target
from proofcheck.forging.traces import EDITORS, touched
from proofcheck.forging.way import Layer, Made, NotMadeError, Way, Workshop


def stands_alone(target: Target) -> bool:
    """Whether no other printed value can be reckoned from this one."""
    return not set(target.fields) & ARITHMETIC


def _incremental(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng, own_font=True) as edit:
        edit.retype()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=updated(genuine.data, edit.pdf), changes=(edit.change,))


def _own_font_rewrite(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng, stands_alone, own_font=True) as edit:
        edit.retype()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,))


def _cover_foreign(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng) as edit:
        edit.cover()
        edit.type_foreign()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,), layer=Layer.BOTH)


def _cover_own(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng, own_font=True) as edit:
        edit.cover()
        edit.type_own()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,), layer=Layer.BOTH)


def _redact_foreign(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng) as edit:
        edit.remove()
        edit.type_foreign()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,))


def _arithmetic(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    amounts = {"lines.net_amount", "net_total", "tax_total", "gross_total"}
    if sum(bool(set(t.fields) & amounts) for t in genuine.targets) < 2:
        raise NotMadeError("There are not two amounts of which one should follow from the other.")
    with editing(genuine, rng, lambda t: bool(set(t.fields) & amounts), own_font=True) as edit:
        edit.retype()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,))


RETYPING_WAYS = (
    Way(
        name="incremental-edit",
        title="a value retyped in the page's font, saved as an appended update",
        make=_incremental,
    ),
    Way(
        name="rewrite-own-font",
        title="a value retyped in the page's font, the whole file written anew",
        make=_own_font_rewrite,
    ),
    Way(
        name="cover-foreign-font",
        title="a box over the value, another typed on it in a foreign font",
        make=_cover_foreign,
    ),
    Way(
        name="cover-own-font",
        title="a box over the value, another typed on it in the page's font",
        make=_cover_own,
    ),
    Way(
        name="redact-foreign-font",
        title="the value's text removed, another typed in a foreign font",
        make=_redact_foreign,
    ),
    Way(
        name="arithmetic-only",
        title="one amount retyped in the page's font, those that follow from it left",
        make=_arithmetic,
    ),
)

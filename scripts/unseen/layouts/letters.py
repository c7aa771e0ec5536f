"""The layouts of letters by name, and the drawing of one."""

from __future__ import annotations

import random
from datetime import timedelta
from types import ModuleType

from scripts.unseen.data.grants import Grant, grant
from scripts.unseen.layouts import (
    letter_annex,
    letter_blanks,
    letter_clauses,
    letter_columns,
    letter_form,
    letter_memo,
    letter_oath,
    letter_plaque,
    letter_post,
)
from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import A4, look
from scripts.unseen.ledger import Ledger

LETTERS: dict[str, ModuleType] = {
    "clauses": letter_clauses,
    "memo": letter_memo,
    "columns": letter_columns,
    "post": letter_post,
    "form": letter_form,
    "plaque": letter_plaque,
    "annex": letter_annex,
    "oath": letter_oath,
    "blanks": letter_blanks,
}


def draw_letter(layout: str, languages: str, draw: random.Random) -> tuple[str, Ledger, Grant]:
    """Draw a grant in a layout (`languages` such as `de` or `zh+en`): HTML, print, grant."""
    module = LETTERS[layout]
    first, *others = languages.split("+")
    paper = grant(first, draw, getattr(module, "MARKS", 2))
    ink = Ledger()
    speech = Speech(ink, paper, first)
    style = look(draw, first, module.MANNER, getattr(module, "SIZE", A4))
    if others:
        second = Ledger()
        html = module.draw(speech, style, Speech(second, paper, others[0]))
        _join(ink, second)
    else:
        html = module.draw(speech, style)
    _settle(ink, paper)
    return html, ink, paper


def _join(ink: Ledger, second: Ledger) -> None:
    """What the second language says otherwise is right as well."""
    ink.printed += second.printed
    for name, value in second.fields.items():
        if value != ink.fields.get(name):
            ink.allow(name, value)
    for name, values in second.also.items():
        ink.allow(name, *values)


def _settle(ink: Ledger, paper: Grant) -> None:
    """Allow what a fair reader may take for the same."""
    if paper.period == "years":
        ink.allow("valid_to", (paper.end - timedelta(days=1)).isoformat())
    elif paper.start == paper.issued and "valid_from" not in ink.fields:
        ink.allow("valid_from", paper.start.isoformat())
    channels = ink.fields.get("channels", [])
    if any(channel.kind == "own" for channel in paper.channels):
        domain = f"{paper.grantee.domain}"
        rest = [name for name in channels if name != domain]
        ink.allow("channels", [*rest, "online"], [*channels, "online"],
                  [*rest, f"www.{domain}"])  # fmt: skip
    if any(channel.kind == "store" for channel in paper.channels):
        ink.allow("channels", [*channels, "online"])

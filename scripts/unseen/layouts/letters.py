"""The drawing of one letter in a layout of its edition."""

from __future__ import annotations

import random
from datetime import date, timedelta
from types import ModuleType
from typing import Any

from scripts.unseen.data.deeds import deed
from scripts.unseen.data.grants import Grant, grant
from scripts.unseen.layouts import fifth, first, fourth, second, sixth, third
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.letter_parts import Speech
from scripts.unseen.layouts.page import A4, look
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.layouts.sixth.script import SixthScript
from scripts.unseen.layouts.third.script import Script
from scripts.unseen.ledger import Ledger
from scripts.unseen.plan import Order, orders
from scripts.unseen.words import table

LETTERS: dict[str, dict[str, ModuleType]] = {
    "first": first.LETTERS,
    "second": second.LETTERS,
    "third": third.LETTERS,
    "fourth": fourth.LETTERS,
    "fifth": fifth.LETTERS,
    "sixth": sixth.LETTERS,
}
_SPEECHES: dict[str, type[Speech]] = {"first": Speech, "second": SecondSpeech}
_SCRIPTS: dict[str, type[Script]] = {
    "third": Script,
    "fourth": FourthScript,
    "fifth": FifthScript,
    "sixth": SixthScript,
}


def draw_letter(order: Order, draw: random.Random) -> tuple[str, Ledger, date]:
    """Draw a grant in the order's layout and language or languages: HTML, print, day of issue."""
    if order.edition in _SCRIPTS:
        return _draw_text(order, draw)
    module, speech_of = LETTERS[order.edition][order.layout], _SPEECHES[order.edition]
    language, *others = order.where.split("+")
    paper = grant(language, draw, getattr(module, "MARKS", 2), order.edition)
    if hasattr(module, "adapt"):
        paper = module.adapt(paper)
    ink = Ledger()
    speech = speech_of(ink, paper, language)
    style = look(draw, language, module.MANNER, getattr(module, "SIZE", A4))
    if others:
        other = Ledger()
        html = module.draw(speech, style, speech_of(other, paper, others[0]))
        _join(ink, other)
    else:
        html = module.draw(speech, style)
    _settle(ink, paper)
    return html, ink, paper.issued


def _draw_text(order: Order, draw: random.Random) -> tuple[str, Ledger, date]:
    """Draw a letter of which every sentence stands in the text of its layout and language.

    Where a layout has several texts in a language, the papers of the plan take them in turn.
    """
    module = LETTERS[order.edition][order.layout]
    language = order.where.partition("+")[0]
    text = _text(order, language)
    paper = deed(language, text, draw, order.edition)
    ink = Ledger()
    script = _SCRIPTS[order.edition](ink, paper, text, language)
    html = module.draw(script, look(draw, language, module.MANNER, getattr(module, "SIZE", A4)))
    script.settle()
    return html, ink, paper.issued


def _text(order: Order, language: str) -> dict[str, Any]:
    """The text of an order; of the sixth edition each layout has a file, its languages in it."""
    if order.edition == "sixth":
        texts = table("sixth/letters")[order.layout][language]
        known = (o for o in orders("sixth") if o.layout == order.layout and o.index < order.index)
        text: dict[str, Any] = texts[sum(o.where.split("+")[0] == language for o in known)]
        return text
    texts = table(f"{order.edition}/letters")[language][order.layout]
    return texts[order.index % len(texts)] if isinstance(texts, list) else texts


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
    if paper.period == "years" and paper.edition == "first":
        ink.allow("valid_to", (paper.end - timedelta(days=1)).isoformat())
    elif paper.start == paper.issued and "valid_from" not in ink.fields:
        ink.allow("valid_from", paper.start.isoformat())
    channels = ink.fields.get("channels", [])
    if not channels:
        return
    if any(channel.kind == "own" for channel in paper.channels):
        domain = f"{paper.grantee.domain}"
        rest = [name for name in channels if name != domain]
        ink.allow("channels", [*rest, "online"], [*channels, "online"],
                  [*rest, f"www.{domain}"])  # fmt: skip
    if any(channel.kind == "store" for channel in paper.channels):
        ink.allow("channels", [*channels, "online"])

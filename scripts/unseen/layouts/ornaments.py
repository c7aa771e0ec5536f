"""Seals, stamps and signatures as vector drawings over the page."""

from __future__ import annotations

import math
import random

from scripts.unseen.ledger import plain


def company_seal(company: str, language: str, spot: str, draw: random.Random) -> str:
    """Seal of the company in the manner of its language; `spot` is CSS for its place."""
    turn = draw.randint(-14, 14)
    if language == "zh":
        inner = _ring(company, 44, 33, 11, 230) + _star() + _word("合同专用章", 33, 8)
        return _svg(inner, spot, turn, 37, "#c8141e", "stroke-width='2.4'", 47)
    if language == "ja":
        short = [c for c in company if c not in "株式会社有限"][:4]
        inner = "<rect x='-30' y='-30' width='60' height='60' rx='5' fill='none'/>"
        half = math.ceil(len(short) / 2)
        for column, part in enumerate((short[:half], short[half:])):
            for row, character in enumerate(part):
                inner += _word(character, row * 28 - 4, 23, 14 - column * 28)
        return _svg(inner, spot, turn // 4, 22, "#cc2a1e", "stroke-width='3'", 0)
    colour = draw.choice(("#27408b", "#27408b", "#5a2d82", "#333333"))
    inner = "<circle r='31' fill='none'/>" + _ring(company.upper(), 38, 34, 7.5, 300)
    inner += _word(company.split()[0][:9].upper(), 3, 9)
    return _svg(inner, spot, turn, 34, colour, "stroke-width='1.3'", 48)


def rubber_stamp(text: str, day: str, spot: str, draw: random.Random) -> str:
    """Office stamp of the receiver: a word in a frame, sometimes with a day."""
    colour = draw.choice(("#b3202a", "#27408b", "#1f6b3a"))
    width = 26 + sum(13 if ord(c) < 0x2E80 else 22 for c in text)
    second = _word(day, 18, 9) if day else ""
    height = 44 if day else 32
    inner = (
        f"<rect x='{-width / 2}' y='-18' width='{width}' height='{height}' rx='4' fill='none'/>"
        f"{_word(text, 4, 19)}{second}"
    )
    return _svg(inner, spot, draw.randint(-16, 12), 48, colour, "stroke-width='2.2'", 0, 150)


def signature(name: str, spot: str, draw: random.Random) -> str:
    """Handwritten scribble that is drawn from the name; `spot` is CSS for its place."""
    pen = random.Random(name)
    x, path = -60.0, f"M -62 {pen.randint(-4, 8)} "
    for _ in range(max(5, min(10, len(name)))):
        rise = pen.choice((8, 12, 14, 30))
        step = pen.uniform(8, 15)
        path += (
            f"C {x + step * 0.1:.1f} {-rise} {x + step * 0.9:.1f} {-rise} {x + step * 0.6:.1f} 2 "
            f"S {x + step * 0.7:.1f} {pen.uniform(2, 8):.1f} {x + step:.1f} "
            f"{pen.uniform(-4, 2):.1f} "
        )
        x += step
    path += f"q 12 -9 {pen.randint(18, 34)} {pen.randint(-8, 6)}"
    if pen.random() < 0.5:
        path += f" M -50 12 q 50 -8 {pen.randint(90, 130)} -3"
    colour = draw.choice(("#1a2a6c", "#1a2a6c", "#222222"))
    inner = f"<path d='{path}' fill='none' stroke-linecap='round'/>"
    return _svg(inner, spot, pen.randint(-7, 2), 48, colour, "stroke-width='1.7'", 0, 170)


def _svg(
    inner: str, spot: str, turn: int, width_mm: float, colour: str, stroke: str, rim: float,
    extent: int = 104,
) -> str:  # fmt: skip
    circle = f"<circle r='{rim}' fill='none'/>" if rim else ""
    height_mm = width_mm if extent == 104 else width_mm * 0.5
    tall = extent if extent == 104 else extent * 0.5
    return (
        f"<svg class='ink' style='{spot};width:{width_mm}mm;height:{height_mm}mm;opacity:.66;"
        f"overflow:visible' viewBox='{-extent / 2} {-tall / 2} {extent} {tall}'>"
        f"<g transform='rotate({turn})' stroke='{colour}' {stroke} fill='{colour}'>"
        f"{circle}{inner}</g></svg>"
    )


def _word(text: str, y: float, size: float, x: float = 0) -> str:
    return (
        f"<text x='{x}' y='{y}' font-size='{size}' text-anchor='middle' stroke='none' "
        f"font-weight='bold'>{plain(text)}</text>"
    )


def _star() -> str:
    points = " ".join(
        f"{r * math.sin(math.pi * k / 5):.1f},{-r * math.cos(math.pi * k / 5):.1f}"
        for k, r in ((k, 15 if k % 2 == 0 else 6) for k in range(10))
    )
    return f"<polygon points='{points}' stroke='none'/>"


def _ring(text: str, _: float, radius: float, size: float, sweep: float) -> str:
    """Characters around the upper rim."""
    size = min(size, sweep / 360 * 2 * math.pi * radius / max(len(text), 1) * 1.5)
    parts = []
    for index, character in enumerate(text):
        angle = -sweep / 2 + sweep * index / max(len(text) - 1, 1)
        parts.append(
            f"<text transform='rotate({angle:.1f}) translate(0 {-radius})' font-size='{size:.1f}' "
            f"text-anchor='middle' stroke='none' font-weight='bold'>{plain(character)}</text>"
        )
    return "".join(parts)

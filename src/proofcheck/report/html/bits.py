"""The scale of evidence in bits as bars: prior + contributions = total."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proofcheck.model.result import Contribution, Verdict
from proofcheck.report.html.marks import number
from proofcheck.report.html.words import bits_words, chance_words

BAR_UNITS = 1000.0
"""Width of a bar's drawing in units of its own; it is stretched to the room there is."""


class BitsRow(Struct, frozen=True, kw_only=True):
    """One bar: from `x`, `width` wide, in `BAR_UNITS`; `zero_x` is where 0 bits stand."""

    name: str
    check: str
    words: str
    bits: str
    tone: str
    x: str
    width: str
    zero_x: str
    is_total: bool = False


def bits_rows(verdict: Verdict, titles: dict[str, str]) -> tuple[BitsRow, ...]:
    """Return the prior, each contribution where the one before ended, and the total.

    `titles` names the checks. What its family counts already has a bar of no width.
    """
    steps = list(_steps(verdict, titles))
    ends = [end for *_, start, end in steps for end in (start, end)]
    least, most = min(0.0, *ends) - 0.5, max(0.0, *ends) + 0.5
    scale = BAR_UNITS / (most - least)
    rows = []
    for index, (name, check, words, bits, start, end) in enumerate(steps):
        low, high = min(start, end), max(start, end)
        rows.append(
            BitsRow(
                name=name,
                check=check,
                words=words,
                bits=f"{bits:+.1f}",
                tone="forged" if bits > 0 else "genuine",
                x=number((low - least) * scale),
                width=number(max((high - low) * scale, 2.0)),
                zero_x=number(-least * scale),
                is_total=index == len(steps) - 1,
            )
        )
    return tuple(rows)


Step = tuple[str, str, str, float, float, float]
"""Name, check, words, bits, where the bar begins, where it ends."""


def _steps(verdict: Verdict, titles: dict[str, str]) -> Iterator[Step]:
    running = verdict.prior_bits
    words = "what to expect before looking"
    yield "Prior", "", words, verdict.prior_bits, 0.0, running
    for one in verdict.contributions:
        end = running + one.weight_bits if one.counted else running
        title = titles.get(one.check, one.check)
        yield title, one.check, _words(one), one.weight_bits, running, end
        running = end
    probability = f"forgery probability {chance_words(verdict.forgery_probability)}"
    yield "Total", "", probability, running, 0.0, running


def _words(one: Contribution) -> str:
    if not one.counted:
        return f"not counted: the family {one.family.replace('_', ' ')} has a stronger one"
    return bits_words(one.weight_bits)

"""PC-PDF-003 and PC-PDF-005: key values are set like the text around them.

Asserts: no amount, date, name or number deviates from its line, its column and its page in two
traits that have nothing to do with each other (PC-PDF-003), or in one (PC-PDF-005, which hardly
weighs unless it is a font that the page uses nowhere else). Honest papers that trip it: a
template in which another program filled a value or two. A forger slips past by the page's own
font and size, painted in the value's turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import FieldClass, field_class, spoken
from proofcheck.checks.papers import each_pdf
from proofcheck.checks.thresholds import thresholds
from proofcheck.checks.traits import kinds_of, told
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import Deviation, OddSetting, PdfFacts, Trait
from proofcheck.model.fields import Field, Invoice, named_fields
from proofcheck.model.measures import Place
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-PDF-003",
    title="Key values are set like the text around them",
    question=Question.INTEGRITY,
    severity=Severity.MEDIUM,
    decisive=True,
    family="later_edits",
    needs=("pdf",),
    since="0.2.0",
    sources=("forensics P3, P7: 0 of 162 genuine invoices", "red flags 17, 18"),
)

SINGLE_META = CheckMeta(
    id="PC-PDF-005",
    title="Key values are set in the one manner of their column",
    question=Question.INTEGRITY,
    severity=Severity.LOW,
    decisive=False,
    family="later_edits",
    needs=("pdf",),
    since="0.2.0",
    sources=("red flags 17, 18",),
)

UNEXAMINED = "How the values are set could not be examined."
STRONG = ({"font", "order"}, {"font", "unicode_map"})
INNOCENT = ("A form or template in which another program filled this value.",)
NEXT_STEP = "Compare the value with the order or the payment, or ask the issuer."


class _OddValue(Struct, frozen=True, kw_only=True):
    """A value with all fields that it is, and the deviations that count."""

    text: str
    place: Place
    fields: tuple[str, ...]
    deviations: tuple[Deviation, ...]
    kinds: frozenset[str]
    is_in_blank: bool

    @property
    def is_key(self) -> bool:
        """Whether it is money, a date, name, number or quantity."""
        return any(field_class(field) is not FieldClass.OTHER for field in self.fields)

    @property
    def is_foreign(self) -> bool:
        """Whether its font is used nowhere else on the page."""
        return any(one.trait is Trait.FOREIGN_FONT for one in self.deviations)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge which values of every PDF deviate in several traits."""
    return conclude(META, each_pdf(dossier, _judged_by(_several), unexamined=UNEXAMINED))


def judge_single(dossier: Dossier, config: Config) -> CheckResult:
    """Judge which values of every PDF deviate in a single trait."""
    return conclude(SINGLE_META, each_pdf(dossier, _judged_by(_single), unexamined=UNEXAMINED))


CHECK = Check(META, judge)
SINGLE_CHECK = Check(SINGLE_META, judge_single)


def _judged_by(
    judge: Callable[[Examined, list[_OddValue]], list[Opinion]],
) -> Callable[[Examined, PdfFacts], list[Opinion]]:
    """Return what gives the opinions of `judge` on a document whose values can be looked at."""

    def document(examined: Examined, facts: PdfFacts) -> list[Opinion]:
        odd = _odd_values(examined, facts)
        return judge(examined, odd) if isinstance(odd, list) else [odd]

    return document


def _odd_values(examined: Examined, facts: PdfFacts) -> list[_OddValue] | Opinion:
    if facts.odd_settings is None:
        return Unsure(UNEXAMINED)
    if not any(page.source is Source.TEXT_LAYER for page in examined.pages):
        return Skipped("The pages have no text layer: nothing is set in a font.")
    by_place: dict[Place, list[OddSetting]] = {}
    for one in facts.odd_settings:
        by_place.setdefault(one.place, []).append(one)
    values = (_merged(place, settings) for place, settings in by_place.items())
    return [value for value in values if value.kinds]


def _merged(place: Place, settings: list[OddSetting]) -> _OddValue:
    fields = tuple(dict.fromkeys(one.field for one in settings if one.field))
    deviations = tuple(
        dict.fromkeys(d for one in settings for d in one.deviations if told(d, fields))
    )
    return _OddValue(
        text=settings[0].text,
        place=place,
        fields=fields,
        deviations=deviations,
        kinds=kinds_of(deviations),
        is_in_blank=any(one.is_in_blank for one in settings),
    )


def _several(examined: Examined, odd: list[_OddValue]) -> list[Opinion]:
    several = [one for one in odd if len(one.kinds) > 1]
    limits, share = thresholds().typography, len(several) / max(_values(examined), 1)
    if len(several) > limits.most_edited_values and share >= limits.filled_share:
        # Where most values share a foreign font, a program filled a form with its own.
        return [Unsure("Most values are set in a font of their own, as in a filled form.")]
    is_few = len(several) <= limits.most_edited_values and share <= limits.most_edited_share
    return [
        _finding(one, is_decisive=None if _is_edit(one) and is_few else False) for one in several
    ] or [Passed()]


def _single(examined: Examined, odd: list[_OddValue]) -> list[Opinion]:
    keys = [one for one in odd if one.is_key and len(one.kinds) == 1]
    told = [_finding(one, is_decisive=None if one.is_foreign else False) for one in keys]
    return [*told] or [Passed()]


def _is_edit(odd: _OddValue) -> bool:
    """Whether nothing but an edit is likely.

    That is another font out of its turn, a font that lies, or three traits.
    """
    is_strong = any(pair <= odd.kinds for pair in STRONG) or len(odd.kinds) > 2
    return is_strong and odd.is_key and not odd.is_in_blank


def _values(examined: Examined) -> int:
    """How many places of the document hold values that were read from its text layer."""
    paper = examined.paper
    named = list(named_fields(paper))
    if isinstance(paper, Invoice):
        named.extend(pair for line in paper.lines for pair in named_fields(line))
    return len(
        {
            field.chosen.place
            for _, field in named
            if isinstance(field, Field) and field.chosen.source is Source.TEXT_LAYER
        }
    )


def _finding(odd: _OddValue, *, is_decisive: bool | None) -> Finding:
    name = next((spoken(field) for field in odd.fields), "text")
    return Finding(
        places=(odd.place,),
        observed=f"{odd.text}: {_joined(_observed(d) for d in odd.deviations)}",
        expected=_joined(f"{d.trait.value.replace('_', ' ')} {d.usual}" for d in odd.deviations),
        note=f"The {name} {odd.text} {_joined(SAID[d.trait.value] for d in odd.deviations)}.",
        innocent_causes=INNOCENT,
        next_step=NEXT_STEP,
        fields=odd.fields,
        decisive=is_decisive,
    )


SAID = {
    "foreign_font": "is in a font that its page uses nowhere else",
    "rare_font": "is in a font that its page hardly uses elsewhere",
    "other_subset": "is in a font of its own under the name of another of the page",
    "embedding": "has a font that is embedded as no other is",
    "mixed": "is not all in one font",
    "unicode_map": "is copied as another text than it shows",
    "size": "is a little larger or smaller than all other text",
    "baseline": "stands a little above or below its line",
    "spacing": "is spaced unlike other figures in its font",
    "colour": "is in a colour that only looks like that of other text",
    "order": "was painted after what stands beside and below it",
    "edge": "is off the edge that its column keeps",
}


def _observed(deviation: Deviation) -> str:
    trait = deviation.trait.value.replace("_", " ")
    return f"{trait} {deviation.observed}"


def _joined(parts: Iterable[str]) -> str:
    listed = list(dict.fromkeys(parts))
    return " and ".join(", ".join(listed).rsplit(", ", 1)) if len(listed) > 1 else listed[0]

"""PC-TXT-001: the pixels show what the text layer says.

Asserts: for each key field the text that software reads is the text that people see. Honest
papers that trip it: a text layer made by OCR, fonts with a wrong character map. It fails only
where two independent engines read the same other text. A forger slips past by changing both.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import FieldClass, field_class, spoken
from proofcheck.checks.misreading import confusions
from proofcheck.checks.overlaid_words import Overlaid, overlaid_words, shows_one_side
from proofcheck.checks.papers import each_pdf
from proofcheck.checks.thresholds import thresholds
from proofcheck.comparing.names import compare_names
from proofcheck.comparing.texts import digits_of, same_printed
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts, PixelReading
from proofcheck.model.fields import Field, Reading, named_fields
from proofcheck.model.measures import OnPage
from proofcheck.model.registry_answers import Likeness
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-TXT-001",
    title="The pixels show what the text layer says",
    question=Question.AGREEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="witnesses",
    needs=("pdf",),
    since="0.1.0",
    sources=("red flag 7", "forensics P5", "knowledge: text layer against pixels, 231 of 233"),
    required=True,
)

READING_NOISE = frozenset(Likeness) - {Likeness.DIFFERENT}
"""Likenesses of two names that a reading error explains."""

SAME_READ = READING_NOISE - {Likeness.SIMILAR, Likeness.SUBSET}
"""Likenesses of two engines' readings that count as the same."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the key fields of every PDF that has a text layer."""
    why = "The pixels of the key fields could not be read."
    return conclude(META, each_pdf(dossier, _document, unexamined=why))


CHECK = Check(META, judge)


def _document(examined: Examined, facts: PdfFacts) -> Iterator[Opinion]:
    has_layer = any(page.source is Source.TEXT_LAYER for page in examined.pages)
    if not facts.pixel_readings and not has_layer:
        yield Skipped("The pages have no text layer: all was read from pixels.")
    elif not facts.pixel_readings and not _has_text_layer_field(examined):
        yield Skipped("No key field was read from the text layer.")
    elif not facts.pixel_readings:
        why = " ".join(facts.not_looked)
        yield Unsure(f"No key field was read from the pixels. {why}".strip())
    for pixels in facts.pixel_readings:
        yield _field(examined, pixels, facts)


def _has_text_layer_field(examined: Examined) -> bool:
    return any(
        isinstance(field, Field) and field.chosen.source is Source.TEXT_LAYER
        for name, field in named_fields(examined.paper)
        if field_class(name) is not FieldClass.OTHER
    )


def _field(examined: Examined, pixels: PixelReading, facts: PdfFacts) -> Opinion:
    name = spoken(pixels.field)
    if isinstance(pixels.place, OnPage):
        pairs = overlaid_words(examined.pages, pixels.place)
        seen = next((r for r in pixels.readings if shows_one_side(pairs, r.value)), None)
        if seen is not None:
            return _painted_over(pixels, pairs, seen.value)
    if not pixels.readings:
        why = " ".join(pixels.unavailable) or "no engine could look"
        return Unsure(f"The pixels of the {name} were not read: {why}")
    same = [reading for reading in pixels.readings if _says_same(pixels, reading)]
    if same and _outweigh(same, pixels):
        return Passed()
    if same:
        return Unsure(
            f"One engine surely reads the {name} otherwise than the text layer, and the other, "
            "which reads it alike, is not sure."
        )
    engines = {reading.engine for reading in pixels.readings}
    if len(engines) < 2:
        return Unsure(
            f"One engine reads the {name} otherwise than the text layer, and the second reader "
            "is not installed or could not look."
        )
    contrary = _agreed(pixels.readings)
    if contrary is None or not _is_contrary(pixels, contrary):
        return Unsure(f"The engines do not agree on what the pixels of the {name} show.")
    is_alike = _is_one_confusion(pixels.text_layer, contrary.value)
    is_weak = made_by_ocr(facts) or (is_alike and not _is_certain(pixels.readings, contrary))
    return _finding(pixels, contrary, is_weak=is_weak)


def _outweigh(same: list[Reading[str]], pixels: PixelReading) -> bool:
    """Whether a reading that agrees with the text layer is sure, or no contrary one is."""
    floor = thresholds().confidence.pixel_fail
    others = [r for r in pixels.readings if r not in same and _is_contrary(pixels, r)]
    return any(r.confidence >= floor for r in same) or all(r.confidence < floor for r in others)


def _says_same(pixels: PixelReading, reading: Reading[str]) -> bool:
    """Whether a reading is the text layer's text, reading noise in letters apart."""
    expected, seen = pixels.text_layer, reading.value
    if same_printed(expected, seen):
        return True
    is_name = field_class(pixels.field) is FieldClass.NAME
    if not is_name and digits_of(expected) != digits_of(seen):
        return False
    letters = "".join(ch for ch in seen if ch.isalpha())
    if digits_of(expected) and not is_name:
        return True  # an amount, date or number: its digits are what counts
    if len(letters) < thresholds().text.least_letters:
        return False
    return compare_names(seen, expected).likeness in READING_NOISE


def _agreed(readings: tuple[Reading[str], ...]) -> Reading[str] | None:
    """Return a sure reading on which two engines agree, or None."""
    limits = thresholds().confidence
    sure = [r for r in readings if r.confidence >= limits.pixel_least and r.value]
    for one in sure:
        for other in sure:
            is_sure = (one.confidence + other.confidence) / 2 >= limits.pixel_fail
            if one.engine != other.engine and is_sure and _alike(one.value, other.value):
                return one
    return None


def _alike(one: str, other: str) -> bool:
    if same_printed(one, other):
        return True
    digits = digits_of(one), digits_of(other)
    if digits[0] or digits[1]:
        return digits[0] == digits[1]
    return compare_names(one, other).likeness in SAME_READ


def _is_contrary(pixels: PixelReading, reading: Reading[str]) -> bool:
    """Whether the reading contradicts the text, and is not just a part cut off at the edge."""
    expected, seen = digits_of(pixels.text_layer), digits_of(reading.value)
    if expected != seen:
        return not (seen in expected or expected in seen)
    return bool(reading.value)


def _painted_over(pixels: PixelReading, pairs: tuple[Overlaid, ...], seen: str) -> Finding:
    covered = ", ".join(f"{pair.one} and {pair.other}" for pair in pairs)
    return Finding(
        places=(pixels.place,),
        observed=f"{covered} in one place; the page shows {seen}",
        expected="one text in one place",
        note=f"The {spoken(pixels.field)} was painted over: in the text layer {covered} lie on "
        f"top of each other, and the page shows {seen}.",
        innocent_causes=("A form that was printed over a filled one.",),
        next_step="Select the text on the page, and ask the issuer for the original file.",
        fields=(pixels.field,),
    )


def made_by_ocr(facts: PdfFacts) -> bool:
    """Whether the file says that scanning software made it: its text layer is then OCR's."""
    told = f"{facts.producer or ''} {facts.creator or ''}".casefold()
    return any(name in told for name in confusions().scanning_software)


def _is_certain(readings: tuple[Reading[str], ...], contrary: Reading[str]) -> bool:
    """Whether both engines are so sure that not even look-alike digits are a misreading."""
    floor = thresholds().confidence.pixel_certain
    engines = {
        r.engine for r in readings if r.confidence >= floor and _alike(r.value, contrary.value)
    }
    return len(engines) > 1


def _is_one_confusion(expected: str, seen: str) -> bool:
    """Whether one digit apart that OCR takes for the other is all the difference."""
    one, other = digits_of(expected), digits_of(seen)
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    table = confusions().digits
    return len(apart) == 1 and (
        apart[0][1] in table.get(apart[0][0], "") or apart[0][0] in table.get(apart[0][1], "")
    )


def _finding(pixels: PixelReading, contrary: Reading[str], *, is_weak: bool) -> Finding:
    engines = " and ".join(
        sorted(str(r.engine) for r in pixels.readings if _alike(r.value, contrary.value))
    )
    return Finding(
        places=(pixels.place,),
        observed=contrary.value,
        expected=pixels.text_layer,
        note=f"The page shows {contrary.value} for the {spoken(pixels.field)}, but its text layer "
        f"says {pixels.text_layer} (read by {engines}).",
        innocent_causes=(
            "A text layer that a scanner's OCR made, with an error.",
            "A font whose character map is wrong.",
        ),
        next_step="Look at the field on the page, and ask the issuer for the original file.",
        fields=(pixels.field,),
        decisive=False if is_weak else None,
    )

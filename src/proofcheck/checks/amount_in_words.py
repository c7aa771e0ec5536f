"""PC-WRD-001: the amount in words says what the digits say.

Asserts: an amount that the paper spells out ("贰万叁仟元整", "cinq mille euros") is the gross or
payable total. Honest papers that trip it: words left over from the invoice before, in a template
filled by hand. A forger slips past by changing both.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.key_fields import spoken
from proofcheck.checks.misreading import other_numbers
from proofcheck.checks.money import amount_of, cash_coin, currency_of, optional, plain
from proofcheck.checks.papers import invoices
from proofcheck.checks.printed import is_amount_printed
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import Field, Invoice, Reading, named_fields
from proofcheck.model.measures import Money
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-WRD-001",
    title="The amount in words agrees with the digits",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="arithmetic",
    needs=("invoice",),
    since="0.1.0",
    sources=(
        "red flag 37",
        "PRC Negotiable Instruments Law article 8: words and digits must agree",
        "PRC Ministry of Finance Order 87 (2017) article 59: the words prevail",
    ),
)

TOTALS = ("gross_total", "payable_total")


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every amount in words of every invoice."""
    return conclude(META, (o for e, invoice in invoices(dossier) for o in _words(e, invoice)))


CHECK = Check(META, judge)


def _words(examined: Examined, invoice: Invoice) -> Iterator[Opinion]:
    found = [
        (name, field, reading)
        for name, field in named_fields(invoice)
        if isinstance(field, Field)
        for reading in field.witnesses
        if reading.source is Source.WORDS
    ]
    for name, field, reading in found:
        yield _judge(examined, invoice, name, field, reading)
    if not found:
        yield Skipped("No amount in words was found.")


def _judge(
    examined: Examined, invoice: Invoice, name: str, field: Field[Money], words: Reading[Money]
) -> Opinion:
    if name not in TOTALS:
        return Skipped(f"The amount in words repeats the {spoken(name)}.")
    if field.chosen is words:
        return Unsure("The total was read in words only.")
    total = settled(field, name)
    if not isinstance(total, Field):
        return total
    said = abs(words.value.amount)
    for other in (getattr(invoice, total_name) for total_name in TOTALS):
        if isinstance(other, Field) and _is_same(said, abs(other.value.amount), invoice):
            return Passed()
    if is_amount_printed(said, examined.pages):
        return Unsure(
            f"The words say {plain(said)}, which is printed elsewhere, not as the {spoken(name)}."
        )
    if is_ocr(total.chosen) and not _is_confirmed(invoice, total):
        return Unsure("The words differ from the digits, but nothing confirms the digits as read.")
    misread = said in {abs(value) for value in other_numbers(total.chosen)}
    if misread or not may_fail(total) or not _is_sure(words, total):
        return Unsure("The words differ from the digits, but either may be misread.")
    return _finding(name, total, words, said)


def _is_same(said: Decimal, total: Decimal, invoice: Invoice) -> bool:
    """Whether words repeat a total: exactly, or without its minor units, cut off or rounded."""
    wholes = {total.to_integral_value(rounding=ROUND_HALF_UP), Decimal(int(total))}
    return abs(said - total) <= cash_coin(currency_of(invoice)) or said in wholes


def _is_confirmed(invoice: Invoice, total: Field[Money]) -> bool:
    """Whether a second reading bears out what OCR took for the total: net and tax, or a twin."""
    if not isinstance(invoice.net_total, Field) or not isinstance(invoice.tax_total, Field):
        twins = [getattr(invoice, name) for name in TOTALS]
        places = {f.place for f in twins if isinstance(f, Field) and f.value == total.value}
        return len(places) > 1
    parts = amount_of(optional(invoice.net_total)) + amount_of(optional(invoice.tax_total))
    return abs(parts - total.value.amount) <= cash_coin(currency_of(invoice))


def _is_sure(words: Reading[Money], total: Field[Money]) -> bool:
    """Whether the words were read as surely as a finding needs; they come from the same page."""
    return words.confidence >= min(total.confidence, 0.7)


def _finding(name: str, total: Field[Money], words: Reading[Money], said: Decimal) -> Finding:
    return Finding(
        places=(total.place, words.place),
        observed=total.chosen.as_printed,
        expected=plain(said),
        note=f"The {spoken(name)} says {plain(abs(total.value.amount))}, but the amount in words "
        f"says {plain(said)}.",
        innocent_causes=("A template filled by hand, with the words of an earlier invoice.",),
        next_step="Ask the supplier for their own copy; where the two differ, the words count.",
        fields=(name,),
        decisive=False,
    )

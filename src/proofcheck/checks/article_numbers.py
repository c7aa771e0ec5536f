"""PC-ENT-016: article numbers on lines of a brand are of the brand's pattern.

Asserts: where the registry holds patterns of the brand's article numbers, the number or the
model on a line of the brand fits one. Honest papers that trip it: distributors that number
articles in their own way (EN 16931 BT-155 is the seller's number); so it is only told. A forger
slips past by copying an article number from the brand's catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.checks.brand_lines import brand_lines
from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.comparing.patterns import fits_pattern
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Field, InvoiceLine
from proofcheck.model.registry import Brand
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-016",
    title="Article numbers fit the brand's pattern",
    question=Question.ENTITLEMENT,
    severity=Severity.LOW,
    decisive=False,
    family="goods",
    needs=("invoice", "registry"),
    since="0.2.0",
    sources=("EN 16931-1 BT-155", "red flag 51"),
)

WORD = re.compile(r"[^\s,;()\[\]]+")


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the article number of every line of a registered brand."""
    return conclude(META, _lines(dossier))


CHECK = Check(META, judge)


def _lines(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    for line, brand in brand_lines(dossier):
        yield _line(line, brand)


def _line(line: InvoiceLine, brand: Brand) -> Opinion:
    if not brand.sku_patterns:
        return Skipped(f"The registry holds no pattern of {brand.name}'s article numbers.")
    number = settled(line.seller_item_id, "article number")
    if isinstance(number, Skipped):
        number = settled(line.model, "model")
    if not isinstance(number, Field):
        return number
    texts = [number.value, *_words(line)]
    fits = [fits_pattern(pattern, text) for pattern in brand.sku_patterns for text in texts]
    if True in fits:
        return Passed()
    if None in fits:
        return Unsure(f"A pattern of {brand.name}'s article numbers can't be used.")
    if is_ocr(number.chosen) or not may_fail(number):
        return Unsure(f"The article number {number.value} may be misread.")
    return Finding(
        places=(number.place,),
        observed=number.chosen.as_printed,
        expected=f"an article number of the pattern {' or '.join(brand.sku_patterns)}",
        note=f"The article number {number.value} does not fit the patterns of {brand.name}.",
        innocent_causes=(
            "The supplier numbers articles in its own way.",
            "A new range of articles that the registry does not hold yet.",
        ),
        next_step="Look the article up in the brand's catalogue.",
        fields=("lines.seller_item_id",),
    )


def _words(line: InvoiceLine) -> list[str]:
    """Return the words among which the brand's own number may stand beside the supplier's."""
    fields = (line.model, line.description)
    return [w for field in fields if isinstance(field, Field) for w in WORD.findall(field.value)]

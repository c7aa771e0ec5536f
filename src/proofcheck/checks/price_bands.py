"""PC-ENT-017: unit prices are plausible for the brand.

Asserts: the unit price on a line of the brand is not far outside the price bands that the
registry holds for it in this currency. Honest papers that trip it: clearance sales, spare parts,
samples. A forger slips past by writing plausible prices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from proofcheck.checks.brand_lines import brand_lines
from proofcheck.checks.certainty import may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.thresholds import thresholds
from proofcheck.comparing.texts import canonical_text
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Field, InvoiceLine
from proofcheck.model.measures import Money
from proofcheck.model.registry import Brand, PriceBand
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-017",
    title="Unit prices are plausible for the brand",
    question=Question.ENTITLEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="goods",
    needs=("invoice", "registry"),
    since="0.2.0",
    sources=("EN 16931-1 BT-146", "red flag 48"),
)

WORD = re.compile(r"\w+")


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the unit price of every line of a registered brand."""
    return conclude(META, _lines(dossier))


CHECK = Check(META, judge)


def _lines(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.registry is None:
        yield Skipped("No registry was given.")
        return
    by_brand: dict[str, list[Opinion]] = {}
    for line, brand in brand_lines(dossier):
        by_brand.setdefault(brand.id, []).append(_line(line, brand))
    for opinions in by_brand.values():
        yield from _weighed(opinions)


def _weighed(opinions: list[Opinion]) -> Iterator[Opinion]:
    """Drop findings on the fewer of a brand's lines: accessories and spare parts cost little."""
    outside = sum(isinstance(opinion, Finding) for opinion in opinions)
    within = sum(isinstance(opinion, Passed) for opinion in opinions)
    for opinion in opinions:
        if isinstance(opinion, Finding) and outside <= within:
            yield Skipped("Most articles of the brand have plausible prices.")
        else:
            yield opinion


def _line(line: InvoiceLine, brand: Brand) -> Opinion:
    if not brand.price_bands:
        return Skipped(f"The registry holds no prices of {brand.name}.")
    price = settled(line.unit_price, "unit price")
    if not isinstance(price, Field):
        return price
    bands = _bands(line, brand, price.value)
    if not bands:
        return Skipped(
            f"The registry holds no prices of {brand.name} for these goods and currency."
        )
    if any(_is_within(price.value, band) for band in bands):
        return Passed()
    if not may_fail(price) or not _multiplies(line, price.value):
        return Unsure(f"The price {price.chosen.as_printed} may be misread.")
    return _finding(line, brand, price, bands)


def _bands(line: InvoiceLine, brand: Brand, price: Money) -> list[PriceBand]:
    """Return the bands of the price's currency, those of the line's goods where it names some."""
    own = [band for band in brand.price_bands if band.currency == price.currency]
    words = _stems(line.description.value) if isinstance(line.description, Field) else frozenset()
    named = [b for b in own if any(_stems(product) <= words for product in b.products)]
    return named or ([] if any(band.products for band in own) else own)


def _stems(text: str) -> frozenset[str]:
    words = WORD.findall(canonical_text(text))
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words)


def _is_within(price: Money, band: PriceBand) -> bool:
    limits = thresholds().prices
    low = band.min_unit * limits.least_share_of_min if band.min_unit is not None else Decimal(0)
    return price.amount >= low and (
        band.max_unit is None or price.amount <= band.max_unit * limits.most_share_of_max
    )


def _multiplies(line: InvoiceLine, price: Money) -> bool:
    """Whether price and quantity make the line's amount, so that a price is no misread total."""
    if not (isinstance(line.quantity, Field) and isinstance(line.net_amount, Field)):
        return True
    if isinstance(line.discount, Field):
        return True
    product = line.quantity.value * price.amount
    cent = Decimal("0.01") * max(abs(line.quantity.value), Decimal(1))
    return abs(product - line.net_amount.value.amount) <= cent


def _finding(
    line: InvoiceLine, brand: Brand, price: Field[Money], bands: list[PriceBand]
) -> Finding:
    shown = " or ".join(
        f"{band.min_unit if band.min_unit is not None else 'any'} to "
        f"{band.max_unit if band.max_unit is not None else 'any'} {band.currency}"
        for band in bands
    )
    lows = [band.min_unit for band in bands if band.min_unit is not None]
    side = "below" if lows and price.value.amount < min(lows) else "above"
    return Finding(
        places=(price.place, line.place),
        observed=price.chosen.as_printed,
        expected=f"a unit price of {shown}",
        note=f"The unit price {price.value.amount} {price.value.currency} is far {side} the prices "
        f"of {brand.name}, {shown}.",
        innocent_causes=("A clearance sale, a sample or a spare part.", "A price for a pack."),
        next_step="Ask the supplier, by an address that it publishes itself, for its price list.",
        fields=("lines.unit_price",),
    )

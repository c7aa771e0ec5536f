"""PC-ENT-010: the paper covers the claimed items.

Asserts: a line of the invoice, or the products of the letter, cover each claimed item, by
their words. Honest papers that trip it: products in another language, article numbers only.
A forger slips past by adding a line; so this is never decisive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import all_pages, invoices, letters
from proofcheck.checks.records import brand_ids, brand_names, known_brands, record_of
from proofcheck.checks.sameness import scripts
from proofcheck.checks.thresholds import thresholds
from proofcheck.comparing.texts import canonical_text
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, InvoiceLine
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-010",
    title="The claimed items are covered",
    question=Question.ENTITLEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="claim",
    needs=("claim",),
    since="0.1.0",
    sources=("EN 16931-1 BT-153 to BT-157", "red flag 51"),
)

WORD = re.compile(r"\w+")
EVERYTHING = frozenset({"all", "products", "goods", "items", "every"})
"""Words of a letter that grants all products of the brand."""


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every claimed item against every paper."""
    return conclude(META, _papers(dossier))


CHECK = Check(META, judge)


def _papers(dossier: Dossier) -> Iterator[Opinion]:
    if dossier.claim is None or not dossier.claim.items:
        yield Skipped("The claim names no items.")
        return
    for item in dossier.claim.items:
        for examined, letter in letters(dossier):
            yield _in_letter(dossier, examined, letter, item)
        for examined, invoice in invoices(dossier):
            yield _in_invoice(dossier, examined, invoice, item)


def _in_letter(
    dossier: Dossier, examined: Examined, letter: AuthorisationLetter, item: str
) -> Opinion:
    record = record_of(dossier, letter)
    recorded = (record.authorisation.products or ()) if record is not None else ()
    field = settled(letter.products, "products")
    printed = field.value if isinstance(field, Field) else ()
    wanted = _words(item) - _brand_words(dossier)
    if not wanted:
        return Passed()  # the item is the brand itself
    if any(_covers(products, wanted) for products in (*printed, *recorded)):
        return Passed()
    if isinstance(field, Unsure):
        return field
    if isinstance(field, Skipped):
        return Unsure("The letter does not say for which products it is.")
    is_sure = may_fail(field) and not is_ocr(field.chosen)
    shares_script = any(scripts(product) == scripts(item) for product in printed)
    if not is_sure or not shares_script or any(_words(p) & wanted for p in printed):
        return Unsure(f"Whether the letter's products cover {item} can't be told.")
    return Unsure(
        f"The letter is for {', '.join(printed)}; whether that covers {item} is for a reader."
    )


def _covers(product: str, wanted: frozenset[str]) -> bool:
    words = _words(product)
    if words and words <= EVERYTHING:
        return True
    stems, needed = _stems(words), _stems(wanted)
    return bool(stems) and (stems <= needed or needed <= stems)


def _in_invoice(dossier: Dossier, examined: Examined, invoice: Invoice, item: str) -> Opinion:
    if not invoice.lines:
        return Unsure("No invoice line was recognised.")
    limits = thresholds().items
    wanted = _stems(_words(item)) - _stems(_brand_words(dossier))
    wanted = wanted or _stems(_words(item))
    shares = [len(wanted & _stems(_line_words(line))) / len(wanted) for line in invoice.lines]
    if max(shares) >= limits.covered_share:
        return Passed()
    descriptions = [f for line in invoice.lines if isinstance(f := line.description, Field)]
    is_sure = (
        len(descriptions) == len(invoice.lines)
        and may_fail(*descriptions)
        and not any(is_ocr(field.chosen) for field in descriptions)
        and any(scripts(field.value) == scripts(item) for field in descriptions)
    )
    if max(shares) > limits.absent_share or not is_sure:
        return Unsure(f"Whether a line covers {item} can't be told.")
    return Finding(
        places=(*(line.place for line in invoice.lines), all_pages(examined)),
        observed="; ".join(field.value for field in descriptions)[:300],
        expected=item,
        note=f"No line of the invoice covers the claimed item {item}.",
        innocent_causes=("The supplier lists the item under another name.",),
        next_step="Ask the claimant which line is the claimed item.",
        fields=("lines.description",),
    )


def _line_words(line: InvoiceLine) -> frozenset[str]:
    fields = (line.description, line.model, line.seller_item_id, line.gtin, line.brand)
    return frozenset(w for field in fields if isinstance(field, Field) for w in _words(field.value))


def _brand_words(dossier: Dossier) -> frozenset[str]:
    """Return the words of the claimed brand's names: they tell no product from another."""
    claimed = dossier.claim.brand if dossier.claim is not None else None
    if claimed is None:
        return frozenset()
    ids = brand_ids(dossier, claimed)
    names = [claimed, *(n for b in known_brands(dossier) if b.id in ids for n in brand_names(b))]
    return frozenset(word for name in names for word in _words(name))


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(canonical_text(text)))


def _stems(words: frozenset[str]) -> frozenset[str]:
    """Return words without an English or Romance plural, enough to match `belt` and `belts`."""
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words)

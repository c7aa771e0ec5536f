"""PC-ENT-003: the claimed brand is on the document.

Asserts: the letter grants the claimed brand, a line of the invoice is of it, and the GTINs of
such lines are the brand's. Honest papers that trip it: invoices that list article numbers
only, brands in another script. A forger slips past by writing the brand into a real line.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.certainty import may_fail, may_fail_as_name, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import all_pages, invoices, letters
from proofcheck.checks.printed import is_text_printed
from proofcheck.checks.records import STRONG, brand_ids, brand_names, known_brands
from proofcheck.checks.sameness import scripts
from proofcheck.comparing.names import compare_names
from proofcheck.comparing.texts import canonical_text, digits_of
from proofcheck.config import Config
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, InvoiceLine
from proofcheck.model.registry import Brand
from proofcheck.model.registry_answers import Likeness
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-ENT-003",
    title="The claimed brand is on the document",
    question=Question.ENTITLEMENT,
    severity=Severity.HIGH,
    decisive=True,
    family="claim",
    needs=("claim",),
    since="0.1.0",
    sources=("EN 16931-1 BT-153", "red flags 51, 58"),
    required=True,
)


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge every paper against the claimed brand."""
    return conclude(META, _papers(dossier))


CHECK = Check(META, judge)


def _papers(dossier: Dossier) -> Iterator[Opinion]:
    claim = dossier.claim
    if claim is None:
        yield Skipped("No claim was given.")
        return
    if claim.brand is None:
        yield Unsure("The claim names no brand.")
        return
    for examined, letter in letters(dossier):
        yield _letter(dossier, examined, letter, claim.brand)
    for examined, invoice in invoices(dossier):
        yield from _invoice(dossier, examined, invoice, claim, claim.brand)


def _letter(
    dossier: Dossier, examined: Examined, letter: AuthorisationLetter, claimed: str
) -> Opinion:
    field = settled(letter.brands, "brands")
    if not isinstance(field, Field):
        return Unsure(field.reason)
    if any(is_brand(dossier, brand, claimed) for brand in field.value):
        return Passed()
    wanted = brand_ids(dossier, claimed)
    granted = {i for brand in field.value for i in brand_ids(dossier, brand)}
    if not may_fail(field) or any(_is_near(brand, claimed) for brand in field.value):
        return Unsure(f"Whether the letter grants {claimed} can't be told.")
    if is_text_printed(claimed, examined.pages):
        return Unsure(f"The letter names {claimed}, but not among the brands it grants.")
    if not (wanted and granted) and not _share_script(field.value, claimed):
        return Unsure(f"The letter names its brands in another script than {claimed}.")
    named = ", ".join(field.value)
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected=claimed,
        note=f"The letter is for {named}, but the claim is for {claimed}.",
        innocent_causes=("A brand that is sold under several names.",),
        next_step="Ask the claimant for the letter of the claimed brand.",
        fields=("brands",),
    )


def is_brand(dossier: Dossier, printed: str, claimed: str) -> bool:
    """Whether two brand names are the same, or names of one registered brand."""
    if compare_names(printed, claimed).likeness in STRONG:
        return True
    return bool(brand_ids(dossier, printed) & brand_ids(dossier, claimed))


def line_is_of_brand(dossier: Dossier, line: InvoiceLine, claimed: str) -> bool:
    """Whether a line names the brand, in its own column, its description or its model."""
    if isinstance(line.brand, Field) and is_brand(dossier, line.brand.value, claimed):
        return True
    names = [claimed]
    for brand in _records(dossier, claimed):
        names.extend(brand_names(brand))
    texts = [field.value for field in (line.description, line.model) if isinstance(field, Field)]
    return any(_names_word(text, name) for text in texts for name in names)


def _invoice(
    dossier: Dossier, examined: Examined, invoice: Invoice, claim: Claim, claimed: str
) -> Iterator[Opinion]:
    of_brand = [line for line in invoice.lines if line_is_of_brand(dossier, line, claimed)]
    if of_brand:
        yield Passed()
        for line in of_brand:
            yield _gtin(dossier, line, claimed)
        return
    if any(_has_gtin_of(dossier, line, claimed) for line in invoice.lines):
        yield Passed()
        return
    if not invoice.lines:
        yield Unsure("No invoice line was recognised.")
        return
    if is_text_printed(claimed, examined.pages):
        yield Unsure(f"The invoice names {claimed}, but not in a line that was recognised.")
        return
    yield _other_brand(dossier, examined, invoice, claimed)


def _other_brand(dossier: Dossier, examined: Examined, invoice: Invoice, claimed: str) -> Opinion:
    """Judge an invoice of which no line is of the brand: it fails if all are of others."""
    others = {
        brand.name
        for brand in known_brands(dossier)
        if not is_brand(dossier, brand.name, claimed)
        for line in invoice.lines
        if line_is_of_brand(dossier, line, brand.name)
    }
    told = (line.brand for line in invoice.lines)
    others |= {f.value for f in told if isinstance(f, Field) and may_fail_as_name(f)}
    sure = all(
        may_fail(field)
        for line in invoice.lines
        for field in (line.description,)
        if isinstance(field, Field)
    )
    if not others or not sure:
        return Unsure(f"No line names {claimed}; the lines may list article numbers only.")
    named = ", ".join(sorted(others))
    return Finding(
        places=(*(line.place for line in invoice.lines), all_pages(examined)),
        observed=named,
        expected=claimed,
        note=f"The invoice is for {named}; no line is of the claimed brand {claimed}.",
        innocent_causes=("A brand that is sold under several names.",),
        next_step="Ask the claimant for an invoice with the claimed brand.",
        fields=("lines.description",),
    )


def _gtin(dossier: Dossier, line: InvoiceLine, claimed: str) -> Opinion:
    """Judge the GTIN of a line of the brand against the brand's company prefixes."""
    prefixes = {p for brand in _records(dossier, claimed) for p in brand.gtin_prefixes}
    gtin = settled(line.gtin, "gtin")
    if not prefixes or not isinstance(gtin, Field):
        return Skipped("The registry knows no GTIN prefix of the brand, or no GTIN is printed.")
    if _starts_with(gtin.value, prefixes):
        return Passed()
    if not may_fail(gtin):
        return Unsure("A GTIN is not of the brand as read, but was read with little confidence.")
    return Finding(
        places=(gtin.place,),
        observed=gtin.chosen.as_printed,
        expected=f"a GTIN that starts with {' or '.join(sorted(prefixes))}",
        note=f"The GTIN {gtin.value} on a line of {claimed} is not of a number range that the "
        "registry holds for the brand.",
        innocent_causes=("A number range that the registry does not hold yet.",),
        next_step="Look the GTIN up in Verified by GS1.",
        fields=("lines.gtin",),
        decisive=False,
    )


def _has_gtin_of(dossier: Dossier, line: InvoiceLine, claimed: str) -> bool:
    prefixes = {p for brand in _records(dossier, claimed) for p in brand.gtin_prefixes}
    return isinstance(line.gtin, Field) and _starts_with(line.gtin.value, prefixes)


def _starts_with(gtin: str, prefixes: set[str]) -> bool:
    digits = digits_of(gtin)
    # GTIN-14 puts an indicator digit before the company prefix, UPC-A drops a leading zero.
    forms = (digits, digits[1:] if len(digits) == 14 else digits, "0" + digits)
    return any(form.startswith(prefix) for form in forms for prefix in prefixes)


def _records(dossier: Dossier, claimed: str) -> tuple[Brand, ...]:
    ids = brand_ids(dossier, claimed)
    return tuple(brand for brand in known_brands(dossier) if brand.id in ids)


def _names_word(text: str, name: str) -> bool:
    """Whether the text holds the name as words (in scripts without blanks, as characters)."""
    whole, part = canonical_text(text), canonical_text(name)
    if not part:
        return False
    if not part.isascii():
        return part in whole
    return f" {_spaced(part)} " in f" {_spaced(whole)} "


def _spaced(text: str) -> str:
    return " ".join("".join(ch if ch.isalnum() else " " for ch in text).split())


def _is_near(printed: str, claimed: str) -> bool:
    return compare_names(printed, claimed).likeness is not Likeness.DIFFERENT


def _share_script(printed: tuple[str, ...], claimed: str) -> bool:
    return any(scripts(brand) == scripts(claimed) for brand in printed)

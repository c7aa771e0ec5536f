"""The catalogue of checks, in one explicit order, and the one way to run them.

A check that crashes is indeterminate, with the crash as its reason: it never counts as passed.
"""

from __future__ import annotations

from importlib import resources

from proofcheck.checks import (
    accounts,
    amount_in_words,
    article_numbers,
    brand,
    carried_totals,
    certificates,
    chain,
    claimant,
    codes,
    concealed_text,
    contacts,
    dates,
    embedded_xml,
    fapiao_numbers,
    file_formats,
    form_values,
    identifiers,
    issuer_habits,
    items,
    letter_marks,
    letter_record,
    line_arithmetic,
    line_sum,
    look_alikes,
    origin,
    page_sources,
    price_bands,
    readers,
    registered_companies,
    registered_marks,
    revisions,
    signatories,
    signatures,
    tax_breakdown,
    terms,
    text_layer,
    totals,
    trademarks,
    typography,
)
from proofcheck.checks.check import Check
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.result import CheckResult, CheckStatus
from proofcheck.model.turning import results_as_displayed, set_upright

CHECKS: tuple[Check, ...] = (
    revisions.CHECK,
    concealed_text.CHECK,
    typography.CHECK,
    typography.SINGLE_CHECK,
    form_values.CHECK,
    signatures.CHECK,
    page_sources.CHECK,
    origin.MAKER_CHECK,
    origin.DATES_CHECK,
    origin.STRUCTURE_CHECK,
    origin.MARKS_CHECK,
    issuer_habits.SEVERAL_CHECK,
    issuer_habits.CHECK,
    file_formats.CHECK,
    look_alikes.CHECK,
    embedded_xml.CHECK,
    text_layer.CHECK,
    readers.CHECK,
    codes.CHECK,
    totals.CHECK,
    line_sum.CHECK,
    line_arithmetic.CHECK,
    tax_breakdown.CHECK,
    carried_totals.CHECK,
    amount_in_words.CHECK,
    identifiers.CHECK,
    fapiao_numbers.CHECK,
    dates.CHECK,
    letter_record.CHECK,
    claimant.CHECK,
    brand.CHECK,
    chain.SUPPLIER_CHECK,
    chain.GRANTOR_CHECK,
    terms.PERIOD_CHECK,
    terms.TERRITORY_CHECK,
    terms.CHANNEL_CHECK,
    trademarks.CHECK,
    items.CHECK,
    signatories.CHECK,
    certificates.CHECK,
    accounts.CHECK,
    contacts.IMITATION_CHECK,
    contacts.OWN_DOMAIN_CHECK,
    article_numbers.CHECK,
    price_bands.CHECK,
    registered_companies.VAT_CHECK,
    registered_companies.LEI_CHECK,
    registered_marks.CHECK,
    letter_marks.CHECK,
)
"""Every check, integrity first, then agreement, then entitlement; reports keep this order."""


def run_checks(dossier: Dossier, config: Config) -> tuple[CheckResult, ...]:
    """Run every check of the catalogue on a dossier; none of them can stop the others.

    They see every page upright, so that rows and columns are what they are on paper; the places
    of their findings are on the pages as displayed, like those of the dossier.
    """
    upright = set_upright(dossier)
    results = tuple(_run(check, upright, config) for check in CHECKS)
    return results_as_displayed(results, upright)


def page(check_id: str) -> str:
    """Return the page of a check (Markdown); raises KeyError for an id that does not exist."""
    if check_id not in {check.meta.id for check in CHECKS}:
        raise KeyError(check_id)
    pages = resources.files("proofcheck.checks").joinpath("pages")
    return pages.joinpath(f"{check_id}.md").read_text(encoding="utf-8")


def _run(check: Check, dossier: Dossier, config: Config) -> CheckResult:
    try:
        return check.judge(dossier, config)
    except Exception as error:  # a check's fault must not pass, nor stop the others
        return CheckResult(
            check=check.meta,
            status=CheckStatus.INDETERMINATE,
            reason=f"The check broke down: {type(error).__name__}: {error}.",
        )

"""PC-ENT-018 and PC-ENT-019: public registers know the issuer by its tax number and its LEI.

Asserts: VIES holds the VAT number of an invoice's supplier as valid, GLEIF the LEI of the issuer
as of a company that is active, and the bearer that they give is the one that the paper names.
Honest papers that trip it: a supplier that trades at home only and is not in VIES, a company
that has changed its name, a shop named otherwise than its owner. A forger slips past with the
name and numbers of a real company.
"""

from __future__ import annotations

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Unsure, conclude
from proofcheck.checks.registers import answers_of, is_bearer
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice
from proofcheck.model.identities import ProviderAnswer, ProviderName, ProviderStatus
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

VAT_META = CheckMeta(
    id="PC-ENT-018",
    title="VIES knows the supplier by its VAT number",
    question=Question.ENTITLEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="issuer",
    needs=("invoice", "provider"),
    since="0.3.0",
    sources=("VIES REST API", "red flag 42"),
)
LEI_META = CheckMeta(
    id="PC-ENT-019",
    title="GLEIF knows the issuer by its LEI",
    question=Question.ENTITLEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="issuer",
    needs=("invoice", "letter", "provider"),
    since="0.3.0",
    sources=("ISO 17442", "GLEIF API v1"),
)

ENDED = ("INACTIVE", "RETIRED", "ANNULLED", "MERGED", "DUPLICATE")
"""Words of GLEIF for a company or LEI that is gone; LAPSED only means an unpaid renewal."""


def judge_vat(dossier: Dossier, config: Config) -> CheckResult:
    """Judge what VIES said of the suppliers' numbers."""
    found = answers_of(dossier, ProviderName.VIES)
    return conclude(VAT_META, (_vat(dossier, examined, answer) for examined, answer in found))


def judge_lei(dossier: Dossier, config: Config) -> CheckResult:
    """Judge what GLEIF said of the issuers' LEIs."""
    found = answers_of(dossier, ProviderName.GLEIF)
    return conclude(LEI_META, (_lei(dossier, examined, answer) for examined, answer in found))


VAT_CHECK = Check(VAT_META, judge_vat)
LEI_CHECK = Check(LEI_META, judge_lei)


def _vat(dossier: Dossier, examined: Examined, answer: ProviderAnswer) -> Opinion:
    if answer.status is ProviderStatus.UNKNOWN or not isinstance(examined.paper, Invoice):
        return Unsure(answer.reason)
    invoice = examined.paper
    number = settled(invoice.seller_tax_id, "seller_tax_id")
    seller = settled(invoice.seller_name, "seller_name")
    if not isinstance(number, Field) or not isinstance(seller, Field):
        return Unsure("The supplier or its tax number can't be read.")
    is_sure = not is_ocr(number.chosen) and may_fail(number, seller)
    if answer.entry is None:
        if not is_sure or _is_old(invoice, answer):
            return Unsure(f"VIES does not hold {answer.asked} today; the paper may still be right.")
        return _finding(
            answer,
            number.chosen.as_printed,
            expected="a VAT number that VIES holds",
            note=f"VIES does not hold the supplier's VAT number {answer.asked} as valid.",
            causes=(
                "A supplier that trades at home only: several member states list it on request.",
                "A number that was given out or ended a few days ago.",
            ),
        )
    if not answer.entry.names:
        return Passed()
    bearer = " / ".join(answer.entry.names)
    match is_bearer(dossier, examined, answer.entry.names, (seller.value,)):
        case True:
            return Passed()
        case False if is_sure:
            return _finding(
                answer,
                seller.chosen.as_printed,
                expected=bearer,
                note=f"The VAT number {answer.asked} belongs to {bearer} by VIES, and the invoice "
                f"is by {seller.value}.",
                causes=("A trader who sells under the name of a shop.", "A change of name."),
            )
    return Unsure(f"Whether {seller.value} is {bearer}, whom VIES names, can't be told.")


def _lei(dossier: Dossier, examined: Examined, answer: ProviderAnswer) -> Opinion:
    if answer.status is ProviderStatus.UNKNOWN:
        return Unsure(answer.reason)
    is_printed = answer.asked_as == "lei"
    has_text_layer = all(page.source is Source.TEXT_LAYER for page in examined.pages)
    if answer.entry is None:
        if not is_printed or not has_text_layer:
            return Unsure(f"GLEIF holds no LEI {answer.asked}; it may be misread or misrecorded.")
        return _finding(
            answer,
            answer.asked,
            expected="a LEI that GLEIF holds",
            note=f"GLEIF holds no company with the LEI {answer.asked}, which the paper prints.",
            causes=("A LEI that was given out a few days ago.",),
        )
    bearer = " / ".join(answer.entry.names[:1])
    if any(word in (answer.entry.state or "").upper().split(", ") for word in ENDED):
        return _finding(
            answer,
            answer.asked,
            expected="a company that is active",
            note=f"By GLEIF {bearer}, with the LEI {answer.asked}, is {answer.entry.state}.",
            causes=("A merger, after which the old paper is still used.",),
        )
    named = _named(examined)
    match is_bearer(dossier, examined, answer.entry.names, named):
        case True:
            return Passed()
        case False if is_printed and has_text_layer:
            return _finding(
                answer,
                answer.asked,
                expected=f"a LEI of {' or '.join(named)}",
                note=f"The LEI {answer.asked} belongs to {bearer}, which the paper does not name.",
                causes=("A company that has changed its name.",),
            )
    return Unsure(f"Whether the paper names {bearer}, whom GLEIF gives for the LEI, can't be told.")


def _named(examined: Examined) -> tuple[str, ...]:
    match examined.paper:
        case Invoice() as paper:
            fields = (paper.seller_name, paper.buyer_name)
        case AuthorisationLetter() as paper:
            fields = (paper.grantor, paper.grantee)
        case _:
            return ()
    return tuple(field.value for field in fields if isinstance(field, Field))


def _is_old(invoice: Invoice, answer: ProviderAnswer) -> bool:
    issued = invoice.issue_date
    if not isinstance(issued, Field) or answer.as_of is None:
        return False
    days = (answer.as_of.date() - issued.value).days
    return days > thresholds().registers.most_days_after_issue


def _finding(
    answer: ProviderAnswer, observed: str, *, expected: str, note: str, causes: tuple[str, ...]
) -> Finding:
    return Finding(
        places=(answer.place,),
        observed=observed,
        expected=expected,
        note=note,
        innocent_causes=causes,
        next_step="Ask the company, by an address that it publishes itself, for its number.",
        fields=(answer.asked_as,),
    )

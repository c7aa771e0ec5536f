"""Letters by what they are made of, and papers that only speak of an authorisation."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.letter.names.titles import is_letter_title
from proofcheck.extraction.letter.recognition import letter_points
from proofcheck.model.fields import Kind

LETTERS = [
    ["# SUB-DISTRIBUTOR APPOINTMENT LETTER", "", "Nimbus Ltd appoints Gale Ltd."],
    [
        "Subject: Proof of authorization for Gale Ltd",
        "",
        "Gale Ltd holds our permission to list and sell all items.",
    ],
    ["# DISTRIBUTORSHIP CERTIFICATE", "", "The firm below is our sole distributor."],
    ["This is to inform all concerned that Gale Ltd is our authorised stockist for Kestrel."],
    ["Objet : attestation de revendeur", "", "Nous certifions que Rive SARL revend nos produits."],
    ["# MANDATO DI DISTRIBUZIONE", "", "Mandante: Nimbus S.r.l.", "Mandatario: Gale S.r.l."],
    ["Betreff: Genehmigung zum Verkauf über Amazon", "", "Gerne genehmigen wir Ihnen den Verkauf."],
    [
        "# CARTA DE DESIGNACIÓN DE DISTRIBUIDOR",
        "",
        "Hemos nombrado a Gale S.L. nuestro distribuidor.",
    ],
    ["Betreft: bevestiging officieel verkooppunt", "", "Gale B.V. is een officieel verkooppunt."],
    ["# 經銷商授權證明書", "", "茲授權 九龍貿易有限公司 銷售。"],
    ["# 正規代理店認定書", "", "貴社を正規代理店として認定します。"],
    ["# 委托经销证明", "", "青木店系本公司委托的经销单位，有权经销本公司产品。"],
]

OTHERS = [
    [
        "NOTICE OF TRADEMARK INFRINGEMENT",
        "",
        ("It has come to our attention that you sell Kestrel kites. You are not an"),
        "authorised reseller. We demand that you cease and desist.",
    ],
    [
        "# DISTRIBUTION AGREEMENT",
        "",
        ("Supplier hereby appoints Distributor as distributor of Kestrel products."),
        "GOVERNING LAW. English law. CONFIDENTIAL INFORMATION stays secret.",
    ],
    [
        "MEDICAL RELEASE AUTHORIZATION",
        "",
        (
            "I hereby authorize Gale Ltd to release my medical records. This "
            "authorization is valid until 2027."
        ),
    ],
    ["# BANK AUTHORIZATION FORM", "", "I hereby authorize Gale Ltd to debit my account."],
    ["# DEMANDE D'AUTORISATION DE VENTE", "", "Je souhaite vendre vos produits Kestrel."],
    [
        "# Kündigung der Händlervereinbarung",
        "",
        (
            "Hiermit kündigen wir. Die Gale GmbH ist nicht mehr berechtigt, "
            "Produkte der Marke Vela zu verkaufen."
        ),
    ],
    [
        "# Certificate of Registration of a Trade Mark",
        "",
        "The mark KESTREL has been registered under No. 1234567.",
    ],
    ["# 商标注册证", "", "注册人：青木茶业有限公司", "核定使用商品：茶"],
    ["# 侵权投诉函", "", "现发现该店铺未经我司授权销售带有我司商标的商品。"],
    ["I bought a kite from a seller who claims to be an authorised dealer. Please refund me."],
    ["# TRADEMARK ASSIGNMENT", "", "Nimbus Ltd hereby assigns the trademark KESTREL to Gale Ltd."],
]


@pytest.mark.parametrize("rows", LETTERS, ids=lambda rows: rows[0][:24])
def test_a_letter_is_known_by_title_or_sentence(rows: list[str]) -> None:
    assert tell_kind((page_of(*rows),))[0] is Kind.AUTHORISATION_LETTER


@pytest.mark.parametrize("rows", OTHERS, ids=lambda rows: rows[0][:24])
def test_other_papers_are_no_letters(rows: list[str]) -> None:
    assert tell_kind((page_of(*rows),))[0] is not Kind.AUTHORISATION_LETTER


def test_an_invoice_of_an_authorised_dealer_is_an_invoice() -> None:
    page = page_of(
        "# INVOICE",
        "",
        "Invoice No: 4711",
        "Invoice date: 2026-01-02",
        "Total: 50.00",
        "",
        "We are an authorised dealer of Kestrel. Returns only with return authorisation.",
    )
    assert tell_kind((page,))[0] is Kind.INVOICE


def test_a_page_without_an_act_has_no_points() -> None:
    assert letter_points((page_of("Hello world"),)) == 0.0


def test_a_title_over_two_lines_is_one() -> None:
    assert is_letter_title(page_of("# Authorized Online Seller", "# Agreement Confirmation"))

"""Letters that no title and no sentence tells, by what their fields say."""

import pytest

from extraction.pages import page_of
from proofcheck.extraction import extract
from proofcheck.model.fields import AuthorisationLetter, Field, Kind

EXTRACT = (
    "# CONTRAT-CADRE DE COMMERCIALISATION – pages choisies",
    "Entre Tanneries du Val SA, 12 quai Saint-Jean, Romans, ci-après le Fabricant, et",
    "Maroquinerie Delmas SARL, 5 rue Foch, Nîmes, ci-après le Magasin.",
    "Article 2. Le Magasin offre au public les sacs et ceintures à la marque VALDOCQ.",
    "Article 3. Territoire : France, Monaco. Article 5. Sans exclusivité.",
    "Article 4. Le présent contrat court du 1er avril 2026 au 31 mars 2029.",
    "Article 6. Le Magasin vend en boutique et sur Zalando.",
    "Pour le Fabricant : Hervé Combes, président",
)
REPLY = (
    "A CHI DI COMPETENZA",
    "Ottica Serafini S.n.c., via Mazzini 3, Ancona, figura tra i clienti diretti di Lumière",
    "Occhiali S.r.l. e propone alla clientela montature e lenti del marchio LUMIORA in Italia",
    "e a San Marino, nel negozio e sul proprio sito, sino al 31.12.2027.",
    "Lumière Occhiali S.r.l.",
    "Fabio Marchesi",
    "Responsabile vendite",
)
INSURANCE = (
    "# Versicherungsbestätigung",
    "Die Nordsee Versicherung AG bestätigt der Alpkant Sport GmbH eine Produkthaftpflicht für",
    "den Vertrieb von Skihelmen der Marke ALPKANT in der EU vom 01.01.2026 bis 31.12.2026.",
    "i. V. Heike Brandt",
    "Abteilungsleiterin",
)
SECRETS = (
    "# MUTUAL NON-DISCLOSURE AGREEMENT",
    "between Larkmoor Toys Limited and Pemberley Retail Limited, dated 3 May 2026, about a",
    "possible resale of TUMBLEKIN branded toys in the United Kingdom. Each party keeps secret",
    "what it learns of the other. Term: three years from the date of this agreement.",
    "Oliver Larkmoor, Director",
)
LOGISTICS = (
    "# CONTRAT DE PRESTATION LOGISTIQUE",
    "Entre Cosmétiques Lunabelle SAS (le Client) et Transports Giraud SARL (le Prestataire), du",
    "1er mars 2026 au 28 février 2028 : le Prestataire entrepose et expédie les crèmes de marque",
    "LUNABELLE vendues par le Client en France et en Belgique. La sous-traitance est interdite.",
    "Claire Vasseur, Présidente",
)


@pytest.mark.parametrize("rows", [EXTRACT, REPLY])
def test_parties_mark_and_terms_make_a_letter(rows: tuple[str, ...]) -> None:
    found = extract((page_of(*rows),))
    assert found.kind is Kind.AUTHORISATION_LETTER
    assert isinstance(found.paper, AuthorisationLetter)
    assert isinstance(found.paper.grantee, Field)


@pytest.mark.parametrize("rows", [INSURANCE, SECRETS, LOGISTICS])
def test_other_affairs_between_firms_make_none(rows: tuple[str, ...]) -> None:
    assert extract((page_of(*rows),)).kind is Kind.OTHER


def test_who_sells_by_our_leave_gets_it() -> None:
    page = page_of(
        "# Bevestiging",
        "Kussens van ons merk WOLLEKE worden met onze instemming aangeboden door Van Dalen",
        "Wonen B.V., Zwolle. Dat geldt voor Nederland en België tot en met 31 december 2027.",
        "Wolleke Textiel B.V.",
        "Marijke ten Have",
        "Hoofd verkoop",
    )
    paper = extract((page,)).paper
    assert isinstance(paper, AuthorisationLetter)
    assert isinstance(paper.grantee, Field)
    assert paper.grantee.value == "Van Dalen Wonen B.V."


def test_a_title_in_apposition_to_who_declares() -> None:
    page = page_of(
        "# STATUTORY DECLARATION",
        "I, Mirrin Threlfall, Company Secretary of Southern Quoll Pty Ltd, declare: my company is",
        "the proprietor of the trade mark Brikolux and lets Billabray Distribution Pty Ltd resell",
        "surf wax in Australia and New Zealand on eBay from 16 February 2026 to 15 February 2028.",
        "Mirrin Threlfall",
    )
    paper = extract((page,)).paper
    assert isinstance(paper, AuthorisationLetter)
    assert isinstance(paper.signatory_title, Field)
    assert paper.signatory_title.value == "Company Secretary"

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.country import tell_country
from proofcheck.extraction.language import languages_of, tell_languages
from proofcheck.extraction.territories import find_territories, read_territory


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("This authorisation is valid for the territory and may not be changed by you", ("en",)),
        ("Die Rechnung ist sofort und ohne Abzug zahlbar, der Betrag liegt bei der Summe", ("de",)),
        (
            "La présente facture est à régler dans un délai de 30 jours, avec nos",
            ("fr",),
        ),
        ("La presente fattura è stata emessa con il pagamento alla scadenza della banca", ("it",)),
        (
            "La presente factura se paga con fecha de vencimiento y los importes del cliente",
            ("es",),
        ),
        ("Deze factuur is met het aantal en de prijs van uw klantnummer te betalen", ("nl",)),
        ("Esta fatura não tem o valor do contribuinte, para pagamento em uma data", ("pt",)),
        ("Faktura jest dla nabywca i sprzedawca, razem do zapłaty kwota oraz termin", ("pl",)),
        ("兹授权杭州云上贸易有限公司销售品牌文具产品", ("zh",)),
        ("この証明書は正規販売店であることを証明します", ("ja",)),
        ("4711 EUR 12.50", ()),
    ],
)
def test_one_language(text: str, languages: tuple[str, ...]) -> None:
    assert languages_of(text) == languages


def test_a_bilingual_page_gives_both() -> None:
    page = page_of(
        "We hereby authorise the company to sell our products in the territory of China",
        "兹授权北京味道贸易有限公司在中国大陆地区销售本公司产品并使用品牌商标",
    )
    assert set(tell_languages((page,))) == {"en", "zh"}


def test_a_company_name_is_no_second_language() -> None:
    page = page_of(
        "We hereby authorise 杭州锦程电子商务有限公司 to sell our products in the territory of",
        "France; this letter is valid from the date of issue and not to be used by any other, or",
        "the sale of other goods, as we have agreed to that with you in our terms of payment.",
    )
    assert tell_languages((page,)) == ("en",)


@pytest.mark.parametrize(
    ("rows", "country"),
    [
        (("Bergquell Optik GmbH", "Amtsgericht München HRB 1234", "USt-IdNr. DE136695976"), "DE"),
        (("Valdor SARL", "SIRET 999 999 998 00010", "+33 4 72 00 7265"), "FR"),
        (("Acme Inc.", "12 Main Street, Denver, CO 80201", "Tax ID: 11-2233445"), "US"),
        (("Maju Trading SDN BHD", "GST Reg No: 000123", "TOTAL RM 12.00"), "MY"),
        (("上海晨曦文具股份有限公司", "+86 21 5550 7917"), "CN"),
        (("Hello World",), None),
        ((), None),
    ],
)
def test_country_of_the_issuer(rows: tuple[str, ...], country: str | None) -> None:
    assert tell_country((page_of(*rows),)) == country


def test_the_letterhead_outweighs_the_addressee() -> None:
    filler = [""] * 12
    page = page_of("Valdor SARL", "+33 4 72 00 7265", *filler, "Lampen GmbH", "+49 40 555 2942")
    assert tell_country((page,)) == "FR"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the United States and Canada", ("US", "CA")),
        ("la Suisse, l'Autriche et l'Allemagne", ("CH", "AT", "DE")),
        ("Hong Kong et la Chine continentale", ("HK", "CN")),
        ("die Vereinigten Staaten und das Vereinigte Königreich", ("US", "GB")),
        ("西班牙、葡萄牙", ("ES", "PT")),
        ("中国大陆地区", ("CN",)),
        ("中国大陆（不含港澳台地区）", ("CN",)),
        ("European Union, UK and US", ("EU", "GB", "US")),
        ("Niger and Nigeria", ("NE", "NG")),
        ("DACH", ("DE", "AT", "CH")),
        ("US, CA", ("US", "CA")),
        ("全球", ("worldwide",)),
        ("please let us know", ()),
        ("Atlantis", ()),
    ],
)
def test_territories(text: str, codes: tuple[str, ...]) -> None:
    assert find_territories(text) == codes


def test_an_exception_is_told_apart() -> None:
    territory = read_territory("worldwide except China and Japan")
    assert territory is not None
    assert territory.codes == ("worldwide",)
    assert territory.excepted == ("CN", "JP")

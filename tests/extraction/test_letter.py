"""Letters in six languages: prose, tables and certificates, each with all that it says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.document import PageText
from proofcheck.model.fields import Absence, AuthorisationLetter, Field, Missing, named_fields
from proofcheck.model.measures import OnPage


def said(*pages: PageText, **options: Any) -> dict[str, Any]:
    """The values of all fields that were read."""
    letter = read_letter(pages, **options)
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


def missing(letter: AuthorisationLetter, name: str) -> Missing:
    field = getattr(letter, name)
    assert isinstance(field, Missing)
    return field


ENGLISH = page_of(
    "Fjordlys AS",
    "Storgata 5, 0155 Oslo, Norway",
    "",
    "# DISTRIBUTION AUTHORIZATION",
    "",
    "Ref. FJ-2026/17",
    "Oslo, March 3, 2026",
    "",
    "This is to certify that Blue Harbor Trading Co., Ltd., located at 12 Pier Road,",
    "Singapore 049999, has been appointed as our exclusive distributor for FJORDLYS and NORDVIK",
    "brand lamps in Singapore, Malaysia and Thailand, and is authorized to sell them on Lazada,",
    "Shopee and through its own physical stores.",
    "",
    "The above trademarks are registered under Reg. Nos. 1234567 and 40201912345R.",
    "This authorization shall remain in effect from April 1, 2026 through March 31, 2028.",
    "The distributor shall not sub-license or assign these rights.",
    "",
    "Sincerely,",
    "",
    "Ingrid Solberg",
    "Chief Executive Officer",
    "Fjordlys AS",
)

GERMAN = page_of(
    "Bergquell Optik GmbH · Seestr. 4 · 83684 Tegernsee",
    "",
    "# Autorisierungsschreiben",
    "",
    "Tegernsee, den 4. Februar 2026",
    "",
    "Hiermit bestätigen wir, die Bergquell Optik GmbH, dass die Firma Sehwelt Handels GmbH &",
    "Co. KG, Hauptstraße 1, 80331 München, berechtigt ist, Produkte der Marke Bergquell (DPMA",
    "Nr. 302019004321) in Deutschland, Österreich und der Schweiz zu vertreiben.",
    "Die Genehmigung gilt für die Plattformen Amazon, eBay und Otto sowie für den stationären",
    "Handel. Diese Autorisierung ist gültig vom 01.03.2026 bis zum 28.02.2027 und ist nicht",
    "ausschließlich. Unterlizenzen dürfen nicht vergeben werden.",
    "",
    "Mit freundlichen Grüßen",
    "",
    "Dr. Franziska Huber",
    "Geschäftsführerin",
)

FRENCH = page_of(
    "LUNELLE PARIS SAS",
    "",
    "# AUTORISATION DE VENTE",
    "",
    "Je soussignée, Madame Claire Fontaine, Présidente de la société LUNELLE PARIS SAS, autorise",
    "la société Boutique du Lac SARL, 3 rue Royale, 74000 Annecy, à commercialiser les produits",
    "de la marque LUNELLE sur le territoire de la France et de la Belgique, via le site Cdiscount.",
    "Marque française n° 4 567 890.",
    "La présente autorisation est consentie à titre non exclusif du 1er janvier 2026 au",
    "31 décembre 2026.",
    "",
    "Fait à Paris, le 15 décembre 2025",
    "",
    "Claire Fontaine",
    "Présidente",
)

ITALIAN = page_of(
    "# Certificato di rivenditore autorizzato",
    "",
    "Si certifica che Elettro Casa S.p.A. è rivenditore autorizzato del marchio Brezza per il",
    "territorio italiano.",
    "",
    "Titolare: Brezza Clima S.r.l.",
    "Marchio registrato n.: 302020000012345",
    "Canali: online e punti vendita",
    "Validità: 01/01/2026 - 31/12/2027",
    "Sub-licenza: no",
    "Esclusiva: no",
    "Milano, 20/12/2025",
    "",
    "Marco Bianchi, Amministratore Delegato",
)

SPANISH = page_of(
    "# CARTA DE AUTORIZACIÓN",
    "",
    "Por medio de la presente, CALZADOS LUNA S.A., con domicilio en Elche, España, titular de la",
    "marca LUNAPIE, autoriza a ZAPATERÍA ONLINE S.L. a comercializar sus productos (zapatos y",
    "sandalias) en España, Portugal y México a través de la plataforma Mercado Libre.",
    "Esta autorización es válida hasta el 30 de junio de 2027 y no es exclusiva.",
    "",
    "Elche, a 10 de enero de 2026",
    "",
    "Fdo.: Carmen Luna Pérez",
    "Directora General",
)

CHINESE = page_of(
    "# 授 权 书",
    "",
    "授权编号：SQ20260118",
    "兹授权杭州云上贸易有限公司（统一社会信用代码：91330100MA2ABCDE1X）在天猫、京东平台开设店铺",
    "销售我公司“晨曦”（注册号：12345678、23456789）品牌文具产品。",
    "授权区域：中国大陆（不含港澳台）",
    "授权期限：2026年1月1日至2026年12月31日",
    "本授权为独家授权，被授权方不得转授权。",
    "",
    "授权单位（盖章）：上海晨曦文具股份有限公司",
    "法定代表人（签字）：李明",
    "日期：二〇二五年十二月二十日",
)

BILINGUAL = page_of(
    "# 品牌授权书 AUTHORIZATION LETTER",
    "",
    "授权方 Licensor: | Kitayama Foods Co., Ltd.",
    "被授权方 Licensee: | 北京味道贸易有限公司",
    "品牌 Brand: | KITAYAMA 北山",
    "商标注册号 Registration No. | 第8812345号（第30类）; G1024513",
    "授权区域 Territory: | 中国大陆地区 Mainland China",
    "授权渠道 Channels: | 天猫 Tmall、京东 JD.com",
    "授权期限 Term: | 2026.01.01 – 2027.12.31",
    "转授权 Sub-licensing: | 不允许 Not permitted",
    "",
    "Signed: Kenji Kitayama, President",
    "Date: 2025/12/15",
)


def test_english_prose() -> None:
    assert said(ENGLISH) == {
        "letter_number": "FJ-2026/17",
        "issue_date": date(2026, 3, 3),
        "valid_from": date(2026, 4, 1),
        "valid_to": date(2028, 3, 31),
        "grantor": "Fjordlys AS",
        "grantee": "Blue Harbor Trading Co., Ltd.",
        "brands": ("FJORDLYS", "NORDVIK"),
        "trademark_numbers": ("1234567", "40201912345R"),
        "territories": ("SG", "MY", "TH"),
        "channels": ("Lazada", "Shopee", "offline"),
        "products": ("lamps",),
        "signatory_name": "Ingrid Solberg",
        "signatory_title": "Chief Executive Officer",
        "may_sublicense": False,
        "exclusive": True,
    }


def test_german_prose() -> None:
    read = said(GERMAN)
    assert read.pop("channels") == ("Amazon", "eBay", "Otto", "offline")
    assert read == {
        "issue_date": date(2026, 2, 4),
        "valid_from": date(2026, 3, 1),
        "valid_to": date(2027, 2, 28),
        "grantor": "Bergquell Optik GmbH",
        "grantee": "Sehwelt Handels GmbH & Co. KG",
        "brands": ("Bergquell",),
        "trademark_numbers": ("302019004321",),
        "territories": ("DE", "AT", "CH"),
        "signatory_name": "Dr. Franziska Huber",
        "signatory_title": "Geschäftsführerin",
        "may_sublicense": False,
        "exclusive": False,
    }


def test_french_prose() -> None:
    assert said(FRENCH) == {
        "issue_date": date(2025, 12, 15),
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "grantor": "LUNELLE PARIS SAS",
        "grantee": "Boutique du Lac SARL",
        "brands": ("LUNELLE",),
        "trademark_numbers": ("4567890",),
        "territories": ("FR", "BE"),
        "channels": ("Cdiscount",),
        "signatory_name": "Claire Fontaine",
        "signatory_title": "Présidente",
        "exclusive": False,
    }


def test_italian_certificate() -> None:
    assert said(ITALIAN) == {
        "issue_date": date(2025, 12, 20),
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2027, 12, 31),
        "grantor": "Brezza Clima S.r.l.",
        "grantee": "Elettro Casa S.p.A.",
        "brands": ("Brezza",),
        "trademark_numbers": ("302020000012345",),
        "territories": ("IT",),
        "channels": ("online", "offline"),
        "signatory_name": "Marco Bianchi",
        "signatory_title": "Amministratore Delegato",
        "may_sublicense": False,
        "exclusive": False,
    }


def test_spanish_prose() -> None:
    assert said(SPANISH) == {
        "issue_date": date(2026, 1, 10),
        "valid_to": date(2027, 6, 30),
        "grantor": "CALZADOS LUNA S.A.",
        "grantee": "ZAPATERÍA ONLINE S.L.",
        "brands": ("LUNAPIE",),
        "territories": ("ES", "PT", "MX"),
        "channels": ("Mercado Libre",),
        "products": ("zapatos", "sandalias"),
        "signatory_name": "Carmen Luna Pérez",
        "signatory_title": "Directora General",
        "exclusive": False,
    }


def test_chinese_prose() -> None:
    assert said(CHINESE) == {
        "letter_number": "SQ20260118",
        "issue_date": date(2025, 12, 20),
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "grantor": "上海晨曦文具股份有限公司",
        "grantee": "杭州云上贸易有限公司",
        "brands": ("晨曦",),
        "trademark_numbers": ("12345678", "23456789"),
        "territories": ("CN",),
        "channels": ("Tmall", "JD.com"),
        "products": ("文具",),
        "signatory_name": "李明",
        "signatory_title": "法定代表人",
        "may_sublicense": False,
        "exclusive": True,
    }


def test_bilingual_table() -> None:
    assert said(BILINGUAL) == {
        "issue_date": date(2025, 12, 15),
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2027, 12, 31),
        "grantor": "Kitayama Foods Co., Ltd.",
        "grantee": "北京味道贸易有限公司",
        "brands": ("KITAYAMA", "北山"),
        "trademark_numbers": ("8812345", "G1024513"),
        "territories": ("CN",),
        "channels": ("Tmall", "JD.com"),
        "signatory_name": "Kenji Kitayama",
        "signatory_title": "President",
        "may_sublicense": False,
    }


@pytest.mark.parametrize("page", [ENGLISH, GERMAN, FRENCH, ITALIAN, SPANISH, CHINESE, BILINGUAL])
def test_every_reading_stands_on_the_page(page: PageText) -> None:
    paper = page.lines
    for _, field in named_fields(read_letter((page,))):
        if isinstance(field, Field):
            place = field.place
            assert isinstance(place, OnPage)
            assert any(place.box.overlap(line.box) > 0 for line in paper)
            assert 0 < field.confidence <= 1


def test_grantor_and_grantee_are_never_one_name() -> None:
    page = page_of(
        "# LETTER OF AUTHORISATION", "", "We, Nimbus Ltd, hereby authorise Nimbus Ltd to sell."
    )
    letter = read_letter((page,))
    assert isinstance(letter.grantee, Field)
    assert isinstance(letter.grantor, Missing)


@pytest.mark.parametrize(
    ("sentence", "grantor", "grantee"),
    [
        (
            "Acme Tools Inc. (hereinafter the “Licensor”) grants to QuickParts LLC (the "
            "“Licensee”) the right to sell.",
            "Acme Tools Inc.",
            "QuickParts LLC",
        ),
        (
            "Nous soussignés, Valdor SA, titulaire de la marque Valdor, autorisons par la présente "
            "Rive Gauche SARL à vendre.",
            "Valdor SA",
            "Rive Gauche SARL",
        ),
        (
            "La sottoscritta Pelle & Co S.r.l., titolare del marchio, autorizza con la presente la "
            "società Negozio Blu S.n.c. alla vendita.",
            "Pelle & Co S.r.l.",
            "Negozio Blu S.n.c.",
        ),
        (
            "Wir, die Lampenhaus AG, ermächtigen hiermit die Firma Netzladen GmbH zum Vertrieb.",
            "Lampenhaus AG",
            "Netzladen GmbH",
        ),
        (
            "兹证明：广州青木茶业有限公司（以下简称“授权方”）现授权 Harbour Teas Ltd"
            "（以下简称“被授权方”）销售。",
            "广州青木茶业有限公司",
            "Harbour Teas Ltd",
        ),
    ],
)
def test_who_grants_to_whom(sentence: str, grantor: str, grantee: str) -> None:
    read = said(page_of("# LETTER OF AUTHORISATION", "", sentence))
    assert (read["grantor"], read["grantee"]) == (grantor, grantee)


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("This authorisation is valid for two years from signing.", "two years"),
        ("This authorisation is valid until revoked.", "until revoked"),
        ("Cette autorisation est valable jusqu'à révocation.", "jusqu'à révocation"),
        ("本授权长期有效。", "长期有效"),
    ],
)
def test_an_end_without_a_day_is_missing_with_its_wording(wording: str, reason: str) -> None:
    page = page_of("We, Nimbus Ltd, hereby authorise Brightway Ltd to sell Nimbus kites.", wording)
    end = missing(read_letter((page,)), "valid_to")
    assert end.absence is Absence.NOT_PRINTED
    assert reason in end.reason
    assert isinstance(end.places[0], OnPage)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Nature: non-exclusive", False),
        ("The appointment is exclusive.", True),
        ("This is not an exclusive appointment.", False),
        ("à titre exclusif", True),
        ("授权性质为非独家授权。", False),
    ],
)
def test_exclusive_or_not(clause: str, expected: bool) -> None:
    assert (
        said(page_of("We, Nimbus Ltd, hereby authorise Brightway Ltd to sell.", clause))[
            "exclusive"
        ]
        is expected
    )


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Brightway Ltd may grant sub-licences.", True),
        ("Sub-licensing is not permitted.", False),
        ("Brightway Ltd shall not sub-license its rights.", False),
        ("Sous-licence : interdite", False),
        ("被授权方不得转授权。", False),
        ("Non è consentita la sub-licenza.", False),
    ],
)
def test_sublicences(clause: str, expected: bool) -> None:
    assert (
        said(page_of("We, Nimbus Ltd, hereby authorise Brightway Ltd to sell.", clause))[
            "may_sublicense"
        ]
        is expected
    )


def test_the_grantor_s_own_right_to_sublicense_is_not_the_grantee_s() -> None:
    page = page_of(
        "We, Nimbus Ltd, distributor of Kestrel with the right to sub-license, hereby authorise",
        "Brightway Ltd as a seller of genuine Kestrel products.",
    )
    assert isinstance(read_letter((page,)).may_sublicense, Missing)


def test_worldwide_with_an_exception_says_what_is_left_out() -> None:
    page = page_of(
        "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell.",
        "Territory: worldwide except China",
    )
    letter = read_letter((page,))
    assert isinstance(letter.territories, Field)
    assert letter.territories.value == ("worldwide",)
    assert letter.except_territories == ("CN",)


def test_worldwide_with_an_exception_that_names_no_country_is_not_worldwide() -> None:
    page = page_of(
        "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell.",
        "Territory: worldwide except our own markets",
    )
    territory = missing(read_letter((page,)), "territories")
    assert territory.absence is Absence.UNREADABLE
    assert "except our own markets" in territory.reason


def test_postcodes_and_company_numbers_are_no_trademark_numbers() -> None:
    page = page_of(
        "We, Nimbus SA, titulaire de la marque Nimbus (INPI n° 1486740 (classe 25)), autorisons",
        "par la présente Rive SARL, 40 rue de Turenne, 75003 Paris, à vendre.",
        "",
        "Nimbus SA, registered in England no. 09917204",
    )
    assert said(page)["trademark_numbers"] == ("1486740",)


def test_a_chain_gives_its_last_link_in_either_order() -> None:
    upper = page_of(
        "# LETTER OF AUTHORISATION",
        "",
        "Ref. UP-2025-1",
        "We, Kestrel Owner Ltd, hereby authorise Midway Trading GmbH to sell Kestrel products.",
    )
    lower = page_of(
        "# LETTER OF AUTHORISATION",
        "",
        "Ref. LOW-2025-2",
        "We, Midway Trading GmbH, hereby authorise Brightway Ltd to sell Kestrel products.",
        number=2,
    )
    for pages in ((upper, lower), (lower, upper)):
        read = said(*pages)
        assert read["letter_number"] == "LOW-2025-2"
        assert (read["grantor"], read["grantee"]) == ("Midway Trading GmbH", "Brightway Ltd")
        (above,) = read_letter(pages).above
        assert isinstance(above.letter_number, Field)
        assert above.letter_number.value == "UP-2025-1"


def test_a_letter_without_a_link_is_not_above() -> None:
    other = page_of(
        "# LETTER OF AUTHORISATION", "", "We, Puffin Ltd, hereby authorise Auk Ltd to sell."
    )
    own = page_of(
        "# LETTER OF AUTHORISATION",
        "",
        "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell Kestrel products.",
        number=2,
    )
    letter = read_letter((other, own))
    assert letter.above == ()
    assert isinstance(letter.grantee, Field)
    assert letter.grantee.value == "Brightway Ltd"


def test_a_second_page_without_title_continues_the_letter() -> None:
    first = page_of(
        "# LETTER OF AUTHORISATION", "", "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell."
    )
    second = page_of("Valid until: 31 December 2027", number=2)
    assert said(first, second)["valid_to"] == date(2027, 12, 31)


def test_the_same_letter_in_two_languages_is_one() -> None:
    english = page_of(
        "# LETTER OF AUTHORISATION",
        "",
        "Ref. KT-2025-9",
        "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell.",
    )
    french = page_of(
        "# LETTRE D'AUTORISATION",
        "",
        "Réf. KT-2025-9",
        "Nous, Nimbus Ltd, autorisons par la présente Brightway Ltd à vendre.",
        "Territoire : France",
        number=2,
    )
    read = said(english, french)
    assert read["letter_number"] == "KT-2025-9"
    assert read["territories"] == ("FR",)


def test_known_brands_are_found_in_bare_prose() -> None:
    page = page_of("We, Nimbus Ltd, hereby authorise Brightway Ltd to sell kestrel shoes.")
    assert said(page, known_brands=("Kestrel",))["brands"] == ("kestrel",)


def test_an_empty_page_gives_an_empty_letter() -> None:
    assert said(page_of()) == {}
    assert said() == {}


@pytest.mark.parametrize(
    "row",
    [
        "(" * 5000,
        "授权" * 5000,
        "有限公司" * 3000,
        "Ltd, " * 4000,
        "1 January 2025 to " * 1500,
        "No. " * 4000,
        "A-" * 10_000,
        "7" * 20_000 + "!",
    ],
)
def test_hostile_text_ends_soon(row: str) -> None:
    page = page_of(
        "# LETTER OF AUTHORISATION 授权书", "", "We, X Ltd, hereby authorise " + row, "Date: " + row
    )
    assert isinstance(read_letter((page,)), AuthorisationLetter)

"""Who grants, gets and signs on certificates, in fields, deeds and letters in two languages."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_who import read, values
from proofcheck.extraction.letter.labels.headings import role_of_heading
from proofcheck.extraction.phrases import fold_plain

CHAINS = [
    pytest.param(
        "Die Marke Elbkorn gehört der Moorland Brands AG, die die Rautenberg Handels GmbH zur "
        "Vertriebspartnerin mit dem Recht bestellt hat, Händler zu autorisieren.",
        "Wir bestätigen, dass die Firma Jansen Kiosk KG autorisierter Händler der Marke ist.",
        "Rautenberg Handels GmbH",
        "Jansen Kiosk KG",
        id="de",
    ),
    pytest.param(
        "Het merk Duinlicht is eigendom van Moorland Brands AG, die Veldkamp Import B.V. heeft "
        "aangesteld als distributeur met de bevoegdheid dealers aan te wijzen.",
        "Hierbij machtigen wij Winkel De Kade V.O.F. tot verkoop van de producten.",
        "Veldkamp Import B.V.",
        "Winkel De Kade V.O.F.",
        id="nl",
    ),
    pytest.param(
        "O titular da marca Serralume é a Moorland Brands AG, que nomeou a Ferreira & Lobo, Lda. "
        "seu distribuidor, com poderes para autorizar revendedores.",
        "Declaramos que a Casa do Porto, Lda. é revendedor autorizado de candeeiros.",
        "Ferreira & Lobo, Lda.",
        "Casa do Porto, Lda.",
        id="pt",
    ),
    pytest.param(
        "Moorland Brands AG owns the mark and has appointed Hollis Trading Ltd as its distributor, "
        "which is entitled to appoint retailers.",
        "We confirm that Pell & Daughter Ltd is an authorised retailer of our kettles.",
        "Hollis Trading Ltd",
        "Pell & Daughter Ltd",
        id="en",
    ),
    pytest.param(
        "La marque Brisemer appartient à Moorland Brands AG, qui a confié sa distribution à la "
        "société SARL Kerlann, avec faculté d'agréer des revendeurs.",
        "Nous certifions que la société Épicerie Duval SAS est autorisée à vendre ces produits.",
        "SARL Kerlann",
        "Épicerie Duval SAS",
        id="fr",
    ),
    pytest.param(
        "Właścicielem znaku jest Moorland Brands AG, która ustanowiła Kowal Handel Sp. z o.o. "
        "dystrybutorem z prawem do autoryzowania sprzedawców.",
        "Zaświadczamy, że Sklep Rower Sp. j. jest autoryzowanym sprzedawcą marki.",
        "Kowal Handel Sp. z o.o.",
        "Sklep Rower Sp. j.",
        id="pl",
    ),
]


@pytest.mark.parametrize(("link", "grant", "grantor", "grantee"), CHAINS)
def test_who_is_let_appoint_others_grants(
    link: str, grant: str, grantor: str, grantee: str
) -> None:
    found = values(read(page_of(link, "", grant, "", grantor)))
    assert found["grantor"] == grantor
    assert found["grantee"] == grantee


@pytest.mark.parametrize(
    ("title", "heading", "opener"),
    [
        ("Certificat de revendeur autorisé", "Entreprise agréée", "Brumont Frères SAS détient"),
        ("Authorised Dealer Certificate", "Authorised party", "Brumont Frères SAS owns"),
        ("Händlerzertifikat", "Wiederverkäufer", "Brumont Frères SAS hält"),
        ("Certyfikat", "Podmiot upoważniony", "Brumont Frères SAS posiada"),
        ("Certificaat", "Gemachtigde onderneming", "Brumont Frères SAS bezit"),
    ],
)
def test_a_centred_heading_names_who_stands_below_it(title: str, heading: str, opener: str) -> None:
    page = placed(
        (230.0, 60.0, title),
        (100.0, 110.0, f"{opener} Corvelle."),
        (270.0, 150.0, heading),
        (190.0, 170.0, "Maison Lavande de Provence Distribution SARL"),
        (60.0, 230.0, "Brumont Frères SAS"),
    )
    found = values(read(page))
    assert found["grantee"] == "Maison Lavande de Provence Distribution SARL"
    assert found["grantor"] == "Brumont Frères SAS"


def test_a_title_of_the_paper_is_no_heading_of_a_party() -> None:
    assert role_of_heading(fold_plain("Certificado de distribuidor autorizado")) is None
    assert role_of_heading(fold_plain("Distribuidor autorizado")) == "grantee"


def test_a_heading_wraps_beside_its_name() -> None:
    page = placed(
        (60.0, 100.0, "Aussteller"),
        (200.0, 100.0, "Nordsee Feinkost GmbH"),
        (60.0, 130.0, "Autorisiertes"),
        (60.0, 140.0, "Unternehmen"),
        (200.0, 132.0, "Hallig Kontor OHG"),
        (60.0, 170.0, "Marke"),
        (200.0, 170.0, "Watt & Wind"),
    )
    found = values(read(page))
    assert found["grantee"] == "Hallig Kontor OHG"
    assert found["grantor"] == "Nordsee Feinkost GmbH"


@pytest.mark.parametrize(
    ("name", "title", "kept_name", "kept_title"),
    [
        ("Greta Sommer", "Leiterin Recht / General Counsel", "Greta Sommer", "Leiterin Recht"),
        ("周建国 / Zhou Jianguo", "总经理 / General Manager", "周建国", "总经理"),
        ("田中 和子/ Tanaka Kazuko", "代表取締役/ President", "田中 和子", "代表取締役"),
    ],
)
def test_a_signature_in_two_languages_is_read_in_the_first(
    name: str, title: str, kept_name: str, kept_title: str
) -> None:
    page = placed(
        (60.0, 80.0, "We hereby authorize Hallig Kontor OHG to sell our TARN products."),
        (60.0, 700.0, "Nordsee Feinkost GmbH"),
        (60.0, 730.0, name),
        (60.0, 744.0, title),
    )
    found = values(read(page))
    assert (found["signatory_name"], found["signatory_title"]) == (kept_name, kept_title)


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("Pour la société", "Fonction"),
        ("Podpisał(a)", "Stanowisko"),
        ("Für das Unternehmen", "Position"),
        ("Namens het bedrijf", "Functie"),
        ("Per la società", "In qualità di"),
    ],
)
def test_labels_of_who_signs(label: str, other: str) -> None:
    page = page_of(
        "We hereby authorize Hallig Kontor OHG to sell our TARN products.",
        "",
        "Nordsee Feinkost GmbH",
        "",
        f"{label}: Mara Wolska",
        f"{other}: Membre du directoire",
    )
    found = values(read(page))
    assert found["signatory_name"] == "Mara Wolska"
    assert found["signatory_title"] == "Membre du directoire"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We hereby authorize Gebr. Tolle KG to sell.", "Gebr. Tolle KG"),
        ("We hereby authorize Auer Handelsges.m.b.H. to sell.", "Auer Handelsges.m.b.H."),
        ("We hereby authorize F.H. Wolan Sp. j., ul. Długa 4, to sell.", "F.H. Wolan Sp. j."),
        ("We hereby authorize EURL Bellerive, 4 rue du Lac, to sell.", "EURL Bellerive"),
        ("兹授权重庆昭和贸易有限公司销售TARN品牌商品。", "重庆昭和贸易有限公司"),
        ("我司同意由重庆昭和贸易有限公司销售TARN品牌商品。", "重庆昭和贸易有限公司"),
    ],
)
def test_whole_names_of_grantees(text: str, name: str) -> None:
    page = page_of(text, "", "Nordsee Feinkost GmbH")
    assert values(read(page))["grantee"] == name


def test_a_postcode_is_no_legal_form() -> None:
    page = page_of(
        "Pell Trading Limited, having its address at 4 Wharf Road, Swansea SA1 2BB, has been",
        "authorised by us to sell our kettles.",
        "",
        "Hollis Trading Ltd",
    )
    assert values(read(page))["grantee"] == "Pell Trading Limited"


def test_the_number_of_a_notary_is_not_the_letters() -> None:
    page = page_of(
        "# Vollmacht",
        "We hereby authorize Hallig Kontor OHG to sell our TARN products.",
        "",
        "Nordsee Feinkost GmbH",
        "",
        "Notariat Ruth Ebner",
        "UR-Nr.4471",
    )
    assert "letter_number" not in values(read(page))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ein Alleinvertriebsrecht ist damit nicht verbunden.", False),
        ("Nessuna esclusiva viene concessa.", False),
        ("L'autorisation est accordée à titre exclusif sur le territoire.", True),
        ("Al rivenditore è riconosciuta l'esclusiva per il territorio.", True),
        ("Se reconoce la exclusividad en el territorio.", True),
    ],
)
def test_exclusivity_of_a_territory_or_denied_behind_it(text: str, answer: bool) -> None:
    page = page_of("We hereby authorize Hallig Kontor OHG to sell our TARN products.", text)
    assert values(read(page))["exclusive"] is answer


@pytest.mark.parametrize(
    ("text", "grantor", "grantee"),
    [
        (
            "Hiermit bevollmächtigt die Alsterglas GmbH, vertreten durch Tim Harms, die Kramladen "
            "Voss e.K. zum Verkauf ihrer Gläser.",
            "Alsterglas GmbH",
            "Kramladen Voss e.K.",
        ),
        (
            "Hierbij machtigt Glasfabriek Maas B.V. de firma Kade V.O.F. tot verkoop van glas.",
            "Glasfabriek Maas B.V.",
            "Kade V.O.F.",
        ),
    ],
)
def test_a_verb_before_its_subject(text: str, grantor: str, grantee: str) -> None:
    found = values(read(page_of(text)))
    assert (found["grantor"], found["grantee"]) == (grantor, grantee)


@pytest.mark.parametrize(
    ("opener", "name", "title", "grantor"),
    [
        (
            "Ja, niżej podpisany Jan Lis, Prezes Zarządu Huta Wisła Sp. z o.o., oświadczam, że",
            "Jan Lis",
            "Prezes Zarządu",
            "Huta Wisła Sp. z o.o.",
        ),
        (
            "Ich, der Unterzeichnende Tim Harms, Einkaufsleiter der Alsterglas GmbH, erkläre, dass",
            "Tim Harms",
            "Einkaufsleiter",
            "Alsterglas GmbH",
        ),
        (
            "The undersigned, Amy Stott, Director of Sales of Fairholm Glass Ltd, declares that",
            "Amy Stott",
            "Director of Sales",
            "Fairholm Glass Ltd",
        ),
    ],
)
def test_who_declares_before_a_notary(opener: str, name: str, title: str, grantor: str) -> None:
    page = page_of(
        opener,
        "Nook & Cranny Ltd is an authorised dealer of our glassware.",
        "",
        "Subscribed before me. Meera Nair, Notary Public.",
    )
    found = values(read(page))
    assert (found["signatory_name"], found["signatory_title"]) == (name, title)
    assert found["grantor"] == grantor
    assert found["grantee"] == "Nook & Cranny Ltd"

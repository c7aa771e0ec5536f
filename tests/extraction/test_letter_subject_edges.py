"""What is taken for goods, brands and numbers of marks though it is none; and sizes of goods."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from extraction.test_letter_wordings import said
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.model.fields import Field


@pytest.mark.parametrize(
    ("rows", "goods"),
    [
        (["Nimbus Ltd lets Brightway Ltd sell Kestrel tents and ropes onAmazon and eBay."],
         ("tents", "ropes")),
        (["Nimbus Ltd lets Brightway Ltd sell Kestrel tents and ropes viaeBay only."],
         ("tents", "ropes")),
        (["A Nimbus Lda. autoriza a Brightway Lda. a comercializar caixas de som e relógios."],
         ("caixas de som", "relógios")),
        (["Nimbus Ltd lets Brightway Ltd sell Kestrel running shoes (EU 36-47), rain jackets "
          "(XS-XXL) and socks to consumers."],
         ("running shoes (EU 36-47)", "rain jackets (XS-XXL)", "socks")),
        (["Nimbus Sp. z o.o. upoważnia Brightway Sp. z o.o. do sprzedaży produktów marki Kestrel: "
          "kubki, talerze obiadowe 26 cm, miski."],
         ("kubki", "talerze obiadowe 26 cm", "miski")),
        (["Nimbus S.r.l. autorizza Brightway S.r.l. alla vendita. I prodotti oggetto "
          "dell'autorizzazione sono: tende da trekking, torce frontali e da speleologia, "
          "zaini 30L e 45L. Il marchio è Kestrel."],
         ("tende da trekking", "torce frontali e da speleologia", "zaini 30L e 45L")),
        (["Nimbus S.r.l. autorizza Brightway S.r.l. a vendere a marchio Kestrel quanto segue:",
          "sneakers, sandali, stivali"],
         ("sneakers", "sandali", "stivali")),
        (["茲證明晴川國際有限公司為本公司「沐嶼 MUYU」保養品之正式授權經銷商,販售下列商品:",
          "・玻尿酸保濕精華 30ml", "・胺基酸洗面乳 120ml", "・舒緩面膜(5片/盒)",
          "立書人:沐嶼生技股份有限公司"],
         ("玻尿酸保濕精華30ml", "胺基酸洗面乳120ml", "舒緩面膜(5片/盒)")),
    ],
)  # fmt: skip
def test_where_goods_end(rows: list[str], goods: tuple[str, ...]) -> None:
    assert said(*rows)["products"] == goods


def test_blank_of_a_form_is_no_goods() -> None:
    page = placed(
        (60, 40, "Nimbus S.r.l. autorizza Brightway S.r.l. a vendere i seguenti prodotti Kestrel:"),
        (60, 60, "1) tende da campo"), (60, 72, "2) zaini"), (60, 84, "3) ______________"),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.products, Field)
    assert letter.products.value == ("tende da campo", "zaini")


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (["Nimbus Lda., contribuinte n.º 514302111, titular da marca Kestrel, autoriza Brightway "
          "Lda., contribuinte n.º 593328222."], None),
        (["Nimbus S.r.l., titolare del marchio Kestrel, autorizza Brightway S.r.l., P. IVA "
          "IT07731650111, a vendere i prodotti a marchio Kestrel."], None),
        (["Nimbus B.V. machtigt Brightway B.V. tot verkoop.", "Merken: Kestrel",
          "Merkregistraties: 01165111 en 018777111"], ("01165111", "018777111")),
    ],
)  # fmt: skip
def test_numbers_of_tax_payers_are_of_no_mark(
    rows: list[str], numbers: tuple[str, ...] | None
) -> None:
    assert said(*rows).get("trademark_numbers") == numbers


def test_references_beside_goods_are_of_no_mark() -> None:
    page = placed(
        (60, 40, "Nimbus SARL autorise Brightway SARL à vendre sa marque Kestrel."),
        (60, 80, "Référence"), (180, 80, "Désignation"), (360, 80, "EAN"),
        (60, 100, "85861"), (180, 100, "Lampe de chevet"), (360, 100, "5908396095196"),
        (60, 120, "38256"), (180, 120, "Guirlande solaire"), (360, 120, "8082416389568"),
    )  # fmt: skip
    letter = read_letter((page,))
    assert not isinstance(letter.trademark_numbers, Field)
    assert isinstance(letter.products, Field)


def test_adjective_before_a_word_for_a_mark_is_no_brand() -> None:
    read = said(
        "Nimbus B.V. machtigt Brightway B.V. tot verkoop van KESTREL tenten; merkhouder is Cormo "
        "Corporation uit Italië (Europees merk 018 983 111)."
    )
    assert read["brands"] == ("KESTREL",)


def test_heading_of_a_list_of_items_is_no_brand() -> None:
    page = placed(
        (60, 40, "Nimbus, S.L. certifica que Brightway, S.L. es distribuidor de la marca KESTREL."),
        (60, 80, "Producto"), (200, 80, "Modelo"),
        (60, 100, "Manta doble"), (200, 100, "KE-132 Mistral"),
        (60, 120, "Almohada"), (200, 120, "KE-T90"),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.brands, Field)
    assert letter.brands.value == ("KESTREL",)
    assert isinstance(letter.products, Field)
    assert letter.products.value == ("Manta doble", "Almohada")


@pytest.mark.parametrize(
    ("rows", "brands"),
    [
        (["貴社が、弊社ブランド「KANADE TOOLS」製品の正規販売店であることを証明いた", "します。",
          "株式会社ヒナタ商店 御中", "株式会社カナデ金属工業"],
         ("KANADE TOOLS",)),
        (["ZenNimbus Appliances Pte. Ltd. appoints Brightway Sdn. Bhd. as dealer for NIMBUSKET.",
          "ZENNIMBUS APPLIANCES PTE LTD"],
         ("NIMBUSKET",)),
        (["本公司授权杭州云岭商行在淘宝网销售北屿紫砂壶。", "授权方：宜兴北屿陶艺有限公司"],
         ("北屿",)),
        (["松果手工茶器。", "本公司同意杭州云岭商行在淘宝网销售茶壶。",
          "潮州松果供应链有限公司"], None),
        (["茲證明晴川國際有限公司為本公司「沐嶼 MUYU」保養品之正式授權經銷商,販售下列商品:",
          "・玻尿酸保濕精華 30ml", "・胺基酸洗面乳 120ml", "立書人:沐嶼生技股份有限公司"],
         ("沐嶼MUYU",)),
    ],
)  # fmt: skip
def test_brands_that_titles_and_names_tell(rows: list[str], brands: tuple[str, ...] | None) -> None:
    assert said(*rows).get("brands") == brands


def test_subject_line_names_a_brand() -> None:
    page = placed(
        (60, 40, "Dobber & Zoon Wonen B.V."), (60, 52, "Spinnerij 19, 7541 AH Enschede"),
        (60, 100, "Betreft: toestemming verkoop merk Dobber & Zoon"),
        (60, 140, "Geachte heer, mevrouw,"),
        (60, 180, "Hierbij verklaren wij dat Brightway B.V. onze plaids en kleden mag verkopen."),
        (60, 240, "Met vriendelijke groet,"), (60, 280, "Dobber & Zoon Wonen B.V."),
    )  # fmt: skip
    letter = read_letter((page,))
    assert isinstance(letter.brands, Field)
    assert letter.brands.value == ("Dobber & Zoon",)


@pytest.mark.parametrize(
    "row",
    [
        "Nimbus, S.L. autoriza a Brightway, S.L. a ofrecer nuestros productos KESTREL y utilizar "
        "nuestra propiedad intelectual (imágenes, logotipo y textos) en Amazon.es.",
        "Nimbus GmbH ermächtigt Brightway GmbH, unsere KESTREL Produkte anzubieten und unsere "
        "Schutzrechte (Bilder, Logo und Texte) auf Amazon.de zu nutzen.",
        "Nimbus B.V. machtigt Brightway B.V. om onze KESTREL producten te verkopen en ons "
        "beeldmateriaal (foto's, logo en teksten) op bol te gebruiken.",
        "杭州云岭有限公司授权义乌百川商行在天猫销售“KESTREL”商标的产品，并可使用本公司产品素材"
        "（图片、标识、文案）。",
    ],
)
def test_what_a_licence_lets_use_is_no_goods(row: str) -> None:
    assert "products" not in said(row)

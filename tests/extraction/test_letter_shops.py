"""Shops and platforms: by account, by label, in lists below a sentence, as country sites."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_wordings import GRANT, said
from proofcheck.extraction.letter import letters_of, read_letter
from proofcheck.model.fields import Field


def channels_of(*rows: str) -> tuple[str, ...]:
    return tuple(said(*rows).get("channels", ()))


def in_cells(*rows: tuple[str, str], title: str = "AUTHORISATION") -> tuple[str, ...]:
    """Read a letter whose labels stand in one column and their values in the next."""
    cells = [(60.0, 40.0, title), (60.0, 70.0, GRANT)]
    for number, (label, value) in enumerate(rows):
        cells += [(60.0, 110.0 + 20 * number, label), (260.0, 110.0 + 20 * number, value)]
    channels = read_letter((placed(*cells),)).channels
    return channels.value if isinstance(channels, Field) else ()


@pytest.mark.parametrize(
    ("sentence", "shop"),
    [
        ("They sell on eBay, user ID tent_nook.", "store:tent_nook"),
        ("They sell on eBay (seller account “Tent Nook”).", "store:Tent Nook"),
        ("Verkauft wird bei eBay (Mitgliedsname „zeltecke-24“).", "store:zeltecke-24"),
        ("Verkauft wird bei eBay (Verkäufername: zeltecke-nord).", "store:zeltecke-nord"),
        ("La vente se fait sur eBay, compte vendeur « Coin Tente ».", "store:Coin Tente"),
        ("La vendita avviene su eBay, nome utente angolo_tende.", "store:angolo_tende"),
        ("La venta se hace en eBay (tienda Rincón Camping).", "store:Rincón Camping"),
        ("A venda faz-se no eBay, loja oficial Canto Campismo.", "store:Canto Campismo"),
        ("Verkoop via eBay, actief als 'TentHoek'.", "store:TentHoek"),
        ("Sprzedaż w serwisie eBay z konta „namiot_kat”.", "store:namiot_kat"),
        ("可在蝦皮購物(賣場帳號 tent_corner)銷售。", "store:tent_corner"),
        ("现授权其在京东平台的帐角户外专营店内销售。", "store:帐角户外专营店"),
    ],
)
def test_a_shop_by_its_account(sentence: str, shop: str) -> None:
    assert shop in channels_of(GRANT, "", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The seller IMPORT_NOW99 on eBay has no connection with us.",
        "Os anúncios do vendedor IMPORTA_JA99 não têm relação conosco.",
        "Please ask for your account manager.",
    ],
)
def test_accounts_of_others_are_no_shops(sentence: str) -> None:
    assert not [c for c in channels_of(GRANT, "", sentence) if c.startswith("store:")]


@pytest.mark.parametrize(
    ("rows", "channels"),
    [
        ((("Amazon store name", "Tentwell Corner"),), {"Amazon", "store:Tentwell Corner"}),
        ((("Shop operator", "Brightway Ltd"), ("Shop name", "Tentwell")), {"store:Tentwell"}),
        ((("Negozio eBay", "angolo_tende"), ("Canali", "eBay")), {"eBay", "store:angolo_tende"}),
        (
            (
                ("Verkopersnaam", "Tentenhoek (bol), Tentenhoek-DE (Amazon)"),
                ("Kanalen", "Blokker, Wehkamp"),
            ),
            {"Bol", "Amazon", "Blokker", "Wehkamp", "store:Tentenhoek", "store:Tentenhoek-DE"},
        ),
        (
            (("店铺 Store", "Shopee: TentNook.my ; Lazada: TENT NOOK Official"),),
            {"Shopee", "Lazada", "store:TentNook.my", "store:TENT NOOK Official"},
        ),
        ((("Nombre para mostrar", "Rincón Camping"),), {"store:Rincón Camping"}),
        ((("Store link", "www.amazon.com/sp?seller=A1"),), {"Amazon"}),
    ],
)
def test_shops_behind_their_labels(rows: tuple[tuple[str, str], ...], channels: set[str]) -> None:
    assert set(in_cells(*rows)) == channels


def test_cells_that_hold_nothing_but_platforms() -> None:
    assert in_cells(("販売先", "Amazon.co.jp、楽天市場"), title="販売許諾書") == (
        "Amazon",
        "Rakuten",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Brightway may sell them on the below e-commerce portals:",
        "Brightway darf sie auf folgenden Marktplätzen verkaufen:",
        "Brightway peut les vendre sur les plateformes suivantes :",
        "Brightway podrá venderlas en las siguientes plataformas:",
    ],
)
def test_a_list_of_platforms_below_a_sentence(sentence: str) -> None:
    lines = ("• Flipkart", "• Tentmart (shop: Tent Nook)", "• JioMart")
    assert {"Flipkart", "Tentmart", "JioMart"} <= set(channels_of(GRANT, "", sentence, *lines))
    assert "online" not in channels_of(GRANT, "", sentence, *lines)


def test_sites_of_one_platform_are_channels_of_their_own() -> None:
    assert channels_of(GRANT, "", "They sell on Amazon.fr and Amazon.com.be.") == (
        "Amazon.fr",
        "Amazon.com.be",
    )
    assert channels_of(GRANT, "", "They sell on Amazon.fr and eBay.") == ("Amazon", "eBay")
    link = "Re: https://www.amazon.it/sp?seller=A1"
    assert channels_of(link, GRANT, "", "They sell on Amazon.fr and Amazon.es.") == (
        "Amazon.fr",
        "Amazon.es",
    )


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        ("La vente est permise sur eBay, à l’exclusion de toute autre place.", ("eBay",)),
        ("Sie verkauft bei eBay, unter Ausschluss von Temu.", ("eBay",)),
        ("They sell on eBay. No other marketplace is approved (not Temu).", ("eBay",)),
        ("Vende su eBay. Ogni altro canale, compreso Temu, richiede un permesso.", ("eBay",)),
        ("They sell onAmazon and eBay.", ("Amazon", "eBay")),
        ("Verkoop via bol en Marktplaats in Nederland en Vlaanderen.", ("Bol", "Marktplaats")),
        ("Vendite su Amazon e sul Vostro sito www.tende.example.", ("Amazon", "tende.example")),
        ("Sprzedaż w serwisie Allegro i w sklepie www.kat.example.", ("Allegro", "kat.example")),
        ("They sell on eBay to their own retail customers.", ("eBay",)),
        ("They sell on El Corte Inglés Marketplace.", ("El Corte Inglés",)),
    ],
)
def test_what_is_granted_beside_what_is_not(sentence: str, channels: tuple[str, ...]) -> None:
    assert channels_of(GRANT, "", sentence) == channels


def test_a_title_of_somebody_is_no_channel() -> None:
    rows = ("They sell on eBay.", "", "Ann Bell", "Director of E-Commerce", "Nimbus Ltd")
    assert channels_of(GRANT, "", *rows) == ("eBay",)


def test_an_annex_below_a_letterhead_begins_no_letter() -> None:
    annex = page_of(
        "Nimbus Ltd", "1 May 2025", "Annex. Goods we authorise you to sell", "Tents", number=2
    )
    assert len(letters_of((page_of("AUTHORISATION", "", GRANT), annex))) == 1


def test_a_later_page_of_a_letter_begins_none() -> None:
    later = page_of("We hereby authorise the sale of tents.", "", "Page 2 of 2", number=2)
    assert len(letters_of((page_of("AUTHORISATION", "", GRANT), later))) == 1


def test_what_belongs_to_a_shop_is_not_its_name() -> None:
    sentence = "授权渠道：在京东开设“云朵官方旗舰店”，可将品牌用于店铺名称、店铺LOGO及宣传素材。"
    assert channels_of(sentence) == ("JD.com", "store:云朵官方旗舰店")


def test_the_header_of_a_mail_names_no_channel() -> None:
    letter = read_letter(
        (
            placed(
                (60, 60, "From:"), (112, 60, "Ann Sedge <sales@sedgeline.example>"),
                (60, 71, "Sent:"), (112, 71, "21 November 2025 09:17"),
                (60, 82, "To:"), (112, 82, "Tom Tarn <sales@tarn.example>"),
                (60, 93, "Cc:"), (112, 93, "Trade Accounts"),
                (60, 104, "Subject:"), (112, 104, "Re: SEDGELINE on Amazon and eBay"),
                (60, 160, "Tarn Ltd may sell SEDGELINE tents on Amazon.co.uk and eBay.co.uk."),
            ),
        )
    )  # fmt: skip
    assert isinstance(letter.channels, Field)
    assert letter.channels.value == ("Amazon", "eBay")

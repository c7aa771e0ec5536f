"""Goods that a sentence lists one by one, each with its article, code or quoted name."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from proofcheck.extraction.letter.letters import read_letter
from proofcheck.model.fields import Field


def read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the goods and the brands of a letter of one line."""
    letter = read_letter((placed((60, 100, text)),))
    fields = (letter.products, letter.brands)
    goods, brands = (field.chosen.value if isinstance(field, Field) else () for field in fields)
    return goods, brands


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Brightway Ltd has the consent of Nimbus Ltd. It may list the Dunlin lace shawl, the "
         "Harbour jumper (all sizes) and any of the felt slippers of the brand Kestrel on Etsy.",
         ("Dunlin lace shawl", "Harbour jumper (all sizes)", "felt slippers")),
        ("Die Nimbus GmbH bestätigt, dass Brightway GmbH den Akkuschrauber KS-12, die "
         "Stichsäge KS-40 sowie den Winkelschleifer KS-115 der Marke Kestrel vertreiben darf.",
         ("Akkuschrauber KS-12", "Stichsäge KS-40", "Winkelschleifer KS-115")),
        ("La société Nimbus SARL autorise Brightway SARL à vendre la lampe Aurore, le fauteuil "
         "Brume et les coussins brodés de la marque Kestrel sur Amazon.fr.",
         ("lampe Aurore", "fauteuil Brume", "coussins brodés")),
        ("La Nimbus S.r.l. autorizza Brightway S.r.l. a vendere la sedia Luna, il tavolo Marea e "
         "le lampade da terra a marchio Kestrel su eBay.it.",
         ("sedia Luna", "tavolo Marea", "lampade da terra")),
        ("Nimbus, S.A. autoriza a Brightway, S.A. a comercializar en Mercado Libre los modelos: "
         "taladro KS-650, pulidora KS-115A y sierra KS-20V. La marca es Kestrel.",
         ("taladro KS-650", "pulidora KS-115A", "sierra KS-20V")),
        ("A Nimbus Lda autoriza a Brightway Lda a vender a mochila Trilho, o saco-cama Serra e as "
         "tendas de campismo da marca Kestrel na Worten.pt. Esta autorização não é transmissível.",
         ("mochila Trilho", "saco-cama Serra", "tendas de campismo")),
        ("Nimbus B.V. geeft Brightway B.V. toestemming om de boormachine KS-12, de zaag "
         "KS-40 en de haakse slijper KS-115 van het merk Kestrel via bol te verkopen.",
         ("boormachine KS-12", "zaag KS-40", "haakse slijper KS-115")),
        ("Firma Nimbus sp. z o.o. upoważnia Brightway sp. z o.o. do sprzedaży wiertarki KS-650, "
         "szlifierki KS-115 i sprężarki KS-25L marki Kestrel na Allegro.",
         ("wiertarki KS-650", "szlifierki KS-115", "sprężarki KS-25L")),
    ],
)  # fmt: skip
def test_each_article_of_a_sentence_is_an_item(text: str, goods: tuple[str, ...]) -> None:
    assert read(text) == (goods, ("Kestrel",))


def test_a_name_within_an_article_is_no_brand() -> None:
    text = (
        "Nimbus Ltd, owner of the brand Kestrel, permits Brightway Ltd to sell the “Skipper” "
        "teapot, the “Bosun” mug and the serving platters on Etsy."
    )
    assert read(text)[1] == ("Kestrel",)


def test_names_in_single_quotes_are_of_their_articles() -> None:
    text = (
        "Nimbus Ltd, owner of the brand Kestrel, permits Brightway Ltd to sell the 'Bosun' mug, "
        "the 'Skipper' teapot and our tea towels until the end of 2026."
    )
    assert read(text) == (("'Bosun' mug", "'Skipper' teapot", "tea towels"), ("Kestrel",))


def test_a_name_before_its_noun_is_no_brand_where_no_other_is_told() -> None:
    text = "Puddle Lane Ltd lets Nell Harker sell the Robin mug, the Hare jug and our tea towels."
    assert read(text)[1] != ("Robin", "Hare")


def test_what_goods_are_called_in_brackets_is_none_of_them() -> None:
    text = (
        "Nimbus Ltd allows Brightway Ltd to sell the K20 speaker, the K30 radio and the headphones "
        '(the "Products") of the brand Kestrel.'
    )
    assert read(text)[0] == ("K20 speaker", "K30 radio", "headphones")


def test_a_name_of_an_article_goes_on_behind_its_brand() -> None:
    text = (
        "Nimbus Ltd, owner of the brand Kestrel, lets Brightway Ltd to sell the Kestrel Mini fan "
        "and the Kestrel cables."
    )
    assert read(text)[0] == ("Kestrel Mini fan", "cables")


def test_models_of_one_name_are_of_its_brand() -> None:
    text = (
        "Die Nimbus GmbH erlaubt der Brightway GmbH, die Modelle Kestrel K200, Kestrel K350 und "
        "Kestrel Mini auf Amazon.de zu verkaufen."
    )
    assert read(text) == (("Kestrel K200", "Kestrel K350", "Kestrel Mini"), ("Kestrel",))


@pytest.mark.parametrize(
    "text",
    [
        "Brightway Ltd may offer Kestrel goods through the Leeds shop, the York branch and the "
        "Harrogate outlet. Nimbus Ltd.",
        "Die Nimbus GmbH erlaubt der Brightway GmbH, die Waren der Marke Kestrel in der Schweiz, "
        "den Niederlanden und der Slowakei zu verkaufen und die Logos, die Bilder und die Texte zu "
        "nutzen.",
        "Nimbus Ltd authorises Brightway Ltd to sell the goods of Kestrel as the owner, the seller "
        "and the agent agree. Brightway may not sell the Harbour mug, the plate and the K2 jug.",
    ],
)  # fmt: skip
def test_shops_countries_roles_and_what_is_refused_are_no_articles(text: str) -> None:
    assert read(text)[0] == ()

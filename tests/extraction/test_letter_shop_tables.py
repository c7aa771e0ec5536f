"""Forms whose labels stand above their fields, and what else tables of shops hold."""

from __future__ import annotations

import pytest

from extraction.placed import placed
from extraction.test_letter_shops import channels_of
from extraction.test_letter_stores import with_annex
from extraction.test_letter_wordings import GRANT
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field

ROWS = (
    (("Company", "Shop name"), ("Hill Goods Ltd", "Hill Corner")),
    (("Brand", "Website"), ("Tentwell", "www.hillgoods.example")),
    (("Sales channel", "Sales region"), ("eBay, TikTok Shop", "Norway, Sweden")),
)


def form(*rows: tuple[tuple[str, str], tuple[str, str]], padding_pt: float) -> dict[str, object]:
    cells = [(60.0, 40.0, "AUTHORISATION"), (60.0, 70.0, GRANT)]
    for number, (labels, values) in enumerate(rows):
        y = 110.0 + 50 * number
        for at, (label, value) in enumerate(zip(labels, values, strict=True)):
            cells += [(60.0 + 240 * at, y, label)]
            cells += [(60.0 + 240 * at + padding_pt, y + 20, value)]
    letter = read_letter((placed(*cells),))
    fields = {"channels": letter.channels, "territories": letter.territories}
    return {name: field.value for name, field in fields.items() if isinstance(field, Field)}


def test_values_stand_below_labels_of_a_form() -> None:
    found = form(*ROWS, padding_pt=8.0)
    assert found["territories"] == ("NO", "SE")
    assert set(found["channels"]) == {"eBay", "TikTok Shop", "store:Hill Corner"}  # type: ignore[call-overload]


def test_a_site_beside_a_shop_s_name_is_a_channel() -> None:
    rows = ((("Shop name", "Website"), ("Hill Corner", "www.hillgoods.example")), ROWS[2])
    found = form(*rows, padding_pt=6.0)
    assert {"store:Hill Corner", "hillgoods.example"} <= set(found["channels"])  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("heads", "row", "channels"),
    [
        (("平台及店铺类型", "店铺名称"), ("京东 POP专营店", "（与公司同名）"), {"JD.com"}),
        (("Portal", "Seller display name"), ("eBay", "Hill Corner"), {"eBay", "store:Hill Corner"}),
        (("平台", "账号昵称"), ("快手", "阿山户外"), {"Kuaishou", "store:阿山户外"}),
        (("Plattform", "Shopname"), ("eBay", "wie oben"), {"eBay"}),
    ],
)
def test_cells_of_a_table_of_shops(
    heads: tuple[str, str], row: tuple[str, str], channels: set[str]
) -> None:
    more = ("Amazon", "Hill Two")
    assert set(with_annex("Annex", heads, row, more)["channels"]) == {
        *channels,
        "Amazon",
        "store:Hill Two",
    }


def test_an_own_shop_in_a_table_is_its_domain() -> None:
    heads = ("Platforma", "Nazwa sklepu", "Adres strony")
    rows = (("eBay", "Tentwell", "ebay.pl/str/tw"), ("sklep własny", "–", "www.tw.example"))
    read = with_annex("Annex", heads, *rows)["channels"]
    assert set(read) == {"eBay", "store:Tentwell", "tw.example"}


def test_marketplaces_that_are_countries_are_the_territory() -> None:
    heads = ("Marketplace", "Store name")
    read = with_annex("Annex", heads, ("Canada", "Tentwell"), ("Japan", "Tentwell Two"))
    assert read["territories"] == ("CA", "JP")
    assert not {"Canada", "Japan"} & set(read["channels"])


def test_an_account_beside_a_name_is_no_shop() -> None:
    heads = ("平台", "賣場名稱", "賣場帳號")
    read = with_annex(
        "附件", heads, ("eBay", "山角户外", "hillcorner"), ("Amazon", "山二", "hilltwo")
    )
    assert set(read["channels"]) == {"eBay", "store:山角户外", "Amazon", "store:山二"}


def test_the_name_under_which_somebody_sells() -> None:
    row = "Verkauft wird auf eBay unter Ihrem Shopnamen Tent Nook."
    assert "store:Tent Nook" in channels_of(GRANT, "", row)

"""Who else gets the goods, and who may pass the right on, told by who speaks and who is denied."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields

GRANTS = {
    "en": "We confirm that Tarn Ltd may sell our Sedgeline tents.",
    "de": "Wir bestätigen: Die Tarn GmbH darf unsere Zelte der Marke Sedgeline verkaufen.",
    "fr": "La société Tarn SAS peut vendre nos tentes de la marque Sedgeline.",
    "it": "La società Tarn S.r.l. può vendere le nostre tende del marchio Sedgeline.",
    "pl": "Tarn sp. z o.o. może sprzedawać nasze namioty marki Sedgeline.",
    "nl": "Tarn B.V. mag onze tenten van het merk Sedgeline verkopen.",
    "zh": "兹授权乙方杭州塔恩体育有限公司销售“青塘”品牌帐篷。",
}


def said(language: str, *rows: str) -> dict[str, Any]:
    letter = read_letter((page_of("Sedgeline", "", GRANTS[language], "", *rows),))
    return {n: field.value for n, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("language", "rows", "answer"),
    [
        ("en", ("No monopoly", "The Maker may supply many other stockists."), False),
        ("en", ("The goods go to it, and it is not alone in having them.",), False),
        ("en", ("The appointment is exclusive for Zalando.",), True),
        (
            "it",
            (
                "Esclusiva",
                "Nella Zona la Casa non nominerà altri rivenditori.",
            ),
            True,
        ),
        ("it", ("Altri soggetti sono autorizzati alle stesse condizioni.",), False),
        ("zh", ("第七条 独家", "甲方在上述区域不再发展其他经销商，亦不自行零售。"), True),
        ("nl", ("Doorverlening aan andere verkopers is niet toegestaan.",), None),
    ],
)
def test_exclusivity(language: str, rows: tuple[str, ...], answer: bool | None) -> None:
    assert said(language, *rows).get("exclusive") is answer


@pytest.mark.parametrize(
    ("language", "row", "answer"),
    [
        ("fr", "Elle ne se transmet pas.", False),
        ("pl", "Udzielanie dalszych upoważnień jest niedopuszczalne.", False),
        ("pl", "Sprzedawcy wolno powierzyć odsprzedaż sklepom patronackim.", True),
        ("pl", "Dystrybutor może udzielać dalszych zgód na sprzedaż salonom.", True),
        ("de", "Die Firma darf sie ihren Franchisenehmern einräumen.", True),
        ("de", "Wir erteilen bis zum Ablauf keinem anderen Händler eine Bewilligung.", None),
        ("en", "During this time we will not authorise any other party to open a shop.", None),
        ("nl", "Aan doorverkopers kan de winkel er geen rechten mee geven.", False),
    ],
)
def test_passing_on(language: str, row: str, answer: bool | None) -> None:
    assert said(language, row).get("may_sublicense") is answer

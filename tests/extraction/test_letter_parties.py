"""Who grants to whom, in wordings and layouts of many kinds; blanks are nobody."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field, named_fields


def said(*rows: str) -> dict[str, Any]:
    letter = read_letter((page_of(*rows),))
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


@pytest.mark.parametrize(
    ("rows", "grantor", "grantee"),
    [
        (
            [
                (
                    "Hiermit autorisieren wir, die Lampenhaus GmbH, die Firma Netzladen "
                    "OHG, Waren zu verkaufen."
                )
            ],
            "Lampenhaus GmbH",
            "Netzladen OHG",
        ),
        (
            [
                (
                    "Hierbij verklaart Tegelhuis B.V., houder van het merk Tegla, dat Shop "
                    "Vier N.V.,"
                ),
                "gevestigd te Gent, gemachtigd is om te verkopen.",
            ],
            "Tegelhuis B.V.",
            "Shop Vier N.V.",
        ),
        (
            [
                (
                    "KNOW ALL MEN BY THESE PRESENTS that Kite Corp., having its office in "
                    "Cork, does hereby"
                ),
                "nominate, constitute and appoint Gale Ltd as its distributor.",
            ],
            "Kite Corp.",
            "Gale Ltd",
        ),
        (
            [
                (
                    "A empresa Cerâmica Azul, Lda., pela presente autoriza a empresa Bazar "
                    "Sul, Unipessoal Lda."
                ),
                "a vender os produtos.",
            ],
            "Cerâmica Azul, Lda",
            "Bazar Sul, Unipessoal Lda",
        ),
        (
            [
                (
                    "Je soussignée, Anne Morel, gérante de la société Vitrail SAS, "
                    "certifie que Rive SARL est"
                ),
                "distributeur agréé de nos produits.",
            ],
            "Vitrail SAS",
            "Rive SARL",
        ),
        (
            [
                (
                    "La sottoscritta Anna Neri, in qualità di amministratrice della "
                    "società Pelle S.r.l., dichiara"
                ),
                "che la ditta Blu S.n.c. è rivenditore autorizzato dei nostri prodotti.",
            ],
            "Pelle S.r.l.",
            "Blu S.n.c.",
        ),
        (
            [
                "茲授權 九龍貿易有限公司 於台灣銷售本公司「Sól」品牌之鋼筆。",
                "",
                "授權人：森活家電股份有限公司",
            ],
            "森活家電股份有限公司",
            "九龍貿易有限公司",
        ),
        (
            [
                "株式会社青葉製作所は、合同会社ミライ商店を正規販売店として認めます。",
                "",
                "授権者：株式会社青葉製作所",
                "被授権者：合同会社ミライ商店",
            ],
            "株式会社青葉製作所",
            "合同会社ミライ商店",
        ),
    ],
)
def test_who_grants_to_whom(rows: list[str], grantor: str, grantee: str) -> None:
    read = said(*rows)
    assert read["grantor"].rstrip(".") == grantor.rstrip(".")
    assert read["grantee"].rstrip(".") == grantee.rstrip(".")


def test_whom_the_letter_speaks_to_is_the_grantee() -> None:
    read = said(
        "Lampenhaus GmbH",
        "",
        "Netzladen24 GmbH",
        "Hauptstraße 1, 80331 München",
        "",
        "Sehr geehrte Damen und Herren,",
        "",
        "wir erlauben Ihnen, unsere Produkte der Marke Lumo zu verkaufen.",
        "",
        "Lampenhaus GmbH",
    )
    assert read["grantee"] == "Netzladen24 GmbH"
    assert read["grantor"] == "Lampenhaus GmbH"


def test_a_letter_to_a_marketplace_authorises_somebody_else() -> None:
    read = said(
        "To: Amazon Services LLC",
        "",
        "Dear Sirs,",
        "",
        "we, Nimbus Ltd, confirm that Brightway Ltd is an authorised reseller of our kites.",
    )
    assert read["grantee"] == "Brightway Ltd"


def test_terms_defined_without_brackets() -> None:
    read = said(
        "Vitrail SAS, au capital de 1 000 euros, ci-après dénommée « le Mandant »,",
        "et",
        "Rive SARL, dont le siège est à Nice, ci-après dénommée « le Distributeur »,",
        "",
        "Le Mandant confère au Distributeur le droit de vendre.",
    )
    assert (read["grantor"], read["grantee"]) == ("Vitrail SAS", "Rive SARL")


@pytest.mark.parametrize(
    "rows",
    [
        ["We, [Name of Brand Owner], hereby authorize [Name of Distributor] to sell [Brand Name]."],
        ["兹授权 ____________ 公司为我司 ______ 品牌产品在 ______ 平台的经销商。"],
        ["Wir, die <Firma Hersteller>, ermächtigen hiermit die <Firma Händler> zum Vertrieb."],
        ["Authorizer: N/A", "Authorized Party: TBD", "Brand: XXXX"],
    ],
)
def test_a_draft_s_blanks_are_nobody(rows: list[str]) -> None:
    assert not {"grantor", "grantee", "brands"} & set(said(*rows))


def test_a_denial_grants_nothing() -> None:
    read = said("Harbour Ltd is not an authorised reseller of Kestrel. We, Nimbus Ltd, complain.")
    assert "grantee" not in read


def test_who_signs_is_found_with_the_title() -> None:
    read = said(
        "Hiermit autorisieren wir die Netzladen GmbH zum Verkauf.",
        "",
        "Mit freundlichen Grüßen",
        "",
        "i. V. Jürgen von der Heide",
        "Exportleiter",
        "Lampenhaus GmbH",
    )
    assert (read["signatory_name"], read["signatory_title"]) == (
        "Jürgen von der Heide",
        "Exportleiter",
    )

"""Where a party's name begins, and which names are marks, in any of the languages."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.parties.nobody import is_nobody
from proofcheck.extraction.letter.text.clauses import announces
from proofcheck.extraction.letter.text.prose import prose_of
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, named_fields


def values(*pages: PageText) -> dict[str, Any]:
    letter = read_letter(pages)
    return {name: field.value for name, field in named_fields(letter) if isinstance(field, Field)}


def test_between_is_no_part_of_the_name_behind_it() -> None:
    """An Italian agreement opens with "Tra"."""
    page = page_of(
        "Conferma di nomina a rivenditore autorizzato",
        "",
        "Tra Monte Bianco S.p.A., titolare del marchio ELVANTA, e Galbani Sport S.r.l.,",
        "si conferma che il Rivenditore è autorizzato a vendere caschi a marchio ELVANTA.",
    )
    assert values(page)["grantor"] == "Monte Bianco S.p.A."


def test_a_portuguese_name_keeps_its_dash_beside_an_english_column() -> None:
    """The text is in two languages, and either may be the likelier one."""
    page = page_of(
        "Declaração de revendedor autorizado",
        "",
        "A Lusitec - Cerâmicas de Portugal, S.A., com sede em Lisboa, declara que a empresa",
        "Solmares Online, Unipessoal Lda. está autorizada a revender louça de mesa da marca",
        "PIXOR nas lojas e no sítio da empresa. A autorização não é exclusiva nem transmissível,",
        "e vigora para as lojas que estão na lista com esta declaração.",
        "",
        "Lusitec - Cerâmicas de Portugal, S.A., with registered office in Lisbon, states that the",
        "company Solmares Online, Unipessoal Lda. is authorised to resell the tableware of the",
        "brand PIXOR in the shops and on the site of the company. The authorisation is not",
        "exclusive and it is for the shops of this list.",
    )
    found = values(page)
    assert found["grantor"] == "Lusitec - Cerâmicas de Portugal, S.A."
    assert found["grantee"] == "Solmares Online, Unipessoal Lda."


@pytest.mark.parametrize(
    ("text", "name", "is_mark"),
    [
        ("Onze merken Vantel en Tavor mag u verkopen.", "Tavor", True),
        ("Unsere Marken „Vantel“, „Norda“ und „Tavor“ sind geschützt.", "Tavor", True),
        ("our brands Vantel, Norda and Tavor", "Tavor", True),
        ("is our sole distributor of SOLVER SPORT brand boxes", "SOLVER SPORT", True),
        ("为 SOLVERA 品牌授权经销商", "SOLVERA", True),
        ("our brands are sold by Tavor Kramladen", "Tavor Kramladen", False),
        ("Tavor Kramladen may sell", "Tavor Kramladen", False),
    ],
)
def test_marks_of_a_list_and_before_their_word_are_nobody(
    text: str, name: str, is_mark: bool
) -> None:
    """A word for marks stands before the list or right behind the name."""
    prose = prose_of((page_of(text),))
    start = prose.text.index(name)
    assert is_nobody(prose, start, start + len(name)) is is_mark


def test_goods_that_follow_announce_no_other_dealer() -> None:
    """You may sell "the following articles": whom the letter is addressed to gets."""
    assert not announces("dat u onderstaande artikelen mag verkopen", 0, 40)
    assert announces("dat onderstaande dealer ze mag verkopen", 0, 39)
    page = page_of(
        "Bergman International B.V.",
        "Handelskade 32",
        "7324 BG Apeldoorn",
        "",
        "Verkooptoestemming Vantel en Tavor",
        "",
        "Op uw verzoek bevestigen wij dat u onderstaande artikelen van onze merken Vantel en Tavor",
        "mag verkopen via bol en Amazon.nl in Nederland.",
        "",
        "Met vriendelijke groet,",
        "Jeroen Post",
        "Manager e-commerce",
        "Vlietland Verlichting B.V.",
    )
    found = values(page)
    assert found["grantee"] == "Bergman International B.V."
    assert found["grantor"] == "Vlietland Verlichting B.V."


def test_the_mark_at_the_head_of_a_certificate_grants_nothing() -> None:
    """It is the mark of the goods further down; the firm signs."""
    page = page_of(
        "米諾小坊",
        "# 授權經銷證書",
        "",
        "茲授權",
        "禾聯電商股份有限公司",
        "為本公司米諾小坊品牌面膜之網路經銷商，銷售區域為臺灣。",
        "",
        "采漩美容保健股份有限公司",
        "總經理許怡君",
    )
    assert values(page)["grantor"] == "采漩美容保健股份有限公司"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("FHU Dominik, al. Zielona 118, 09-400 Płock, NIP 938-207-42-48", "FHU Dominik"),
        ("P.P.H.U. Lampart, ul. Długa 3, 30-001 Kraków", "P.P.H.U. Lampart"),
        ("Ets Morvan, 12 rue du Port, 29200 Brest", "Ets Morvan"),
    ],
)
def test_words_for_a_trade_lead_a_name(head: str, name: str) -> None:
    """Polish traders and French houses put the kind of their business before their name."""
    page = page_of(
        head,
        "",
        "We confirm that Steinbach Handels GmbH is authorised to sell our towels on OTTO.",
    )
    assert values(page)["grantor"] == name


def test_a_dash_parts_an_office_from_the_firm() -> None:
    """Below the name of who signs, office and firm stand on one line."""
    page = page_of(
        "Certificado de Revenda Autorizada",
        "",
        "Certificamos que a empresa Aroeira Comércio de Produtos Ltda. é revendedora autorizada",
        "da marca VELTRANA em todo o território nacional.",
        "",
        "Renata Fontes",
        "Gerente Nacional de Vendas – Campo Alto Indústria S.A.",
    )
    prose = prose_of((page,))
    names = [prose.text[start:end] for start, end in companies(prose)]
    assert names == ["Aroeira Comércio de Produtos Ltda.", "Campo Alto Indústria S.A."]

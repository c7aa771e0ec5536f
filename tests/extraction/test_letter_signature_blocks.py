"""Who signs, and as what, where a block holds stamps and labels beside name and title."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.names.persons import PREFIX, is_person
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field


def signed(*pages: PageText) -> tuple[str | None, str | None]:
    """Read name and title of who signs."""
    letter = read_letter(pages)
    name, title = letter.signatory_name, letter.signatory_title
    return (
        name.value if isinstance(name, Field) else None,
        title.value if isinstance(title, Field) else None,
    )


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("D./D.ª Rosa Vidal Coll", "Rosa Vidal Coll"),
        ("D./D.a Rosa Vidal Coll", "Rosa Vidal Coll"),
        ("Sig./Sig.ra Ada Bruni", "Ada Bruni"),
        ("Sr.(a) Rui Lobo", "Rui Lobo"),
        ("Herr/Frau Uwe Stark", "Uwe Stark"),
        ("Dhr./Mevr. Jan Smit", "Jan Smit"),
        ("Pan/Pani Jan Wilk", "Jan Wilk"),
        ("Mr./Ms. Jo Hale", "Jo Hale"),
        ("Mrozek Jan", "Mrozek Jan"),
        ("Pan Wei", "Pan Wei"),
    ],
)
def test_forms_of_address_for_either_sex_stand_before_a_name(printed: str, name: str) -> None:
    """Printed forms name both; letters that begin a name are none of them."""
    assert is_person(printed)
    assert PREFIX.sub("", printed) == name


def test_parts_of_an_address_sign_nothing() -> None:
    """Below the firm's name its street follows, part by part, with numbers between."""
    page = page_of(
        "Cumbrales, S.L.",
        "Parque Empresarial Los Olmos, nave, 12, 14900 Lucena (Córdoba)",
        "",
        "Autorizamos a Brisol Online, S.L. a vender en Amazon los carritos de la marca Cumbrales.",
        "",
        "Por la empresa",
        "D./D.ª Rosa Vidal Coll",
        "Dirección de zona",
    )
    assert signed(page) == ("Rosa Vidal Coll", "Dirección de zona")


def test_words_of_a_stamp_beside_the_title_are_cut() -> None:
    """Capitals that are a part of the firm's name, and the label of the line below, are none."""
    page = page_of(
        "We, Fujian Bestway Pet Products Co., Ltd., hereby authorize Haneul Korea Co., Ltd.",
        "to sell cat litter boxes of the BESTWAY brand on Coupang.",
        "",
        "Fujian Bestway Pet Products Co., Ltd.",
        "Lin Tao, Overseas Manager FUJIAN",
        "Date of issue: 20/07/2026",
    )
    assert signed(page) == ("Lin Tao", "Overseas Manager")


def test_a_surname_in_capitals_is_no_stamp() -> None:
    """A family whose firm bears its name may print it in capitals."""
    page = page_of(
        "We, Bozkurt Copper Trading Ltd, authorise Craft Handels GmbH to sell our copper pans.",
        "",
        "Serdar BOZKURT",
        "General Manager",
        "Bozkurt Copper Trading Ltd",
    )
    assert signed(page) == ("Serdar BOZKURT", "General Manager")


def test_a_stamp_between_title_and_name_parts_nothing() -> None:
    """The firm's stamp stands where the hand signs, between the office and the name below."""
    page = page_of(
        "Officine Valrossa S.p.A.",
        "",
        "Si certifica che Ciclo Web S.r.l. è rivenditore autorizzato dei caschi di nostra marca.",
        "",
        "Il Responsabile Vendite",
        "OFFICINE VALROSSA",
        "S.p.A.",
        "TORINO",
        "Ornella Bianchi",
    )
    assert signed(page) == ("Ornella Bianchi", "Responsabile Vendite")


def test_name_and_title_with_labels_on_one_line() -> None:
    """The second label of the line ends the name."""
    page = page_of(
        "We, Shenzhen Lanhai Industrial Co., Ltd., authorize Bestdeal Trading Co., Ltd. to sell",
        "the Tavira vacuums on Amazon.",
        "",
        "Company: Shenzhen Lanhai Industrial Co., Ltd.",
        "Name: Lin Tao Title: Sales Director Date: 2025-03-01",
    )
    assert signed(page) == ("Lin Tao", "Sales Director")


def test_a_telephone_number_behind_a_name_is_cut() -> None:
    """Without a blank the next label follows the name."""
    page = page_of(
        "品牌授权书",
        "",
        "我司授权成都青禾家居用品有限公司在抖音平台销售本品牌炒锅。",
        "",
        "授权方：宁波远山进出口有限公司",
        "负责人签字：傅晓岚联系电话：0574-8000 0000",
    )
    assert signed(page)[0] == "傅晓岚"


def test_persons_in_a_table_of_accounts_sign_nothing() -> None:
    """The host of a channel stands in the row of the account."""
    rows = [
        (column, top, text)
        for top, row in (
            (120, ("平台", "账号昵称", "账号", "主播")),
            (136, ("快手", "阿月数码", "KS98", "谢浩然")),
            (152, ("微信", "远帆数码", "sph29", "王小云")),
        )
        for column, text in zip((60, 170, 330, 470), row, strict=True)
    ]
    page = placed(
        (240, 60, "直播授权书"),
        (60, 90, "本公司现同意金华远帆电子商务有限公司通过以下账号销售手机壳。"),
        *rows,
        (60, 200, "授权公司（盖章）：郑州锦程数码科技有限公司"),
        (60, 216, "日期：2025年8月24日"),
    )
    assert signed(page) == (None, None)


def test_signs_of_a_round_stamp_are_nobody() -> None:
    """A piece of the firm's name beside its line stands above a word for its part."""
    page = placed(
        (60, 60, "授权委托书"),
        (60, 100, "委托人广州腾谷玩具实业有限公司授权汇丰源（惠州）贸易有限公司在Temu销售积木。"),
        (60, 500, "玩具实业有"),
        (60, 512, "委托人/Principal"),
        (60, 540, "2025年09月27日"),
    )
    assert signed(page) == (None, None)


def test_the_undersigned_of_an_italian_firm() -> None:
    """The office stands between two words for "of": in qualità di … di X."""
    page = page_of(
        "La sottoscritta Loredana Pastorello, in qualità di Amministratrice Unica",
        "di Garbi Sport S.r.l., con sede in Montebelluna, dichiara che",
        "Malga Shop S.n.c. è rivenditore autorizzato.",
        "",
        "In fede",
        "Loredana Pastorello",
    )
    assert signed(page) == ("Loredana Pastorello", "Amministratrice Unica")

"""Letters to a marketplace that say outright who sells; its offices and agencies are no parties."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field


def _parties(*rows: str) -> list[str]:
    letter = read_letter((page_of(*rows),))
    named = (letter.grantor, letter.grantee)
    return [name.value if isinstance(name, Field) else "" for name in named]


@pytest.mark.parametrize(
    ("rows", "grantor", "grantee"),
    [
        (
            (
                "Two listings were closed after a complaint from Gazewell LLC, a vendor of ours.",
                "Tarnbrook Garden Company owns the Veldoro mark and asks you to restore them.",
                "",
                "The seller is Osprey Lane Supply Inc., 4 Dock Road, Albany, NY 12207.",
                "We are fine with them selling our garden forks on your platform.",
            ),
            "Tarnbrook Garden Company",
            "Osprey Lane Supply Inc.",
        ),
        (
            (
                "auf Ihre Frage antworten wir gern. Betreiber ist die Firma Lindhorst eG, 57072",
                "Siegen. Mit der von Ihnen gemeldeten Brixo Trading Ltd. hat sie nichts zu tun.",
                "",
                "Inhaberin der Marke Veldoro ist die Webhaus Anders KG.",
                "Der Betreiber darf unsere Mützen und Schals in Deutschland anbieten.",
            ),
            "Webhaus Anders KG.",
            "Lindhorst eG",
        ),
        (
            (
                "某某平台",
                "品牌保护中心 收",
                "",
                "我司原委托的维权机构杭州睿盾咨询有限公司提交了一批投诉，误列一家店铺。",
                "我司青岚（湖州）厨具有限公司作为青岚商标（注册号61234567）的注册人，现说明如下：",
                "",
                "被误投诉店铺由武汉市禾田商贸行经营；",
                "",
                "我司同意其经营店铺，面向中国大陆消费者。",
            ),
            "青岚（湖州）厨具有限公司",
            "武汉市禾田商贸行",
        ),
    ],
)
def test_who_sells_is_said_outright(rows: tuple[str, ...], grantor: str, grantee: str) -> None:
    assert _parties(*rows) == [grantor, grantee]


def test_the_firm_above_the_office_that_is_called_is_addressed() -> None:
    assert _parties(
        "あさぎり市場株式会社",
        "権利侵害対応窓口御中",
        "",
        "商標「ナミカゼ」の権利者である潮見金物株式会社は、下記の店舗での販売を認めております。",
        "",
        "運営会社は株式会社カモメ堂（福岡市港町3）でございます。",
    ) == ["潮見金物株式会社", "株式会社カモメ堂"]


def test_attention_names_an_office_of_the_firm_above() -> None:
    assert (
        _parties(
            "Harrowgate",
            "12 Mill Lane, Leeds",
            "",
            "Tidewell Goods Ltd",
            "Attn: Purchasing Office",
            "3 Quay Street, Hull HU1 2CD",
            "",
            "Every spring Harrowgate Stoves Ltd looks at the shops that carry its wood stoves.",
            "We are pleased to renew your dealer status for the Harrowgate brand.",
        )[1]
        == "Tidewell Goods Ltd"
    )


def test_leave_stands_behind_whom_it_is_given_to() -> None:
    assert _parties(
        "Hiermit geben wir, Almtal Handels GmbH, der Sonnblick Vertriebs KG die Erlaubnis,",
        "Kerzen und Badesalz von Veldoro im Netz zu verkaufen.",
    ) == ["Almtal Handels GmbH", "Sonnblick Vertriebs KG"]


def test_whence_goods_come_is_no_part_of_them() -> None:
    letter = read_letter(
        (
            page_of(
                "商標「カゼナミ」の権利者である潮見金物株式会社は、株式会社カモメ堂に対し、販売を許諾します。",
                "さて、同社は当社工場より包丁、砥石及びまな板を仕入れております。",
            ),
        )
    )
    assert isinstance(letter.products, Field)
    assert letter.products.value == ("包丁", "砥石", "まな板")

"""What only a fapiao has: codes, machine number, remarks."""

from __future__ import annotations

from extraction.pages import page_of
from extraction.placed import placed
from proofcheck.extraction.invoice import read_invoice
from proofcheck.model.fields import FapiaoDetails, Field, Kind, Missing


def details(*rows: str) -> FapiaoDetails | None:
    """The details read from a page of these rows."""
    return read_invoice((page_of(*rows),), kind=Kind.INVOICE).fapiao


def test_an_electronic_fapiao_has_all_of_them() -> None:
    found = details(
        "# 深圳增值税电子普通发票",
        "发票代码：044031900111 | 发票号码：48210733",
        "机器编号：661565718820 | 校 验 码：61124 08217 33590 42216",
        "购买方 名 称：成都天府文具店 | 纳税人识别号：91510100MA61T8LH7Q",
        "价税合计（大写） | ⊗壹仟元整 | （小写）¥1000.00",
        "备注 | 订单 88210",
    )
    assert found is not None
    read = (found.invoice_code, found.check_code, found.machine_number, found.remarks)
    assert [field.value for field in read if isinstance(field, Field)] == [
        "044031900111", "61124082173359042216", "661565718820", "订单 88210",
    ]  # fmt: skip


def test_a_paper_fapiao_prints_its_code_alone() -> None:
    found = details(
        "4400213130 | 广东增值税专用发票 | No 31990217", "纳税人识别号：91420103MA4KW3A96D"
    )
    assert found is not None
    assert isinstance(found.invoice_code, Field)
    assert found.invoice_code.value == "4400213130"
    assert isinstance(found.check_code, Missing)


def test_another_paper_has_no_such_details() -> None:
    assert details("Invoice no. 4400213130", "Total EUR 480.00") is None


def test_names_whose_caption_is_spread_over_two_cells_are_the_parties() -> None:
    invoice = read_invoice(
        (
            placed(
                (250, 20, "电子发票 （普通发票）"),
                (30, 62, "购"), (48, 62, "名"), (74, 62, "称：北京松涛风筝有限公司"),
                (340, 62, "销"), (358, 62, "名"), (384, 62, "称：昆明石桥商贸有限公司"),
                (48, 78, "统一社会信用代码/纳税人识别号：91440300MA5DC5H27Q"),
                (358, 78, "统一社会信用代码/纳税人识别号：91510100MA61T8LH7Q"),
                (140, 110, "项目名称"), (300, 110, "规格型号"), (480, 110, "金额"),
                (30, 126, "*玩具*大风筝"), (300, 126, "F-20"), (480, 126, "480.00"),
            ),
        ),
        kind=Kind.INVOICE,
    )  # fmt: skip
    fields = (
        invoice.buyer_name, invoice.seller_name, invoice.buyer_tax_id, invoice.seller_tax_id
    )  # fmt: skip
    assert [field.value for field in fields if isinstance(field, Field)] == [
        "北京松涛风筝有限公司", "昆明石桥商贸有限公司",
        "91440300MA5DC5H27Q", "91510100MA61T8LH7Q",
    ]  # fmt: skip


def test_the_cipher_beside_the_buyer_is_no_part_of_its_box() -> None:
    invoice = read_invoice(
        (
            placed(
                (250, 20, "北京增值税普通发票"),
                (48, 62, "名"), (74, 62, "称：北京松涛风筝有限公司"),
                (340, 62, "03*>52/8+19-<44*7<60>2"),
                (48, 78, "纳税人识别号：91440300MA5DC5H27Q"), (340, 78, "5<4*/+0918>>2-3+6*41/7"),
                (48, 94, "地址、电话：北京市海淀区学院路8号"), (340, 94, "9/>+2-70*<<3185+*6>4/2"),
                (140, 120, "货物名称"), (300, 120, "规格型号"), (480, 120, "金额"),
                (30, 134, "*玩具*大风筝"), (300, 134, "F-20"), (480, 134, "480.00"),
                (30, 170, "销售方名称：昆明石桥商贸有限公司"),
                (48, 186, "纳税人识别号：91510100MA61T8LH7Q"),
            ),
        ),
        kind=Kind.INVOICE,
    )  # fmt: skip
    fields = (invoice.buyer_name, invoice.buyer_address, invoice.seller_name)
    assert [field.value for field in fields if isinstance(field, Field)] == [
        "北京松涛风筝有限公司", "北京市海淀区学院路8号", "昆明石桥商贸有限公司",
    ]  # fmt: skip

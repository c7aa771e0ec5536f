"""What only a fapiao has: codes, machine number, remarks."""

from __future__ import annotations

from extraction.pages import page_of
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

"""What only a Chinese fapiao has: its code, check code, machine number and remarks.

In go sheets, out come `FapiaoDetails`, None where no page is such a form. The fully digital
invoice (since 2024 everywhere) has a number of 20 digits and none of the codes.
Sources: State Taxation Administration, notices 2018/31 (electronic ordinary invoice) and
2024/11 (fully digital invoice); GB/T 36635 names of the entries.
"""

from __future__ import annotations

import re

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.words import make_field, not_printed
from proofcheck.model.fields import FapiaoDetails, Field, Maybe

LABELLED, UNLABELLED = 0.95, 0.8
"""Confidence (0..1) in a number beside its label, and in the code that paper forms print alone."""

HEAD_SHARE = 0.35
"""Share of the page's height (0..1) in which a form prints its code without a label."""

_CODE = re.compile(r"(?<!\d)(?:\d{12}|\d{10})(?!\d)")
_CHECK_CODE = re.compile(r"(?<!\d)\d{5}(?:\s?\d{5}){3}(?!\d)")
_MACHINE = re.compile(r"(?<!\d)\d{12}(?!\d)")
_PAPER_CODE = re.compile(r"[1-9]\d{9}")
_LABELS = {
    "code": re.compile(r"发\s?票\s?代\s?码|發票代碼"),
    "check_code": re.compile(r"校\s?验\s?码|校驗碼"),
    "machine": re.compile(r"机\s?器\s?(?:编|號|号)\s?(?:号|码)?"),
    "remarks": re.compile(r"^\s*备\s?注(?:\s*[:：])?"),
}


def read_fapiao_details(sheets: tuple[Sheet, ...]) -> FapiaoDetails | None:
    """Return the entries of a fapiao, None for any other paper."""
    if not any(_is_fapiao(sheet) for sheet in sheets):
        return None
    code = _beside(sheets, "code", _CODE, "invoice code")
    return FapiaoDetails(
        invoice_code=code if isinstance(code, Field) else _printed_alone(sheets, code),
        check_code=_beside(sheets, "check_code", _CHECK_CODE, "check code"),
        machine_number=_beside(sheets, "machine", _MACHINE, "machine number"),
        remarks=_remarks(sheets),
    )


def _is_fapiao(sheet: Sheet) -> bool:
    text = re.sub(r"\s", "", sheet.page.text)
    return "发票" in text and ("价税合计" in text or "纳税人识别号" in text)


def _beside(sheets: tuple[Sheet, ...], name: str, form: re.Pattern[str], what: str) -> Maybe[str]:
    """Return a number of a form after its label in the cell, or right of it."""
    for sheet in sheets:
        for cell in sheet.cells:
            label = _LABELS[name].search(cell.text)
            if label is None:
                continue
            places = [(cell, label.end()), *((c, 0) for c in sheet.grid.right_of(cell))]
            for other, start in places[:2]:
                match = form.search(other.text, start)
                if match is not None:
                    return _field(other, *match.span(), LABELLED)
    return not_printed(tuple(sheet.page for sheet in sheets), what)


def _printed_alone(sheets: tuple[Sheet, ...], missing: Maybe[str]) -> Maybe[str]:
    """Return the code of a paper form, which stands in its head without a label."""
    for cell in sheets[0].cells:
        if cell.top < HEAD_SHARE and _PAPER_CODE.fullmatch(cell.text):
            return _field(cell, 0, len(cell.text), UNLABELLED)
    return missing


def _remarks(sheets: tuple[Sheet, ...]) -> Maybe[str]:
    """Return what stands behind the caption of the remarks."""
    for sheet in sheets:
        for cell in sheet.cells:
            label = _LABELS["remarks"].match(cell.text)
            if label is None:
                continue
            right = next(sheet.grid.right_of(cell), None)
            for other, start in ((cell, label.end()), (right, 0)):
                if other is not None and other.text[start:].strip(" :："):
                    begin = start + len(other.text[start:]) - len(other.text[start:].lstrip(" :："))
                    return make_field(
                        other.text[begin:], other.line, begin, len(other.text), other.page, LABELLED
                    )
    return not_printed(tuple(sheet.page for sheet in sheets), "remark")


def _field(cell: Cell, start: int, end: int, confidence: float) -> Field[str]:
    digits = re.sub(r"\s", "", cell.text[start:end])
    return make_field(digits, cell.line, start, end, cell.page, confidence)

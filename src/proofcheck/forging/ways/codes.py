"""Ways by which a QR code with the invoice's own data and the page come to disagree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from random import Random

from msgspec import Struct

from proofcheck.checks.payloads import Payload, PayloadKind, crc16, parse_payload
from proofcheck.forging.codes import code_pixels
from proofcheck.forging.edits import editing
from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.page_text import frame_on
from proofcheck.forging.painting import (
    add_resource,
    box_operators,
    displayed_height,
    image,
    image_operators,
    paint,
)
from proofcheck.forging.saving import edited, rewritten
from proofcheck.forging.targets import Target, written
from proofcheck.forging.traces import EDITORS, touched
from proofcheck.forging.way import Layer, Made, NotMadeError, Way, Workshop
from proofcheck.model.document import Code

NO_CODE = "No page has a QR code with data of the invoice that stand on the page, too."


class _Carried(Struct, frozen=True, kw_only=True):
    """A code and a target of which it carries the value."""

    code: Code
    payload: Payload
    target: Target


def _page_against_code(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    carried = {id(one.target) for one in _carried(genuine)}
    if not carried:
        raise NotMadeError(NO_CODE)
    with editing(genuine, rng, lambda target: id(target) in carried, own_font=True) as edit:
        edit.retype()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,))


def _code_replaced(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    found = [one for one in _carried(genuine) if one.payload.kind is not PayloadKind.ZATCA]
    if not found:
        raise NotMadeError(NO_CODE)
    for one in rng.sample(found, len(found)):
        for change in one.target.others(rng):
            payload = _with_value(one, change.now)
            if payload is None:
                continue
            with opened(genuine.data) as upload, edited(genuine.data) as pdf:
                frame = frame_on(upload, one.code.page)
                page = pdf.pages[one.code.page - 1]
                height, box = displayed_height(frame), one.code.box
                name = add_resource(page, image(pdf, code_pixels(payload), 95), "/XObject", "Img")
                cover = box_operators(box.grown(1.0), height, (1.0, 1.0, 1.0))
                paint(page, frame, cover + image_operators(box, height, name))
                touched(pdf, genuine, rng, EDITORS)
                mark = one.code.page, box.grown(1.0)
                return Made(
                    data=rewritten(pdf),
                    changes=(change,),
                    shows_new=False,
                    layer=Layer.OLD,
                    areas=(mark,),
                )
    raise NotMadeError("The code's payload does not hold the value in a form that is known.")


def _carried(genuine: Genuine) -> Iterator[_Carried]:
    """Yield every value that a code and the page both state."""
    for page in genuine.examined.pages:
        for code in page.codes:
            payload = parse_payload(code.payload)
            for target in genuine.targets if payload is not None else ():
                if payload is not None and _states(payload, target):
                    yield _Carried(code=code, payload=payload, target=target)


def _states(payload: Payload, target: Target) -> bool:
    text = written(target.value)
    if payload.amount is not None and set(target.fields) & {
        *("gross_total", "payable_total", "net_total"),
    }:
        return _number(text) == payload.amount
    match target.name:
        case "iban":
            return payload.iban == text
        case "invoice_number":
            return payload.number == text
        case "issue_date":
            return payload.issue_date is not None and payload.issue_date.isoformat() == text
        case _:
            return False


def _with_value(one: _Carried, now: str) -> str | None:
    """Return the payload with the new value in place of the old one, its checksum made right."""
    was = written(one.target.value)
    forms = [(was, now), (was.replace("-", ""), now.replace("-", ""))]
    text = one.code.payload
    form = next((f for f in forms if text.count(f[0]) == 1), None)
    if form is None:
        return None
    text = text.replace(*form)
    if one.payload.kind is PayloadKind.FAPIAO and one.payload.has_right_checksum:
        body, _, end = text.rstrip(",").rpartition(",")
        text = f"{body},{crc16(body + ','):04X}" + text[len(body) + 1 + len(end) :]
    other = parse_payload(text)
    return text if other is not None and other != one.payload else None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


CODE_WAYS = (
    Way(
        name="page-against-code",
        title="a value retyped on the page, its QR code left",
        make=_page_against_code,
    ),
    Way(
        name="code-replaced",
        title="the QR code replaced by one with another value, the page left",
        make=_code_replaced,
    ),
)

"""Ways by which an embedded e-invoice and the page come to say different things."""

from __future__ import annotations

import re
from datetime import date
from random import Random

import pikepdf
from lxml import etree

from proofcheck.extraction.einvoice_xml import path_of
from proofcheck.forging.edits import editing
from proofcheck.forging.genuine import Genuine
from proofcheck.forging.saving import edited, rewritten
from proofcheck.forging.targets import Target
from proofcheck.forging.traces import EDITORS, touched
from proofcheck.forging.way import Change, Layer, Made, NotMadeError, Way, Workshop

WITNESS = re.compile(r"(?P<file>.*): (?P<path>/.*)", re.DOTALL)
NO_XML = "No value of the page stands in embedded XML, too."


def _xml_only(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    if not any(_in_xml(target) for target in genuine.targets):
        raise NotMadeError(NO_XML)
    with edited(genuine.data) as pdf:
        for target, change in genuine.changes(rng, _in_xml):
            found = WITNESS.fullmatch(target.xml or "")
            stream = _embedded(pdf, found["file"]) if found else None
            if found is None or stream is None:
                continue
            xml = _with_value(stream.read_bytes(), found["path"], target, change)
            if xml is not None:
                params = stream.get("/Params")
                stream.write(xml)
                if isinstance(params, pikepdf.Dictionary):
                    params.Size = len(xml)
                    if "/CheckSum" in params:
                        del params["/CheckSum"]
                touched(pdf, genuine, rng, EDITORS)
                return Made(
                    data=rewritten(pdf), changes=(change,), shows_new=False, layer=Layer.OLD
                )
    raise NotMadeError("No value was found in the embedded XML as the verifier reads it.")


def _page_only(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    if not any(_in_xml(target) for target in genuine.targets):
        raise NotMadeError(NO_XML)
    with editing(genuine, rng, _in_xml, own_font=True) as edit:
        edit.retype()
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(edit.change,))


def _in_xml(target: Target) -> bool:
    return target.xml is not None and WITNESS.fullmatch(target.xml) is not None


def _embedded(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object | None:
    """Return the stream of an embedded file by its name."""
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or "/EF" not in item:
            continue
        if name in (str(item.get("/UF", "")), str(item.get("/F", ""))):
            files = item.EF
            stream = files.get("/UF", files.get("/F"))
            return stream if isinstance(stream, pikepdf.Stream) else None
    return None


def _with_value(xml: bytes, path: str, target: Target, change: Change) -> bytes | None:
    """Return the XML with another text in one element; None where it has no such value."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return None
    element = next((e for e in root.iter("*") if path_of(e) == path), None)
    was = (element.text or "").strip() if element is not None else ""
    now = _in_its_form(was, target, change)
    if element is None or now is None or not was:
        return None
    element.text = now
    out: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return out


def _in_its_form(was: str, target: Target, change: Change) -> str | None:
    """Write the new value as the XML writes the old one."""
    if isinstance(target.value, date):
        for form in ("%Y%m%d", "%Y-%m-%d"):
            if target.value.strftime(form) == was:
                return date.fromisoformat(change.now).strftime(form)
        return None
    if re.fullmatch(r"-?\d+(\.\d+)?", was) and re.fullmatch(r"-?\d+(\.\d+)?", change.now):
        decimals = len(was.partition(".")[2])
        return f"{float(change.now):.{decimals}f}" if decimals else change.now.partition(".")[0]
    return change.now


XML_WAYS = (
    Way(
        name="xml-only",
        title="a value changed in the embedded e-invoice, the page left",
        make=_xml_only,
    ),
    Way(
        name="page-against-xml",
        title="a value retyped on the page, the embedded e-invoice left",
        make=_page_only,
    ),
)

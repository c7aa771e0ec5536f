"""What XMP (ISO 16684-1, XMP Media Management) says of a file's earlier life."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

MM = "{http://ns.adobe.com/xap/1.0/mm/}"
EVENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"
MOST_STEPS = 20


class Provenance(Struct, frozen=True, kw_only=True):
    """Steps of the history (`action by program`), its programs, and whether it was saved again."""

    steps: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    is_resaved: bool = False


def read_provenance(root: etree._Element | None) -> Provenance:
    """Read history, origin and ids of an XMP packet; nothing where there is none."""
    if root is None:
        return Provenance()
    steps: list[str] = []
    programs: list[str] = []
    for item in root.iter("*"):
        action, program = _property(item, "action"), _property(item, "softwareAgent")
        if action and len(steps) < MOST_STEPS:
            steps.append(f"{action} by {program}" if program else action)
            programs.extend([program] if program else [])
    document, instance = _first(root, "DocumentID"), _first(root, "InstanceID")
    if root.find(f".//{MM}DerivedFrom") is not None:
        steps.append("derived from another document")
    return Provenance(
        steps=tuple(steps),
        programs=tuple(dict.fromkeys(programs)),
        is_resaved=bool(document and instance and _bare(document) != _bare(instance)),
    )


def _property(item: etree._Element, name: str) -> str:
    found = item.get(f"{EVENT}{name}") or item.findtext(f"{EVENT}{name}") or ""
    return str(found).strip()[:100]


def _first(root: etree._Element, name: str) -> str:
    for item in root.iter("*"):
        if item.tag == f"{MM}{name}" and item.text:
            return item.text.strip()
        if value := item.get(f"{MM}{name}"):
            return str(value)
    return ""


def _bare(identifier: str) -> str:
    """Without the scheme: writers give one id as `uuid:` here and `xmp.iid:` there."""
    return identifier.rsplit(":", 1)[-1].casefold()

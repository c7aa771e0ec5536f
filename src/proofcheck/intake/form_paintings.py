"""How often a PDF's pages paint Form XObjects, those within others included.

Forms may paint forms (ISO 32000-2, 8.10), and each level may paint the next one several times:
ten levels of ten make a page that no renderer ever finishes, and so does a form that paints
itself. It is counted here what a renderer would do, before one is let at the file.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

import pikepdf

MOST_LEVELS = 30
"""Renderers stop there, at the latest: pdfium after 40 levels, others at 20 to 30."""

PAINTED = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s+Do\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")

Identity = tuple[int, int]


def most_painted(pdf: pikepdf.Pdf, pages: int) -> int:
    """Return how many forms the fullest of the first pages paints; flat pages count as 0.

    Appearances of annotations count with their page. Raises what qpdf raises for broken files.
    """
    return max((_Page(page.obj).painted() for page in islice(pdf.pages, pages)), default=0)


class _Page:
    """The forms of one page, each looked into once."""

    def __init__(self, page: pikepdf.Object) -> None:
        self._page = page
        self._resources = page.get("/Resources")
        self._inner: dict[Identity, Counter[Identity]] = {}
        self._forms: dict[Identity, pikepdf.Object] = {}
        self._counts: dict[tuple[Identity, int], int] = {}

    def painted(self) -> int:
        """Count what the page paints, if any of its forms may paint another."""
        top = self._reachable(self._resources)
        appearances = self._appearances()
        if not any(self._may_nest(form) for form in (*top.values(), *appearances)):
            return 0
        used = self._uses(_content(self._page.get("/Contents")), top)
        used.update(self._known(form) for form in appearances)
        return sum(count * (1 + self._within(form, 1)) for form, count in used.items())

    def _within(self, form: Identity, level: int) -> int:
        """Count what a form paints that stands so many levels deep."""
        if level >= MOST_LEVELS:
            return 0
        if (form, level) not in self._counts:
            inner = self._inner_of(form).items()
            self._counts[form, level] = sum(
                count * (1 + self._within(one, level + 1)) for one, count in inner
            )
        return self._counts[form, level]

    def _inner_of(self, form: Identity) -> Counter[Identity]:
        if form not in self._inner:
            stream = self._forms[form]
            named = self._reachable(stream.get("/Resources", self._resources))
            self._inner[form] = self._uses(_content(stream) if named else b"", named)
        return self._inner[form]

    def _uses(self, content: bytes, named: dict[str, pikepdf.Object]) -> Counter[Identity]:
        names = Counter(_unescaped(name) for name in PAINTED.findall(content))
        uses: Counter[Identity] = Counter()
        for name, count in names.items():
            if name in named:
                uses[self._known(named[name])] += count
        return uses

    def _known(self, form: pikepdf.Object) -> Identity:
        self._forms.setdefault(form.objgen, form)
        return (int(form.objgen[0]), int(form.objgen[1]))

    def _may_nest(self, form: pikepdf.Object) -> bool:
        return "/Resources" not in form or bool(self._reachable(form.Resources))

    def _reachable(self, resources: pikepdf.Object | None) -> dict[str, pikepdf.Object]:
        """Return the forms of a resource dictionary by their names."""
        named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        if not isinstance(named, pikepdf.Dictionary):
            return {}
        return {name: one for name, one in named.items() if _is_form(one)}

    def _appearances(self) -> list[pikepdf.Object]:
        annotations = self._page.get("/Annots")
        found: list[pikepdf.Object] = []
        for one in annotations if isinstance(annotations, pikepdf.Array) else ():
            looks = one.get("/AP") if isinstance(one, pikepdf.Dictionary) else None
            normal = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
            if normal is not None and _is_form(normal):
                found.append(normal)
        return found


def _is_form(one: object) -> bool:
    return isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"


def _content(stream: pikepdf.Object | None) -> bytes:
    streams = stream if isinstance(stream, pikepdf.Array) else [stream]
    return b"\n".join(bytes(s.read_bytes()) for s in streams if isinstance(s, pikepdf.Stream))


def _unescaped(name: bytes) -> str:
    """Return a name as qpdf gives it: `#41` is `A`."""
    plain = ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), name)
    return "/" + plain.decode("utf-8", "replace")

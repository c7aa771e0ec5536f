"""Jinja2, the one place that knows it: what goes into a template comes out harmless.

Values are made printable (`report.text.printable`), cut where they are endless, and escaped.
The style sheet is the only thing that a page may apply: the Content-Security-Policy names it
by its digest and forbids all else but pictures inside the page.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from proofcheck.report.text import printable

LONGEST_TEXT = 1200
"""Characters of one value that are shown: some documents print pages into one field."""


Trusted = Markup
"""Text that goes into a page as it is."""


def render(template: str, **values: object) -> bytes:
    """Render one of the templates beside this module."""
    style = _style()
    text = (
        _environment()
        .get_template(template)
        .render(style=trusted(style), policy=_policy(style), **values)
    )
    return text.encode()


def trusted(text: str) -> Trusted:
    """Mark text as ours: a picture's data, never a word of a document."""
    return Trusted(text)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("proofcheck.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _style() -> str:
    folder = files("proofcheck.report.html") / "templates"
    return (folder / "report.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _shown(value: object) -> object:
    """What becomes of every value of a template before it is escaped."""
    if value is None:
        return ""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if len(value) > LONGEST_TEXT:
        return f"{printable(value[:LONGEST_TEXT])} … ({len(value):,} characters)"
    return printable(value)

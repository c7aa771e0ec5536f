"""Notes every field that a layout prints, so that the truth is what stands on the paper."""

from __future__ import annotations

from html import escape
from typing import Any


def plain(text: str) -> str:
    """Text as HTML, with no field noted."""
    return escape(text, quote=False)


class Ledger:
    """Gathers values by field name; every method gives the HTML of what it noted.

    `printed` keeps (field, text) pairs for the check against the text layer.
    """

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.also: dict[str, list[Any]] = {}
        self.lines: dict[int, dict[str, Any]] = {}
        self.printed: list[tuple[str, str]] = []

    def put(self, name: str, printed: str, value: Any = None) -> str:
        """Print a header field; `value` where it is not the text itself."""
        self.fields[name] = printed if value is None else value
        return self._ink(name, printed)

    def item(self, name: str, printed: str, value: str | None = None) -> str:
        """Print one more item of a list field (each value is kept once)."""
        found = self.fields.setdefault(name, [])
        if (value or printed) not in found:
            found.append(value or printed)
        return self._ink(name, printed)

    def block(self, name: str, lines: tuple[str, ...], glue: str = ", ") -> str:
        """Print a value over several lines."""
        self.fields[name] = glue.join(lines)
        return "<br>".join(self._ink(name, line) for line in lines)

    def line(self, index: int, name: str, printed: str, value: Any = None) -> str:
        """Print a column of an invoice line."""
        self.lines.setdefault(index, {})[name] = printed if value is None else value
        return self._ink(f"lines.{index}.{name}", printed)

    def means(self, name: str, value: Any) -> None:
        """Note a value that follows from printed words which are noted elsewhere."""
        self.fields[name] = value

    def allow(self, name: str, *values: Any) -> None:
        """Note further answers that a fair reader would give."""
        known = self.also.setdefault(name, [])
        known += [value for value in values if value not in known]

    def _ink(self, name: str, printed: str) -> str:
        self.printed.append((name, printed))
        return escape(printed, quote=False)

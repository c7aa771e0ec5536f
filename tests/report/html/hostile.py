"""A report in which every word that a document could have said attacks its reader."""

from __future__ import annotations

from typing import Any

import msgspec

from proofcheck.report.schema import ReportView

OURS = frozenset(
    {
        "schema", "outcome", "status", "question_set", "sha256", "media_type", "kind", "image",
        "id", "family", "question", "severity", "check", "type", "absence", "source", "stage",
        "code", "limit", "as_of", "config_digest", "page", "box",
    }
)  # fmt: skip
"""Keys whose values proofcheck itself chooses from a closed set, or makes by hashing."""


def attack(address: str = "https://attacker.example/x") -> str:
    """Markup that runs, loads, closes what is open and turns the text round."""
    return (
        "</style></title></svg></table><script>document.title='owned'</script>"
        f"<img src='{address}' onerror=\"document.title='owned'\"/>"
        '"><a href="javascript:alert(1)">{{ 7*7 }}</a>'
        f'<link rel="stylesheet" href="{address}"/>'
        "<!-- ]]> \u202egnol\u202c \x1b[31m \x00 &amp; &#x3C;"
    )


def poisoned(report: ReportView, words: str) -> ReportView:
    """Return the report with the words behind every text that a document can choose."""
    data = _poison(msgspec.to_builtins(report), words)
    return msgspec.convert(data, ReportView)


def _poison(value: Any, words: str) -> Any:
    if isinstance(value, dict):
        return {key: item if key in OURS else _poison(item, words) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_poison(item, words) for item in value]
    return f"{value}{words}" if isinstance(value, str) else value

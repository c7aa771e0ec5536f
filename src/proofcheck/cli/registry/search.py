"""`proofcheck registry search`: which registered names a name may mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from msgspec import Struct

from proofcheck.cli.registry.options import (
    AnyRegistryOption,
    Format,
    FormatOption,
    say,
    write_json,
    write_line,
)
from proofcheck.model.registry_answers import CharacterDifference, Likeness


class Kind(StrEnum):
    """Whose names are searched."""

    PARTY = "party"
    BRAND = "brand"


class Found(Struct, frozen=True, kw_only=True):
    """A registered name: whose, how like it is, 0..1, and which characters differ."""

    kind: str
    id: str
    name: str
    level: Likeness
    score: float
    differences: tuple[CharacterDifference, ...]


NameArgument = Annotated[str, typer.Argument(metavar="NAME")]
KindOption = Annotated[
    Kind | None, typer.Option("--kind", help="Parties or brands alone; both otherwise.")
]
MostOption = Annotated[int, typer.Option("-n", min=1, max=50, help="How many of each kind.")]


def search(
    name: NameArgument,
    registry: AnyRegistryOption,
    kind: KindOption = None,
    most: MostOption = 6,
    output: FormatOption = Format.TEXT,
) -> int:
    """Find the names that NAME may mean, best first: it never decides, a second fact does."""
    from proofcheck.registry.name_search import NameSearch
    from proofcheck.registry.opening import open_to_read
    from proofcheck.registry.record_keys import RecordKind
    from proofcheck.registry.store import Store

    database = open_to_read(registry)
    try:
        found = [
            Found(
                kind=one.value,
                id=candidate.owner,
                name=candidate.name,
                level=candidate.comparison.likeness,
                score=candidate.comparison.score,
                differences=candidate.comparison.differences,
            )
            for one in ([kind] if kind else list(Kind))
            for candidate in NameSearch(Store(database), RecordKind(one.value)).search(
                name, most=most
            )
        ]
    finally:
        database.close()
    if output is Format.JSON:
        write_json({"asked": name, "found": found})
        return 0
    for row in found:
        write_line(f"{row.kind:<6} {row.level:<10} {row.score:.2f}  {row.name}  ({row.id})")
        for difference in row.differences:
            write_line(f"                         {_in_words(difference)}")
    if not found:
        say(f"No registered name is like {name}.")
    return 0


def _in_words(difference: CharacterDifference) -> str:
    return f"{_side(difference.observed, difference.observed_code_points)} for " + _side(
        difference.expected, difference.expected_code_points
    )


def _side(text: str, code_points: tuple[str, ...]) -> str:
    return f"{text} ({' '.join(code_points)})" if text else "nothing"

"""PostgreSQL finds names by its indexes: no look-up walks through all of them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from proofcheck.model.registry import Party
from proofcheck.registry.database import open_database
from proofcheck.registry.importers.rows import Good
from proofcheck.registry.importing import import_items
from proofcheck.registry.name_search import NameSearch
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.store import Store

NAMES = 25_000
"""More than the names from which an import packs the index."""


@pytest.mark.postgres
def test_every_query_of_a_search_uses_an_index(postgresql_url: str) -> None:
    database = open_database(postgresql_url, create=True)
    rows = (Good(n, Party(id=f"p{n}", name=f"Company {n:x} of {n * 7919}")) for n in range(NAMES))
    import_items(database, rows, source="test", form="test")
    asked: list[tuple[str, Any]] = []

    def note(_c: Connection, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        asked.append((statement, parameters))

    event.listen(database._engine, "before_cursor_execute", note)
    search = NameSearch(Store(database), RecordKind.PARTY)
    found = search.search("Compny 3e7 of 7911081")
    event.remove(database._engine, "before_cursor_execute", note)
    assert found[0].owner == "p999"
    plans: dict[str, list[str]] = {}
    with database.reading() as connection:
        for statement, parameters in asked:
            if "FROM name" in statement or "FROM posting" in statement:
                explained = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
                plans[statement] = [line for (line,) in explained]
        assert connection.execute(text("SELECT count(*) FROM name")).scalar() == NAMES
    assert len(plans) >= 6  # four keys, postings, rows; and the names beside the index
    for statement, plan in plans.items():
        assert not any("Seq Scan" in line for line in plan), (statement, plan)
    database.close()

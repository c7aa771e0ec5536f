"""Tables of the registry store: one schema for SQLite and PostgreSQL.

Each record is kept whole as JSON; what look-ups need stands beside it as keys and names. What a
record said before is kept in `history`, and every change belongs to an import, so that it can be
told who was authorised, and what was known, on a given day. Changes of these tables go through
`migrations/`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A row's number; SQLite gives them out by itself for INTEGER alone."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

imports = Table(
    "import",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("added", NUMBER, nullable=False, default=0),
    Column("changed", NUMBER, nullable=False, default=0),
    Column("same", NUMBER, nullable=False, default=0),
    Column("removed", NUMBER, nullable=False, default=0),
    Column("refused", NUMBER, nullable=False, default=0),
    Column("left_out", NUMBER, nullable=False, default=0),
)
"""One row an import (a file, a revocation): when, from where, and what it did."""

problem = Table(
    "problem",
    metadata,
    Column("import_id", NUMBER, nullable=False, index=True),
    Column("line", NUMBER, nullable=False),
    Column("message", Text, nullable=False),
    Column("row", Text, nullable=False),
)
"""Rows of an import that were refused, as they were, each with its line and what is wrong."""

record = Table(
    "record",
    metadata,
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("import_id", NUMBER, nullable=False),
    PrimaryKeyConstraint("kind", "id"),
    Index("record_import", "import_id"),
)

history = Table(
    "history",
    metadata,
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("import_id", NUMBER, nullable=False),
    Column("until_import_id", NUMBER, nullable=False),
    Index("history_id", "kind", "id"),
)
"""What a record said from one import until another changed or removed it."""

key = Table(
    "key",
    metadata,
    Column("sort", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    PrimaryKeyConstraint("sort", "key", "kind", "id"),
    Index("key_of_record", "kind", "id"),
)
"""Exact keys by which records are found: a letter's number, a trademark's digits, a tax id."""

name = Table(
    "name",
    metadata,
    Column("row", NUMBER, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("core", Text, nullable=False),
    Column("visual", Text, nullable=False),
    Column("skeleton", Text, nullable=False),
    Column("translit", Text, nullable=False),
    Index("name_core", "core", "kind"),
    Index("name_visual", "visual", "kind"),
    Index("name_skeleton", "skeleton", "kind"),
    Index("name_translit", "translit", "kind"),
    Index("name_owner", "kind", "owner"),
)
"""Names and aliases with the keys of `comparing.name_keys`; postings name them by `row`."""

posting = Table(
    "posting",
    metadata,
    Column("kind", Text, nullable=False),
    Column("gram", NUMBER, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
    PrimaryKeyConstraint("kind", "gram"),
)
"""Packed postings: the rows (uint32, little-endian) of the names that have a trigram."""

norm = Table(
    "norm",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("norms", LargeBinary, nullable=False),
)
"""Lengths of the names' trigram vectors (float16, little-endian) by row, 0 where there is none."""

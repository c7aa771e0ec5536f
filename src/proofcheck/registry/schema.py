"""Tables of the registry store.

Each record is kept whole as JSON in `record`; the other columns are what look-ups need. Plain
types only, so that the same tables work in SQLite and PostgreSQL. `name_*` columns are the
keys of `comparing.name_keys`, one row for a name or alias.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, MetaData, Table, Text

SCHEMA_VERSION = "1"

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

party = Table(
    "party",
    metadata,
    Column("id", Text, primary_key=True),
    Column("record", Text, nullable=False),
)

brand = Table(
    "brand",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("owner", Text, index=True),
    Column("record", Text, nullable=False),
)

trademark = Table(
    "trademark",
    metadata,
    Column("brand", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("digits", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("trademark_digits", "digits", "office"),
)

authorisation = Table(
    "authorisation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("brand", Text, nullable=False, index=True),
    Column("grantor", Text, nullable=False, index=True),
    Column("grantee", Text, nullable=False, index=True),
    Column("letter_number", Text, index=True),
    Column("record", Text, nullable=False),
)

signatory = Table(
    "signatory",
    metadata,
    Column("party", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

certificate = Table(
    "certificate",
    metadata,
    Column("party", Text, nullable=False, index=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

attestation = Table(
    "attestation",
    metadata,
    Column("document_sha256", Text, index=True),
    Column("letter_number", Text, index=True),
    Column("record", Text, nullable=False),
)

name = Table(
    "name",
    metadata,
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
)

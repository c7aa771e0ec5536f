"""The first tables: records with history, keys, names and their postings, imports.

It makes the tables as `schema` has them; the version after this one must write out what it
changes, and this file then what was there before.
"""

from __future__ import annotations

from alembic import op

from proofcheck.registry.schema import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Drop all tables."""
    metadata.drop_all(op.get_bind())

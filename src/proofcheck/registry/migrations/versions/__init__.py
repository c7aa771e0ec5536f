"""One file a version of the registry's tables, as Alembic runs them."""

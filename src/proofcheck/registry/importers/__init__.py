"""Importers: files that people have, as records of the registry, one row at a time."""

"""Ground types: measures, document, fields, claim, facts, registry, dossier, result.

Frozen, keyword-only `msgspec.Struct`s. Nothing here does I/O or knows another stage.
"""

"""Brand registry: file format, store, name search, authorisation chains, answers to a dossier."""

from proofcheck.registry.registry import Registry, build_store

__all__ = ["Registry", "build_store"]

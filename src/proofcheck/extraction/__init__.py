"""extraction: see docs/architecture.md."""

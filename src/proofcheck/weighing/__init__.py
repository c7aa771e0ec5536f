"""weighing: see docs/architecture.md."""

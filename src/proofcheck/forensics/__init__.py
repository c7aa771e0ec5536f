"""forensics: see docs/architecture.md."""

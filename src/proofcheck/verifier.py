"""The numbered steps from bytes to report."""

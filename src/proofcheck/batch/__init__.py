"""Many documents: which files, which claims, in which order, one report each."""

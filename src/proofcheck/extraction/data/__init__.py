"""Word lists and weights that extraction reads, each with its source."""

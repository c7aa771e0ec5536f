"""Pure comparisons: names, identifiers, texts, territories, channels. No I/O, no state."""

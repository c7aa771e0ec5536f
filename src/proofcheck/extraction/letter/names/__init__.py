"""Names in a letter: companies and persons in any script, and the words that tell them."""

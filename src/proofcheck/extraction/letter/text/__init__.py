"""A letter's text: lines joined to prose, its paragraphs, sentences and words."""

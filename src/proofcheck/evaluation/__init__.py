"""Labelled sets of documents: truth files, and how a reading is held against the truth."""

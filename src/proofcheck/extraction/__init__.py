"""Pages to papers: the kind of document, its fields with their witnesses, its lines.

In: the `PageText` of a document, embedded files, brand names to recognise. Out: an
`Extraction`. No supplier, layout or template is known beforehand.
"""

from proofcheck.extraction.bare_einvoice import extract_bare_einvoice
from proofcheck.extraction.extract import Extraction, extract
from proofcheck.extraction.lexicon import fields_of_label

__all__ = ["Extraction", "extract", "extract_bare_einvoice", "fields_of_label"]

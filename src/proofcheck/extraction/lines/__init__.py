"""Line items of an invoice: the table found by its headings, its rows, what each row says.

In: the cells of pages, from a text layer or OCR. Out: `InvoiceLine`s (EN 16931,
BG-25) in their printed order. No supplier is known beforehand.
"""

from proofcheck.extraction.lines.document import read_lines

__all__ = ["read_lines"]

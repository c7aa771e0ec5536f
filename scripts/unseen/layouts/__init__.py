"""Layouts of invoices and letters as HTML, by edition (`first`, `second`), and what they share."""

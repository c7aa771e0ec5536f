"""Prints HTML to PDF and sends pages through scanners and cameras."""

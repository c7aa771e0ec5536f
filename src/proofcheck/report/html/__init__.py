"""The HTML report: one file that holds all it shows, runs no script and asks no network.

In: the JSON report (`report.schema`) and the pictures that it names. Out: HTML as UTF-8, the
same for the same report and pictures. Text from documents is hostile: every value is made
printable and escaped on its way into a template (`templating`).
"""

from proofcheck.report.html.changes import diffs_to_html
from proofcheck.report.html.index import IndexEntry, entry_of, index_to_html
from proofcheck.report.html.pages import fields_to_html, report_to_html
from proofcheck.report.html.pictures import Pictures

__all__ = [
    "IndexEntry",
    "Pictures",
    "diffs_to_html",
    "entry_of",
    "fields_to_html",
    "index_to_html",
    "report_to_html",
]

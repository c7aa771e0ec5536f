"""How the values of a PDF are set, by character, against their line, their column and their page.

In: the painted pages and the readings of fields. Out: `OddSetting`s: what deviates, and by how
much. What is measured is a fact; which deviations speak of an edit, the check says.
"""

from proofcheck.forensics.typesetting.naming import NameLabel
from proofcheck.forensics.typesetting.odd_settings import Lies, find_odd_settings
from proofcheck.forensics.typesetting.unicode_maps import find_lies

__all__ = ["Lies", "NameLabel", "find_lies", "find_odd_settings"]

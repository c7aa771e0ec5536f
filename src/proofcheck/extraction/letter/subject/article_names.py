"""Names within articles of a list, which are none of a mark; and a name that several begin with.

In: the prose. Out: whether a name belongs to one article (the "Skipper" teapot), and the names
that stand first in several articles of one list (Kestrel K200, Kestrel Mini): those of a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.letter.subject.announced_goods import announced_goods
from proofcheck.extraction.letter.subject.told_articles import told_articles
from proofcheck.extraction.letter.subject.told_parts import NAME
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

MOST = 60
"""Places of one name that are looked at."""


def is_of_article(prose: Prose, span: Span) -> bool:
    """Whether a name stands in articles alone and begins no two of them: it is none of a mark."""
    items = [item for items in (*announced_goods(prose), *told_articles(prose)) for item in items]
    if not items:
        return False
    name = prose.text[slice(*span)]
    places = islice(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", prose.text), MOST)
    holders = [
        next((item for item in items if item[0] <= place.start() < item[1]), None)
        for place in places
    ]
    begun = [item for item in items if prose.text.startswith(name, item[0])]
    return bool(holders) and None not in holders and len(begun) < 2


def shared_names(prose: Prose) -> Iterator[Span]:
    """Yield the name in capitals that several articles of a list begin with, once a list."""
    for items in (*announced_goods(prose), *told_articles(prose)):
        names = [NAME.match(prose.text, *item) for item in items]
        texts = [name[0] if name else "" for name in names]
        for name in names:
            if name and texts.count(name[0]) > 1 and name.end() < len(prose.text):
                yield name.span()
                break

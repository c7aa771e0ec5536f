"""Goods that a sentence lists article by article: the Aran throw, the jumper and any of the hats.

In: the prose. Out: the lists, each item with its name, model code, quoted name and brackets. The
parts of such a list are built alike: each begins with a determiner, holds a code or a quoted name,
or names goods; "and" stands before the last one. The first part begins behind a verb of trade, a
colon or its determiner, and the last one ends where the clause goes on to channels, marks or verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.subject.goods_words import goods_phrases, goods_words
from proofcheck.extraction.letter.subject.listed_rows import SIGNS
from proofcheck.extraction.letter.subject.noun_goods import is_refused
from proofcheck.extraction.letter.subject.told_parts import (
    BRACKET,
    MODELS,
    QUOTED,
    Part,
    determiners,
    ends_elsewhere,
    is_told,
    last_item,
    part_at,
)
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MOST = 60
"""Words for "and" that are looked at."""

_COMMA = re.compile(r"(?<!\d),|,(?!\d)|;")
_COVERS = framed(r"\b{covers}\s")
_COLON = re.compile(r"[:：]\s")


@lru_cache(maxsize=8)
def told_articles(prose: Prose) -> tuple[tuple[Span, ...], ...]:
    """Return the lists of articles that sentences of trade tell one by one."""
    found: list[tuple[Span, ...]] = []
    done = -1
    for joint in islice(pattern_of("and_words").finditer(prose.folded), MOST):
        if joint.start() < done or not joint[0].isascii():
            continue
        sentence = prose.sentence(joint.start())
        done = sentence[1]
        is_said = any(has_sign(name, prose.folded, *sentence) for name in SIGNS)
        is_said = is_said or _COVERS.search(prose.folded, *sentence) is not None
        if is_said or MODELS.search(prose.folded, *sentence):
            found.extend(_lists_in(prose, sentence, is_said=is_said))
    return tuple(found)


def _lists_in(prose: Prose, sentence: Span, *, is_said: bool) -> Iterator[tuple[Span, ...]]:
    """Yield the lists of one sentence."""
    covered = _covered(prose, sentence)
    cuts = list(_cuts(prose, sentence, covered))
    bounds = [sentence[0], *(edge for start, end, _ in cuts for edge in (start, end)), sentence[1]]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    for index, (_, _, is_and) in enumerate(cuts):
        if not is_and:
            continue
        last = part_at(prose, *last_item(prose, pieces[index + 1], covered))
        if last is None:
            continue
        parts = [last]
        for at in range(index, -1, -1):
            if at < index and cuts[at][2]:
                break
            whole = part_at(prose, *pieces[at])
            if whole is None or not (is_told(whole) or (at and whole.is_name)):
                first = _first_item(prose, pieces[at])
                if first is None and ends_elsewhere(prose, pieces[at]):
                    parts.clear()
                parts.extend([first] if first else [])
                break
            parts.append(whole)
            if whole.is_model:
                break
        parts.reverse()
        if not _are_articles(parts) or not (is_said or parts[0].is_model):
            continue
        if not is_refused(prose, (parts[0].span[0], last.span[1])):
            yield tuple(part.span for part in parts)


def _are_articles(parts: Sequence[Part]) -> bool:
    """Whether parts are articles: all built alike, goods among them, and more than plain nouns."""
    if len(parts) < 2:
        return False
    are_codes = all(part.is_code or (parts[0].is_model and part.is_name) for part in parts)
    is_special = any(part.is_code or part.is_quoted for part in parts)
    are_led = all(part.is_led for part in parts[1:])
    are_told = all(map(is_told, parts)) and any(part.nouns for part in parts)
    return are_codes or (are_told and (is_special or are_led))


def _covered(prose: Prose, sentence: Span) -> list[Span]:
    """Return the brackets and quotes of a sentence: what stands in them parts nothing."""
    return [m.span() for p in (BRACKET, QUOTED) for m in p.finditer(prose.text, *sentence)]


def _cuts(prose: Prose, sentence: Span, covered: list[Span]) -> Iterator[tuple[int, int, bool]]:
    """Yield what parts the pieces of a sentence, and whether it is "and"; ", and" is one cut."""
    language = prose.language_at(sentence[0])
    found = [(*m.span(), False) for m in _COMMA.finditer(prose.text, *sentence)]
    found += [
        (*m.span(), True)
        for m in pattern_of("and_words").finditer(prose.folded, *sentence)
        if m[0] not in goods_words().determiners.get(language, ())
        and (m[0] != "en" or language == "nl")
        and prose.text[m.start() - 1 : m.start()].isspace()
    ]
    cuts = sorted(cut for cut in found if not any(a < cut[0] < b for a, b in covered))
    skip = False
    for cut, following in pairwise([*cuts, (sentence[1] + 9, sentence[1] + 9, False)]):
        if skip:
            skip = False
        elif not prose.text[cut[1] : following[0]].strip():
            yield cut[0], following[1], cut[2] or following[2]
            skip = True
        else:
            yield cut


def _first_item(prose: Prose, piece: Span) -> Part | None:
    """Return the article at the end of a piece: behind its verb, its colon, or a determiner."""
    for models in MODELS.finditer(prose.folded, *piece):
        part = part_at(prose, models.start(), piece[1])
        if part is not None and part.is_model:
            return part
    colons = [m.end() for m in _COLON.finditer(prose.text, *piece)]
    verbs = [m.end() for m in goods_phrases("verbs").finditer(prose.folded, *piece)]
    least = max([piece[0], *colons[-1:], *verbs[-1:]])
    leads = [m.start() for m in determiners(prose, piece).finditer(prose.folded, least, piece[1])]
    for start in [*([least] if least > piece[0] else []), *leads]:
        part = part_at(prose, start, piece[1])
        if part is not None and is_told(part):
            return part
    return None

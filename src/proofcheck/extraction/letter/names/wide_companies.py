"""Companies in Chinese and Japanese text: names that a legal form closes or opens.

In: the prose. Out: spans of names without the verbs, titles and labels that stand before them,
and without what follows on the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from msgspec import Struct

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import phrase_pattern

Span = tuple[int, int]

MOST = 60
"""Legal forms that are looked at."""

REACH = 32
"""A name begins at most so many characters before its legal form."""

_FORM = frame_pattern(
    r"(?:{wide_forms}|(?<=[\u4e00-\u9fff]{3})厂(?![家商长房区址])"
    r"|(?<=[\u4e00-\u9fff]{4}){wide_loose_forms})"
)
_SHOP = frame_pattern(r"{wide_shop_forms}\s?$")
LONG_LEAD, LEAST_REST = 7, 4
"""So many signs at least stand before an "and" that parts two names, and behind it."""

_JOINTS = ("と", "は", "が", "を", "に", "へ", "の", "、", "）", ")", "」", "・")
"""Behind these a Japanese legal form opens a name (甲社と株式会社乙)."""

_QUOTES = ("“", "「", "『", '"', "‘", "《")
_OPENS_SHOP = frame_pattern(r"{wide_opens_shop}$")
"""A shop in quotes, or one that somebody opens, is a store of somebody's, no party."""

_COUNT = re.compile(r"[(（]?[a-h\d]{1,2}[)）]\s?")
_JOINT = re.compile(r"[和与及](?!平|记|顺|谐|第)")
_PARTY_END = re.compile(r"[司方者人牌标店们下A-Za-z）)]$")
_STORE = re.compile(r"店(?:铺)?(?:名称|名|账号)?\s?[:：]?[「『“\"\s]{0,2}$")
_NOT_BEHIND = re.compile(r"[铺长员]|授权|品牌(?:授权|名)|证明")
_RUN = re.compile(r"[\u3041-\u3096\u30a1-\u30ff\u3005\u4e00-\u9fffA-Za-z（）()·&]{2,32}$")
_HIRAGANA = re.compile(r"(?!てある)(?<!て)(?<!てあ)[\u3041-\u3096]")
_TOWN_OF = re.compile(r".*(?:[県市区都府国町村]|中国|日本|台湾)の")
_SMALL = re.compile(r"(?<![A-Za-z])[a-z]+(?=[\u3041-\u9fff])|[a-z]+ ")
_PREFIXED = frame_pattern(
    r"{japanese_forms}[\u3041-\u3096\u30a1-\u30ff\u3005\u4e00-\u9fffA-Za-z・&]{2,18}"
)
_SHOP_END = frame_pattern(r"{wide_shop_ends}")
_PARTICLE = re.compile(
    r"(?<=.{2})(?:是|を|(?<![\u3041-\u3096])[はがにへ]|[はがにへ](?![\u3041-\u3096])|"
    r"の(?=[\u4e00-\u9fff]*(?:代表|取缔))|と(?=の)|で(?=す|ございます|あり)|"
    r"の(?=[\u3041-\u9fff]{1,8}?(?:で(?:ございます|す)|と申し|より|から)))"
)
"""Between hiragana は, が, に and へ are part of a word (有限会社つばめ堂)."""

_DEPARTMENT = frame_pattern(r"{wide_departments}[\u4e00-\u9fff]{0,6}(?:部|课|室)")

_OFFICE = frame_pattern(r"\s?[\u3041-\u9fff]{0,8}?{wide_offices}")
_TITLE = frame_pattern(r"{wide_titles}")


def wide_companies(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield the companies of a span whose names are written in Han characters or kana."""
    last = start
    for form in islice(_FORM.finditer(prose.folded, start, end), MOST):
        if form.start() < last:
            continue
        prefixed = _PREFIXED.match(prose.folded, form.start(), _run_end(prose, form.end(), end))
        first = max(last, start, form.start() - REACH, _run_start(prose, form.start()))
        begin = _name_start(prose, first, form.start())
        is_led = prose.text[begin - 1 : begin] in _QUOTES or _OPENS_SHOP.search(
            prose.folded, max(0, begin - 4), begin
        )
        is_quoted = bool(is_led) and _SHOP.search(form[0]) is not None
        if (
            is_quoted
            or is_platform(prose.text[begin : form.end()])
            or _is_store_in_bracket(prose, begin)
            or is_listed_shop(prose, begin, form.end())
        ):
            continue
        is_joined = prefixed is not None and _opens_name(prose, form.start())
        if (
            form.start() - begin >= 2
            and not is_joined
            and not _NOT_BEHIND.match(prose.folded, form.end())
        ):
            span = begin, form.end()
        elif prefixed is not None:
            span = form.start(), _prefixed_end(prose, prefixed.span())
        else:
            continue
        last = span[1]
        yield span


def _opens_name(prose: Prose, position: int) -> bool:
    """Whether a Japanese legal form opens a name: behind a particle, or at the head of a cell."""
    is_behind = prose.text[position - 1 : position] in _JOINTS
    return is_behind or any(cell.start == position for cell in prose.cells)


def is_listed_shop(prose: Prose, begin: int, end: int) -> bool:
    """Whether a name is a shop's behind the heading of an annex: those are no parties."""
    if not _SHOP.search(prose.folded[begin:end]):
        return False
    annexes = clause_pattern("annexes")
    return any(start < begin and annexes.match(prose.plain, start) for start, _ in prose.lines)


def _is_store_in_bracket(prose: Prose, begin: int) -> bool:
    """Whether a name is that of a store of a marketplace: 京东商城（店铺名称：X专营店）."""
    before = prose.folded[max(0, begin - 14) : begin]
    before = before[before.rfind("\n") + 1 :]
    opened = max(before.rfind("("), before.rfind("（"))
    is_open = opened > max(before.rfind(")"), before.rfind("）"))
    return is_open and _STORE.search(before[opened + 1 :]) is not None


def _name_start(prose: Prose, first: int, form: int) -> int:
    """Return where the name before a legal form begins: behind verbs, labels and brackets."""
    run = _RUN.search(prose.folded, first, form)
    if run is None:
        return form
    printed = zip(run[0], prose.text[run.start() : run.end()], strict=True)
    signs = "".join("＊" if sign == "緻" else ch for ch, sign in printed)  # 精緻, and not "to" (致)
    text = clause_pattern("wide_name_parts").sub(lambda kept: "＊" * len(kept[0]), signs)
    is_line = any(start == run.start() for start, _ in prose.lines)
    begin = run.start() + _behind_leads(_without_particles(text) if is_line else text)
    town = _TOWN_OF.search(prose.text, begin, form)
    begin = town.end() if town and form - town.end() >= 2 else begin
    begin = _behind_joint(prose, begin, form)
    count = _COUNT.match(prose.text, begin, form)
    begin = count.end() if count else begin
    for index in range(form - 1, begin, -1):
        if prose.text[index] in "（(" and not any(ch in "）)" for ch in prose.text[index:form]):
            begin = index + 1
            break
    small = max((m.end() for m in _SMALL.finditer(prose.text, begin, form)), default=begin)
    begin = max(begin, small)
    while begin < form and prose.text[begin] in "（）()·&":
        opens = prose.text[begin] in "（(" and any(ch in "）)" for ch in prose.text[begin:form])
        if opens and form - begin > 6 and prose.text[begin + 1 : form].strip("）)"):
            break
        begin += 1
    return begin


def _without_particles(text: str) -> str:
    """Put stars for hiragana: in a name that begins its line they are no particles."""
    return _HIRAGANA.sub(lambda kana: "＊" * len(kana[0]), text)


def _behind_leads(text: str) -> int:
    """Return where a name begins in a run of signs: behind its last lead.

    Behind a place that the name begins with, one sign leads nothing (海南自由…公司, 深圳优特…公司).
    """
    leads = list(clause_pattern("wide_name_leads").finditer(text))
    begins = [0, *(lead.end() for lead in leads)]
    place = max((begin for begin in begins if _places().match(text, begin)), default=None)
    kept = [m for m in leads if place is None or m.end() <= place or len(m[0]) > 1]
    return max((lead.end() for lead in kept), default=place or 0)


def _behind_joint(prose: Prose, begin: int, form: int) -> int:
    """Begin a name behind "and" (X和Y公司), which is a sign of many names as well (昭和, 和昌)."""
    for joint in _JOINT.finditer(prose.folded, begin, form):
        before = prose.folded[begin : joint.start()]
        is_party = not before or _PARTY_END.search(before) or len(before) >= LONG_LEAD
        if is_party and form - joint.end() >= LEAST_REST:
            begin = joint.end()
    return begin


class _Places(Struct, frozen=True, kw_only=True):
    """The data file `han_places.yaml`."""

    provinces: list[str]
    cities: list[str]


@cache
def _places() -> re.Pattern[str]:
    table = load_data("han_places", _Places)
    return phrase_pattern((*table.provinces, *table.cities))


def without_town(name: str) -> str:
    """Return a Chinese company's name without the places that it begins with, as printed."""
    position = 0
    while town := _places().match(fold_word(name), position):
        position = town.end() + (name[town.end() : town.end() + 1] in tuple("市省县縣"))
    return name[position:]


def _run_start(prose: Prose, position: int) -> int:
    """Return the first place from which a name that ends at a position may run over lines."""
    return prose.flow(position)[0]


def _run_end(prose: Prose, position: int, end: int) -> int:
    return min(end, prose.flow(max(0, position - 1))[1])


def shown_kana(printed: str, folded: str) -> str:
    """Return a folded text with its kana as printed, whose marks tell は from ば."""
    pairs = zip(printed, folded, strict=True)
    return "".join(ch if "\u3041" <= ch <= "\u30ff" else plain for ch, plain in pairs)


def _prefixed_end(prose: Prose, span: Span) -> int:
    """End a Japanese name behind its form: before a title or a particle."""
    start, end = span
    text = shown_kana(prose.text[start:end], prose.folded[start:end])
    line = prose.line_end(start)
    if line < end and _OFFICE.match(prose.folded, line):
        text = text[: line - start]  # the office of whom the letter calls, in the next line
    shop = _SHOP_END.search(text, 5)
    if shop is not None:
        return start + shop.end()
    found = (pattern.search(text, 5) for pattern in (_TITLE, _PARTICLE, _DEPARTMENT))
    return start + min((m.start() for m in found if m is not None), default=len(text))

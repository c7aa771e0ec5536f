"""Where the name of a party ends in running text.

In: the prose and the position behind a verb or a label. Out: the span of the name. A name ends
at a comma (unless a legal form follows it), a bracket, or a word that only comes after names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from proofcheck.extraction.frames import frame_pattern, frame_words
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import (
    PREFIX_FORMS,
    WEAK_FORMS,
    has_legal_form,
    legal_forms,
    strong_form,
)
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.extraction.phrases import find_phrases, fold_plain
from proofcheck.extraction.territories import read_territory

SHORTEST_WIDE = 3
"""A party's name in Han characters has at least so many signs."""

MAX_NAME = 110
"""A longer run of characters is no name."""

_LEAD = re.compile(r"[\s:：,，“”\"'‘’«»„(（-]{1,4}")
_HARD_LATIN = frame_pattern(
    r"[\n;:(（\[“\"«„|•·。；<]|\.\s|\s[-–—]\s|,\s|\s\+\d|\s\S{1,40}@|\s{words_behind_names}\b"
)
_QUOTED_PART = re.compile(r"[„“\"«][^„“”\"«»\n]{2,40}[”“\"»]")
_HARD_WIDE = re.compile(r"[\n;；:：,，。、(（\[【“”\"|•·]|\s{2,}")
_PLACE_WITHIN = re.compile(
    r"[(（][\u4e00-\u9fff]{2,4}[)）](?=[\u4e00-\u9fff]{1,16}?(?:公司|集团|厂|行|中心|店|社))"
)
"""A town in brackets within a name: 佰山（常州）办公设备有限公司."""

_FIRM_END = frame_pattern(r"{wide_firm_ends}")
"""Behind a stop at the end of a name: 电器销售部, 灯饰经销店."""

_FORM_NEXT = re.compile(r"\s{0,2}")
_WIDE = re.compile(r"[\u3041-\u9fff]")
_PARTNERS = re.compile(r"\.? di [a-z]{2,20}(?: [a-z]{2,20})?(?: (?:& |e )c\.?(?![a-z]))?")
_PARTNERED = re.compile(r"s\.? ?(?:a|n|d)\.? ?[scf]\.?$")
_STARTS = re.compile(r"[,;:：，、)）]\s|[：，、）)]")
_NO_WIDE_NAME = frame_pattern(r"^\d{5,}|^\d{1,4}[-./]\d|{wide_no_names}")
_TRIM = " \t,，.;:：“”\"'‘’«»„()（）[]-–—·•"


def name_at(prose: Prose, position: int) -> tuple[int, int] | None:
    """Return the span of the name that begins at a position, or None where no name stands."""
    start = _skip(prose, position)
    window = prose.text[start : start + MAX_NAME + 40]
    if not window.strip() or _is_no_name(prose, start):
        return None
    roles = pattern_of("definitions.grantor", "definitions.grantee")
    role = None if prose.text[start].isascii() else roles.match(prose.folded, start)
    if role and role.end() < len(prose.text) and not _LEAD.match(prose.text, role.end()):
        start = role.end()
    if not prose.text[start].isascii() and (
        lead := pattern_of("grants").match(prose.folded, start)
    ):
        start = _skip(prose, lead.end())
        if _is_no_name(prose, start):
            return None
    head = prose.text[start : start + 12]
    is_wide = len(_WIDE.findall(head)) >= max(1, len(head.strip()) // 3)
    end = _wide_end(prose, start) if is_wide else _latin_end(prose, start)
    return _trimmed(prose, start, end, is_wide)


def name_in_line(prose: Prose, start: int, end: int) -> tuple[int, int] | None:
    """Return the name that begins a line, cut at its end."""
    span = name_at(prose, start)
    return (span[0], min(span[1], end)) if span is not None and span[0] < end else None


def name_ending_at(prose: Prose, position: int) -> tuple[int, int] | None:
    """Return the longest name that ends at a position: behind a verb, an opener, "and", a comma."""
    first = max(prose.sentence(max(0, position - 1))[0], position - MAX_NAME - 10)
    begins = {first}
    for list_name in ("grants", "openers", "and_words", "thats"):
        for _, _, end in find_phrases(pattern_of(list_name), prose.spoken[first:position]):
            begins.add(first + end)
    begins |= {match.end() for match in _STARTS.finditer(prose.text, first, position)}
    for begin in sorted(begins):
        span = name_at(prose, begin)
        if span is not None and position - 3 <= span[1] <= position:
            return span
    return None


def is_place(text: str) -> bool:
    """Whether a text is nothing but names of countries (Mainland China.)."""
    territory = read_territory(text)
    return territory is not None and territory.end - territory.start >= len(text.strip(" .,")) - 1


@lru_cache(maxsize=1024)
def name_key(text: str) -> str:
    """Return the letters and digits of a name, folded: equal for the same name printed twice."""
    return "".join(ch for ch in fold_plain(text) if ch.isalnum())


def _skip(prose: Prose, position: int) -> int:
    """Skip blanks, marks and fillers such as "the company"."""
    fillers = pattern_of("fillers")
    for _ in range(4):
        lead = _LEAD.match(prose.text, position)
        position = lead.end() if lead else position
        filler = fillers.match(prose.folded, position)
        if filler is None or _is_capitalised_name(prose, filler.start(), filler.end()):
            break
        position = filler.end()
    lead = _LEAD.match(prose.text, position)
    return lead.end() if lead else position


def _is_capitalised_name(prose: Prose, start: int, end: int) -> bool:
    """A filler in capitals may begin the name itself ("The Body Shop"); "La société" does not."""
    if end - start == 1 and prose.text[start].isupper():
        return prose.text[end : end + 1] == "."
    if not (prose.text[start].isupper() and prose.folded[start].isascii()):
        return False
    return not any(word[0].islower() for word in prose.text[start:end].split())


def _is_no_name(prose: Prose, start: int) -> bool:
    found = pattern_of("not_names").match(prose.folded, start)
    return found is not None and not prose.text[start].isupper()


def _latin_end(prose: Prose, start: int) -> int:
    """Return where a name in Latin letters ends."""
    text, folded = prose.text, prose.folded
    limit = min(len(text), start + MAX_NAME)
    position = start
    end = limit
    while (hard := _HARD_LATIN.search(text, position, limit)) is not None:
        form_end = _form_after(prose, hard.end()) if hard[0][0] in ",." else None
        if hard[0] == ". " and form_end is None and _is_initial(text, start, hard.start()):
            position = hard.end()
            continue
        quoted = _QUOTED_PART.match(text, hard.start()) if form_end is None else None
        if quoted is not None and (form_end := _form_after(prose, quoted.end())) is not None:
            position = form_end  # Zakłady „Nitka” Sp. z o.o.
            continue
        if form_end is None:
            end = hard.start() + (
                1 if hard[0][0] == "." and _ends_in_form(prose, start, hard) else 0
            )
            break
        position = form_end
    stop = _stop_in(folded, start, end)
    end = stop if stop is not None else end
    forms = [form.end() for form in strong_form().finditer(folded, start + 2, end)]
    if not forms:
        return end
    is_partnered = _PARTNERED.search(folded, max(start, forms[0] - 8), forms[0])
    partners = _PARTNERS.match(folded, forms[0]) if is_partnered else None
    return partners.end() if partners else forms[0] if len(forms) == 1 else end


def _stop_in(folded: str, start: int, end: int) -> int | None:
    """Return where the first stop word begins, skipping those inside a name with legal form."""
    for match in _stops_latin().finditer(folded, start, end + 1):
        if match.start() > start:
            rest = folded[match.end() : end]
            is_inside = match[0].strip() in frame_words("stops_within_names") and _names_on(rest)
            if not is_inside:
                return match.start()
    return None


def _names_on(rest: str) -> bool:
    """Whether a legal form ends the next few words: the stop was part of the name."""
    words = rest.split()[:4]
    strong = [f for f in legal_forms() if f not in WEAK_FORMS]
    return any(word.strip(",.") in strong for word in words)


def _wide_end(prose: Prose, start: int) -> int:
    """Return where a Chinese or Japanese name ends: with its legal form, else before a stop."""
    text = prose.text
    limit = min(len(text), start + MAX_NAME // 2)
    hard = _HARD_WIDE.search(text, start, limit)
    place = _PLACE_WITHIN.match(text, hard.start(), limit) if hard else None
    hard = _HARD_WIDE.search(text, place.end(), limit) if place else hard
    end = hard.start() if hard else limit
    forms = [form for form in legal_forms() if not form.isascii()]
    if text.startswith(PREFIX_FORMS, start):
        stop = _stops_wide().search(prose.folded, start + 5, end)
        return stop.start() if stop else end
    found = [form for form in forms if form in text[start:end]]
    ends = [text.find(form, start, end) + len(form) for form in found]
    sizes = [len(form) for form in found]
    if ends:
        first = min(ends)
        longest = max(e for e, size in zip(ends, sizes, strict=True) if e - size <= first)
        branch = re.match(r"[\u4e00-\u9fff]{0,6}分公司", text[longest : longest + 9])
        return longest + (branch.end() if branch else 0)
    stop = _stops_wide().search(prose.folded, start + 1, end)
    line = min(end, prose.line_end(start))
    if stop and _FIRM_END.fullmatch(prose.folded, stop.end(), line):
        return line
    return stop.start() if stop else end


def _trimmed(prose: Prose, start: int, end: int, is_wide: bool) -> tuple[int, int] | None:
    text = prose.text
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and (
        text[end - 1].isspace()
        or (text[end - 1] in _TRIM and not (text[end - 1] == "." and _dotted(text, start, end)))
    ):
        end -= 1
    name = text[start:end]
    letters = [ch for ch in name if ch.isalpha()]
    if len(letters) < 2 or end - start > MAX_NAME:
        return None
    if not is_wide and not (letters[0].isupper() or name[0].isdigit()):
        return None
    if is_blank(name) or is_label_words(prose.plain[start:end]) or _is_no_party(prose, start, end):
        return None
    return start, end


def _is_no_party(prose: Prose, start: int, end: int) -> bool:
    """Whether a text is a word for "you", a verb form, or holds the verb of the grant."""
    folded = prose.folded[start:end]
    if is_place(prose.text[start:end]) or (end - start < SHORTEST_WIDE and not folded.isascii()):
        return True
    if pattern_of("addressed", "openers").fullmatch(folded) or "\u3041" <= folded[0] <= "\u309f":
        return True
    if _NO_WIDE_NAME.search(folded):
        return True
    if pattern_of("thats").search(folded) or not strong_form().sub("", folded).strip(" .,&"):
        return True
    return any(" " in phrase[0] for phrase in pattern_of("grants").finditer(folded))


def _dotted(text: str, start: int, end: int) -> bool:
    """Whether the last word is an abbreviation that keeps its dot (Ltd., S.r.l.)."""
    folded = fold_plain(text[start:end])
    last = folded.split()[-1]
    is_form = any(folded.endswith(f" {form}") for form in legal_forms() if form[-1] == ".")
    return is_form or last in legal_forms() or last.count(".") > 1


def _form_after(prose: Prose, position: int) -> int | None:
    """Return where a legal form that begins at a position ends, or None."""
    blank = _FORM_NEXT.match(prose.folded, position)
    begin = blank.end() if blank else position
    if not prose.folded.startswith(legal_forms(), begin):
        return None
    for form in legal_forms():
        end = begin + len(form)
        if prose.folded.startswith(form, begin) and not prose.folded[end : end + 1].isalnum():
            return end
    return None


def _ends_in_form(prose: Prose, start: int, hard: re.Match[str]) -> bool:
    last = prose.folded[start : hard.start() + 1].split()
    return bool(last) and (last[-1] in legal_forms() or last[-1].count(".") > 1)


def _is_initial(text: str, start: int, dot: int) -> bool:
    """Whether the dot ends a short abbreviation inside the name (St., Dr., J. Smith)."""
    word = text[start:dot].split()[-1:] or [""]
    return len(word[0]) <= 3 and word[0][:1].isupper() and not has_legal_form(word[0])


@cache
def _stops_latin() -> re.Pattern[str]:
    stops = sorted((s for s in letter_words().stops if s.isascii()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, stops)))


@cache
def _stops_wide() -> re.Pattern[str]:
    stops = sorted((s for s in letter_words().stops if not s.isascii()), key=len, reverse=True)
    return re.compile("|".join(re.escape(simplified(stop)) for stop in stops))

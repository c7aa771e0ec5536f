"""Companies in running text: every name that a legal form closes, wherever it stands.

In: the prose. Out: spans of names, from the first capitalised word before the form on, without a
heading, an article or a noun before them ("Die Firma X GmbH", "3 Trade mark  X Ltd").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.led_names import led_names
from proofcheck.extraction.letter.names.permission import has_act
from proofcheck.extraction.letter.names.persons import is_title
from proofcheck.extraction.letter.names.wide_companies import wide_companies
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.label_stems import field_of_label, is_label_words
from proofcheck.extraction.letter.text.legal_forms import printed_form_end, strong_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import letter_words, pattern_of

Span = tuple[int, int]

MOST = 60
"""Legal forms that are looked at."""

MOST_SMALL = 4
"""So many words at most stand before the last capitalised run of a name in its cell."""

REACH = 90
"""A name begins at most so many characters before its legal form."""

_TOKENS = re.compile(r"[^\s,;:()（）\[\]“”\"«»„\u3041-\u9fff]+")
_FIRM = re.compile(
    r"\b(?:Company|COMPANY|Group|GROUP|Holdings?|HOLDINGS?|Brothers|Bros\.?|Industries|Enterprises|Co-operative|Cooperative|Co-op)\b"
    r"(?!\.?,?\s(?:[(（][A-Z][\w. ]{1,16}[)）]\s)?"
    r"(?:[A-Z]|[Ll]td|(?:plc|llc|llp)(?![a-z])|of\b|[Nn]ame))"
)
_NO_FIRM = re.compile(
    r"^(?:(?:The|Our|Your|This|That|Each|Any|Said|A|Sister|Parent|Group) ?)+$"
    r"|\b(?:the|our|your|this|that|each|any|said|a) $"
)
_ELIDED = re.compile(r"(?:d|l|dell|nell|all|sull|t)['’][A-ZÀ-Ý]|['’]t$")
_PARTNERS = re.compile(
    r" di [A-Z][\w'’]+(?: [A-Z][\w'’]+)?(?: (?:&|e) (?:C\.?|"
    r"[A-Z][\w'’]+(?: [A-Z][\w'’]+)?))?(?: [Ss]\.?[Nn]\.?[Cc]\.?)?"
)
_PARTNERED = re.compile(r"s\.? ?(?:a|n|d)\.? ?[scf]\.?(?: di)?$")
"""Only firms of partners name them behind their form: S.a.s., S.n.c., s.d.f."""

_SIZE = re.compile(r"\s?[–-]\s?(?:ME|EPP|MEI|EIRELI)\b")
"""What Brazilian names add on their size behind the legal form: Ltda. – ME."""

_PLACE = re.compile(
    r"[(（]([A-Z][A-Za-z.&]{1,14}(?: [A-Z][a-z]{1,12})?)[)）](?= ?(?:[A-Z][a-z&]|[A-Z]{2,}))"
)
_TRADE = re.compile(
    r"(?:Com[ée]rcio|Soc\.|Sociedade|Sociedad|Ind[úu]stria|Importa\w+|Distribui\w+|Exporta\w+|Unipessoal"
    r"|Gestão|Import|Soluções|Produção|Produtos)\b"
)
_HEAD = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’-]*|&)(?: (?:d[aeo]s?|e|&|[A-ZÀ-Þ][\w'’-]*)){0,5})(?:,| [–-])\s$"
)
_COUNT = re.compile(r"(?:\d{1,2}[.)]|[a-h]\))\s+(?=\S)")
_BRANCH = re.compile(
    r"(?:Sales|Marketing|Legal|Operations|Licensing|Compliance|Finance|Partnerships|Purchasing|Export"
    r"|Brand Protection|Business Development|Legal Affairs|Vendas|Ventas|Vendite|Marca|Compras)"
)
_OFFICE = re.compile(
    r"(?:(?:Wicep|P)rezes(?:a|em)?(?: Zarządu)?|Człon(?:ek|ka|kini) Zarządu|Prokurent(?:a|em)?)"
    r" (?=[A-ZŁŚŻĆ])"
)
_ORGAN = re.compile(
    r"(?:Consiglio|Conseil|Consejo|Conselho|Vorstand|Board|Gerência|Gerencia|Assemblea|Junta|Bestuur"
    r"|Zarząd\w{0,2}|Geschäftsführung|Direction|Direzione|Dirección|Direção)\s"
    r"(?:(?:d['’]Administration|di Amministrazione|de Administración|of Directors)\s)?"
    r"(?:della|dell['’]|del|de la|de l['’]|des|de|du|da|do|der|van|of the|of)?\s?(?=[A-ZÀ-Ż])"
)
"""An organ of a firm, which decides for it, and "of the"."""

_YEAR = re.compile(r"[^\n]{0,24}\b(?:19|20)\d\d\s(?:der|die|of|de|della|von|van|the)\s(?=[A-ZÀ-Ż])")
LEAST_OVERLAP = 0.6
"""Cells of one row share so much (0..1) of the lower one's height."""

_SHORTENED = re.compile(
    r"(?:Gebr|Geschw|Bros|Hnos|Frat|Hermanos|Irmãos|Gebrs?|Mfg|Intl|Distr|Soc)\."
)
_QUOTED_PART = re.compile(r"(?:[„“\"«][^„“”\"«»\n]{2,40}|(?<= )[A-Z][\w-]{1,20})[”“\"»]$")
"""A part in quotes right before the form; OCR may lose the lower quote of Chemia „Bąbel” S.A.."""

_WIDE = re.compile(r"[\u3041-\u9fff]")
_BREAKS = ',;:()（）\n“”"«»„。，|·「」『』'
_OF = re.compile(r"\s(?:of|de|del|della|di|der|von|van|da|do|for|at|bei)\s")


def companies(prose: Prose, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the companies that stand in a span, in their order within each script."""
    limit = len(prose.text) if end is None else end
    last = start
    led = tuple(led_names(prose, start, limit))
    yield from led
    for form in islice(strong_form().finditer(prose.folded, start, limit), MOST):
        stop = printed_form_end(prose.text, form)
        is_code = prose.text[form.start() - 1 : form.start()] == "/"  # WB/APS/2026/41
        if stop is None or is_code or any(a <= form.start() < b for a, b in led):
            continue
        span = _before_form(prose, max(last, start), form.start(), stop)
        if span is not None:
            last = _with_size(prose, _with_partners(prose, span[1]))
            yield _with_head(prose, start, span[0]), last
    yield from _weakly_formed(prose, start, limit)
    yield from wide_companies(prose, start, limit)


def _with_partners(prose: Prose, end: int) -> int:
    """Take the partners of an Italian firm into its name: S.a.s. di Rossi Piero & C."""
    if not _PARTNERED.search(prose.folded, max(0, end - 10), end):
        return end
    match = _PARTNERS.match(prose.text, end - 3 if prose.text[:end].endswith(" di") else end)
    return match.end() if match else end


def _with_head(prose: Prose, first: int, start: int) -> int:
    """Take the name before a comma and a trade into it: Azul Índigo, Comércio de Papelaria Lda."""
    if _TRADE.match(prose.text, start) is None:
        return start
    head = _HEAD.search(prose.text, max(first, start - REACH), start)
    return head.start("name") if head else start


def _with_size(prose: Prose, end: int) -> int:
    size = _SIZE.match(prose.text, end)
    return size.end() if size else end


def _weakly_formed(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield names that end with a capitalised word for a firm: Marlinspike Cordage Company."""
    for form in islice(_FIRM.finditer(prose.text, start, end), MOST):
        span = _before_form(prose, start, form.start(), form.end())
        if span is None or _NO_FIRM.search(prose.text[span[0] : form.start()]):
            continue
        if not is_label_words(prose.plain[span[0] : form.end()]):
            yield span


def without_lead(prose: Prose, span: Span) -> Span:
    """Cut what stands before a company's name within a span: words, a heading, an article."""
    for form in strong_form().finditer(prose.folded, *span):
        stop = printed_form_end(prose.text, form)
        found = _before_form(prose, span[0], form.start(), stop) if stop else None
        if found is not None and span[0] < found[0] and found[1] >= span[1] - 1:
            lead = prose.text[span[0] : found[0]]
            if _is_foreign(prose, lead, found):
                return found[0], span[1]
    return span


def _is_foreign(prose: Prose, lead: str, found: Span) -> bool:
    """Whether the words before a name are none of it: the name stands elsewhere without them."""
    key, longer = name_key(prose.text[slice(*found)]), name_key(lead)
    whole = name_key(prose.text)
    return len(key) > 4 and whole.count(key) > whole.count(longer + key)


def _before_form(prose: Prose, first: int, form: int, end: int) -> Span | None:
    """Walk back from a legal form over the capitalised words of the name."""
    first = max(first, form - REACH, prose.flow(form)[0], _row_start(prose, form))
    text = _without_places(prose.text)
    window = text[first:form].rstrip(" ,")
    quoted = _QUOTED_PART.search(window)  # Zakłady „Nitka” Sp. z o.o.
    before = window[: quoted.start()] + "x" * len(quoted[0]) if quoted else window
    cut = max((before.rfind(mark) + 1 for mark in _BREAKS), default=0)
    cut = max(cut, *(m.end() for m in _WIDE.finditer(window)), 0)
    start = form
    for token in reversed(list(_TOKENS.finditer(text, first + cut, form))):
        word = token[0]
        is_name = word[0].isupper() or word[0].isdigit() or _ELIDED.match(word) is not None
        if word.endswith(".") and len(word) > 4 and start < form and not _SHORTENED.fullmatch(word):
            break
        is_dash = word in "–—-" and start < form and prose.language == "pt"  # X – Unipessoal Lda.
        is_first = any(token.start() == begin for begin, _ in prose.lines)
        is_small = is_first and start < form and text[start].isupper()  # kleinhase Babymode e.K.
        if is_small and word.isalpha() and prose.flow(form)[0] == token.start():
            start = token.start()
            break
        if not is_name and not is_dash and word not in clause_set("inner_words"):
            break
        start = token.start()
    start = _behind_title(prose, start, form)
    start = _cell_start(prose, start, form)
    start = _without_count(prose, start, form)
    start = _without_small(prose, start, form)
    start = _without_heading(prose, start, form)
    start = _without_office(prose, start, form, end)
    return (start, end) if any(ch.isalpha() for ch in prose.text[start:form]) else None


def _row_start(prose: Prose, form: int) -> int:
    """Return where the cell of a legal form begins if its row has a label to the left, else 0."""
    cell = next((c for c in prose.cells if c.start <= form < c.end), None)
    if cell is None:
        return 0
    left = [
        c
        for c in prose.cells
        if c.page == cell.page
        and c.box.x1 < cell.box.x0
        and c.box.vertical_overlap(cell.box) >= LEAST_OVERLAP
    ]
    return cell.start if any(field_of_label(prose.slashed[c.start : c.end]) for c in left) else 0


def _without_count(prose: Prose, start: int, form: int) -> int:
    """Cut the number of a clause off (1. X Ltd)."""
    is_begin = any(start == begin for begin, _ in (*prose.lines, *prose.sentences))
    count = _COUNT.match(prose.text, start, form) if is_begin else None
    start = count.end() if count else start
    is_article = prose.text[start : start + 2] in ("A ", "O ") and prose.language in ("pt", "es")
    return start + 2 if is_article and is_begin else start


def _behind_title(prose: Prose, start: int, form: int) -> int:
    """Begin a name with its line where the line above ends with a title or is a greeting."""
    for begin, _ in prose.lines:
        if start < begin < form:
            lead = prose.text[start:begin]
            line = max((a for a, _ in prose.lines if a < begin), default=0)
            closing = pattern_of("closings").match(prose.folded, line, begin)
            is_greeting = closing is not None and closing.end() >= begin - 3
            if is_greeting or (is_title(lead) and not _OF.search(lead.rstrip())):
                return begin
    return start


def _cell_start(prose: Prose, start: int, form: int) -> int:
    """Take small words into a name that fills its cell (Sapori in Viaggio S.r.l.)."""
    cell = next((c for c in prose.cells if c.start <= start < c.end), None)
    if cell is None or not cell.start < start:
        return start
    lead = prose.text[cell.start : start]
    words = lead.split()
    is_name = lead[0].isupper() and len(words) <= MOST_SMALL and lead.replace(" ", "").isalpha()
    small = [word for word in words if word.islower()]
    behind = re.compile(r"[^,(–]{0,20}(?:[,(–]|$)").match(prose.text, form, cell.end)
    is_filled = behind is not None and any(a == cell.start for a, _ in prose.lines)
    is_said = pattern_of("grants", "thats", "openers").search(prose.spoken, cell.start, start)
    is_act = has_act(prose.folded, cell.start, start)
    is_whole = (
        is_name and is_filled and small and all(word in clause_set("cell_words") for word in small)
    )
    return cell.start if is_whole and not (is_said or is_act) else start


@lru_cache(maxsize=4)
def _without_places(text: str) -> str:
    """Put a letter for each bracket around a place within a name: X (HK) Ltd; same length."""
    return _PLACE.sub(lambda m: f" {m[1].replace(' ', 'X')}X", text)


def _without_office(prose: Prose, start: int, form: int, end: int) -> int:
    """Cut a title and its "of" off (Director of X Ltd)."""
    first = start
    for match in _OF.finditer(prose.text, start, form):
        lead = prose.text[start : match.start()]
        is_office = is_title(lead) and (first == start or _BRANCH.fullmatch(lead[first - start :]))
        is_alone = not _is_of_all(prose, match, end)
        lead = prose.text[start : match.end()]
        if is_office or (is_alone and _is_foreign(prose, lead, (match.end(), end))):
            first = match.end()
    organ = _ORGAN.match(prose.text, first, form)
    first = organ.end() if organ else first
    day = _YEAR.match(prose.text, first, form)
    first = day.end() if day else first
    office = _OFFICE.match(prose.text, first, form)
    return office.end() if office else first


def _is_of_all(prose: Prose, of: re.Match[str], end: int) -> bool:
    """Whether a name never stands without its "of": A of America Corp., B of America Corp."""
    key, joint = name_key(prose.text[of.end() : end]), name_key(of[0])
    whole = name_key(prose.text)
    return bool(key) and whole.count(key) == whole.count(joint + key)


def _without_small(prose: Prose, start: int, form: int) -> int:
    """Cut articles and nouns such as "Die Firma" off the beginning of a name."""
    for _ in range(4):
        token = _TOKENS.search(prose.text, start, form)
        if token is None:
            return form
        start = token.start()
        if token.end() < form and _is_small_lead(prose, token):
            start = token.end()
            continue
        lead = _leads().match(prose.folded, start, form)
        if lead and token[0][0].isupper() and not _is_said(lead[0]):
            return start  # "Boutique du Lac", "La Perla": part of the name itself
        is_small = token[0] in clause_set("inner_words") or token[0].isdigit()
        if lead is None and not is_small:
            return start
        start = lead.end() if lead else token.end()
    return start


def _is_small_lead(prose: Prose, token: re.Match[str]) -> bool:
    words = (clause_pattern("name_leads"), pattern_of("grants"))
    return any(word.fullmatch(prose.folded, *token.span()) for word in words)


def _is_said(lead: str) -> bool:
    """Whether capitalised words before a name are of the sentence: "Die Firma", "We"."""
    is_person = clause_pattern("first_person").fullmatch(lead.strip()) is not None
    return is_person or len(lead.split()) > 1


def _without_heading(prose: Prose, start: int, form: int) -> int:
    """Cut the heading of a clause, which a wide gap or the beginning of its line tells."""
    for cell in prose.cells:
        if start < cell.start < form:
            lead = prose.plain[start : cell.start].strip(" 0123456789.)")
            if is_label_words(lead):
                start = cell.start
    return start


@cache
def _leads() -> re.Pattern[str]:
    """Articles and nouns of `fillers` and `openers` with two letters or more."""
    words = {fold_word(w) for w in (*letter_words().fillers, *letter_words().openers)}
    kept = sorted((w for w in words if w.isascii() and len(w) > 1), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, kept))})\s(?=\S)")

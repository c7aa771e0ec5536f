"""Whether the grantee may pass the right on, and whether others get none.

In: the prose, its labelled values, where the grant begins. Out: yes or no. What is said before the
grant describes the grantor's own rights and does not count. The words are data
(`letter_terms.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.absent import absent
from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.passing import is_link_above
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.signs import has_sign
from proofcheck.extraction.letter.tick_boxes import ticked_word
from proofcheck.extraction.phrases import fold_plain, stem_pattern
from proofcheck.extraction.territories import read_territory
from proofcheck.model.fields import Field, Maybe

Span = tuple[int, int]

BEFORE, BEHIND = 46, 18
"""A denial stands within so many characters before a word for exclusivity, or behind it."""

BESIDE = 26
"""What somebody is the only one of stands so many characters behind "only" at most."""

NEAR_BEFORE, NEAR_BEHIND = 80, 60
"""Words that allow or deny stand within so many characters of the word for passing on."""

AHEAD = 6
"""An adverb stands so many characters before the verb of the grant (以独占方式授权)."""

TITLE = 80
"""A title has at most so many characters."""

ARTICLE = 4
"""A country's name stands behind "in" and its article, of so many characters at most."""

PLAIN = 30
"""An answer behind a label has at most so many characters."""

QUESTION, ANSWER = 60, 8
"""A question ends within so many characters; its answer's first word is so long at most."""

MOST = 80
"""Words of one kind that are looked at."""

CLAUSE = 70
"""A clause says within so many characters behind "exclusive right" that it is not given."""

_NOT_GIVEN = re.compile(
    r"\b(?:nicht|pas|non|no|niet|nao|nie|not)\b(?:\s\w+){0,3}\s(?:verbunden|eingeraumt|gewahrt"
    r"|erteilt"
    r"|begrundet|enthalten|vorgesehen|granted|conferred|given|implied|accordee?|conferee?"
    r"|concess[ao]"
    r"|riconosciut[ao]|previst[ao]|concede|otorga|reconoce|otorgad[ao]|verleend|toegekend|verbonden"
    r"|gegeven|concedid[ao]|conferid[ao]|przysluguje|udziela|udzielana|przyznan\w)\b"
)
_TERRITORY = re.compile(
    r"\w{1,4}\s(?:\w{1,5}\s){0,2}(?:territo|terytor|gebiet|vertragsgebiet|gebied|region|zona"
    r"|zone|area"
    r"|pais\b|pays\b|paese|land\b|country|countries|obszar)"
)
_QUESTION_CUT = re.compile(r"[.;!\n]\s")
_CUT = re.compile(r"[.;:。；：\n()（）]")
_BETWEEN = re.compile(r"[.;。；\n,，]")
_FOR_TERRITORY = re.compile(
    r"\s(?:for|in|within|on|per|nel|sul|sur|dans|pour|en|para|im|fur|auf|no|na|em|voor|op|w)\s"
    r"(?:(?:the|this|that|said|il|lo|la|le|l|questo|detto|ce|el|este|o|a|das|dieses|dem|diesem|"
    r"het|dit)\s)?(?:[a-z]{0,9}territ|terytor|tym obszar|[a-z]{0,10}gebie|zon[ea]\b|area\b|region|"
    r"pays\b|paese\b|pais\b|country|countries)"
)
_OF_PAPER = re.compile(
    r"(?:\b(?:letter|document|certificate|confirmation|schreiben|dokument|bescheinigung"
    r"|bestatigung|brief|lettre"
    r"|attestation|certificat|carta|documento|certificado|lettera|certificato|attestato"
    r"|verklaring|pismo"
    r"|zaswiadczenie|dokument|declaracao|declaracion)\s(?:\w+\s){0,3}?)"
    r"(?:serves?|issued|intended|meant|provided|dient|bestimmt|ausgestellt|gilt|destinee?"
    r"|delivree?|etablie?|sert|emite"
    r"|expide|destina|destinad[ao]|emitid[ao]|sirve|serve|rilasciat[ao]|destinat[ao]|emess[ao]"
    r"|bestemd|afgegeven|bedoeld|sluzy"
    r"|wydane|wystawione|przeznaczone)\s(?:\w{1,4}\s)?$"
)
"""The clause before "exclusively" tells what the paper itself is for."""

_RESTRICTING = re.compile(r"wylacznie|ausschliesslich|ausschließlich")
"""These say "nowhere else" or "nothing else", and "nobody else" only before a word for a right."""

_SOLE_RIGHT = re.compile(r"allein(?:vertr|verk)|alleen(?:verk|verd|vert)|wylacznosc|exklusivitat")
"""Nouns that name the right itself, whatever it is for (Alleinvertretung für Bayern)."""

_ENTITLED = re.compile(
    r"\s(?:uprawn|upowazn|autoryz|prawo|berechtig|ermachtig|befugt|autorisier|zustand|recht|lizenz)"
)

_LEAD = re.compile(
    r"\s(?:we?|na|do|ze?|dla|od|przez|poprzez|za posrednictwem|w sklep\w+|in|im|auf|uber|fur|zum"
    r"|zur|an|am|bei|durch|mit"
    r"|innerhalb|gegenuber|aus|voor|op|binnen)\s"
)
_ADVERB = re.compile(r"(?:ment|mente|ly|lich|uitsluitend|wylacznie)$")
_GOODS = re.compile(
    r"\s(?:(?:des?|dei|degli)\s)?(?:origin[ae]l|originaux|oryginaln|genuine|[ae]utenti[ck]"
    r"|authenti|echte|goods\b"
    r"|products\b|waren?\b|produkt[ey]|produits|marchandis|prodotti|articoli|merc[ei]\b"
    r"|productos|mercanc"
    r"|produtos|mercador|producten|goederen|towar)"
)
"""Goods right behind "exclusively" are what may be sold or bought, not a right."""

_NAMED_ROLE = re.compile(
    r"[(（][^()（）]{0,60}(?:hereby|by this|herewith|hiermit|hierdurch|par la presente|la presente|"
    r"con questa|por la presente|pela presente|hierbij|bij deze|niniejszym|本)[^()（）]{0,40}[)）]"
)
"""A party that the letter authorises, in brackets behind its role: sub-distributor (hereby …)."""

_MISREAD_NO = re.compile(r"(?:^|\s)n[°º]|\b(?:no|nr)\.? ?\d|\b(?:no|nr)[.:] ?[a-z]{1,6} ?\d")


class TermWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_terms.yaml`."""

    exclusive: list[str]
    only: list[str]
    only_of: list[str]
    denials: list[str]
    denials_behind: list[str]
    others_too: list[str]
    plain_open: list[str]
    other_matter: list[str]
    passing: list[str]
    passing_denied: list[str]
    passing_no: list[str]
    passing_yes: list[str]


class _Hit(Struct, frozen=True, kw_only=True):
    """What a word at `start` answers; `shown` is the span that says it."""

    start: int
    shown: Span
    answer: bool


def read_sublicense(prose: Prose, labelled: tuple[Labelled, ...], grant: int | None) -> Maybe[bool]:
    """Read whether sub-licences are allowed; a denial anywhere near outweighs a permission."""
    for value in labelled:
        label = prose.folded[slice(*value.label)]
        is_short = value.end - value.start <= PLAIN and value.field in ("grantee", "channels", "")
        if value.field == "may_sublicense" or (is_short and _pattern("passing").search(label)):
            answer = _answer(prose.folded[value.start : value.end])
            if answer is not None:
                return prose.field(answer, value.start, value.end, 0.95)
    answers = [hit for hit in _passing(prose) if _is_granted(prose, hit, grant)]
    answers = [h for h in answers if not (_is_before(h, grant) and is_link_above(prose, h.start))]
    if answers:
        found = min(answers, key=lambda hit: hit.answer)
        return prose.field(found.answer, *found.shown, 0.9 if found.answer else 0.93)
    return absent(prose, "word on sub-licences")


def read_exclusive(prose: Prose, labelled: tuple[Labelled, ...], grant: int | None) -> Maybe[bool]:
    """Read whether the authorisation is exclusive; that others get it too outweighs "exclusive"."""
    for value in labelled:
        if value.field == "exclusive":
            answer = _exclusive_answer(prose, value.start, value.end)
            if answer is not None:
                return answer
    hits = _exclusive_words(prose, 0, len(prose.text))
    found = [hit for hit in hits if _is_granted(prose, hit, grant)]
    found = [hit for hit in found if not (hit.answer and is_link_above(prose, hit.start))]
    found = [answered for hit in found for answered in _answered(prose, hit)]
    if found:
        first = min(found, key=lambda hit: hit.answer)
        return prose.field(first.answer, *first.shown, 0.9)
    return absent(prose, "word on exclusivity")


def _is_before(hit: _Hit, grant: int | None) -> bool:
    """Whether a word stands before the grant: there the grantor's own right is told."""
    return grant is None or hit.start <= grant


def _is_granted(prose: Prose, hit: _Hit, grant: int | None) -> bool:
    """Whether a word speaks of the grantee's right: it stands behind the grant, or in a title."""
    if grant is None or hit.start > grant - AHEAD or not hit.answer:
        return True
    first, last = prose.sentence(hit.start)
    is_title = last - first <= TITLE and last <= grant
    return is_title or _is_given_by_speaker(prose, first, last)


def _answered(prose: Prose, hit: _Hit) -> Iterator[_Hit]:
    """Turn a word within a question into what the answer behind it says."""
    mark = prose.text.find("?", hit.start, hit.start + QUESTION)
    if mark < 0 or _QUESTION_CUT.search(prose.text, hit.start, mark):
        yield hit
        return
    answer = _answer(prose.folded[mark + 1 : mark + 1 + ANSWER])
    if answer is not None:
        yield _Hit(start=hit.start, shown=hit.shown, answer=answer)


def _is_given_by_speaker(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence says of somebody else what he has from the speaker (from us, our)."""
    text = prose.folded
    if has_sign("self_praise", text, start, end) or is_link_above(prose, start):
        return False
    return clause_pattern("from_us").search(text, start, end) is not None


def _exclusive_answer(prose: Prose, start: int, end: int) -> Field[bool] | None:
    """Read the answer behind a label for exclusivity."""
    hits = sorted(_exclusive_words(prose, start, end), key=lambda hit: hit.answer)
    if hits:
        return prose.field(hits[0].answer, *hits[0].shown, 0.95)
    text = prose.folded[start:end].strip(" .")
    if _pattern("plain_open").fullmatch(text):
        return prose.field(False, start, end, 0.9)
    answer = _answer(prose.folded[start:end]) if end - start <= PLAIN else None
    return None if answer is None else prose.field(answer, start, end, 0.93)


def _exclusive_words(prose: Prose, start: int, end: int) -> Iterator[_Hit]:
    """Yield where something is said on exclusivity, and what."""
    text = prose.folded
    for match in islice(_pattern("others_too").finditer(text, start, end), MOST):
        first = max(start, match.start() - BEFORE)
        if not _pattern("passing").search(text, first, match.end()):
            yield _hit(match, False)
    for match in islice(_pattern("exclusive").finditer(text, start, end), MOST):
        if (ticked := _ticked(prose, match.end())) is not None:
            yield _hit(match, ticked)
            continue
        is_denied = _is_denied(text, match.start(), match.end(), start)
        if is_denied or _is_not_given(text, match.end()):
            yield _hit(match, False)
        elif _RESTRICTING.fullmatch(match[0]) and not _ENTITLED.match(text, match.end()):
            continue  # ausschließlich in Deutschland: nowhere else
        elif _is_in_country(prose, match.end()):
            yield _hit(match, True)  # exclusief in België
        elif _is_of_territory(text, match.end()) or not _is_other_matter(text, match):
            yield _hit(match, True)
    for match in islice(_pattern("only").finditer(text, start, end), MOST):
        behind = text[match.end() : match.end() + BESIDE]
        cut = _BETWEEN.search(behind)
        beside = _pattern("only_of").search(behind[: cut.start()] if cut else behind)
        if beside is None or _is_other_matter(text, match):
            continue
        yield _hit(match, not _is_denied(text, match.start(), match.start(), start))


def _is_denied(text: str, start: int, end: int, first: int) -> bool:
    before = text[max(first, start - BEFORE) : start]
    cuts = [cut.end() for cut in _CUT.finditer(before)]
    before = _MISREAD_NO.sub(" ", before[cuts[-1] :] if cuts else before)
    if _pattern("denials").search(before):
        return True
    if _FOR_TERRITORY.match(text, end):
        return False  # exclusividade no território
    behind = text[end : end + BEHIND].lstrip(" :：?？-–|")
    cut = _BETWEEN.search(behind)
    denial = _pattern("denials_behind").match(
        _from_copula(behind[: cut.start()] if cut else behind)
    )
    return end > start and denial is not None


def _is_not_given(text: str, end: int) -> bool:
    """Whether the clause behind a word for exclusivity says that it is not given."""
    clause = _BETWEEN.split(text[end : end + CLAUSE], maxsplit=1)[0]
    return _NOT_GIVEN.search(clause) is not None


def _is_of_territory(text: str, end: int) -> bool:
    """Whether a territory follows, in which somebody is the only one: that is the right itself."""
    behind = text[end : end + BESIDE]
    named = read_territory(behind)
    is_named = named is not None and len(behind[: named.start].split()) <= 2
    return is_named or _TERRITORY.match(behind.lstrip()) is not None


def _is_in_country(prose: Prose, end: int) -> bool:
    """Whether a country follows a word for exclusivity, behind "in" or the like."""
    lead = _LEAD.match(prose.folded, end)
    if lead is None:
        return False
    territory = read_territory(prose.text[lead.end() : lead.end() + BESIDE], in_one_run=True)
    return territory is not None and territory.start <= ARTICLE


def _from_copula(text: str) -> str:
    """Cut "is", "wird" and the like off the beginning."""
    return re.sub(
        r"^(?:(?:is|are|wird|ist|besteht|est|n est|n|e|es|wordt|jest)\b\s?|は|権では)"
        r"(?:(?:damit|hiermit|dabei|jedoch|aber|hereby|however|thereby|herewith|hierbij|het|es|das|dit|dat)\s)?",
        "",
        text,
    )


def _is_other_matter(text: str, match: re.Match[str]) -> bool:
    """Whether an exclusive speaks of ownership, of a source or of a channel, not of a territory."""
    if _FOR_TERRITORY.match(text, match.end()) or _SOLE_RIGHT.match(match[0]):
        return False
    before = _CUT.split(text[max(0, match.start() - CLAUSE) : match.start()])[-1]
    is_of_goods = _ADVERB.search(match[0]) and _GOODS.match(text, match.end())
    if is_of_goods or _OF_PAPER.search(before):
        return True
    return _pattern("other_matter").match(text[match.end() :][:24].lstrip()) is not None


def _passing(prose: Prose) -> Iterator[_Hit]:
    """Yield where passing on is allowed or denied."""
    for match in islice(_pattern("passing").finditer(prose.folded), MOST):
        if _pattern("passing_denied").fullmatch(match[0]):
            yield _hit(match, False)
            continue
        if (ticked := _ticked(prose, match.end())) is not None:
            yield _hit(match, ticked)
            continue
        start, end = _clause(prose, match)
        text = prose.folded[start:end]
        if _pattern("passing_no").search(_MISREAD_NO.sub(" ", text)):
            yield _Hit(start=match.start(), shown=(start, end), answer=False)
        elif _pattern("passing_yes").search(_NAMED_ROLE.sub(" ", text)):
            yield _Hit(start=match.start(), shown=(start, end), answer=True)


def _ticked(prose: Prose, position: int) -> bool | None:
    """Return what the box that is ticked behind a question answers."""
    word = ticked_word(prose.text, position)
    return _answer(fold_plain(word)) if word else None


def _hit(match: re.Match[str], answer: bool) -> _Hit:
    return _Hit(start=match.start(), shown=match.span(), answer=answer)


def _clause(prose: Prose, match: re.Match[str]) -> Span:
    """Return the clause around a word: its sentence, cut at semicolons and in length."""
    start, end = prose.sentence(match.start())
    start, end = max(start, match.start() - NEAR_BEFORE), min(end, match.end() + NEAR_BEHIND)
    cuts = [cut.end() for cut in re.finditer(r"[;；。]", prose.text[start : match.start()])]
    return start + cuts[-1] if cuts else start, end


def _answer(text: str) -> bool | None:
    """Return what a few words answer: no, yes, or neither."""
    text = f" {text} "
    if _pattern("passing_no").search(text) or _pattern("passing_denied").search(text):
        return False
    return True if _pattern("passing_yes").search(text) else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words: list[str] = getattr(load_data("letter_terms", TermWords), name)
    return stem_pattern(map(fold_word, words))

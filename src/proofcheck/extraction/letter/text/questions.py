"""Questions of a form or a sheet, and what they ask for: "Which seller?", 銷售哪個品牌？

In: the text of a question, folded; or the prose and a place in it. Out: the field that the answer
tells, or None; whether a place stands in a question, whose words are nobody's name and no goods.
Not every word must be known: a question makes a label of its own.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import (
    MAX_WORDS,
    classes_of,
    decide,
    field_of_label,
    wide_classes_in,
)
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import question_patterns

LEAD = 16
"""A word that asks begins within so many characters: later on it joins clauses (que, wat)."""

_END = re.compile(
    r"(?:[?？]|か。|(?:記入|書き|答え|回答|教えて|知らせ|明記)(?:して)?(?:ください|下さい)。?)\s*:?\s*$"
)
_ANSWERS = re.compile(
    r"(?:答|[AR]|Answer|Antwort|R[ée]ponse|Risposta|Respuesta|Resposta|Antwoord)\s?[:：.]\s{0,3}"
)
_LATIN = re.compile(r"[a-z]{3,}")
_WIDE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]+")
_TOPIC = re.compile(r"([\u30a1-\u30ff\u3400-\u9fff]+)(?:は|を(?!.*は))")
_WHICH = re.compile(r"(?:哪些|哪个|哪一|哪家|什么|とんな|との)(?=[\u30a1-\u30ff\u3400-\u9fff]{2})")
"""Behind these stands the noun that is asked for (授权哪些商品？), kana without their marks."""

_OF_NUMBER = re.compile(r"号|多少")
_EXCLUSIVE = re.compile(r"e[xs]clusi|exklusi|wylaczn|ausschlie|alleinve|独家|独占|排他|专属")
_ONLY = re.compile(r"\b(?:only|sole|seule?|unic[oa]|enige|einzige?r?|jedyn)")
_PASSING = framed(r"{asked_passing}")


def is_question(text: str) -> bool:
    """Whether a text ends as a question or a request does (お書きください。)."""
    return _END.search(text) is not None


def behind_answer(text: str, start: int, end: int) -> int:
    """Return where an answer begins behind the word that announces it (答：, A:)."""
    lead = _ANSWERS.match(text, start, end)
    return lead.end() if lead is not None else start


def is_asked(prose: Prose, start: int) -> bool:
    """Whether a place stands in a question."""
    return is_question(prose.text[slice(*prose.sentence(start))])


def field_of_question(text: str) -> str | None:
    """Return the field that a question asks for: by its nouns, else by set words of questions."""
    if told := _by_nouns(text):
        return told
    fields = [field for field, words in question_patterns().items() if words.search(text)]
    return fields[0] if len(fields) == 1 else None


def _by_nouns(text: str) -> str | None:
    """Return the field that the nouns behind a word that asks tell."""
    latin = _LATIN.findall(text)[: 2 * MAX_WORDS]
    wide = "".join(_WIDE.findall(text))
    classes = frozenset().union(*(classes_of(word) for word in latin))
    if "sublicense" in classes or _PASSING.search(text + wide):
        return "may_sublicense"
    if _EXCLUSIVE.search(text + wide) or _ONLY.search(text):
        return "exclusive"
    if clause_pattern("asked_makers").search(text):
        return "grantor"
    if wide:
        topic, which = _TOPIC.search(wide), _WHICH.search(wide)
        noun = topic[1] if topic else wide[which.end() :] if which else wide
        classes |= wide_classes_in(noun)
    parties = classes & {"granting", "receiving"}
    if parties and "contact" in classes:
        return decide(parties)  # name and address of the brand owner?
    if not (_begins_open(text) or _TOPIC.search(wide)):
        return field_of_label(clause_pattern("your_words").sub(" ", text.rstrip(" ?？")))
    told = decide(classes - {"contact"})
    if clause_pattern("maker_verbs").search(text) and told == "territories":
        return None  # where goods are made
    if told == "brands" and _OF_NUMBER.search(wide):
        return "trademark_numbers"
    is_sold = clause_pattern("seller_verbs").search(text) and clause_pattern("what_words").search(
        text
    )
    return told or ("products" if is_sold else None)


def _begins_open(text: str) -> bool:
    """Whether a question asks which, who or where: in its first words, or anywhere in Han text."""
    names = ("which_words", "who_words")
    found = (clause_pattern(name).search(text) for name in names)
    return any(match and (match.start() < LEAD or not match[0].isascii()) for match in found)

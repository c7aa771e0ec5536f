"""Parties by labels and definitions: "Grantee: X", "Shop: Y", X (hereinafter "the Licensor").

In: the prose and its labelled values. Out: candidates by role. Of two names with labels of an
owner, a holder or a supplier, the one that bears the mark gives and the other gets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.labels.firm_sections import is_firm_label
from proofcheck.extraction.letter.labels.headings import role_headings, role_of_remark
from proofcheck.extraction.letter.labels.party_ranks import rank_of, told_apart
from proofcheck.extraction.letter.names.candidates import (
    DEFINITION,
    LABEL,
    WEAK_GRANT,
    Candidate,
    candidate,
)
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.ends import name_at
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.names.persons import is_person
from proofcheck.extraction.letter.parties.definitions import defined, defined_in_text
from proofcheck.extraction.letter.parties.letterheads import (
    SIGNED_PART,
)
from proofcheck.extraction.letter.parties.own_marks import mark_bearers
from proofcheck.extraction.letter.parties.spellings import core_of
from proofcheck.extraction.letter.signing.wide_signers import split_wide
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import is_label_words, label_classes
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

REMARK = 40
"""A remark behind a heading has at most so many characters."""

_COLON = re.compile(r"\s?[:：]\s?")

SHOP = 1.4
"""What it weighs to be the value of a label for a shop without a legal form."""


def parted_labels(
    prose: Prose, labelled: tuple[Labelled, ...], told: dict[str, list[Candidate]]
) -> dict[str, list[Candidate]]:
    """Part two firms, of which labels call one or both owner, holder or supplier, but no grantee.

    Of both, one bears the mark and gives; the other is the holder of the paper, or the supplier,
    and gets. A single label for an owner is believed.
    """
    firms = tuple(sorted({(c.start, c.end) for c in told["grantor"]} | set(companies(prose))))
    cores = {core_of(prose.text[slice(*span)]) for span in firms}
    names = {core_of(prose.text[c.start : c.end]) for c in told["grantor"]}
    is_held = any(
        value.field == "grantor"
        and "holding" in (label_classes(prose.plain[slice(*value.label)]) or ())
        for value in labelled
    )
    if told["grantee"] or len(cores) != 2 or not (len(names) == 2 or (names and is_held)):
        return told
    seen = Mentions(companies=firms, bare=(), all=firms)
    bearers = mark_bearers(prose, labelled, seen)
    owners = {core_of(prose.text[c.start : c.end]) for c in bearers} & cores
    gets = [c for c in told["grantor"] if core_of(prose.text[c.start : c.end]) not in owners]
    if len(owners) != 1 or not gets:
        return told
    return {"grantor": [c for c in told["grantor"] if c not in gets], "grantee": gets}


def told_names(prose: Prose, labelled: tuple[Labelled, ...]) -> dict[str, list[Candidate]]:
    """Return by role whom labels and definitions name."""
    firms = tuple(sorted(set(companies(prose))))
    labelled = _told_apart(prose, labelled)
    return {
        role: [
            *_labelled(prose, labelled, role),
            *(_labelled_shops(prose, labelled) if role == "grantee" else ()),
            *defined(prose, f"definitions.{role}", firms),
            *defined_in_text(prose, role, firms),
        ]
        for role in ("grantor", "grantee")
    }


def _told_apart(prose: Prose, labelled: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    """Part labels that give both parties the same part, as their headings are parted."""
    values = [v for v in labelled if v.field in ("grantor", "grantee")]
    headings = [(h.role, prose.plain[h.cell.start : h.cell.end]) for h in role_headings(prose)]
    labels = [(v.field, prose.plain[slice(*v.label)]) for v in values]
    if any(role == "grantor" and rank_of(text) == "upper" for role, text in headings):
        parts: list[str | None] = [
            "grantor" if rank_of(text) == "upper" else role for role, text in labels
        ]
    else:
        parts = told_apart([*labels, *headings])[: len(values)]
    kept = {id(v): part for v, part in zip(values, parts, strict=True)}
    return tuple(
        structs.replace(v, field=kept[id(v)] or "") if id(v) in kept else v for v in labelled
    )


def _labelled(prose: Prose, labelled: tuple[Labelled, ...], field: str) -> Iterator[Candidate]:
    if field == "grantor" and any(
        role_of_remark(prose.plain[h.cell.start : h.cell.end + REMARK].split("\n")[0]) == "grantor"
        for h in role_headings(prose)
    ):
        return  # a link of the chain is marked as who issues the letter
    for value in labelled:
        if value.field == field and not _is_label_line(prose, value.start):
            start = _behind_firm_label(prose, value)
            span = name_at(prose, start) or _small_name(prose, value)
            if span is not None and span[0] < value.end:
                keeps_dot = prose.text[value.end : span[1]] == "."
                end = span[1] if span[1] <= value.end or keeps_dot else value.end
                is_signature = value.start > len(prose.text) * SIGNED_PART and (
                    is_person(prose.text[span[0] : end])
                    or split_wide(prose, span[0], end) is not None
                )
                yield from candidate(prose, (span[0], end), WEAK_GRANT if is_signature else LABEL)


def _behind_firm_label(prose: Prose, value: Labelled) -> int:
    """Return where a value begins, behind a label for a firm's name that leads it (Name: X)."""
    colon = _COLON.search(prose.text, value.start, prose.line_end(value.start))
    is_led = colon is not None and is_firm_label(prose.plain[value.start : colon.start()])
    return colon.end() if colon is not None and is_led else value.start


def _small_name(prose: Prose, value: Labelled) -> tuple[int, int] | None:
    """Return a labelled name that begins with a small letter (il Ditale d'Oro di Ada Rossi)."""
    end = min(value.end, prose.line_end(value.start))
    stop = re.compile(r"[,;(]|$").search(prose.text, value.start, end)
    words = prose.text[value.start : stop.start() if stop else end].split()
    is_name = 2 <= len(words) <= 7 and sum(word[0].isupper() for word in words) >= 2
    return (value.start, stop.start() if stop else end) if is_name else None


def _labelled_shops(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[Candidate]:
    """Yield the companies behind the label of a shop where no label names who gets leave."""
    if any(value.field == "grantee" for value in labelled):
        return
    for value in labelled:
        if value.field == "channels":
            firms = tuple(companies(prose, value.start, value.end))
            for span in firms:
                yield Candidate(start=span[0], end=span[1], weight=DEFINITION)
            bare = name_at(prose, value.start) if not firms else None
            if bare is not None and bare[0] == value.start and bare[1] <= value.end:
                is_shop = clause_pattern("firm_nouns").search(prose.plain, *value.label)
                if is_shop:
                    yield Candidate(start=bare[0], end=bare[1], weight=SHOP)


def _is_label_line(prose: Prose, start: int) -> bool:
    """Whether what stands beside a label is a label itself, or the box of an address."""
    end = prose.line_end(start)
    is_box = pattern_of("no_person").match(prose.folded, start, end) is not None
    is_box = is_box and not has_legal_form(prose.text[start:end])
    return is_box or is_label_words(prose.plain[start:end])

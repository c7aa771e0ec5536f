"""PC-ORG-006 and PC-ORG-007: the paper is made as its issuer's other papers are.

Asserts: program, structure, sheet, fonts and the form of the number are among those of the
genuine papers that the registry was shown of the same issuer (PC-ORG-006, which is told), or
differ in one independent respect at most, where the issuer never varied (PC-ORG-007). Honest
papers that trip it: the first ones of a new software, of another branch, or saved anew. A forger
slips past with a genuine paper of the issuer as a template, or with a scan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import each_pdf
from proofcheck.checks.records import party_name
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import letters_in
from proofcheck.model.habits import Habit, IssuerHabits, Making, SeenValues
from proofcheck.model.measures import InObject, Place
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity


def _meta(number: int, title: str, severity: Severity) -> CheckMeta:
    return CheckMeta(
        id=f"PC-ORG-{number:03}",
        title=title,
        question=Question.INTEGRITY,
        severity=severity,
        decisive=False,
        family="origin",
        needs=("pdf", "registry"),
        since="0.2.0",
        sources=("forensics P8, issuer template", "rule of three: 0 of n may be 3 of n"),
    )


META = _meta(6, "The paper is made as its issuer's other papers", Severity.LOW)
SEVERAL_META = _meta(7, "The paper shows several habits of its issuer", Severity.MEDIUM)

AUTHORING = frozenset({"business", "office", "layout_editor", "image_editor"})
"""Classes of programs in which papers are written; others print, merge, scan and sign them."""

FEWEST_RESPECTS = 2
MOST_DIGITS_MORE = 1
"""By so many digits a number may be longer than those before: 999, 1000."""

MOST_SHOWN = 3
UNEXAMINED = "How the paper is made could not be examined."

SAID = {
    Habit.PROGRAM: "made by another program",
    Habit.PROGRAM_CLASS: "made by a program of another class",
    Habit.STRUCTURE: "built otherwise",
    Habit.SHEET: "of another size",
    Habit.FONTS: "set in other fonts",
    Habit.NUMBER_FORM: "numbered in another form",
}
INNOCENT = (
    "The issuer changed its software, or another branch of it made the paper.",
    "Somebody printed, merged or saved the file again, or scanned the paper.",
)


class _Difference(Struct, frozen=True, kw_only=True):
    """A trait with values that no genuine paper has; `is_steady`: all of these have the same."""

    habit: Habit
    values: tuple[str, ...]
    seen: tuple[SeenValues, ...]
    is_steady: bool


class _Compared(Struct, frozen=True, kw_only=True):
    """A paper with what is new about it, against the habits of its issuer."""

    examined: Examined
    making: Making
    papers: int
    issuer: str
    differences: tuple[_Difference, ...]


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge what every PDF shows that its issuer's other papers do not."""
    return conclude(META, _opinions(dossier, lambda one: not _is_suspect(one)))


def judge_several(dossier: Dossier, config: Config) -> CheckResult:
    """Judge which PDFs leave the habits of their issuer in several respects."""
    return conclude(SEVERAL_META, _opinions(dossier, _is_suspect))


CHECK = Check(META, judge)
SEVERAL_CHECK = Check(SEVERAL_META, judge_several)


def _opinions(dossier: Dossier, is_told: Callable[[_Compared], bool]) -> Iterator[Opinion]:
    def document(examined: Examined, facts: PdfFacts) -> Iterator[Opinion]:
        compared = _compared(dossier, examined, facts)
        if not isinstance(compared, _Compared):
            yield compared
        elif compared.differences and is_told(compared):
            yield _finding(compared)
        else:
            yield Passed()

    return each_pdf(dossier, document, unexamined=UNEXAMINED)


def _compared(
    dossier: Dossier, examined: Examined, facts: PdfFacts
) -> _Compared | Skipped | Unsure:
    fewest = thresholds().habits.fewest_papers
    if dossier.registry is None:
        return Skipped("No registry was given.")
    if not any(page.source is Source.TEXT_LAYER for page in examined.pages):
        return Skipped("The paper is a scan, which shows nothing of its issuer's programs.")
    if len(letters_in(examined.paper)) > 1:
        return Skipped("The file holds a chain of letters of several issuers.")
    found = next((h for h in dossier.registry.habits if h.document == examined.number), None)
    if found is None or found.papers < fewest:
        held = found.papers if found is not None else 0
        return Skipped(
            f"The registry was shown {held} genuine papers of the issuer; {fewest} are needed."
        )
    if facts.origin is None or facts.origin.making is None:
        return Unsure(UNEXAMINED)
    return _Compared(
        examined=examined,
        making=facts.origin.making,
        papers=found.papers,
        issuer=party_name(dossier, found.party),
        differences=tuple(_differences(facts.origin.making, found)),
    )


def _differences(making: Making, found: IssuerHabits) -> Iterator[_Difference]:
    usual = {one.habit: one for one in found.habits}
    for habit, values in making.traits():
        seen = usual[habit].seen if habit in usual else ()
        if sum(one.papers for one in seen) < thresholds().habits.fewest_papers:
            continue
        known = {value for one in seen for value in one.values}
        fresh = tuple(value for value in values if not _is_known(value, known, habit))
        if fresh:
            kinds = {tuple(map(_shape, one.values)) for one in seen}
            yield _Difference(habit=habit, values=fresh, seen=seen, is_steady=len(kinds) == 1)


def _is_known(value: str, known: set[str], habit: Habit) -> bool:
    if habit is not Habit.NUMBER_FORM:
        return value in known
    return any(
        _shape(value) == _shape(form) and _longest_difference(value, form) <= MOST_DIGITS_MORE
        for form in known
    )


def _shape(text: str) -> str:
    """Return a text with every run of digits as one 9."""
    return re.sub(r"\d+", "9", text)


def _longest_difference(one: str, other: str) -> int:
    """By how many digits at most the runs of two numbers of one shape differ."""
    runs = zip(re.findall(r"\d+", one), re.findall(r"\d+", other), strict=True)
    return max((abs(len(a) - len(b)) for a, b in runs), default=0)


def _is_suspect(compared: _Compared) -> bool:
    """Whether the paper differs in several independent respects, in which its issuer never did.

    Whoever prints or merges a paper changes its program, and may change sheet and fonts with it.
    """
    steady = {one.habit for one in compared.differences if one.is_steady}
    is_made_again = Habit.PROGRAM in {one.habit for one in compared.differences} and not (
        set(compared.making.program_class) & AUTHORING
    )
    respects = steady & {Habit.NUMBER_FORM}
    if not is_made_again:
        respects |= steady & {Habit.PROGRAM, Habit.SHEET, Habit.FONTS}
    return len(respects) >= FEWEST_RESPECTS


def _finding(compared: _Compared) -> Finding:
    differences = compared.differences
    words = [SAID[one.habit] for one in differences]
    number = compared.examined.number
    places: tuple[Place, ...] = (InObject(document=number, name="the file as a whole"),)
    return Finding(
        places=places,
        observed="; ".join(f"{_named(one.habit)} {', '.join(one.values)}" for one in differences),
        expected="; ".join(f"{_named(one.habit)} {_usual(one)}" for one in differences),
        note=f"Unlike the {compared.papers} genuine papers of {compared.issuer} that the registry "
        f"was shown, this one is {_joined(words)}.",
        innocent_causes=INNOCENT,
        next_step="Compare it with an earlier paper of the issuer, or ask the issuer.",
        papers=compared.papers,
    )


def _named(habit: Habit) -> str:
    return habit.value.replace("_", " ")


def _usual(difference: _Difference) -> str:
    shown = [f"{', '.join(one.values)} ({one.papers})" for one in difference.seen[:MOST_SHOWN]]
    rest = len(difference.seen) - len(shown)
    return " or ".join(shown) + (f" or {rest} others" if rest else "")


def _joined(words: list[str]) -> str:
    return " and ".join(", ".join(words).rsplit(", ", 1))

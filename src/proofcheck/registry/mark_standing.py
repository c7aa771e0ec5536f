"""Whether a brand's trademarks carry the rights that a chain starts from.

In: a brand's record, the terms that are asked for. Out: what is wrong with its marks. A brand
without recorded marks tells nothing.
"""

from __future__ import annotations

from proofcheck.comparing.territories import covers_territory
from proofcheck.comparing.trademarks import Standing, standing_of
from proofcheck.model.registry import Brand, Trademark
from proofcheck.model.registry_answers import LinkProblem
from proofcheck.registry.grants import Terms


def mark_problems(brand: Brand, terms: Terms) -> tuple[LinkProblem, ...]:
    """Return what is wrong with the marks that a letter names, or with all of them.

    They are dead or pending where all of them are, and for other goods where none in force is
    for the classes (Nice Agreement) of the terms. Which marks a letter names is in
    `Terms.mark_numbers`; a letter that names none rests on all of the brand.
    """
    named = [mark for mark in brand.trademarks if mark.number in terms.mark_numbers]
    return _problems(named or list(brand.trademarks), terms)


def mark_remarks(
    brand: Brand, terms: Terms, problems: tuple[LinkProblem, ...]
) -> tuple[LinkProblem, ...]:
    """Return what is wrong with the marks of the asked territory alone.

    It does not break a chain: the owner may hold a mark there that the registry lacks, and
    whether a marketplace asks for one is its policy.
    """
    local = [mark for mark in brand.trademarks if _is_local(mark, terms)]
    return tuple(problem for problem in _problems(local, terms) if problem not in problems)


def _problems(marks: list[Trademark], terms: Terms) -> tuple[LinkProblem, ...]:
    standings = [(mark, standing_of(mark, terms.on)) for mark in marks]
    alive = [(mark, standing) for mark, standing in standings if standing is not Standing.DEAD]
    if not marks:
        return ()
    if not alive:
        return (LinkProblem.TRADEMARK_DEAD,)
    if all(standing is Standing.PENDING for _, standing in alive):
        return (LinkProblem.TRADEMARK_PENDING,)
    is_other = _is_for_other_goods([mark for mark, _ in alive], terms)
    return (LinkProblem.OTHER_CLASS,) if is_other else ()


def _is_local(mark: Trademark, terms: Terms) -> bool:
    return mark.territories is not None and any(
        covers_territory(mark.territories, asked, terms.on) for asked in terms.territories
    )


def _is_for_other_goods(marks: list[Trademark], terms: Terms) -> bool:
    if not terms.nice_classes or any(mark.nice_classes is None for mark in marks):
        return False
    held = {number for mark in marks for number in mark.nice_classes or ()}
    return held.isdisjoint(terms.nice_classes)

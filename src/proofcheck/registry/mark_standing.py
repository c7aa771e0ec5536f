"""Whether a brand's trademarks carry the rights that a chain starts from.

In: a brand's record, the terms that are asked for. Out: what is wrong with its marks. A brand
without recorded marks, or without one for the asked territory, tells nothing.
"""

from __future__ import annotations

from proofcheck.comparing.territories import covers_territory
from proofcheck.comparing.trademarks import Standing, standing_of
from proofcheck.model.registry import Brand, LinkProblem, Trademark
from proofcheck.registry.grants import Terms


def mark_problems(brand: Brand, terms: Terms) -> tuple[LinkProblem, ...]:
    """Return what is wrong with the marks that matter for the terms; nothing where one will do.

    A mark matters where it protects an asked territory, or does not say which. They are dead or
    pending where all of them are, and for other goods where none in force is for the classes
    (Nice Agreement) of the terms.
    """
    marks = [mark for mark in brand.trademarks if _matters(mark, terms)]
    standings = {mark: standing_of(mark, terms.on) for mark in marks}
    if not marks:
        return ()
    if all(standing is Standing.DEAD for standing in standings.values()):
        return (LinkProblem.TRADEMARK_DEAD,)
    alive = [mark for mark, standing in standings.items() if standing is not Standing.DEAD]
    if all(standings[mark] is Standing.PENDING for mark in alive):
        return (LinkProblem.TRADEMARK_PENDING,)
    return (LinkProblem.OTHER_CLASS,) if _is_for_other_goods(alive, terms) else ()


def _matters(mark: Trademark, terms: Terms) -> bool:
    if mark.territories is None or not terms.territories:
        return True
    return any(covers_territory(mark.territories, asked, terms.on) for asked in terms.territories)


def _is_for_other_goods(marks: list[Trademark], terms: Terms) -> bool:
    if not terms.nice_classes or any(mark.nice_classes is None for mark in marks):
        return False
    held = {number for mark in marks for number in mark.nice_classes or ()}
    return held.isdisjoint(terms.nice_classes)

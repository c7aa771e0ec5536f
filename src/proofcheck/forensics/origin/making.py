"""What a paper shows of how its issuer makes papers, to be held against other papers of theirs.

In: the origin's makers and structure, the painted pages, the paper that was read. Out: a
`Making`. Only what stays the same from one paper of a program to the next is taken: no version,
no size, no number of objects.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from proofcheck.forensics.painted_characters import PaintedPage
from proofcheck.forensics.typesetting.families import family
from proofcheck.model.document import Page, Source
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, Paper
from proofcheck.model.habits import Making
from proofcheck.model.origin import Maker, Structure

VERSION = re.compile(r"[\s,;(/-]*\(?[vr]?\d[\w.+-]*\)?")
"""Version numbers and what parts them from a program's name; also years and build numbers."""

LONGEST_PROGRAM = 60
FEWEST_CHARACTERS = 4
"""Characters from which a family of fonts counts: fewer are a sign or an ornament."""

LEAST_CONFIDENCE = 0.75
"""Of a number's reading, before its form is taken."""

MM_PER_PT = 25.4 / 72


def read_making(
    makers: tuple[Maker, ...],
    structure: Structure,
    pages: tuple[Page, ...],
    painted: dict[int, PaintedPage],
    paper: Paper,
) -> Making:
    """Return what is known of how a paper is made."""
    named = next((one for one in makers if one.role == "producer"), makers[0] if makers else None)
    of_class = named.of_class if named is not None else None
    return Making(
        program=(_program(named),) if named is not None else (),
        program_class=(of_class.value,) if of_class is not None else (),
        structure=(_built(structure),),
        sheet=_sheets(pages),
        fonts=_families(painted.values()),
        number_form=_number_form(paper),
    )


def _program(maker: Maker) -> str:
    """Return a program's name as the list has it, else as written without its version."""
    bare = VERSION.sub("", maker.text).strip(" .;,-")
    return (maker.program or bare or maker.text)[:LONGEST_PROGRAM].casefold()


def _built(structure: Structure) -> str:
    """Say how a file is built; fonts are named by the program, and numbered as the paper needs."""
    fonts = " ".join(structure.font_names) or "none"
    return f"comment {structure.comment or 'none'}, xref {structure.xref}, fonts called {fonts}"


def _sheets(pages: tuple[Page, ...]) -> tuple[str, ...]:
    sizes = {
        f"{page.width_pt * MM_PER_PT:.0f} × {page.height_pt * MM_PER_PT:.0f} mm" for page in pages
    }
    return tuple(sorted(sizes))


def _families(painted: Iterable[PaintedPage]) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    for page in painted:
        names = [family(run.font) for run in page.runs]
        seen = (c for c in page.characters if c.concealed is None and not c.text.isspace())
        counted.update(names[c.run] for c in seen)
    return tuple(sorted(n for n, count in counted.items() if n and count >= FEWEST_CHARACTERS))


def _number_form(paper: Paper) -> tuple[str, ...]:
    match paper:
        case Invoice():
            number = paper.invoice_number
        case AuthorisationLetter():
            number = paper.letter_number
        case _:
            return ()
    if not isinstance(number, Field) or number.chosen.source is not Source.TEXT_LAYER:
        return ()
    if number.confidence < LEAST_CONFIDENCE:
        return ()
    return (re.sub(r"\d", "9", number.value.upper()),)

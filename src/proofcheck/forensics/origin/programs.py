"""Which program a Producer or Creator names, from `programs.yaml` in this folder."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from importlib import resources

import msgspec
from msgspec import Struct, field

from proofcheck.model.origin import Maker, ProgramClass

LONGEST_TEXT = 200


class Program(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A program: what it is called by, its class, its releases, the comment it writes (hex)."""

    name: str
    match: str
    of_class: ProgramClass = field(name="class")
    comment: str | None = None
    released: dict[int, date] = {}

    def found_in(self, text: str) -> re.Match[str] | None:
        """Return where a text names the program."""
        return re.search(self.match, text, re.IGNORECASE)


class _Programs(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sources: str
    programs: tuple[Program, ...]
    comments: dict[str, str]


@lru_cache(maxsize=1)
def _programs() -> _Programs:
    data = resources.files("proofcheck.forensics.origin").joinpath("programs.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=_Programs)


@lru_cache(maxsize=256)
def program_in(text: str) -> Program | None:
    """Return the first known program that a text names."""
    clipped = text[:LONGEST_TEXT]
    return next((one for one in _programs().programs if one.found_in(clipped)), None)


def maker(role: str, text: str) -> Maker:
    """Return what is known of a program that a file names."""
    program = program_in(text)
    return Maker(
        role=role,
        text=text[:LONGEST_TEXT],
        program=program.name if program else None,
        of_class=program.of_class if program else None,
    )


def released(text: str) -> date | None:
    """Return when the version that a text names came out, None where that is not known."""
    program = program_in(text)
    match = program.found_in(text[:LONGEST_TEXT]) if program and program.released else None
    if program is None or match is None:
        return None
    number = next((int(group) for group in match.groups() if group and group.isdecimal()), 0)
    fitting = [version for version in program.released if version <= number]
    return program.released[max(fitting)] if fitting else None


def writer_by_comment(comment: str) -> str | None:
    """Return the program that alone writes a comment (hex) after the header."""
    known = {one.comment: one.name for one in _programs().programs if one.comment}
    return _programs().comments.get(comment) or known.get(comment)


def expected_comment(text: str) -> str | None:
    """Return the comment (hex) that the program named in a text always writes."""
    program = program_in(text)
    return program.comment if program else None


def day_of(moment: datetime) -> str:
    """Write a moment as its day."""
    return f"{moment:%Y-%m-%d}"

"""`proofcheck registry learn`: shows the registry genuine papers of an issuer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proofcheck.cli.registry.options import (
    Format,
    FormatOption,
    say,
    write_json,
    write_line,
)

if TYPE_CHECKING:
    from proofcheck.registry.learning import Learned

FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="Genuine PDFs, as the issuer made them.")
]
PlaceOption = Annotated[
    str,
    typer.Option(
        "--registry",
        metavar="STORE|FILE",
        help="SQLite file, postgresql://user@host/name, or a registry file (JSON).",
    ),
]
IssuerOption = Annotated[
    str, typer.Option("--issuer", metavar="ID", help="The party that issued the papers.")
]
SourceOption = Annotated[
    str, typer.Option("--source", metavar="TEXT", help="Who vouches for them, and why.")
]


def learn(
    files: FilesArgument,
    registry: PlaceOption,
    issuer: IssuerOption,
    source: SourceOption,
    output: FormatOption = Format.TEXT,
) -> int:
    """Learn from genuine papers how their issuer makes papers: program, fonts, form of numbers.

    Kept are these traits and the file's SHA-256, never the paper. From 5 papers of a kind on,
    papers of the issuer are held against them.
    """
    from proofcheck.model.result import Outcome, QuestionSet
    from proofcheck.registry.learning import learn as learn_from
    from proofcheck.registry.learning import require_party
    from proofcheck.verifier import Verifier

    require_party(registry, issuer)
    papers = []
    with Verifier(isolation="process") as verifier:
        for file in files:
            dossier = verifier.gather(file)
            verdict = verifier.judge(dossier, question_set=QuestionSet.AUTHENTICITY).verdict
            if verdict.outcome is Outcome.REJECT:
                say(f"{file} is not learned: {verdict.reason}")
            else:
                papers.append(dossier.documents[0])
    learned = learn_from(registry, papers, issuer=issuer, source=source)
    if output is Format.JSON:
        write_json(learned)
    else:
        _write(learned)
    return 0


def _write(learned: Learned) -> None:
    for paper in learned.unlearned:
        say(f"{paper.path} is not learned: {paper.reason}")
    for doubt in learned.doubts:
        say(f"Learned all the same: {doubt}")
    write_line(
        f"{learned.party}: {learned.new} new of {len(learned.observations)} papers learned, "
        f"{learned.papers} in all"
    )

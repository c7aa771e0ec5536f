"""The dossier: everything gathered about the documents handed in together, before judging.

It is frozen and serialisable, so that a verdict can be made again from a saved dossier.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from proofcheck.model.claim import Claim
from proofcheck.model.document import Document, Fault, PageText
from proofcheck.model.facts import Facts
from proofcheck.model.fields import Kind, Paper
from proofcheck.model.identities import ProviderAnswer
from proofcheck.model.letter_marks import LetterMarks
from proofcheck.model.registry_answers import RegistryAnswers


class Examined(Struct, frozen=True, kw_only=True):
    """One document of the dossier with all that was read and found in it.

    `kind_confidence` is 0..1. `languages` are ISO 639-1 codes, likeliest first; `country` is
    the ISO 3166 alpha-2 code of the issuer, None where it can't be told. `facts` is None
    where the file could not be opened; `faults` then says why. `marks` are those of a letter,
    None for another paper, and where nobody could look.
    """

    document: Document
    kind: Kind
    kind_confidence: float
    paper: Paper
    pages: tuple[PageText, ...] = ()
    languages: tuple[str, ...] = ()
    country: str | None = None
    facts: Facts | None = None
    marks: LetterMarks | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def number(self) -> int:
        """The document's number in the dossier, from 1."""
        return self.document.number


class Dossier(Struct, frozen=True, kw_only=True):
    """What a seller handed in together, read and examined.

    `judged_on` is the day for which it is judged: the claim's, else the day it was gathered.
    `registry` is None where no registry was given; `providers` are the words of public
    registers, one for each number that could be asked there, switched on or not.
    `tools` maps each engine that took part to its version.
    """

    schema: str = "proofcheck-dossier/1"
    documents: tuple[Examined, ...]
    judged_on: date
    claim: Claim | None = None
    registry: RegistryAnswers | None = None
    providers: tuple[ProviderAnswer, ...] = ()
    tools: dict[str, str] = {}

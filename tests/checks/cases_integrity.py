"""Cases of the integrity checks: revisions, signatures, formats, look-alike names."""

from __future__ import annotations

from msgspec import structs

from checks.cases import Cases
from checks.registries import BRAND, OWNER, answers, brand_answer, party_answer
from checks.sheets import (
    FACTS,
    LETTER_TEXT,
    dossier,
    examined,
    invoice,
    of_invoice,
    of_letter,
    replaced,
    sheet,
)
from proofcheck.model.document import OtherFormat, Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.facts import (
    ChangeKind,
    ConcealedText,
    Concealment,
    Deviation,
    FieldChange,
    FormDifference,
    ModificationLevel,
    OddSetting,
    PdfFacts,
    Revision,
    Signature,
    Trait,
)
from proofcheck.model.measures import InObject
from proofcheck.model.origin import Clue, Maker, OddPage, Origin, OriginClue, ProgramClass
from proofcheck.model.registry_answers import Likeness

GROSS_CHANGED = FieldChange(
    field="gross_total",
    was="80",
    now="480",
    was_printed="80.00",
    now_printed="480.00",
    places=(sheet().place("480.00"),),
)


def revision(
    *changes: FieldChange, kinds: tuple[ChangeKind, ...] = (ChangeKind.CONTENT,)
) -> Revision:
    """An earlier revision and what the later ones changed."""
    return Revision(number=1, end=900, kinds=kinds, changes=changes)


def signed(**changes: object) -> Signature:
    """An intact signature, with some of its facts changed."""
    intact = Signature(
        field_name="Signature1",
        place=InObject(document=1, name="12 0 R"),
        signer="Nordhafen Handel GmbH",
        is_intact=True,
        is_valid=True,
        covers_whole_file=True,
        modification=ModificationLevel.NONE,
    )
    return structs.replace(intact, **changes)


IMITATED = "V\u0435ltro"  # a Cyrillic e
IMITATED_TEXT = replaced(("Veltro Outdoor", f"{IMITATED} Outdoor"), text=LETTER_TEXT)
IMITATED_ANSWERS = answers(
    parties=(
        party_answer(f"{IMITATED} Outdoor SAS", "grantor", OWNER, likeness=Likeness.CONFUSABLE),
    ),
    brands=(brand_answer("Veltro", "brands", BRAND),),
)


def _imitated(source: Source) -> Dossier:
    where = sheet(IMITATED_TEXT, source=source)
    return of_letter(
        where, registry=IMITATED_ANSWERS, grantor=where.field(f"{IMITATED} Outdoor SAS")
    )


def of_bytes(*others: OtherFormat, looked: bool = True) -> Dossier:
    """The sample invoice in a file that holds further formats, or that nobody looked through."""
    where = sheet()
    return dossier(examined(invoice(where), where, other_formats=others if looked else None))


ARCHIVE = OtherFormat(name="a ZIP archive", start=900, end=1000)

COVERED = ConcealedText(
    text="80.00",
    shown="480.00",
    place=sheet().place("480.00"),
    concealment=Concealment.COVERED,
    fields=("gross_total",),
)
FOREIGN = Deviation(trait=Trait.FOREIGN_FONT, observed="Helvetica", usual="Calibri")
OUT_OF_TURN = Deviation(
    trait=Trait.ORDER, observed="as 40 of 40 runs", usual="near run 31", amount=9
)


def odd(*deviations: Deviation, **changes: object) -> OddSetting:
    """A gross total that is set unlike the rest of its page."""
    total = OddSetting(
        field="gross_total",
        text="480.00",
        place=sheet().place("480.00"),
        characters="48000",
        deviations=deviations,
    )
    return structs.replace(total, **changes)


STALE = FormDifference(
    name="Total",
    value="80.00",
    shown="480.00",
    place=sheet().place("480.00"),
    fields=("gross_total",),
)


def of_origin(*clues: OriginClue, makers: tuple[Maker, ...] = ()) -> Dossier:
    """The sample invoice in a file of that origin."""
    return of_invoice(facts=structs.replace(FACTS, origin=Origin(clues=clues, makers=makers)))


def clue(kind: Clue) -> OriginClue:
    """One odd thing about where a file comes from."""
    place = InObject(document=1, name="Info dictionary")
    return OriginClue(clue=kind, observed="one thing", expected="another", place=place)


def maker(of_class: ProgramClass) -> Maker:
    """A program of a class, named as the producer."""
    return Maker(role="producer", text="Draw 1.0", program="Draw", of_class=of_class)


SWAPPED = OddPage(
    page=2,
    place=sheet().place("480.00"),
    differences=("set in Times, the others in Calibri", "calls fonts F0, the others TT0"),
    contradictions=("says it is page 1 of 2, and is page 2 of the file",),
)


def of_pages(*odd: OddPage, facts: PdfFacts | None = FACTS) -> Dossier:
    """The sample invoice in a file of two pages."""
    known = facts and structs.replace(facts, origin=Origin(odd_pages=odd))
    one = of_invoice(facts=known).documents[0]
    first = one.document.pages[0]
    pages = (first, structs.replace(first, number=2))
    return dossier(structs.replace(one, document=structs.replace(one.document, pages=pages)))


CASES = {
    "PC-ORG-001": Cases(
        passing=of_origin(makers=(maker(ProgramClass.BUSINESS),)),
        failing=of_origin(makers=(maker(ProgramClass.IMAGE_EDITOR),)),
        unreadable=of_invoice(facts=structs.replace(FACTS, origin=None)),
    ),
    "PC-ORG-002": Cases(
        passing=of_origin(clue(Clue.STRIPPED)),
        failing=of_origin(clue(Clue.MODIFIED_BEFORE_CREATED)),
        unreadable=of_invoice(facts=structs.replace(FACTS, origin=None)),
    ),
    "PC-ORG-003": Cases(
        passing=of_origin(clue(Clue.TOUCHED_UP)),
        failing=of_origin(clue(Clue.OTHER_WRITER)),
        unreadable=of_invoice(facts=structs.replace(FACTS, origin=None)),
    ),
    "PC-ORG-004": Cases(
        passing=of_origin(clue(Clue.OTHER_WRITER)),
        failing=of_origin(clue(Clue.TOUCHED_UP)),
        unreadable=of_invoice(facts=structs.replace(FACTS, origin=None)),
    ),
    "PC-ORG-005": Cases(
        passing=of_pages(structs.replace(SWAPPED, contradictions=())),
        failing=of_pages(SWAPPED),
        unreadable=of_pages(facts=None),
    ),
    "PC-PDF-002": Cases(
        passing=of_invoice(facts=structs.replace(FACTS, concealed=())),
        failing=of_invoice(facts=structs.replace(FACTS, concealed=(COVERED,))),
        unreadable=of_invoice(facts=structs.replace(FACTS, concealed=None)),
    ),
    "PC-PDF-003": Cases(
        passing=of_invoice(facts=structs.replace(FACTS, odd_settings=())),
        failing=of_invoice(facts=structs.replace(FACTS, odd_settings=(odd(FOREIGN, OUT_OF_TURN),))),
        unreadable=of_invoice(facts=structs.replace(FACTS, odd_settings=None)),
    ),
    "PC-PDF-005": Cases(
        passing=of_invoice(facts=structs.replace(FACTS, odd_settings=(odd(FOREIGN, OUT_OF_TURN),))),
        failing=of_invoice(facts=structs.replace(FACTS, odd_settings=(odd(FOREIGN),))),
        unreadable=of_invoice(facts=structs.replace(FACTS, odd_settings=None)),
    ),
    "PC-PDF-001": Cases(
        passing=of_invoice(facts=structs.replace(FACTS, revisions=(revision(),))),
        failing=of_invoice(facts=structs.replace(FACTS, revisions=(revision(GROSS_CHANGED),))),
        unreadable=of_invoice(facts=None),
    ),
    "PC-PDF-004": Cases(
        passing=of_invoice(facts=structs.replace(FACTS, form_differences=())),
        failing=of_invoice(facts=structs.replace(FACTS, form_differences=(STALE,))),
        unreadable=of_invoice(facts=structs.replace(FACTS, form_differences=None)),
    ),
    "PC-SIG-001": Cases(
        passing=of_invoice(facts=structs.replace(FACTS, signatures=(signed(),))),
        failing=of_invoice(facts=structs.replace(FACTS, signatures=(signed(is_intact=False),))),
        unreadable=of_invoice(
            facts=structs.replace(
                FACTS, signatures=(signed(is_intact=None, unread="an unknown algorithm."),)
            )
        ),
    ),
    "PC-FIL-001": Cases(
        passing=of_bytes(), failing=of_bytes(ARCHIVE), unreadable=of_bytes(looked=False)
    ),
    "PC-NAM-001": Cases(
        passing=of_letter(registry=answers()),
        failing=_imitated(Source.TEXT_LAYER),
        unreadable=_imitated(Source.OCR),
    ),
}

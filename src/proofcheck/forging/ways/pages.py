"""Ways that change whole pages."""

from __future__ import annotations

from random import Random

from proofcheck.forging.edits import editing
from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.pictures import pdf_of_pictures
from proofcheck.forging.saving import edited, rewritten
from proofcheck.forging.traces import EDITORS, later, pdf_date, touched
from proofcheck.forging.way import Layer, Made, NotMadeError, Way, Workshop
from proofcheck.model.measures import Box

PICTURE_DPI = 200.0


def _page_swap(genuine: Genuine, rng: Random, workshop: Workshop) -> Made:
    genuine.refuse_signed()
    if genuine.pages < 2:
        raise NotMadeError("The file has one page only, so no page of it can be swapped.")
    donors = [data for data in workshop.donors if data != genuine.data]
    if not donors:
        raise NotMadeError("There is no other file to take a page from.")
    number = rng.randrange(2, genuine.pages + 1)
    with edited(genuine.data) as pdf, edited(rng.choice(donors)) as donor:
        pdf.pages[number - 1] = donor.pages[0]
        touched(pdf, genuine, rng, EDITORS)
        data = rewritten(pdf)
    with opened(data) as upload:
        page = upload.document.pages[number - 1]
    whole = Box(0.0, 0.0, page.width_pt, page.height_pt)
    return Made(data=data, layer=Layer.ANY, areas=((number, whole),), lost_pages=(number,))


def _rasterised(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng, own_font=True) as edit:
        edit.retype()
        change, data = edit.change, rewritten(edit.pdf)
    with opened(data) as upload:
        pages = [
            (upload.render(page.number, PICTURE_DPI), page.width_pt, page.height_pt)
            for page in upload.document.pages
        ]
    made = pdf_of_pictures(
        pages,
        quality=rng.randrange(75, 93),
        producer=rng.choice(EDITORS),
        made_on=pdf_date(later(genuine, rng)),
    )
    return Made(data=made, changes=(change,), layer=Layer.ANY, is_else_same=False)


PAGE_WAYS = (
    Way(
        name="page-swap",
        title="a page replaced by one of another file",
        make=_page_swap,
    ),
    Way(
        name="rasterised",
        title="a value retyped in the page's font, then every page made a picture",
        make=_rasterised,
    ),
)

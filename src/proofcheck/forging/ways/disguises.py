"""Ways that hide the traces of an edit."""

from __future__ import annotations

from random import Random

from proofcheck.forging.edits import editing
from proofcheck.forging.genuine import Genuine
from proofcheck.forging.saving import rewritten
from proofcheck.forging.traces import with_first_id_twice
from proofcheck.forging.way import Made, Way, Workshop
from proofcheck.forging.ways.retyping import stands_alone


def _metadata_disguise(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng, stands_alone, own_font=True) as edit:
        edit.retype()
        for key in ("/ModDate",):
            created = edit.pdf.docinfo.get("/CreationDate")
            if key in edit.pdf.docinfo and created is not None:
                edit.pdf.docinfo[key] = created
        return Made(data=with_first_id_twice(rewritten(edit.pdf)), changes=(edit.change,))


DISGUISE_WAYS = (
    Way(
        name="metadata-disguise",
        title="a value retyped in the page's font, producer, dates and ids made to look original",
        make=_metadata_disguise,
    ),
)

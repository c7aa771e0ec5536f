"""Every way, made from real papers and looked at with other eyes than its own check."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest

from forging.made_set import SOURCES, MadeSet
from proofcheck.evaluation.truth import Truth
from proofcheck.forging import WAYS
from proofcheck.forging.genuine import opened
from proofcheck.intake.structure import revision_ends
from proofcheck.model.measures import Box
from proofcheck.reading.text_layer import read_text_layer

RETYPED = {
    *("incremental-edit", "rewrite-own-font", "arithmetic-only", "page-against-xml"),
    *("page-against-code", "signed-then-edited", "signature-stripped", "metadata-disguise"),
    "redact-foreign-font",
}
"""Ways after which nothing of the old value is left in the last revision."""

OLD_LEFT = {"picture-over-value", "annotation-over-value", "form-field-over-value"}
NEW_ON_TOP = {"cover-foreign-font", "cover-own-font", "hidden-layer", "invisible-text"}
PAGE_KEPT = {"xml-only", "code-replaced"}


def genuine_of(made: MadeSet, truth: Truth, fixtures: Path) -> bytes:
    stem = truth.document.split("--")[0]
    return (fixtures / next(name for name in SOURCES if Path(name).stem == stem)).read_bytes()


def pixels_of(data: bytes, page: int) -> np.ndarray:
    with opened(data) as upload:
        return cv2.cvtColor(upload.render(page, 120), cv2.COLOR_RGB2GRAY).astype(int)


def words_at(data: bytes, page: int, box: Box) -> str:
    with opened(data) as upload:
        opened_page = upload.pdf[page - 1]
        layer = read_text_layer(opened_page, 20_000)
        opened_page.close()
    pieces = sorted((*layer.visible, *layer.invisible), key=lambda piece: piece.word.box.x0)
    return "".join(p.word.text for p in pieces if p.word.box.overlap(box.grown(2)) > 0.3)


def test_there_are_enough_ways_and_their_names_are_unique():
    names = [way.name for way in WAYS]
    assert len(names) >= 16
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("way", [w for w in WAYS if w.name != "page-swap"], ids=lambda w: w.name)
def test_a_way_is_made_and_the_page_differs_at_the_forged_place_alone(
    made: MadeSet, fixtures: Path, way: object
):
    name = way.name
    truths = made.of(name)
    assert truths, [one for one in made.account.not_made if one.way == name]
    for truth in truths:
        assert truth.label == "forged"
        assert truth.forgery.technique == name
        assert truth.forgery.fields
        if name in ("rasterised", "signature-stripped"):
            continue
        before = genuine_of(made, truth, fixtures)
        after = (made.folder / truth.document).read_bytes()
        forged = truth.forgery.boxes[0]
        differs = np.abs(pixels_of(before, forged.page) - pixels_of(after, forged.page)) > 60
        mask = np.zeros_like(differs)
        for one in truth.forgery.boxes:
            x0, y0, x1, y1 = (part * 120 / 72 for part in one.box)
            mask[int(y0) - 7 : int(y1) + 8, int(x0) - 7 : int(x1) + 8] = True
        assert not (differs & ~mask).any(), truth.document
        shows_old = name == "xml-only" or (name == "tounicode-swap" and not differs.any())
        assert shows_old or (differs & mask).sum() >= 3, truth.document


@pytest.mark.parametrize("name", sorted(RETYPED))
def test_nothing_of_the_old_value_is_left(made: MadeSet, fixtures: Path, name: str):
    for truth in made.of(name):
        forged = truth.forgery.boxes[0]
        before = words_at(genuine_of(made, truth, fixtures), forged.page, Box(*forged.box))
        after = words_at((made.folder / truth.document).read_bytes(), forged.page, Box(*forged.box))
        assert before
        assert after
        assert before != after
        assert before not in after


@pytest.mark.parametrize("name", sorted(OLD_LEFT | PAGE_KEPT))
def test_the_text_layer_keeps_the_old_value(made: MadeSet, fixtures: Path, name: str):
    for truth in made.of(name):
        forged = truth.forgery.boxes[0]
        before = words_at(genuine_of(made, truth, fixtures), forged.page, Box(*forged.box))
        after = words_at((made.folder / truth.document).read_bytes(), forged.page, Box(*forged.box))
        assert before == after


def test_a_swapped_map_changes_the_text_or_the_page_but_never_both(made: MadeSet, fixtures: Path):
    ways = set()
    for truth in made.of("tounicode-swap"):
        forged = truth.forgery.boxes[0]
        before, box = genuine_of(made, truth, fixtures), Box(*forged.box)
        after = (made.folder / truth.document).read_bytes()
        is_seen = bool(
            (np.abs(pixels_of(before, forged.page) - pixels_of(after, forged.page)) > 60).any()
        )
        is_said = words_at(before, forged.page, box) != words_at(after, forged.page, box)
        assert is_seen != is_said, truth.document
        ways.add(is_seen)
    assert ways == {True, False}


@pytest.mark.parametrize(
    "name", ["incremental-edit", "annotation-over-value", "form-field-over-value"]
)
def test_an_update_keeps_the_genuine_bytes_as_first_revision(
    made: MadeSet, fixtures: Path, name: str
):
    for truth in made.of(name):
        before = genuine_of(made, truth, fixtures)
        after = (made.folder / truth.document).read_bytes()
        assert after.startswith(before)
        assert len(revision_ends(after)) == len(revision_ends(before)) + 1


def test_a_signed_file_that_was_edited_has_a_signature_that_forbids_it(made: MadeSet):
    from proofcheck.forensics.signatures import read_signatures
    from proofcheck.model.facts import ModificationLevel

    for truth in made.of("signed-then-edited"):
        with opened((made.folder / truth.document).read_bytes()) as upload:
            (signature,) = read_signatures(upload)
        assert signature.is_intact
        assert signature.is_valid
        assert not signature.covers_whole_file
        assert signature.modification is ModificationLevel.OTHER


def test_a_stripped_signature_leaves_no_field(made: MadeSet):
    for truth in made.of("signature-stripped"):
        data = (made.folder / truth.document).read_bytes()
        assert b"/ByteRange" not in data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert "/AcroForm" not in pdf.Root
            assert not any(page.obj.get("/Annots") for page in pdf.pages)


def test_the_xml_says_other_than_the_page(made: MadeSet, fixtures: Path):
    """The verifier's own reading of the XML changed in exactly the forged field."""
    from proofcheck.model.document import Source
    from proofcheck.model.fields import Field, named_fields
    from proofcheck.verifier import Verifier

    (truth,) = made.of("xml-only")
    with Verifier() as verifier:
        papers = [
            verifier.gather(data).documents[0].paper
            for data in (
                genuine_of(made, truth, fixtures),
                (made.folder / truth.document).read_bytes(),
            )
        ]
    said = []
    for paper in papers:
        values = {}
        for prefix, part in [("", paper)] + [(f"{i}.", line) for i, line in enumerate(paper.lines)]:
            for name, field in named_fields(part):
                reading = field.witness(Source.XML) if isinstance(field, Field) else None
                if reading is not None:
                    values[prefix + name] = reading.value
        said.append(values)
    assert len(said[0]) > 20
    changed = {name for name in said[0] if said[0][name] != said[1].get(name)}
    assert {name.split(".")[-1] for name in changed} == {
        field.removeprefix("lines.") for field in truth.forgery.fields[:1]
    }


def test_a_replaced_code_reads_and_differs(made: MadeSet, fixtures: Path):
    from proofcheck.checks.payloads import parse_payload
    from proofcheck.verifier import Verifier

    for truth in made.of("code-replaced"):
        with Verifier() as verifier:
            before, after = (
                [
                    parse_payload(code.payload)
                    for page in verifier.gather(data).documents[0].pages
                    for code in page.codes
                ]
                for data in (
                    genuine_of(made, truth, fixtures),
                    (made.folder / truth.document).read_bytes(),
                )
            )
        assert before
        assert len({repr(payload) for payload in after}) == 1
        assert after[0] is not None
        assert after[0] != before[0]
        assert after[0].has_right_checksum == before[0].has_right_checksum


def test_a_rasterised_file_has_pictures_only(made: MadeSet):
    for truth in made.of("rasterised"):
        with pikepdf.open(made.folder / truth.document) as pdf:
            assert all("/Font" not in page.resources for page in pdf.pages)


def test_a_disguised_file_says_of_itself_what_the_genuine_one_says(made: MadeSet, fixtures: Path):
    for truth in made.of("metadata-disguise"):
        with (
            pikepdf.open(io.BytesIO(genuine_of(made, truth, fixtures))) as before,
            pikepdf.open(made.folder / truth.document) as after,
        ):
            for key in ("/Producer", "/Creator", "/CreationDate"):
                assert before.docinfo.get(key) == after.docinfo.get(key)
            assert bytes(after.trailer.ID[0]) == bytes(after.trailer.ID[1])


def test_a_page_is_swapped_in_a_file_of_several(tmp_path: Path, fixtures: Path):
    from proofcheck.forging import Order, forge_files

    two = tmp_path / "two.pdf"
    with pikepdf.new() as pdf:
        for name in ("invoices/de-band.pdf", "invoices/fr-grid.pdf"):
            with pikepdf.open(fixtures / name) as own:
                pdf.pages.extend(own.pages)
        pdf.save(two)
    order = Order(ways=tuple(w for w in WAYS if w.name == "page-swap"), harmless=())
    files = [two, fixtures / "invoices/it-minimal.pdf"]
    account = forge_files(files, tmp_path / "set", order, truths={}, say=lambda _: None)
    assert account.made == {"page-swap": 1}
    data = (tmp_path / "set/two--page-swap.pdf").read_bytes()
    assert (pixels_of(data, 1) == pixels_of(two.read_bytes(), 1)).all()
    assert (pixels_of(data, 2) == pixels_of(files[1].read_bytes(), 1)).all()

"""Every harmless version, made from real papers; what they say stays."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from forging.made_set import SOURCES, MadeSet
from forging.test_ways import genuine_of, pixels_of
from proofcheck.forging import HARMLESS
from proofcheck.forging.genuine import opened
from proofcheck.intake.structure import revision_ends

SAME_LOOK = ("untouched", "resaved", "linearised", "metadata-stripped", "print-locked")
SAME_FIRST_PAGES = ("merged", "page-appended")
UPDATES = ("page-appended", "paid-stamp", "highlighted", "comment-note", "signed-once")


def test_there_are_enough_versions_and_their_names_are_unique():
    names = [way.name for way in HARMLESS]
    assert len(names) >= 12 + 1
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("way", HARMLESS, ids=lambda way: way.name)
def test_a_version_of_every_source_is_made_and_is_genuine(made: MadeSet, way: object):
    if way.name == "printed" and shutil.which("pdftocairo") is None:
        assert not made.of("printed")
        assert any("poppler-utils" in one.reason for one in made.account.not_made)
        return
    truths = made.of(way.name)
    assert len(truths) == len(SOURCES), made.account.not_made
    assert all(truth.label == "genuine" and truth.forgery is None for truth in truths)
    for truth in truths:
        with opened((made.folder / truth.document).read_bytes()) as upload:
            assert upload.document.pages


@pytest.mark.parametrize("name", [*SAME_LOOK, *SAME_FIRST_PAGES])
def test_pages_look_as_before(made: MadeSet, fixtures: Path, name: str):
    for truth in made.of(name):
        before = pixels_of(genuine_of(made, truth, fixtures), 1)
        after = pixels_of((made.folder / truth.document).read_bytes(), 1)
        assert int((np.abs(before - after) > 40).sum()) < 3


@pytest.mark.parametrize("name", UPDATES)
def test_updates_keep_the_genuine_bytes(made: MadeSet, fixtures: Path, name: str):
    for truth in made.of(name):
        before = genuine_of(made, truth, fixtures)
        after = (made.folder / truth.document).read_bytes()
        assert after.startswith(before)
        assert len(revision_ends(after)) == len(revision_ends(before)) + 1


@pytest.mark.parametrize("name", ["paid-stamp", "comment-note", "form-filled"])
def test_marks_lie_in_blank_space(made: MadeSet, fixtures: Path, name: str):
    """No ink of the genuine page is under what was added."""
    for truth in made.of(name):
        before = pixels_of(genuine_of(made, truth, fixtures), 1)
        after = pixels_of((made.folder / truth.document).read_bytes(), 1)
        changed = np.abs(before - after) > 40
        assert changed.any()
        paper = int(np.median(before))
        assert int(np.abs(before[changed] - paper).max()) <= 20


def test_a_scan_is_a_picture_askew_with_noise(made: MadeSet, fixtures: Path):
    for truth in made.of("scanned"):
        data = (made.folder / truth.document).read_bytes()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert "/Font" not in pdf.pages[0].resources
        grey = pixels_of(data, 1)
        before = pixels_of(genuine_of(made, truth, fixtures), 1)
        even = [float((np.diff(pixels, axis=1) == 0).mean()) for pixels in (before, grey)]
        assert even[0] > 0.9  # of neighbours that are alike; noise makes them differ
        assert even[1] < 0.75
        assert (np.abs(before - grey) > 60).mean() > 0.005


def test_a_locked_file_opens_and_forbids_changes(made: MadeSet):
    for truth in made.of("print-locked"):
        with pikepdf.open(made.folder / truth.document) as pdf:
            assert pdf.is_encrypted
            assert not pdf.allow.modify_other
            assert pdf.allow.print_highres


def test_linearised_and_stripped_files_are_so(made: MadeSet):
    for truth in made.of("linearised"):
        with pikepdf.open(made.folder / truth.document) as pdf:
            assert pdf.is_linearized
    for truth in made.of("metadata-stripped"):
        with pikepdf.open(made.folder / truth.document) as pdf:
            assert "/Info" not in pdf.trailer
            assert "/Metadata" not in pdf.Root


@pytest.mark.parametrize(("name", "count"), [("signed-once", 1), ("signed-twice", 2)])
def test_signatures_are_valid_and_allow_what_came_after(made: MadeSet, name: str, count: int):
    from proofcheck.forensics.signatures import read_signatures
    from proofcheck.model.facts import ModificationLevel

    for truth in made.of(name):
        with opened((made.folder / truth.document).read_bytes()) as upload:
            signatures = read_signatures(upload)
        assert len(signatures) == count
        assert all(one.is_intact and one.is_valid for one in signatures)
        assert all(one.modification is not ModificationLevel.OTHER for one in signatures)


def test_a_filled_field_was_there_before_and_empty(made: MadeSet):
    for truth in made.of("form-filled"):
        data = (made.folder / truth.document).read_bytes()
        ends = revision_ends(data)
        values = []
        for end in ends[-2:]:
            with pikepdf.open(io.BytesIO(data[:end])) as pdf:
                values.append(str(pdf.Root.AcroForm.Fields[-1].V))
        assert values[0] == ""
        assert values[1].startswith("Received ")

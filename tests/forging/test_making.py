"""Sets as wholes: truth, seeds, selection, odd files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forging.made_set import MadeSet, make_set
from proofcheck.errors import InputError
from proofcheck.forging import HARMLESS, WAYS, Order, forge_files
from proofcheck.forging.checking import FlawError, check
from proofcheck.forging.way import Change, Layer, Made
from proofcheck.model.measures import Box

QUICK = tuple(way for way in WAYS if way.name in ("incremental-edit", "cover-foreign-font"))
SAVED = tuple(way for way in HARMLESS if way.name in ("resaved", "scanned"))
RANDOM_BYTES = {"print-locked"}
"""AES needs random numbers, which are not drawn by the seed."""


def test_every_way_is_made_or_listed_with_its_reason(made: MadeSet):
    done = {(t.document.split("--")[0], t.group) for t in made.truths}
    refused = {(Path(one.path).stem, one.way): one.reason for one in made.account.not_made}
    for stem in {stem for stem, _ in done}:
        for way in (*WAYS, *HARMLESS):
            assert ((stem, way.name) in done) != ((stem, way.name) in refused)
    assert all(len(reason) > 15 for reason in refused.values())
    for (stem, way), reason in refused.items():
        assert any(stem in word and f"{way} not made: {reason}" in word for word in made.words)


def test_all_documents_are_in_the_truth_and_no_others(made: MadeSet):
    files = {path.name for path in made.folder.iterdir()} - {"truth.jsonl"}
    assert files == {truth.document for truth in made.truths}
    assert sum(made.account.made.values()) == len(files)


def test_the_truth_says_what_the_page_says_after_the_edit(made: MadeSet, fixtures: Path):
    own = {
        Path(row["document"]).stem: row
        for row in map(json.loads, (fixtures / "truth.jsonl").read_text("utf-8").splitlines())
    }
    changed = 0
    for truth in made.truths:
        before = own[truth.document.split("--")[0]]["fields"]
        if truth.label == "genuine" or truth.group in ("xml-only", "code-replaced"):
            assert json.loads(json.dumps(truth.fields)) == before
            continue
        differing = {name for name in before if truth.fields.get(name) != before[name]}
        if truth.group == "tounicode-swap" and not differing:
            continue
        forged = {name.split(".")[0] for name in truth.forgery.fields}
        assert len(differing) == 1, (truth.document, differing)
        assert differing <= forged
        changed += 1
    assert changed > 50


def test_the_same_seed_makes_the_same_bytes_and_another_seed_others(tmp_path: Path, fixtures: Path):
    files = [fixtures / "invoices/de-band.pdf"]
    one, again = (make_set(tmp_path / name, files, Order(seed=5)) for name in ("one", "again"))
    assert [t.document for t in one.truths] == [t.document for t in again.truths]
    assert (one.folder / "truth.jsonl").read_bytes() == (again.folder / "truth.jsonl").read_bytes()
    for truth in one.truths:
        same = (one.folder / truth.document).read_bytes() == (
            again.folder / truth.document
        ).read_bytes()
        assert same or truth.group in RANDOM_BYTES, truth.document
    other = make_set(tmp_path / "other", files, Order(seed=6, ways=QUICK, harmless=()))
    by_name = {truth.document: truth for truth in one.truths}
    assert any(truth.forgery != by_name[truth.document].forgery for truth in other.truths)


def test_a_way_does_not_depend_on_which_others_are_made(tmp_path: Path, fixtures: Path):
    files = [fixtures / "invoices/de-band.pdf"]
    alone = make_set(tmp_path / "alone", files, Order(seed=5, ways=QUICK[:1], harmless=()))
    both = make_set(tmp_path / "both", files, Order(seed=5, ways=QUICK, harmless=SAVED))
    name = alone.truths[0].document
    assert (alone.folder / name).read_bytes() == (both.folder / name).read_bytes()


def test_so_many_a_file_spread_over_the_ways(tmp_path: Path, fixtures: Path):
    files = [fixtures / "invoices/de-band.pdf", fixtures / "invoices/it-minimal.pdf"]
    order = Order(seed=1, ways=QUICK, harmless=SAVED, per_file=1)
    found = make_set(tmp_path / "set", files, order)
    assert found.account.made == {way.name: 1 for way in (*QUICK, *SAVED)}


def test_without_a_truth_only_what_the_edit_set_is_called_true(tmp_path: Path, fixtures: Path):
    order = Order(ways=QUICK[:1], harmless=SAVED[:1])
    found = make_set(tmp_path / "set", [fixtures / "invoices/de-band.pdf"], order)
    forged, harmless = found.truths
    assert harmless.fields == {}
    assert len(forged.fields) <= 1
    assert not forged.complete
    assert forged.kind is None


def test_odd_files_are_named_and_the_others_made(tmp_path: Path, fixtures: Path):
    odd = tmp_path / "odd.pdf"
    odd.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer <<")
    files = [
        *(odd, fixtures / "unreadable/zero-bytes.pdf", fixtures / "unreadable/locked.pdf"),
        *(fixtures / "unreadable/blank.pdf", fixtures / "invoices/it-minimal.pdf"),
    ]
    found = make_set(tmp_path / "set", files, Order(ways=QUICK, harmless=SAVED))
    whole = [one for one in found.account.not_made if one.way is None]
    assert {Path(one.path).name for one in whole} == {"odd.pdf", "zero-bytes.pdf", "locked.pdf"}
    refused = {one.way for one in found.account.not_made if one.path.endswith("blank.pdf")}
    assert refused == {way.name for way in QUICK}
    assert found.account.made == {
        **{way.name: 1 for way in QUICK},
        **{way.name: 2 for way in SAVED},
    }


def test_a_folder_with_a_truth_file_is_not_overwritten(tmp_path: Path, fixtures: Path):
    (tmp_path / "truth.jsonl").write_text("")
    with pytest.raises(InputError, match="holds a truth file"):
        forge_files([], tmp_path, Order(), truths={}, say=lambda _: None)
    with pytest.raises(InputError, match="can't be read"):
        forge_files([tmp_path / "x.pdf"], tmp_path / "s", Order(), truths={}, say=lambda _: None)


def flawed(genuine: object, **parts: object) -> Made:
    target = next(t for t in genuine.targets if t.name == "gross_total")
    change = Change(
        fields=("gross_total",),
        was="8673.91",
        now="9673.91",
        printed_was=target.printed,
        printed_now=target.printed.replace("8", "9", 1),
        page=1,
        box=target.box,
    )
    return Made(**{"data": genuine.data, "changes": (change,), **parts})


def test_what_is_not_as_promised_is_told(genuine: object, fixtures: Path):
    paper = genuine("invoices/de-band.pdf")
    with pytest.raises(FlawError, match="does not show another value"):
        check(paper, flawed(paper))
    with pytest.raises(FlawError, match="text layer says"):
        check(paper, flawed(paper, shows_new=False))
    check(paper, flawed(paper, shows_new=False, layer=Layer.OLD))
    other = (fixtures / "invoices/it-minimal.pdf").read_bytes()
    with pytest.raises(FlawError, match="looks other elsewhere"):
        check(paper, Made(data=other, layer=Layer.ANY))
    with pytest.raises(FlawError, match="pages instead of"):
        check(paper, Made(data=paper.data, pages=2))
    mark = Made(data=paper.data, marks=((1, Box(0, 0, 10, 10)),), layer=Layer.ANY)
    check(paper, mark)

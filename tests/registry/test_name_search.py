from __future__ import annotations

import threading

import pytest

from proofcheck.model.registry_answers import Likeness
from proofcheck.registry.filling import store_in_memory
from proofcheck.registry.name_search import NameSearch
from proofcheck.registry.record_keys import RecordKind
from registry.papers import registry_file

FILLERS = [
    {"id": f"f{n}", "name": f"{first} {second} {form}"}
    for n, (first, second, form) in enumerate(
        (first, second, form)
        for first in ("Alpen", "Nordsee", "Pacific", "Sunrise", "Harbour")
        for second in ("Handel", "Trading", "Vertrieb", "Import", "Brands")
        for form in ("GmbH", "Ltd", "SARL")
    )
]
PARTIES = [
    {"id": "meridian", "name": "Meridian Brands Asia Limited"},
    {"id": "michael", "name": "Michael Korsten Leather Inc."},
    {"id": "rosso", "name": "РОССО"},
    {"id": "jincheng", "name": "杭州锦程电子商务有限公司", "aliases": ["Hangzhou Jincheng"]},
    {"id": "twin-a", "name": "Delta Trading House Ltd"},
    {"id": "twin-b", "name": "DELTA Trading House S.A."},
    *FILLERS,
]


@pytest.fixture(scope="module", params=[0, 20_000], ids=["packed", "pending"])
def search(request: pytest.FixtureRequest) -> NameSearch:
    rows = registry_file(parties=PARTIES, brands=[], authorisations=[], signatories=[])
    store = store_in_memory(rows, source="t", most_pending=request.param)
    return NameSearch(store, RecordKind.PARTY)


@pytest.mark.parametrize(
    ("asked", "owner", "likeness"),
    [
        ("Meridian Brands Asia Limited", "meridian", Likeness.IDENTICAL),
        ("MERIDIAN BRANDS ASIA LTD.", "meridian", Likeness.SAME),
        ("Meridiаn Brands Asia Limited", "meridian", Likeness.CONFUSABLE),
        ("Merldian Brands Asia Limited", "meridian", Likeness.OCR_CLASS),
        ("Meridain Brands Asia Limited", "meridian", Likeness.TYPO),
        ("Asia Meridian Brands", "meridian", Likeness.REORDERED),
        ("Meridian Brands Asia Limited Hong Kong Branch", "meridian", Likeness.SUBSET),
        ("Michel Korsten Leather", "michael", Likeness.TYPO),
        ("POCCO", "rosso", Likeness.CONFUSABLE),
        ("杭州锦程电子商务", "jincheng", Likeness.SAME),
        ("杭州锦程電子商務有限公司", "jincheng", Likeness.SAME),
        ("HANGZHOU JINCHENG CO., LTD.", "jincheng", Likeness.SAME),
    ],
)
def test_what_a_name_finds(search: NameSearch, asked: str, owner: str, likeness: Likeness) -> None:
    best = search.search(asked)[0]
    assert (best.owner, best.comparison.likeness) == (owner, likeness)


def test_both_parties_of_one_name_are_listed(search: NameSearch) -> None:
    found = search.search("Delta Trading House")
    assert [candidate.owner for candidate in found[:2]] == ["twin-a", "twin-b"]
    assert all(candidate.comparison.likeness is Likeness.SAME for candidate in found[:2])


@pytest.mark.parametrize("asked", ["Quillane Jewellery", "", "...", "公司", "x" * 5000])
def test_a_name_that_nobody_has(search: NameSearch, asked: str) -> None:
    assert search.search(asked) == ()


def test_kinds_are_kept_apart() -> None:
    store = store_in_memory(registry_file(), source="t")
    assert [c.owner for c in NameSearch(store, RecordKind.BRAND).search("瓦尔多罗")] == ["valdoro"]
    assert NameSearch(store, RecordKind.PARTY).search("瓦尔多罗") == ()


def test_many_threads_search_at_once(search: NameSearch) -> None:
    wrong: list[str] = []

    def ask() -> None:
        for _ in range(20):
            if search.search("Meridain Brands Asia")[0].owner != "meridian":
                wrong.append("other")

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong

"""Long JSON files, one element at a time: lines, pieces that end anywhere, damage."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofcheck.errors import RegistryError
from proofcheck.registry.importers import json_stream
from proofcheck.registry.importers.json_stream import elements

TEXT = 'a"\\é\n{}[],:华'
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(TEXT, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(TEXT, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(
    document=st.dictionaries(st.sampled_from("abc"), st.lists(VALUES, max_size=5)),
    indent=st.sampled_from([None, 1]),
)
def test_the_elements_are_those_of_a_whole_parse_wherever_the_pieces_end(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, list[object]], indent: int | None
) -> None:
    path = tmp_path_factory.mktemp("json") / "a.json"
    path.write_text(json.dumps(document, indent=indent), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "CHUNK_CHARACTERS", 3)
        found = [(element.key, element.value) for element in elements(path)]
    assert found == [(key, value) for key, values in document.items() for value in values]


def test_each_element_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(b'{"version": 1,\n"a": [\n1,\n{"x":\n2},\n3]}\n'))
    found = [(element.line, element.key, element.value) for element in elements(path)]
    assert found == [(1, "version", 1), (3, "a", 1), (4, "a", {"x": 2}), (6, "a", 3)]


@pytest.mark.parametrize("text", ['{"a": [1, 2', '{"a": [1 2]}', "[1]]", "7", "", '{"a": [nul]}'])
def test_damage_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(f"\n{text}")
    with pytest.raises(RegistryError, match="damaged at line 2"):
        list(elements(path))


def test_a_value_that_does_not_end_is_not_held_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "MOST_CHARACTERS", 1000)
    path = tmp_path / "a.json"
    path.write_text('{"a": ["' + "x" * 500_000)
    with pytest.raises(RegistryError, match="does not end"):
        list(elements(path))

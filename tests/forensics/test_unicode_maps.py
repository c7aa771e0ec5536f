"""A font that is copied as other text than its glyphs show is told; honest maps are not."""

from __future__ import annotations

import io

import pikepdf
import pytest

from forensics.papers import SOUND, drawn, facts_of
from proofcheck.forensics.typesetting import find_lies
from proofcheck.model.facts import Trait

MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
%s
endcmap end end"""


def with_map(data: bytes, body: bytes) -> bytes:
    """The page's fonts with a ToUnicode map."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for _, font in pdf.pages[0].Resources.Font.items():
            font.ToUnicode = pdf.make_stream(MAP % body)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        b"1 beginbfchar <31> <0037> endbfchar",
        b"1 beginbfrange <30> <32> [<0030> <0037> <0032>] endbfrange",
    ],
    ids=["a character", "a list"],
)
def test_a_map_against_the_names_of_the_glyphs_is_a_lie(body: bytes):
    (lie,) = find_lies(with_map(drawn(SOUND), body), (1,))[1]
    assert (lie.says, lie.means) == ("7", "1")


@pytest.mark.parametrize(
    "body",
    [b"1 beginbfrange <30> <39> <0030> endbfrange", b"1 beginbfchar <31> <00310032> endbfchar"],
    ids=["right", "two characters"],
)
def test_an_honest_map_is_none(body: bytes):
    assert find_lies(with_map(drawn(SOUND), body), (1,)) == {}


def test_two_fonts_with_the_same_glyphs_contradict_each_other():
    data = drawn(SOUND, fonts={"Total due": "Courier"})
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        usual = next(f for _, f in fonts.items() if f.BaseFont == "/Helvetica")
        (name,) = [n for n, f in fonts.items() if f.BaseFont == "/Courier"]
        del usual["/Encoding"]
        twin = pdf.make_indirect(pikepdf.Dictionary(dict(usual.items())))
        usual.ToUnicode = pdf.make_stream(MAP % b"1 beginbfrange <30> <7A> <0030> endbfrange")
        twin.ToUnicode = pdf.make_stream(MAP % b"1 beginbfchar <31> <0037> endbfchar")
        fonts[name] = twin
        pdf.save(out)
    (total,) = [
        one for one in facts_of(out.getvalue()).odd_settings or () if one.field == "gross_total"
    ]
    assert Trait.UNICODE_MAP in {d.trait for d in total.deviations}

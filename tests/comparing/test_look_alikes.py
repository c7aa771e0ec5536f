from __future__ import annotations

import pytest

from proofcheck.comparing.look_alikes import Imitation, look_alike


@pytest.mark.parametrize(
    ("observed", "expected", "imitation", "level"),
    [
        ("Nоrthlume", "Northlume", Imitation.HOMOGLYPH, "B"),
        ("Brenkamρ", "Brenkamp", Imitation.HOMOGLYPH, "B"),
        ("GUCCl", "GUCCI", Imitation.TYPED_MISREADING, "C"),
        ("Nortlhume", "Northlume", Imitation.TYPOSQUAT, "D"),
        ("Nortlhume Outlet", "Northlume", Imitation.TYPOSQUAT, "D"),
        ("Northlume Official Store", "Northlume", Imitation.IMPERSONATION, "F"),
        ("澄岚旗舰店", "澄岚", Imitation.IMPERSONATION, "F"),
        ("North\u200blume", "Northlume", Imitation.HIDDEN, "A"),
        ("NORTHLUME Ltd", "Northlume", Imitation.NONE, "A"),
        ("Aurelin", "Aurélin", Imitation.NONE, "A"),
        ("Nera Orchidea", "Orchidea Nera", Imitation.NONE, "E"),
        ("Northlume Japan K.K.", "Northlume", Imitation.NONE, "F"),
        ("Northlumes", "Northlume", Imitation.NONE, "D"),
        ("アンデルンセ", "アンデルセン", Imitation.TYPOSQUAT, "D"),
        ("農工商超店", "農工商超市", Imitation.NONE, "D"),
        ("大豐銀行 Bacno Tai Fung", "大豐銀行 Banco Tai Fung", Imitation.TYPOSQUAT, "D"),
    ],
)
def test_levels_and_imitations(
    observed: str, expected: str, imitation: Imitation, level: str
) -> None:
    found = look_alike(observed, expected)
    assert (found.imitation, found.level) == (imitation, level)


@pytest.mark.parametrize("observed", ["GUCCl", "GUCCII"])
def test_what_ocr_confuses_is_no_attack_in_a_text_from_ocr(observed: str) -> None:
    assert look_alike(observed, "GUCCI", is_ocr=True).imitation is Imitation.NONE


def test_the_evidence_names_code_points() -> None:
    (difference,) = look_alike("Nоrthlume", "Northlume").differences
    assert difference.observed_code_points == ("U+043E",)

"""Forms in sections: whose name stands below the label for a name."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import Field


def _parties(*rows: str) -> tuple[str, str]:
    letter = read_letter((page_of(*rows),))
    named = (letter.grantor, letter.grantee)
    return tuple(name.value if isinstance(name, Field) else "" for name in named)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("sections", "labels", "names"),
    [
        (
            ("I - Marque", "II - Point de vente"),
            "Dénomination | Adresse",
            ("Lavoisier SA", "Quinet SARL"),
        ),
        (
            ("A. Leverancier", "B. Dealer"),
            "Naam | Adres",
            ("Coöperatie Veenoord U.A.", "Duinzicht B.V."),
        ),
        (("一、品牌方", "二、經銷方"), "名稱 | 地址", ("雅緻家居有限公司", "青禾企業社")),
    ],
)
def test_the_section_gives_the_firm_its_part(
    sections: tuple[str, str], labels: str, names: tuple[str, str]
) -> None:
    rows = [
        row
        for section, name in zip(sections, names, strict=True)
        for row in (section, "", labels, f"{name} | Rue X, 12", "")
    ]
    assert _parties("# Dealer card", "", *rows, "Atelier Control SA checks cards.") == names

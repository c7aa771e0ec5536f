"""Brands and models that no registry knows, told from the paper's own words."""

import pytest

from extraction.tables import Row, lines_of, table_page, value
from proofcheck.extraction.lines.brand_evidence import ENOUGH, guess_brands
from proofcheck.extraction.lines.item_words import is_model_code
from proofcheck.extraction.lines.models import model_span
from proofcheck.extraction.lines.paper_brands import GUESSED_BRAND, MARKED_BRAND, NAMED_BRAND

HEAD: Row = [(50, "Description"), (-330, "Qty"), (-410, "Unit price"), (-550, "Amount")]


def _row(text: str) -> Row:
    return [(50, text), (-330, "2"), (-410, "5.00"), (-550, "10.00")]


@pytest.mark.parametrize(
    ("texts", "brands"),
    [
        (["Velorin TX-240 cordless drill", "Velorin TX-110 jigsaw"], {"Velorin"}),
        (["OSKAVA running socks, 3 pairs", "OSKAVA trail shoe 42"], {"OSKAVA"}),
        (["Brightmoor enamel mug", "Brightmoor teapot 1L"], {"Brightmoor"}),
        (["Botas Montegral® Sierra 2", "Calcetines de lana"], {"Montegral"}),
        (["Sac cuir Maison Orvale", "Ceinture noire Maison Orvale"], {"Maison Orvale"}),
        (["Kestrel & Pine leather belt", "Gift box, plain card"], {"Kestrel & Pine"}),
        (["TALADRO BRUMAL T-500", "SIERRA DE CALAR BRUMAL SC-65"], {"BRUMAL"}),
        (["OSKAVA TX-240 降噪耳机 黑色", "耳机收纳盒"], {"OSKAVA"}),
        (["Velorin Nova 19 skin care", "Velorin Luna 58 skin care", "Velorin 37 x"], {"Velorin"}),
        (["Aldric-Vennmoor krabpaal sisal AX-35"], {"Aldric-Vennmoor"}),
        (["Aldric & Vennmoor guinzaglio 5 m"], {"Aldric & Vennmoor"}),
        (["OSKAVA skipping ropes, adult D-420"], {"OSKAVA"}),
        (["トキワノ TW-300 電気ケトル", "ペーパーフィルター 100枚入"], {"トキワノ"}),
    ],
)
def test_a_brand_is_told_from_how_its_name_is_used(texts: list[str], brands: set[str]) -> None:
    assert set(guess_brands(texts)) == brands


def test_a_paper_size_behind_a_model_is_none_of_it() -> None:
    text = "OSKAVA TX240 A5 notebook"
    span = model_span(text, len("OSKAVA"), is_sure=True)
    assert span is not None
    assert text[slice(*span)] == "TX240"


def test_a_class_of_goods_before_a_fapiao_item_hides_no_brand() -> None:
    page = table_page(HEAD, _row("*家具*Aldric & Vennmoor书架"))
    (line,) = lines_of((page,))
    assert value(line.brand) == "Aldric & Vennmoor"
    assert value(line.description) == "*家具*Aldric & Vennmoor书架"


@pytest.mark.parametrize(
    "texts",
    [
        ["Wireless headphones black", "Wireless speaker white"],
        ["Stainless steel garlic press", "Stainless steel ladle"],
        ["Konferenzstuhl Stoff blau", "Konferenztisch Buche 160x80"],
        ["Vaso ceramica decoro 1", "Vaso ceramica decoro 2", "Ciotola grande"],
        ["Site survey and report", "Project meeting in Leeds", "Drawing revisions"],
        ["Kupferrohr 18 mm", "Rohrschelle verzinkt M8", "Pressfitting 18 mm"],
        ["车载吸尘器 Car vacuum cleaner", "滤网套装 Filter set"],
        ["Front-End Entwicklung", "Back-End Entwicklung"],
        ["Konzeption & Umsetzung der Seite"],
        ["Cosses de batterie AX-200", "Cosses de masse AX-210"],
        ["Roulement conique NU-205"],
        ["USB cable 2 m", "HDMI cable 2 m", "LED lamp"],
    ],
)
def test_goods_without_a_brand_get_none(texts: list[str]) -> None:
    assert guess_brands(texts) == {}


def test_a_line_elsewhere_may_speak_of_the_brand() -> None:
    texts = ["Tjeerdsma klompen maat 40"]
    assert guess_brands(texts) == {}
    assert guess_brands(texts, ["Dealer van het merk Tjeerdsma"])["Tjeerdsma"] > ENOUGH


def test_a_word_written_small_elsewhere_is_no_brand() -> None:
    texts = ["Premio enamel mug", "Premio teapot"]
    assert set(guess_brands(texts)) == {"Premio"}
    assert guess_brands(texts, ["Ogni premio vale un anno."]) == {}


@pytest.mark.parametrize(
    ("word", "is_code"),
    [
        ("TX-240", True),
        ("K55B", True),
        ("M8", False),
        ("IP67", False),
        ("18V", False),
        ("A4", False),
    ],
)
def test_sizes_and_ratings_are_no_models(word: str, is_code: bool) -> None:
    assert is_model_code(word) is is_code


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Velorin Akku-Bohrschrauber 18 V B110", "B110"),
        ("Velorin Stapelturm TT240R", "TT240R"),
        ("Velorin Lederarmband 20 mm", None),
        ("Velorin Laufrad", None),
        ("Velorin E61 Pro", "E61 Pro"),
        ("Velorin CP8 1 Liter", "CP8"),
    ],
)
def test_german_nouns_behind_a_brand_are_no_model(text: str, model: str | None) -> None:
    span = model_span(text, len("Velorin"), capital_nouns=True)
    assert (text[span[0] : span[1]] if span else None) == model


def test_how_sure_a_brand_is_depends_on_who_names_it() -> None:
    guessed, _ = lines_of((table_page(HEAD, _row("Velorin TX-240 drill"), _row("Velorin saw")),))
    marked, _ = lines_of((table_page(HEAD, _row("Steel pan Velorin® 24"), _row("Wooden spoon")),))
    assert value(guessed.brand) == value(marked.brand) == "Velorin"
    assert value(guessed.model) == "TX-240"
    assert GUESSED_BRAND < MARKED_BRAND < NAMED_BRAND


def test_a_brand_named_by_a_label_is_known_in_the_other_items() -> None:
    first, second = lines_of(
        (table_page(HEAD, _row("Garlic press - Brand: Velorin"), _row("Velorin ladle")),)
    )
    assert value(first.brand) == value(second.brand) == "Velorin"
    assert value(first.description) == "Garlic press"


def test_a_number_of_the_supplier_is_no_model() -> None:
    line = lines_of((table_page(HEAD, _row("Garlic press"), -4, [(50, "Item no.: KD-4410")]),))[0]
    assert value(line.seller_item_id) == "KD-4410"
    assert value(line.model) is None


def test_a_brand_that_runs_over_the_end_of_a_line() -> None:
    page = table_page(
        HEAD,
        _row("hond mand wasbaar Aldric-"),
        [(50, "Venn TX-420")],
        _row("ketting staal Oskar &"),
        [(50, "Pine RB-35")],
        _row("rollijn 5 m Aldric-Venn SV-90"),
        _row("helm maat M Oskar & Pine SV-70"),
    )
    lines = lines_of((page,))
    assert [value(line.brand) for line in lines] == [
        "Aldric-Venn",
        "Oskar & Pine",
        "Aldric-Venn",
        "Oskar & Pine",
    ]
    assert [value(line.model) for line in lines] == ["TX-420", "RB-35", "SV-90", "SV-70"]

"""A threshold holds or is named; one that could not be looked at does not hold."""

from __future__ import annotations

import pytest

from proofcheck.errors import ConfigError
from proofcheck.evaluation.documents import score_document
from proofcheck.evaluation.scores import SetScore, score_sets
from proofcheck.evaluation.thresholds import (
    broken,
    check_sets,
    figure_names,
    figures,
    parse_thresholds,
)

from .made_up import case, fields, report, truth


def scores() -> list[SetScore]:
    row = truth("a.pdf", label="genuine", kind="invoice", fields={"iban": "DE1", "bic": "X1"})
    good = score_document(case(row, report(read=fields(iban="DE1", bic="X1"))))
    bad = score_document(case(row, report("reject", read=fields(iban="DE1", bic="X2"))))
    return score_sets([("one", [good]), ("two", [bad])])


@pytest.mark.parametrize(
    "text",
    [
        "header_f1=0.75",
        "header_f1>=0.75",
        "genuine_rejected<=0.5",
        "one:genuine_rejected<=0",
        "one:header_f1 >= 1",
        "iban_f1=1",
        "documents=2",
    ],
)
def test_what_holds_says_nothing(text: str):
    assert broken(parse_thresholds([text]), scores()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("header_f1=0.76", "all sets: header_f1 is 0.75, not at least 0.76."),
        ("genuine_rejected<=0", "all sets: genuine_rejected is 0.5, not at most 0."),
        ("two:bic_f1=0.5", "two: bic_f1 is 0, not at least 0.5."),
        ("forged_rejected=0", "all sets: forged_rejected has nothing to count, not at least 0."),
        ("lines.gtin_f1=0", "all sets: lines.gtin_f1 has nothing to count, not at least 0."),
        ("brier<=1", "all sets: brier has nothing to count, not at most 1."),
    ],
)
def test_what_does_not_hold_is_named_with_both_numbers(text: str, words: str):
    assert broken(parse_thresholds([text]), scores()) == [words]


def test_a_set_of_which_nothing_was_scored_does_not_hold():
    words = broken(parse_thresholds(["one/group:header_f1=0"]), scores())
    assert words == ["one/group: header_f1 has nothing to count, not at least 0."]


@pytest.mark.parametrize(
    "text", ["header_f1", "header_f1=", "header_f1=high", "header_f2=1", "=1", "a b=1", "auc==1"]
)
def test_what_is_no_threshold_is_refused(text: str):
    with pytest.raises(ConfigError) as caught:
        parse_thresholds([text])
    assert caught.value.remedy


def test_a_set_that_is_not_evaluated_is_refused():
    with pytest.raises(ConfigError, match="no set three"):
        check_sets(parse_thresholds(["three:auc=0.5"]), ["one", "two"])


def test_every_figure_has_a_name_that_thresholds_take():
    for score in scores():
        assert set(figures(score)) <= set(figure_names())


def test_every_named_figure_is_explained(request: pytest.FixtureRequest):
    page = (request.config.rootpath / "docs/evaluate.md").read_text(encoding="utf-8")
    general = [name for name in figure_names() if not name.endswith(("_precision", "_recall"))]
    general = [name for name in general if not name.endswith("_f1")]
    assert {name for name in general if f"`{name}`" not in page} == set()

"""Scores of a few made-up reports, every figure computed by hand."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from proofcheck.evaluation.documents import DocumentScore, score_document
from proofcheck.evaluation.matching import Mark
from proofcheck.evaluation.result import Evaluation, evaluation_schema, scores_to_json
from proofcheck.evaluation.scores import SetScore, score_names, score_set, score_sets
from proofcheck.evaluation.sets import LabelledSet
from proofcheck.evaluation.text import scores_to_text
from proofcheck.model.result import Outcome

from .made_up import case, field, fields, finding, report, truth


def genuine() -> DocumentScore:
    row = truth(
        "good.pdf",
        kind="invoice",
        label="genuine",
        fields={"gross_total": "10.00", "iban": "DE1", "lines": [{"description": "Pump"}]},
        expect={"verdict": ["accept"]},
        group="one",
    )
    read = {**fields(gross_total="10", iban="DE1"), "lines": [fields(description="Pump")]}
    return score_document(case(row, report(read=read)))


def accused() -> DocumentScore:
    row = truth(
        "accused.pdf",
        kind="invoice",
        label="genuine",
        fields={"gross_total": "10.00", "iban": "DE1"},
        complete=True,
        expect={"verdict": ["accept", "review"]},
        group="two",
    )
    read = {"gross_total": field("11.00", 0.6), "bic": field("X1", 0.95), "lines": [fields()]}
    view = report(
        "reject",
        kind="receipt",
        read=read,
        findings=(finding("PC-SUM-001"),),
        bits=4.0,
        probability=0.6,
        integrity="contradicted",
        barred_by=("question:integrity",),
    )
    return score_document(case(row, view))


def forged() -> DocumentScore:
    forgery = {
        "technique": "edit",
        "fields": ["gross_total"],
        "boxes": [{"page": 1, "box": [100, 100, 200, 120]}],
    }
    row = truth(
        "forged.pdf",
        kind="invoice",
        label="forged",
        forgery=forgery,
        expect={"verdict": ["reject"], "finding": ["PC-TXT-001"]},
        group="two",
    )
    hit = finding("PC-TXT-001", (100, 100, 200, 140), ("gross_total",))
    view = report("reject", findings=(hit,), bits=6.0, probability=0.9, integrity="suspect")
    return score_document(case(row, view))


def unseen() -> DocumentScore:
    forgery = {"technique": "edit", "fields": ["iban"], "boxes": [{"page": 1, "box": [0, 0, 9, 9]}]}
    row = truth(
        "unseen.pdf",
        label="forged",
        forgery=forgery,
        fields={"iban": "DE1"},
        expect={"verdict": ["reject"], "finding": ["PC-TXT-001"]},
    )
    return score_document(case(row, report("unreadable", kind="other", barred_by=("coverage",))))


def unlabelled() -> DocumentScore:
    return score_document(case(truth("any.pdf"), report("reject", bits=50.0, probability=1.0)))


@pytest.fixture
def score() -> SetScore:
    return score_set("set", [genuine(), accused(), forged(), unseen(), unlabelled()])


def test_shares_of_outcomes_by_label(score: SetScore):
    hits = {
        label: {outcome.value: rate.hits for outcome, rate in shares.items() if rate.hits}
        for label, shares in score.outcomes.items()
    }
    assert hits == {
        "genuine": {"accept": 1, "reject": 1},
        "forged": {"reject": 1, "unreadable": 1},
        "unlabelled": {"reject": 1},
    }
    assert score.outcomes["genuine"][Outcome.REJECT].share == 0.5
    assert score.outcomes["forged"][Outcome.ACCEPT].total == 2


def test_flags_fairness_findings_and_places(score: SetScore):
    rates = {
        name: (rate.hits, rate.total)
        for name, rate in {
            "genuine": score.flagged["genuine"],
            "forged": score.flagged["forged"],
            "fair": score.fair,
            "findings": score.expected_findings,
            "located": score.located,
            "named": score.field_named,
            "kinds": score.kinds,
            "whole": score.whole_papers,
        }.items()
    }
    assert rates == {
        "genuine": (1, 2),
        "forged": (1, 2),
        "fair": (2, 4),
        "findings": (1, 2),
        "located": (1, 2),
        "named": (1, 2),
        "kinds": (2, 3),
        "whole": (1, 3),
    }
    assert score.mean_coverage == pytest.approx((1.0 + 0.0) / 2)
    assert score.mean_iou == pytest.approx((0.5 + 0.0) / 2)


def test_field_counts_and_what_follows_from_them(score: SetScore):
    header = score.header
    assert (header.right, header.wrong, header.missed) == (2, 1, 1)
    assert (header.unreadable, header.invented) == (1, 1)
    assert header.precision == pytest.approx(2 / 4)
    assert header.recall == pytest.approx(2 / 5)
    assert header.f1 == pytest.approx(2 * 2 / (4 + 5))
    assert (score.lines.right, score.lines.invented) == (1, 1)
    assert score.fields["gross_total"].f1 == pytest.approx(0.5)
    assert score.fields["bic"].precision == 0.0
    assert score.fields["bic"].recall is None


def test_the_ranking_counts_labelled_papers_and_counted_bits_only(score: SetScore):
    """Forged 6 and 0 bits, genuine 0 and 4: two pairs right, one draw."""
    assert score.area is not None
    assert score.area.area == pytest.approx(2.5 / 4)


def test_calibration_of_confidence_and_probability(score: SetScore):
    assert score.confidence is not None
    bins = [(b.low, b.held.hits, b.held.total) for b in score.confidence.bins]
    assert bins == [(0.5, 0, 1), (0.9, 3, 3), (0.95, 0, 1)]
    assert score.probability is not None
    errors = (0.02**2, 0.6**2, 0.1**2, 0.98**2)
    assert score.probability.brier == pytest.approx(sum(errors) / 4)


def test_confusion_of_kinds(score: SetScore):
    assert score.confusion == {"invoice": {"invoice": 2, "receipt": 1}}


def test_every_miss_has_document_field_and_cause(score: SetScore):
    found = [(m.document, m.what, m.cause) for m in score.misses]
    assert found == [
        ("set/accused.pdf", "gross_total", Mark.WRONG),
        ("set/accused.pdf", "iban", Mark.MISSED),
        ("set/accused.pdf", "bic", Mark.INVENTED),
        ("set/accused.pdf", "lines", Mark.INVENTED),
        ("set/accused.pdf", "kind", Mark.WRONG),
        ("set/accused.pdf", "verdict", Mark.WRONG),
        ("set/unseen.pdf", "iban", Mark.UNREADABLE),
        ("set/unseen.pdf", "verdict", Mark.UNREADABLE),
        ("set/unseen.pdf", "finding", Mark.UNREADABLE),
        ("set/unseen.pdf", "forged place", Mark.UNREADABLE),
        ("set/unseen.pdf", "forged field", Mark.UNREADABLE),
    ]
    verdict = score.misses[5]
    assert (verdict.barred_by, verdict.findings) == (("question:integrity",), ("PC-SUM-001",))
    assert (verdict.expected, verdict.found) == ("accept or review", "reject")


def test_groups_and_the_sum_over_all_sets():
    documents = [genuine(), accused(), forged(), unseen()]
    scores = score_sets([("set", documents), ("other", [genuine()])], by_group=True)
    assert [(s.name, s.documents) for s in scores] == [
        ("set", 4),
        ("set/one", 1),
        ("set/two", 2),
        ("set/without group", 1),
        ("other", 1),
        ("set/one", 1),
        ("all sets", 5),
    ]
    assert scores[-1].header.right == scores[0].header.right + scores[4].header.right
    assert [s.name for s in score_sets([("set", documents)])] == ["set"]


def test_the_names_of_scores_are_known_before_anything_is_run():
    rows = (truth("a", group="x"), truth("b"))
    one = LabelledSet(name="one", folder=Path(), truths=rows)
    two = LabelledSet(name="two", folder=Path(), truths=())
    assert score_names([one]) == ["one"]
    names = score_names([one, two], by_group=True)
    assert names == ["all sets", "one", "one/without group", "one/x", "two"]


def test_an_empty_set_has_nothing_to_count():
    empty = score_set("none", [])
    assert empty.header.f1 is None
    assert empty.kinds.share is None
    assert empty.confidence is None
    assert scores_to_text([empty]).startswith("none: 0 documents")


def test_json_has_every_figure_and_is_read_back_alike(score: SetScore):
    data = scores_to_json([score], ["header_f1 is low"])
    again = msgspec.json.decode(data, type=Evaluation)
    assert again == Evaluation(scores=(score,), below=("header_f1 is low",))
    tree = msgspec.json.decode(data)
    assert list(tree) == [
        "schema",
        "bootstrap_resamples",
        "bootstrap_seed",
        "scores",
        "below",
    ]
    assert tree["schema"] == "proofcheck-evaluation/1"
    assert tree["scores"][0]["header"]["f1"] == pytest.approx(4 / 9)
    assert tree["scores"][0]["kinds"]["share"] == pytest.approx(2 / 3)
    assert "SetScore" in evaluation_schema()["$defs"]


def test_text_shows_shares_first_and_each_miss_once(score: SetScore):
    text = scores_to_text([score, msgspec.structs.replace(score, name="all sets")])
    lines = text.splitlines()
    assert lines[0] == "set: 5 documents (5 authenticity)"
    assert lines[2].split() == ["accept", "review", "reject", "unreadable"]
    assert lines[3].split()[:3] == ["genuine", "2", "50.0%"]
    assert len({len(line) for line in lines[2:6]}) == 1
    heads = [line.split(" ")[0] for line in lines if line and not line.startswith(" ")]
    assert heads.index("genuine") < heads.index("header") < heads.index("Stated")
    assert "reject” (barred by question:integrity; findings PC-SUM-001)" in text
    assert text.count("set/accused.pdf: gross_total wrong: expected “10.00”, found “11.00”") == 1


def test_a_hostile_value_does_not_reach_the_terminal():
    row = truth("a.pdf", fields={"seller_name": "Ordinary Ltd"})
    view = report(read=fields(seller_name="\x1b[2J\u202eevil"))
    text = scores_to_text([score_set("set", [score_document(case(row, view))])])
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_every_key_of_the_json_output_is_explained(request: pytest.FixtureRequest):
    page = (request.config.rootpath / "docs/evaluate.md").read_text(encoding="utf-8")
    definitions = evaluation_schema()["$defs"]
    assert isinstance(definitions, dict)
    names = {key for one in definitions.values() for key in one.get("properties", {})}
    assert len(names) > 30
    assert {name for name in names if f"`{name}`" not in page} == set()

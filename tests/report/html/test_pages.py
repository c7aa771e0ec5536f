"""The HTML report as a file: well-formed, closed to the world, the same each time."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from reportlab.pdfgen.canvas import Canvas

from proofcheck.report.html import (
    Pictures,
    entry_of,
    fields_to_html,
    index_to_html,
    report_to_html,
)
from proofcheck.report.schema import ReportView
from proofcheck.report.view import view_report
from proofcheck.verifier import Verifier
from report.html.conftest import Verified
from report.html.hostile import attack, poisoned

NAMES = ("edited", "together", "locked")


def tree_of(page: bytes) -> ElementTree.Element:
    """Parse as strict XML: what is well-formed there has no tag left open in HTML either."""
    return ElementTree.fromstring(page)


def all_pages(report: ReportView) -> list[bytes]:
    pages = [report_to_html(report, Pictures()), index_to_html([entry_of(report, "1.html")])]
    return pages + [fields_to_html(document, Pictures()) for document in report.documents]


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_well_formed_and_every_link_inside_leads_somewhere(reports: Verified, name: str):
    for page in all_pages(reports[name]):
        tree = tree_of(page)
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        links = [e.get("href", "") for e in tree.iter("a")]
        assert {link for link in links if link.startswith("#")} <= {f"#{id}" for id in ids}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_hostile_becomes_markup(reports: Verified, name: str):
    clean, owned = (poisoned(reports[name], words) for words in (" x", attack()))
    for page, before in zip(all_pages(owned), all_pages(clean), strict=True):
        tree, old = tree_of(page), tree_of(before)
        assert [e.tag for e in tree.iter()] == [e.tag for e in old.iter()]
        for element in tree.iter():
            assert not [name for name in element.attrib if name.startswith("on")]
            address = element.get("href", "")
            assert address.startswith(("#", "data:image/", "1.html")) or not address
        text = page.decode()
        assert "attacker.example" in text, "the attack must have reached the page"
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", text)
        assert "49" not in tree.findtext(".//title", "")


def test_a_hostile_invoice_is_shown_as_it_is_printed(tmp_path: Path):
    """The way from the bytes of an upload to the page, with no word of it trusted."""
    attack_words = "<script>alert(1)</script></style>"
    path = tmp_path / "invoice.pdf"
    canvas = Canvas(str(path), invariant=1)
    lines = (
        "INVOICE",
        f"Invoice number: {attack_words}",
        "Invoice date: 18 March 2026",
        f"Seller: Quay {attack_words} Ltd",
        f"Bill to: Thornbury {attack_words} Ltd",
        "Net total 100.00 GBP",
        "VAT 20% 20.00 GBP",
        "Invoice total 120.00 GBP",
    )
    for number, line in enumerate(lines):
        canvas.drawString(60, 780 - 24 * number, line)
    canvas.save()
    with Verifier(images=tmp_path / "images") as verifier:
        report = view_report(verifier.verify(path))
    says = msgspec.json.encode(report.documents[0].fields).decode()
    assert "<script>" in says, "the attack must have been read"
    for page in all_pages(report):
        tree = tree_of(page)
        assert not list(tree.iter("script"))
        assert len(list(tree.iter("style"))) == 1
    assert "<script>" in "".join(tree_of(all_pages(report)[0]).itertext())


def test_values_without_end_are_cut_and_say_so(reports: Verified):
    long = poisoned(reports["edited"], "x" * 50_000)
    page = report_to_html(long, Pictures())
    assert len(page) < 2_000_000
    assert b"characters)" in page


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_forbids_all_but_the_one_style_sheet_and_pictures_inside(
    reports: Verified, name: str
):
    for page in all_pages(reports[name]):
        tree = tree_of(page)
        policy = next(
            meta.get("content", "")
            for meta in tree.iter("meta")
            if meta.get("http-equiv") == "Content-Security-Policy"
        )
        style = tree.findtext(".//style", "")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert policy.startswith("default-src 'none'; img-src data:; ")
        assert f"style-src 'sha256-{digest}'" in policy
        assert not list(tree.iter("script"))
        assert not [e for e in tree.iter() if e.get("style")]
        assert "url(" not in style
        assert "@import" not in style


def test_the_same_report_gives_the_same_page_whatever_it_took(reports: Verified):
    report = reports["edited"]
    slower = msgspec.structs.replace(report, timing_ms={"reading": 99_000.0})
    first, again, other = (report_to_html(one, Pictures()) for one in (report, report, slower))
    assert first == again
    lines = zip(first.splitlines(), other.splitlines(), strict=True)
    assert [a for a, b in lines if a != b and b"<dt>Time</dt>" not in a] == []


def test_a_page_weighs_less_than_a_megabyte_and_holds_its_picture(reports: Verified):
    page = report_to_html(reports["together"], Pictures())
    pictures = [e.get("href", "") for e in tree_of(page).iter("image")]
    assert len(pictures) == 2
    assert all(picture.startswith("data:image/webp;base64,") for picture in pictures)
    assert len(page) < 2_000_000


def test_the_findings_and_their_boxes_link_each_other(reports: Verified):
    tree = tree_of(report_to_html(reports["edited"], Pictures()))
    by_id = {e.get("id"): e for e in tree.iter() if e.get("id")}
    for number, finding in enumerate(reports["edited"].findings, start=1):
        marks = [id for id in by_id if str(id).startswith(f"finding-{number}-mark-")]
        assert len(marks) == sum(place.box is not None for place in finding.evidence)
        assert all(by_id[mark].get("href") == f"#finding-{number}" for mark in marks)
        card = by_id[f"finding-{number}"]
        links = {a.get("href") for a in card.iter("a")}
        assert links == {f"#{mark}" for mark in marks}
        words = "".join(card.itertext())
        assert finding.next_step in words
        assert finding.innocent_causes[0] in words


def test_a_witness_that_disagrees_is_marked_with_what_it_says(reports: Verified):
    document = reports["together"].documents[1]
    tree = tree_of(report_to_html(reports["together"], Pictures()))
    row = next(e for e in tree.iter("tr") if e.get("id") == "d2-gross_total")
    assert "disputed" in (row.get("class") or "")
    words = "".join(row.itertext())
    field = document.fields["gross_total"]
    assert not isinstance(field, list)
    other = next(w for w in field.witnesses if w.value != field.value)
    assert f"differs: {other.value}" in words
    agreeing = next(e for e in tree.iter("tr") if e.get("id") == "d2-invoice_number")
    assert "disputed" not in (agreeing.get("class") or "")
    # 19 and 19.00 are one number, Stk and H87 one unit: on the page and in its e-invoice.
    assert not [e for e in tree.iter("td") if "disputed" in (e.get("class") or "")]


def test_the_seal_of_a_letter_is_named_with_a_link_to_its_box(reports: Verified):
    report = reports["together"]
    marks = report.documents[0].marks or []
    kinds = [mark.kind for mark in marks]
    assert "seal" in kinds
    page = report_to_html(report, Pictures()).decode()
    assert f'<a href="#d1-mark{kinds.index("seal")}">seal (page 1)</a>' in page


def test_what_was_not_checked_and_what_went_wrong_is_said_with_its_reason(reports: Verified):
    report = reports["locked"]
    words = "".join(tree_of(report_to_html(report, Pictures())).itertext())
    assert report.not_checked
    for one in report.not_checked:
        assert one.reason in words
    for fault in report.documents[0].faults:
        assert fault.reason in words
        assert fault.remedy in words
    assert report.verdict.next_step in words
    assert "forgery probability" not in words.split("Not checked")[0]


def test_the_bars_add_up_to_the_total(reports: Verified):
    verdict = reports["edited"].verdict
    tree = tree_of(report_to_html(reports["edited"], Pictures()))
    table = next(e for e in tree.iter("table") if e.get("class") == "bits")
    bits = [float(e.text or "") for e in table.iter("td") if e.get("class") == "amount"]
    total = verdict.prior_bits + sum(c.weight_bits for c in verdict.contributions if c.counted)
    assert bits[-1] == pytest.approx(total, abs=0.06)
    assert sum(bits[:-1]) == pytest.approx(total, abs=0.2)


def test_only_a_picture_of_that_very_document_is_shown(reports: Verified, tmp_path: Path):
    document = reports["edited"].documents[0]
    image = document.pages[0].image
    assert image is not None
    moved = tmp_path / Path(image).name
    moved.write_bytes(Path(image).read_bytes())
    secret = tmp_path / f"{document.file.sha256}-secret.webp"
    secret.write_text("root:x:0:0")
    gone = f"/nowhere/{Path(image).name}"
    assert Pictures(tmp_path).data_uri(document, gone) is not None
    assert Pictures().data_uri(document, gone) is None
    assert Pictures().data_uri(document, str(secret)) is None
    assert Pictures().data_uri(reports["together"].documents[0], image) is None
    assert Pictures().data_uri(document, "/etc/hostname") is None


def test_a_page_without_a_picture_still_shows_its_boxes_and_says_so(reports: Verified):
    document = reports["edited"].documents[0]
    bare = msgspec.structs.replace(
        reports["edited"],
        documents=[
            msgspec.structs.replace(
                document,
                pages=[msgspec.structs.replace(page, image=None) for page in document.pages],
            )
        ],
    )
    tree = tree_of(report_to_html(bare, Pictures()))
    assert not list(tree.iter("image"))
    assert any(e.get("id") == "finding-1-mark-1" for e in tree.iter())
    assert "no picture of this page is at hand" in "".join(tree.itertext())


def test_the_structure_serves_a_reader_who_cannot_see(reports: Verified):
    for name in NAMES:
        tree = tree_of(report_to_html(reports[name], Pictures()))
        assert tree.get("lang") == "en"
        assert len(list(tree.iter("h1"))) == 1
        assert tree.findtext(".//title", "").split(":")[0] in ("REJECT", "UNREADABLE")
        assert all(e.get("aria-label") for e in tree.iter("image"))
        for link in tree.iter("a"):
            assert "".join(link.itertext()).strip() or link.get("aria-label")
        for cell in tree.iter("th"):
            assert cell.get("scope") in ("col", "row")
        levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", e.tag)]
        assert all(b - a <= 1 for a, b in pairwise(levels))

"""What one revision of a PDF changed is told by kind, and named by field."""

from __future__ import annotations

import io

import pikepdf
import pytest
from msgspec import structs

from forensics.papers import SOUND, drawn, edited, revisions_of, row_y
from forensics.updates import annotated, appended, typed, with_content
from proofcheck.config import Limits
from proofcheck.model.facts import ChangeKind, FieldChange
from proofcheck.model.fields import Invoice
from proofcheck.model.measures import InBytes, OnPage

ORIGINAL = drawn(SOUND)
TOTAL_RECT = (198, row_y("Total due") - 4, 270, row_y("Total due") + 12)


def changed(change: FieldChange) -> tuple[str, str | None, str | None]:
    return change.field, change.was_printed, change.now_printed


def test_an_amount_changed_in_an_update_is_named_with_what_stood_there():
    data = with_content(ORIGINAL, drawn(edited(total_due="720.00")))
    (revision,) = revisions_of(data)
    (change,) = revision.changes
    assert revision.kinds == (ChangeKind.CONTENT,)
    assert revision.end == len(ORIGINAL)
    assert changed(change) == ("gross_total", "120.00", "720.00")
    assert (change.was, change.now) == ("120", "720")
    on_page, in_bytes = change.places
    assert isinstance(on_page, OnPage)
    assert in_bytes == InBytes(document=1, start=len(ORIGINAL), end=len(data))


@pytest.mark.parametrize(
    ("label", "now", "name"),
    [
        ("Quantity", "50", "lines[1].quantity"),
        ("Invoice date", "2024-08-12", "issue_date"),
        ("Buyer", "Quickdeal Stores Ltd", "buyer_name"),
        ("Invoice number", "RE-2024-0816", "invoice_number"),
    ],
)
def test_any_key_field_is_named_however_short_its_text(label: str, now: str, name: str):
    (revision,) = revisions_of(with_content(ORIGINAL, drawn(SOUND | {label: now})))
    assert [changed(change) for change in revision.changes] == [(name, SOUND[label], now)]


def test_a_value_that_is_gone_is_reported_as_gone():
    without = {label: text for label, text in SOUND.items() if label != "Total due"}
    (revision,) = revisions_of(with_content(ORIGINAL, drawn(without)))
    assert [changed(change) for change in revision.changes] == [("gross_total", "120.00", None)]


def test_a_value_that_only_moved_has_not_changed():
    rows = dict(SOUND)
    rows["Quantity"], rows["Total due"] = rows.pop("Quantity"), rows.pop("Total due")
    data = drawn(rows)
    moved = data.replace(b"1 0 0 1 200 144", b"1 0 0 1 230 120")
    moved = moved.replace(b"1 0 0 1 40 144", b"1 0 0 1 70 120")
    assert moved != data
    (revision,) = revisions_of(with_content(data, moved))
    assert revision.kinds == (ChangeKind.CONTENT,)
    assert revision.changes == ()


def test_an_update_that_paints_the_same_page_again_changes_nothing():
    (revision,) = revisions_of(with_content(ORIGINAL, ORIGINAL))
    assert revision.kinds == (ChangeKind.METADATA,)
    assert revision.changes == ()
    assert isinstance(revision.paper, Invoice)


def test_metadata_alone_is_told_from_content():
    with pikepdf.open(io.BytesIO(ORIGINAL)) as pdf:
        info = pdf.trailer.Info.objgen[0]
    (revision,) = revisions_of(appended(ORIGINAL, {info: b"<< /Title (Invoice) >>"}))
    assert revision.kinds == (ChangeKind.METADATA,)


def test_an_appended_page_is_no_change_of_a_field():
    terms = {"Invoice date": "2019-01-01", "Total due": "9,999.00"}
    with pikepdf.open(io.BytesIO(drawn(SOUND, terms))) as pdf:
        page = pdf.pages[1].obj
        content = bytes(page.Contents.read_bytes())
    with pikepdf.open(io.BytesIO(ORIGINAL)) as pdf:
        tree = pdf.Root.Pages.objgen[0]
        first = pdf.pages[0].obj
        first_number, resources = first.objgen[0], bytes(first.Resources.unparse(resolved=True))
        size = int(pdf.trailer.Size)
    new_page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 400 300] /Contents %d 0 R" % (
        tree,
        size + 1,
    )
    data = appended(
        ORIGINAL,
        {
            tree: b"<< /Type /Pages /Count 2 /Kids [%d 0 R %d 0 R] >>" % (first_number, size),
            size: new_page + b" /Resources %s >>" % resources,
            size + 1: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        },
    )
    (revision,) = revisions_of(data)
    assert revision.kinds == (ChangeKind.PAGES_APPENDED,)
    assert revision.changes == ()


def test_a_note_that_shows_another_amount_over_the_total_is_a_change_of_the_total():
    over = annotated(ORIGINAL, "FreeText", TOTAL_RECT, typed("720.00", on_white=(72, 16)))
    (revision,) = revisions_of(over)
    assert revision.kinds == (ChangeKind.ANNOTATION,)
    assert [changed(change) for change in revision.changes] == [("gross_total", "120.00", "720.00")]


@pytest.mark.parametrize("over", [TOTAL_RECT, (40, 40, 120, 60)])
def test_a_stamp_is_no_change_of_a_field(over: tuple[float, ...]):
    (revision,) = revisions_of(annotated(ORIGINAL, "Stamp", over, typed("PAID")))
    assert revision.kinds == (ChangeKind.ANNOTATION,)
    assert revision.changes == ()


def test_an_update_whose_end_is_damaged_is_seen_all_the_same():
    data = with_content(ORIGINAL, drawn(edited(total_due="720.00")))
    cut = data.removesuffix(b"EOF\n")
    (revision,) = revisions_of(cut)
    assert [changed(change) for change in revision.changes] == [("gross_total", "120.00", "720.00")]


def test_every_revision_is_compared_with_the_last():
    once = with_content(ORIGINAL, drawn(edited(total_due="720.00")))
    twice = with_content(once, drawn(edited(total_due="820.00")))
    first, second = revisions_of(twice)
    assert [changed(change) for change in first.changes] == [("gross_total", "120.00", "820.00")]
    assert [changed(change) for change in second.changes] == [("gross_total", "720.00", "820.00")]


def test_revisions_beyond_those_that_are_read_say_so():
    data = ORIGINAL
    for amount in range(9):
        data = with_content(data, drawn(edited(total_due=f"{amount}21.00")))
    revisions = revisions_of(data)
    assert len(revisions) == 9
    assert [bool(revision.unread) for revision in revisions] == [False] * 6 + [True] * 3


def test_a_revision_that_does_not_open_says_so():
    stub = (
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n9\n%%EOF\n"
    )
    with pikepdf.open(io.BytesIO(ORIGINAL)) as pdf:
        root = pdf.trailer.Root.objgen[0]
        objects = {
            one.objgen[0]: (
                b"<< /Length %d >>\nstream\n%s\nendstream"
                % (len(one.read_bytes()), one.read_bytes())
                if isinstance(one, pikepdf.Stream)
                else bytes(one.unparse(resolved=True))
            )
            for one in pdf.objects
            if isinstance(one, pikepdf.Object) and one.objgen[0]
        }
    out, xref = bytearray(stub), b"xref\n"
    for number, body in sorted(objects.items()):
        xref += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev 9 >>\n" % (max(objects) + 1, root)
    data = bytes(out + xref + trailer) + b"startxref\n%d\n%%%%EOF\n" % len(out)
    (revision,) = revisions_of(data)
    assert revision.unread == "It can't be opened on its own."


def test_a_file_of_one_revision_has_none_earlier():
    assert revisions_of(ORIGINAL) == ()


def test_fewer_revisions_are_kept_where_the_limit_says_so():
    data = with_content(with_content(ORIGINAL, ORIGINAL), ORIGINAL)
    limits = structs.replace(Limits(), max_revisions=2)
    assert len(revisions_of(data)) == 2
    assert len(revisions_of(data, limits=limits)) == 1


def test_a_figure_that_is_no_field_is_told_as_text():
    more = [b"BT /F1 12 Tf 300 20 Td (%s) Tj ET\n" % code for code in (b"4711", b"4921")]
    first = with_content(ORIGINAL, ORIGINAL, more=more[0])
    revisions = revisions_of(with_content(first, ORIGINAL, more=more[1]))
    assert [changed(change) for change in revisions[1].changes] == [("text", "4711", "4921")]

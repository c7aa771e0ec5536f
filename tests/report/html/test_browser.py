"""The HTML report in a real browser: where boxes lie, what is asked for, who can read it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from proofcheck.model.measures import Box
from proofcheck.report.html import Pictures, report_to_html
from proofcheck.report.schema import EvidenceView, FindingView, PageView, ReportView
from proofcheck.report.view import view_report
from proofcheck.verifier import Verifier
from report.html.chromium import Chromium
from report.html.conftest import Verified
from report.html.hostile import attack, poisoned

pytestmark = pytest.mark.browser

MAGENTA, STROKE = (255, 0, 255), (0xC4, 0x16, 0x1C)
SQUARE = (300, 420, 520, 480)
"""Left, top, right, bottom of the magenta block on the sample page, in pixels and points."""


class TurnedPage(PageView, kw_only=True):
    """A page that lies on its side, however much the report's own type knows of it."""

    turned: int = 0


def write(report: ReportView, folder: Path) -> str:
    page = folder / "report.html"
    page.write_bytes(report_to_html(report, Pictures()))
    return page.as_uri()


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> ReportView:
    """A report on a white page with one magenta block, and a finding that points at it."""
    pixels = np.full((1400, 1000, 3), 255, dtype=np.uint8)
    left, top, right, bottom = SQUARE
    pixels[top:bottom, left:right] = MAGENTA
    folder = tmp_path_factory.mktemp("marked")
    path = folder / "block.png"
    Image.fromarray(pixels).save(path)
    with Verifier(images=folder / "images") as verifier:
        report = view_report(verifier.verify(path))
    place = EvidenceView(
        type="on_page", observed="seen", expected="else", document=1, page=1, box=Box(*SQUARE)
    )
    finding = FindingView(
        id="PC-PDF-001", family="later_edits", question="integrity", severity="high",
        decisive=True, weight_bits=10.0, title="A block", note="A block stands here.", fields=(),
        evidence=[place], innocent_causes=(), next_step="Look.",
    )  # fmt: skip
    return msgspec.structs.replace(report, findings=[finding])


def turned(report: ReportView, degrees: int) -> ReportView:
    document = report.documents[0]
    own = {n: getattr(document.pages[0], n) for n in PageView.__struct_fields__ if n != "turned"}
    page = TurnedPage(**own, turned=degrees)
    documents = [msgspec.structs.replace(document, pages=[page])]
    return msgspec.structs.replace(report, documents=documents)


def bounds(pixels: np.ndarray, colour: tuple[int, int, int], within: int) -> tuple[int, ...]:
    """Left, top, right, bottom of the pixels of a colour."""
    near = (np.abs(pixels.astype(int) - np.array(colour)) <= within).all(axis=2)
    rows, columns = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
    assert len(rows), f"nothing of colour {colour} is to be seen"
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("width", [1400, 400])
def test_a_box_lies_around_what_it_points_at_however_the_page_is_turned(
    marked: ReportView, browser: Chromium, tmp_path: Path, degrees: int, width: int
):
    browser.open(write(turned(marked, degrees), tmp_path), width)
    pixels = browser.picture()
    left, top, right, bottom = bounds(pixels, MAGENTA, 60)
    x, y = (left + right) // 2, (top + bottom) // 2
    # Across the middle of the block, away from the number at its corner.
    row, column = pixels[y : y + 1], pixels[:, x : x + 1]
    near_row = row[:, left - 12 : right + 13]
    near_column = column[top - 12 : bottom + 13]
    across, down = bounds(near_row, STROKE, 40), bounds(near_column, STROKE, 40)
    assert across[0] < 12 <= 12 + right - left < across[2]
    assert down[1] < 12 <= 12 + bottom - top < down[3]
    lies = degrees in (90, 270)
    wide, high = SQUARE[2] - SQUARE[0], SQUARE[3] - SQUARE[1]
    shape = (high, wide) if lies else (wide, high)
    assert (right - left) / (bottom - top) == pytest.approx(shape[0] / shape[1], rel=0.12)


def test_boxes_of_a_real_report_lie_on_print(reports: Verified, browser: Chromium, tmp_path: Path):
    browser.open(write(reports["edited"], tmp_path))
    browser.ask("document.querySelectorAll('.box, .mark').forEach(e => e.style.opacity = 0)")
    pixels = browser.picture()
    boxes = browser.ask(
        "Array.from(document.querySelectorAll('.box rect, .mark rect')).map(e => {"
        "const r = e.getBoundingClientRect(); return [r.left + scrollX, r.top + scrollY,"
        " r.right + scrollX, r.bottom + scrollY]})"
    )
    assert len(boxes) > 40
    for box in boxes:
        left, top, right, bottom = (round(edge) for edge in box)
        inside = pixels[top:bottom, left:right].min(axis=2)
        assert inside.min() < 170, f"nothing is printed at {box}"


def test_following_a_link_lights_the_box_up(marked: ReportView, browser: Chromium, tmp_path: Path):
    address = write(marked, tmp_path)
    browser.open(address)
    before = browser.picture()
    browser.open(f"{address}#finding-1-mark-1")
    after = browser.picture()
    left, top, right, bottom = bounds(before, MAGENTA, 60)
    centre = ((top + bottom) // 2, (left + right) // 2)
    assert np.abs(before[centre].astype(int) - after[centre].astype(int)).max() > 40


def test_the_keyboard_reaches_boxes_and_findings(
    marked: ReportView, browser: Chromium, tmp_path: Path
):
    browser.open(write(marked, tmp_path))
    reached = []
    for _ in range(40):
        browser.press("Tab")
        reached.append(browser.ask("document.activeElement.getAttribute('href') || ''"))
        if reached[-1] == "#finding-1":
            browser.press("Enter")
            break
    assert reached[-1] == "#finding-1"
    assert browser.ask("document.querySelector(':target').id") == "finding-1"


@pytest.fixture
def attacker() -> Iterator[tuple[str, list[str]]]:
    """A server that notes who calls; the address it answers at."""
    calls: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/x", calls
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_no_script_runs_and_no_one_is_called(
    reports: Verified,
    browser: Chromium,
    tmp_path: Path,
    attacker: tuple[str, list[str]],
):
    address, calls = attacker
    page = write(poisoned(reports["edited"], attack(address)), tmp_path)
    browser.open(page)
    assert browser.requested() == [page]
    assert browser.complaints() == []
    assert calls == []
    assert browser.ask("document.scripts.length") == 0
    assert browser.ask("document.title").startswith("REJECT")


def test_the_attack_would_work_on_a_page_that_does_not_escape(
    browser: Chromium, tmp_path: Path, attacker: tuple[str, list[str]]
):
    """Without this the test above could pass because the attack is feeble."""
    address, calls = attacker
    page = tmp_path / "open.html"
    page.write_text(f"<!DOCTYPE html><title>x</title><p>{attack(address)}</p>", encoding="utf-8")
    browser.open(page.as_uri())
    assert calls
    assert browser.ask("document.title") == "owned"


@pytest.mark.parametrize("name", ["edited", "together", "locked"])
@pytest.mark.parametrize("width", [1400, 400])
def test_nothing_runs_over_the_edge(
    reports: Verified, browser: Chromium, tmp_path: Path, name: str, width: int
):
    long = poisoned(reports[name], "W" * 300)
    for report in (reports[name], long):
        browser.open(write(report, tmp_path), width)
        assert browser.ask("document.documentElement.scrollWidth") <= width


CONTRAST = """
(() => {
  const light = c => { const [r, g, b] = c.map(v => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const parse = s => s.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  const poor = [];
  for (const e of document.querySelectorAll('body *:not(svg, svg *)')) {
    const own = Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim());
    if (!own || e.closest('.unseen, .skip') || e.matches('.dot')) continue;
    const a = light(parse(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2));
  }
  return poor;
})()
"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["edited", "together", "locked"])
def test_all_text_has_the_contrast_that_wcag_aa_asks_for(
    reports: Verified, browser: Chromium, tmp_path: Path, name: str, dark: bool
):
    browser.open(write(reports[name], tmp_path), dark=dark)
    ground = browser.ask("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(20, 23, 28)") is dark
    assert browser.ask(CONTRAST) == []


def test_the_boxes_of_fields_can_be_put_away(reports: Verified, browser: Chromium, tmp_path: Path):
    browser.open(write(reports["edited"], tmp_path))
    shown = "getComputedStyle(document.querySelector('.box')).display"
    assert browser.ask(shown) != "none"
    browser.ask("document.getElementById('show-fields').click()")
    assert browser.ask(shown) == "none"
    assert browser.ask("getComputedStyle(document.querySelector('.mark')).display") != "none"

"""From HTML to PDF by Chromium; the file's dates and ids are then set, so that runs agree."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from types import TracebackType

import pikepdf
from scripts.unseen.layouts.page import FAMILIES

_CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
    "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-pdf-header-footer", "--window-size=1200,1700",
)  # fmt: skip
_MOST_PRINTS = 5
_PACKAGES = (
    "fonts-ebgaramond fonts-crosextra-caladea fonts-liberation fonts-open-sans "
    "fonts-crosextra-carlito fonts-lato fonts-dejavu-extra fonts-courier-prime "
    "fonts-wqy-microhei fonts-noto-cjk"
)


class PrintingError(RuntimeError):
    """A paper could not be printed (Chromium or a font is missing); the message says what."""


class PageOverflowError(PrintingError):
    """A paper did not fit its page: other values may."""


class Press:
    """Prints pages of HTML with one browser profile; use it as a context manager."""

    def __enter__(self) -> Press:
        self._folder = tempfile.TemporaryDirectory(prefix="unseen-")
        _require_fonts()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def print_pdf(self, html: str, title: str, made_on: date) -> bytes:
        """Print; raises `PageOverflowError` with the places where a page overflows.

        On a busy machine Chromium's output was once seen to differ from run to run, so a page
        is printed until two prints agree.
        """
        prints: list[bytes] = []
        for _ in range(_MOST_PRINTS):
            found = _dated(self._print(html), made_on)
            if found in prints:
                return _titled(found, title)
            prints.append(found)
        raise PrintingError(f"{title}: {_MOST_PRINTS} prints of one page all differ.")

    def _print(self, html: str) -> bytes:
        folder = Path(self._folder.name)
        source, target = folder / "page.html", folder / "page.pdf"
        source.write_text(html, encoding="utf-8")
        target.unlink(missing_ok=True)
        command = [*_CHROMIUM, f"--user-data-dir={folder / 'profile'}",
                   f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=120, check=False)
        except FileNotFoundError as error:
            raise PrintingError("Chromium is missing: apt-get install chromium") from error
        if not target.exists():
            raise PrintingError(f"Chromium printed nothing: {done.stderr.decode()[-400:]}")
        return target.read_bytes()


def _dated(data: bytes, made_on: date) -> bytes:
    """Set dates and ids that would differ from print to print."""
    with pikepdf.open(BytesIO(data)) as pdf:
        stamp = f"D:{made_on:%Y%m%d}101500+00'00'"
        pdf.docinfo["/CreationDate"] = stamp
        pdf.docinfo["/ModDate"] = stamp
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _titled(data: bytes, title: str) -> bytes:
    """Set the title; Chromium's own holds what the check in the page found."""
    with pikepdf.open(BytesIO(data)) as pdf:
        faults = str(pdf.docinfo.get("/Title", ""))
        if faults != "fits":
            raise PageOverflowError(f"{title}: does not fit its page: {faults}")
        pdf.docinfo["/Title"] = title
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _require_fonts() -> None:
    listing = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=True)
    known = listing.stdout.decode()
    missing = [family for family in FAMILIES if family.removesuffix(" Condensed") not in known]
    if missing:
        raise PrintingError(
            f"Fonts are missing ({', '.join(missing)}): apt-get install {_PACKAGES}"
        )

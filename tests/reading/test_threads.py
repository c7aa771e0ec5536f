"""pdfium crashes when threads share it, and the OCR engine holds state: both are guarded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from proofcheck.config import Limits
from proofcheck.intake import open_upload

from .drawings import LINES, as_jpeg, paint_lines


def test_eight_threads_open_and_read_at_once(draw, scan, reader) -> None:
    born_digital, picture = draw(paint_lines), as_jpeg(scan.crop((0, 100, 1166, 700)))

    def read(turn: int) -> str:
        data = picture if turn % 8 == 0 else born_digital
        with open_upload(data, limits=Limits()) as upload:
            upload.render(1, 100)
            return reader.read(upload).pages[0].text

    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(read, range(40)))
    assert set(texts) == {"\n".join(LINES)}

"""Reading pictures calls no one: neither we nor the libraries that we load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SPY = """
import sys

def note(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        print("called", arguments, file=sys.stderr)

sys.addaudithook(note)
from proofcheck.verifier import verify
print(verify(sys.argv[1]).tools["rapidocr"])
"""


def test_onnx_runtime_reports_nothing_to_its_maker(fixtures: Path, tmp_path: Path):
    """It kept a session of its telemetry in `.ses` and looked up its maker's address."""
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    photo = fixtures / "invoices/en-slip-photo.jpg"
    done = subprocess.run(
        [sys.executable, "-c", SPY, str(photo)],
        env={**environment, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "PP-OCR" in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []

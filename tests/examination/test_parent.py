"""The process that judges never loads what parses uploads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

# NumPy parses no upload: the registry searches names with it.
FORBIDDEN = (
    "proofcheck.intake", "proofcheck.reading", "proofcheck.extraction", "proofcheck.forensics",
    "proofcheck.examination.steps", "pypdfium2", "pikepdf", "pypdf", "pyhanko", "lxml", "PIL",
    "cv2", "onnxruntime", "rapidocr", "pytesseract", "zxingcpp",
)  # fmt: skip

PROGRAM = """
import json, sys
from proofcheck.cli.app import run
code = run(sys.argv[1:])
print(json.dumps({"code": int(code), "loaded": sorted(sys.modules)}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "invoices/en-classic.pdf", "--registry", "registry.json"),
        ("verify", "letters/en-prose.pdf", "invoices/de-band.pdf", "--together"),
        ("verify", "unreadable/truncated.pdf", "--format", "junit"),
        ("fields", "invoices/de-band.pdf", "--format", "json"),
        ("batch", "invoices/de-band.pdf", "unreadable/locked.pdf"),
    ],
    ids=" ".join,
)
def test_no_command_parses_an_upload_in_its_own_process(
    fixtures: Path, tmp_path: Path, arguments: tuple[str, ...]
):
    words = [str(fixtures / word) if (fixtures / word).exists() else word for word in arguments]
    if words[0] == "batch":
        words += ["--output", str(tmp_path / "out.jsonl"), "--junit", str(tmp_path / "out.xml")]
    command = [sys.executable, "-c", PROGRAM, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stderr.splitlines()[-1])
    assert found["code"] in {0, 10, 30}
    assert "proofcheck.verifier" in found["loaded"]
    loaded = [
        module
        for module in found["loaded"]
        if any(module == name or module.startswith(f"{name}.") for name in FORBIDDEN)
    ]
    assert loaded == []

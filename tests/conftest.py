"""What all tests share: where the fixtures are, and which programs this machine has.

A test that needs a program carries its marker (`tesseract`, `postgres`, `browser`). Without
the program it is skipped and says so; with `PROOFCHECK_REQUIRE=tesseract,browser` (as in
`.ci/run`) it fails instead, so that nothing is skipped unseen.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")  # a machine that does other work meanwhile fails no test

FIXTURES = Path(__file__).parent.parent / "fixtures"

PROGRAMS = {
    "tesseract": ("tesseract", "Debian's tesseract-ocr is not installed"),
    "postgres": ("pg_ctlcluster", "Debian's postgresql is not installed"),
    "browser": ("chromium", "Debian's chromium is not installed"),
}


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The folder of the project's own documents."""
    return FIXTURES


def pytest_runtest_setup(item: pytest.Item) -> None:
    required = set(os.environ.get("PROOFCHECK_REQUIRE", "").split(","))
    for marker, (program, reason) in PROGRAMS.items():
        if item.get_closest_marker(marker) and shutil.which(program) is None:
            if marker in required:
                pytest.fail(f"{reason}, and PROOFCHECK_REQUIRE names it", pytrace=False)
            pytest.skip(reason)

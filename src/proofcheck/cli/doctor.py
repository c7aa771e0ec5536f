"""`proofcheck doctor`: what this machine has, what is missing, and what that costs."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import typer

from proofcheck.cli.options import ConfigOption, settings
from proofcheck.registry.providers.asking import Providers, State

LIBRARIES = (
    "proofcheck",
    "pypdfium2",
    "pikepdf",
    "pypdf",
    "rapidocr",
    "onnxruntime",
    "opencv-python-headless",
    "zxing-cpp",
    "pyHanko",
    "SQLAlchemy",
)


def doctor(config: ConfigOption = None) -> int:
    """Say which engines are at hand, what to install, and which public registers are asked."""
    from proofcheck.reading.probing import probe_engines

    _say("ok", "Python", platform.python_version())
    broken = 0
    for library in LIBRARIES:
        try:
            _say("ok", library, version(library))
        except PackageNotFoundError:
            broken += 1
            _say("missing", library, "install proofcheck again: pip install --force-reinstall")
    for engine in probe_engines():
        _say("ok" if engine.is_available else engine.gravity, engine.name, engine.words)
        broken += not engine.is_available and engine.gravity == "missing"
    for register in Providers(settings(config, None).providers).states():
        _say("on" if register.is_on else "off", register.title, _words(register))
    if broken:
        typer.echo("proofcheck: something that every verification needs is missing.", err=True)
    return 1 if broken else 0


def _words(register: State) -> str:
    missing = " and ".join(register.missing_keys)
    if missing:
        return f"needs a key: set {missing}"
    return "asked" if register.is_on else f"--provider {register.name} asks it"


def _say(status: str, name: str, words: str) -> None:
    sys.stdout.write(f"{status:<9} {name:<24} {words}\n")

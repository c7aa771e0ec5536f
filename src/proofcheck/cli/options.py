"""Options that several commands share, and how their values become our types."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from proofcheck.batch.claims import claim_from
from proofcheck.config import Config, OcrChoice, load_config
from proofcheck.errors import ConfigError, InputError
from proofcheck.model.claim import Claim
from proofcheck.model.identities import ProviderName
from proofcheck.model.result import QuestionSet


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    HTML = "html"


RegistryOption = Annotated[
    str | None,
    typer.Option(
        "--registry",
        metavar="STORE|FILE",
        help="Brand registry: JSON, YAML or SQLite file, or postgresql://user@host/name.",
    ),
]
ClaimOption = Annotated[
    list[str] | None,
    typer.Option(
        "--claim", metavar="FILE|KEY=VALUE", help="What the listing says; may be repeated."
    ),
]
ClaimsOption = Annotated[
    Path | None,
    typer.Option("--claims", metavar="FILE", help="Claims, one JSON object a line."),
]
QuestionsOption = Annotated[
    QuestionSet | None,
    typer.Option("--questions", help="Which questions to ask; standard needs a registry or claim."),
]
OcrOption = Annotated[OcrChoice | None, typer.Option("--ocr", help="Engine that reads pictures.")]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings and limits, TOML.")
]
ProviderOption = Annotated[
    list[str] | None,
    typer.Option(
        "--provider",
        metavar="NAME,…",
        help="Public registers to ask: vies, gleif, tsdr, euipo; may be repeated.",
    ),
]
RecordingsOption = Annotated[
    Path | None,
    typer.Option(
        "--recordings", metavar="DIR", help="Answers of public registers, read and added to."
    ),
]
OfflineOption = Annotated[
    bool, typer.Option("--offline", help="Ask no public register over the network.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report there.")
]
ImagesOption = Annotated[
    Path | None,
    typer.Option("--images", metavar="DIR", help="Write a picture of each page there."),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How the report is written.")]


def settings(config: Path | None, ocr: OcrChoice | None) -> Config:
    """Return the settings of the file, with the engine that the command line asks for."""
    loaded = load_config(config) if config else Config()
    if ocr is None:
        return loaded
    reading = msgspec.structs.replace(loaded.reading, ocr=ocr)
    return msgspec.structs.replace(loaded, reading=reading)


def with_providers(config: Config, names: list[str] | None, recordings: Path | None) -> Config:
    """Return the settings with the registers and recordings that the command line asks for."""
    providers = config.providers
    if names:
        asked = [name.strip().lower() for part in names for name in part.split(",")]
        providers = msgspec.structs.replace(providers, on=tuple(_provider(n) for n in asked if n))
    if recordings is not None:
        providers = msgspec.structs.replace(providers, recordings=str(recordings))
    return msgspec.structs.replace(config, providers=providers)


def _provider(name: str) -> ProviderName:
    try:
        return ProviderName(name)
    except ValueError as error:
        known = ", ".join(ProviderName)
        message = f"There is no public register {name!r}."
        raise ConfigError(message, remedy=f"--provider takes {known}.") from error


def claim_of(parts: list[str] | None) -> Claim | None:
    """Put together the claim of `--claim FILE` and `--claim key=value`, later ones winning."""
    if not parts:
        return None
    entries: dict[str, object] = {}
    for part in parts:
        path = Path(part)
        if "=" in part and not path.is_file():
            key, _, value = part.partition("=")
            entries.update(_entry(key.strip(), value.strip()))
        else:
            entries.update(_claim_file(path))
    return claim_from(entries, "--claim")


def _entry(key: str, value: str) -> dict[str, object]:
    if key == "items":
        return {key: [item.strip() for item in value.split(",") if item.strip()]}
    return {key: int(value) if key == "units_sold" and value.isdigit() else value}


def _claim_file(path: Path) -> dict[str, object]:
    try:
        entries = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        message = f"The claim {path} can't be read: {error.strerror}."
        raise InputError(message, remedy="Give a JSON file, or key=value.") from error
    except msgspec.DecodeError as error:
        message = f"The claim {path} is not one JSON object: {error}."
        remedy = "For several claims, one a line, use --claims."
        raise ConfigError(message, remedy=remedy) from error
    if not isinstance(entries, dict):
        raise ConfigError(f"The claim {path} is not a JSON object.", remedy="Use --claims.")
    return entries


def refuse_junit(form: Format) -> None:
    """Raise `ConfigError`: JUnit has cases for checks, and this command runs none."""
    if form is Format.JUNIT:
        message = "--format junit is for `proofcheck verify`."
        raise ConfigError(message, remedy="Use --format text or json here.")


def refuse_html(form: Format) -> None:
    """Raise `ConfigError`: HTML shows documents, and this command shows figures."""
    if form is Format.HTML:
        message = "--format html is for `verify`, `judge`, `fields`, `diff` and `render`."
        raise ConfigError(message, remedy="Use --format text or json here.")


def write_output(data: bytes, output: Path | None) -> None:
    """Write a report to a file, or to stdout."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        message = f"{output} can't be written: {error.strerror}."
        raise InputError(message, remedy="Check the folder and its permissions.") from error

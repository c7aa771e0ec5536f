"""`proofcheck registry show`: a record with its source and history, or an import."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from proofcheck.cli.registry.options import (
    AnyRegistryOption,
    Format,
    FormatOption,
    OnOption,
    day_of,
    say,
    write_json,
    write_line,
)
from proofcheck.errors import ConfigError, RegistryError

if TYPE_CHECKING:
    from proofcheck.model.habits import IssuerHabits
    from proofcheck.registry.database import Database
    from proofcheck.registry.in_force import InForce
    from proofcheck.registry.past import ImportFacts, Version

MOST_RECORDS = 50
"""Records of an import that are shown."""

IdArgument = Annotated[str | None, typer.Argument(metavar="ID", help="Id of a record.")]
HistoryOption = Annotated[
    bool, typer.Option("--history", help="Show what the record said before, too.")
]
ImportOption = Annotated[
    int | None, typer.Option("--import", metavar="N", help="Show this import instead.")
]


def show(
    registry: AnyRegistryOption,
    identifier: IdArgument = None,
    on: OnOption = None,
    history: HistoryOption = False,
    number: ImportOption = None,
    output: FormatOption = Format.TEXT,
) -> int:
    """Show a record, where it came from, and who was authorised on a day (today without --on)."""
    from proofcheck.registry.opening import open_to_read

    if (identifier is None) == (number is None):
        message = "Give either the id of a record or --import N."
        raise ConfigError(message, remedy="`registry search NAME` finds ids.")
    today = datetime.now(UTC).date()
    day = day_of(on) if on else today
    database = open_to_read(registry)
    try:
        if number is not None:
            _import(database, number, output)
        else:
            assert identifier is not None
            _record(database, identifier, day, output, has_day=on is not None, history=history)
    finally:
        database.close()
    return 0


def _record(
    database: Database,
    identifier: str,
    on: date,
    output: Format,
    *,
    has_day: bool,
    history: bool,
) -> None:
    from proofcheck.registry.habits import habits_of
    from proofcheck.registry.in_force import authorisations_on
    from proofcheck.registry.past import versions_of
    from proofcheck.registry.record_keys import RecordKind
    from proofcheck.registry.store import Store

    versions = versions_of(database, identifier)
    if not versions:
        message = f"The registry {database.shown} holds no record {identifier!r}."
        raise RegistryError(message, remedy="`registry search NAME` finds ids.")
    shown = (
        [v for v in versions if _is_known(v, on) or history]
        if has_day
        else [v for v in versions if v.until is None or history]
    )
    store = Store(database)
    kinds = dict.fromkeys(version.kind for version in versions)
    # A brand and its owner may have one id: what is of both is said once.
    found = (row for kind in kinds for row in authorisations_on(store, kind, identifier, on))
    granted = list({row.authorisation.id: row for row in found}.values())
    habits = habits_of(store.observations(identifier)) if RecordKind.PARTY in kinds else ()
    if output is Format.JSON:
        write_json({"on": on, "versions": shown, "authorisations": granted, "habits": habits})
        return
    if not shown:
        say(f"{identifier} was not known on {on}." if has_day else f"{identifier} was removed.")
    for version in shown:
        _write_version(version)
    _write_grants(granted, on)
    _write_habits(habits)


def _is_known(version: Version, on: date) -> bool:
    since, until = version.since.at[:10], version.until.at[:10] if version.until else None
    return since <= on.isoformat() and (until is None or until > on.isoformat())


def _write_version(version: Version) -> None:
    until = f" until {version.until.at} (import {version.until.id})" if version.until else ""
    write_line(f"{version.kind} since {version.since.at} (import {version.since.id}){until}")
    write_line(f"  imported from: {version.since.source} ({version.since.format})")
    fields: dict[str, Any] = msgspec.to_builtins(version.record)
    for field, value in fields.items():
        if value not in (None, [], ()):
            text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
            write_line(f"  {field}: {text}")


def _write_grants(granted: list[InForce], on: date) -> None:
    if not granted:
        return
    write_line(f"Authorisations on {on}:")
    for row in granted:
        grant = row.authorisation
        state = ", ".join(row.problems) or "in force"
        period = f"{grant.valid_from or '…'} to {grant.valid_to or '…'}"
        write_line(
            f"  {grant.id}: {grant.brand}, {grant.grantor} to {grant.grantee}, {period}: {state}"
        )


def _write_habits(habits: tuple[IssuerHabits, ...]) -> None:
    """What was learned of the issuer, the most frequent first."""
    for of_kind in habits:
        write_line(f"Learned from {of_kind.papers} genuine papers ({of_kind.kind.value}):")
        for one in of_kind.habits:
            seen = "; ".join(f"{', '.join(row.values)} ({row.papers})" for row in one.seen)
            write_line(f"  {one.habit.value.replace('_', ' ')}: {seen}")


def _import(database: Database, number: int, output: Format) -> None:
    from proofcheck.registry.past import import_numbered, records_of_import

    facts = import_numbered(database, number)
    if facts is None:
        message = f"The registry {database.shown} has no import {number}."
        raise RegistryError(message, remedy="`registry stats` lists the imports.")
    records = records_of_import(database, number, MOST_RECORDS)
    if output is Format.JSON:
        write_json({"import": facts, "records": records})
        return
    write_line(import_line(facts))
    for version in records:
        _write_version(version)
    total = facts.added + facts.changed
    if len(records) == MOST_RECORDS:
        say(f"Shown are the first {MOST_RECORDS} of at most {total:,} records.")
    if facts.refused:
        say(f"`registry problems {number}` lists the {facts.refused:,} refused rows.")


def import_line(facts: ImportFacts) -> str:
    """Return an import in one line."""
    return (
        f"import {facts.id}, {facts.at}: {facts.source} ({facts.format}): {facts.added:,} new, "
        f"{facts.changed:,} changed, {facts.same:,} as before, {facts.removed:,} removed, "
        f"{facts.refused:,} refused, {facts.left_out:,} left out"
    )

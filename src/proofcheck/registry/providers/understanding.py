"""Reads a register's answer with the importer of its format, so that there is one reader of each.

In: a format, the bytes of an answer. Out: the registry's records that it holds.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from proofcheck.errors import RegistryError
from proofcheck.model.identities import RegisterEntry
from proofcheck.model.registry import Brand, Party
from proofcheck.registry.importers.rows import Format, Good
from proofcheck.registry.providers.register import UnansweredError, Word
from proofcheck.registry.record_keys import Record


def records_in(form: Format, body: bytes) -> list[Record]:
    """Return the records of an answer; raises `UnansweredError` where it is damaged."""
    with tempfile.TemporaryDirectory(prefix="proofcheck-") as folder:
        path = Path(folder) / "answer"
        path.write_bytes(body)
        try:
            return [item.record for item in form.reads(path, None) if isinstance(item, Good)]
        except RegistryError as error:
            raise UnansweredError("The answer is damaged.") from error


def mark_in(form: Format, body: bytes, title: str) -> Word:
    """Return the one mark of an answer with its owners, or raise `UnansweredError`."""
    records = records_in(form, body)
    brands = [record for record in records if isinstance(record, Brand)]
    if len(brands) != 1 or len(brands[0].trademarks) != 1:
        raise UnansweredError(f"The answer of {title} holds no mark with words that could be read.")
    mark = brands[0].trademarks[0]
    return Word(
        RegisterEntry(
            names=tuple(record.name for record in records if isinstance(record, Party)),
            state=mark.status,
            mark=mark.mark,
            nice_classes=mark.nice_classes or (),
            expires_on=mark.expires_on,
        )
    )

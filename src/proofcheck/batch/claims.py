"""Claims files: one JSON object a line, matched to documents by path or file name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from proofcheck.errors import ConfigError, InputError
from proofcheck.model.claim import Claim

REMEDY = "See docs/claims.md for the keys; all but `document` are optional."


class MatchedClaims(Struct, frozen=True, kw_only=True):
    """Claims by the index of their document, and what did not match on either side."""

    by_document: dict[int, Claim]
    documents_without: tuple[str, ...]
    claims_without: tuple[str, ...]


def claim_from(entries: object, where: str) -> Claim:
    """Convert one claim's entries; raises `ConfigError` that says where and what is wrong."""
    try:
        return msgspec.convert(entries, Claim, strict=False)
    except msgspec.ValidationError as error:
        message = f"{where}: this is not a claim: {error}."
        raise ConfigError(message, remedy=REMEDY) from error


def load_claims(path: Path) -> tuple[Claim, ...]:
    """Read a claims file; raises `InputError` or `ConfigError` with the line number."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"The claims file {path} can't be read: {error}."
        raise InputError(message, remedy="Check the path; the file must be UTF-8.") from error
    claims: list[Claim] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            entries = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise ConfigError(f"{where} is not JSON: {error}.", remedy=REMEDY) from error
        claim = claim_from(entries, where)
        if not claim.document:
            raise ConfigError(f"{where} names no document.", remedy=REMEDY)
        claims.append(claim)
    return tuple(claims)


def match_claims(documents: Sequence[str], claims: Sequence[Claim]) -> MatchedClaims:
    """Give each document its claim: by path, then by the end of the path or file name.

    A name that fits several documents binds none of them. With two claims for one document
    the first is taken, and the other is listed.
    """
    by_name: dict[str, list[int]] = {}
    for index, document in enumerate(documents):
        by_name.setdefault(Path(document).name, []).append(index)
    by_document: dict[int, Claim] = {}
    unmatched: list[str] = []
    for claim in claims:
        named = claim.document or ""
        candidates = {i: Path(documents[i]) for i in by_name.get(Path(named).name, ())}
        found = _find(Path(named), candidates)
        if found is None or found in by_document:
            unmatched.append(named)
        else:
            by_document[found] = claim
    without = tuple(name for i, name in enumerate(documents) if i not in by_document)
    return MatchedClaims(
        by_document=by_document, documents_without=without, claims_without=tuple(unmatched)
    )


def _find(wanted: Path, candidates: Mapping[int, Path]) -> int | None:
    """Choose among the documents that have the wanted file name."""
    depth = len(wanted.parts)
    same_path = [i for i, path in candidates.items() if path == wanted]
    same_end = [i for i, path in candidates.items() if path.parts[-depth:] == wanted.parts]
    for found in (same_path, same_end, list(candidates)):
        if found:
            return found[0] if len(found) == 1 else None
    return None

"""Gets every number of a dossier its answer: from recordings, the cache, or the network.

In: the documents, the registry's answers. Out: `ProviderAnswer`s for the dossier. It judges
nothing, and nothing that a register does makes it raise: an outage is an `unknown` answer.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from proofcheck.config import ProviderSettings
from proofcheck.model.dossier import Examined
from proofcheck.model.identities import ProviderAnswer, ProviderName, ProviderStatus
from proofcheck.model.registry_answers import RegistryAnswers
from proofcheck.registry.providers.euipo import Euipo
from proofcheck.registry.providers.gleif import Gleif
from proofcheck.registry.providers.numbers import NumberAsked, numbers_asked
from proofcheck.registry.providers.register import (
    Fetch,
    Kept,
    Register,
    Request,
    Response,
    UnansweredError,
    Word,
)
from proofcheck.registry.providers.tsdr import Tsdr
from proofcheck.registry.providers.vies import Vies

if TYPE_CHECKING:
    from proofcheck.registry.providers.keeping import Cache, Recordings

PATIENCE = 3
"""Failures in a row after which a register is left alone for `REST_S` seconds."""

REST_S = 60.0


class State(Struct, frozen=True, kw_only=True):
    """Whether a register is switched on, and which of its keys are missing."""

    name: ProviderName
    title: str
    is_on: bool
    missing_keys: tuple[str, ...]


class Providers:
    """The public registers, asked as the settings say; thread-safe.

    `fetch` and `now` are the network and the clock, `environment` holds the keys. With
    `is_offline` only recordings and the cache answer.
    """

    def __init__(
        self,
        settings: ProviderSettings,
        *,
        is_offline: bool = False,
        environment: Mapping[str, str] = os.environ,
        fetch: Fetch | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._environment = environment
        self._fetch = fetch if fetch and not is_offline else _network(settings, is_offline)
        self._is_offline = is_offline
        self._now, self._clock_s = now, clock_s
        registers: tuple[Register, ...] = (Vies(), Gleif(), Tsdr(), Euipo())
        self._registers = {register.name: register for register in registers}
        self._cache, self._recordings = _stores(settings)
        self._lock = threading.Lock()
        self._failures: dict[ProviderName, int] = {}
        self._rests_until_s: dict[ProviderName, float] = {}

    def states(self) -> tuple[State, ...]:
        """Return how each register stands."""
        return tuple(
            State(
                name=register.name,
                title=register.title,
                is_on=register.name in self._settings.on,
                missing_keys=self._missing_keys(register),
            )
            for register in self._registers.values()
        )

    def answer(
        self, documents: tuple[Examined, ...], registry: RegistryAnswers | None
    ) -> tuple[ProviderAnswer, ...]:
        """Answer for every number of the documents that one of the registers may hold."""
        known: dict[tuple[ProviderName, str], _Answered] = {}
        answers = []
        for asked in numbers_asked(documents, registry):
            key = (asked.provider, asked.number)
            if key not in known:
                known[key] = self._answered(asked)
            answers.append(_told(asked, known[key]))
        return tuple(answers)

    def _answered(self, asked: NumberAsked) -> _Answered:
        register = self._registers[asked.provider]
        if asked.provider not in self._settings.on:
            reason = f"{register.title} was not asked: --provider {asked.provider.value} is off."
            return _Answered(reason=reason, is_on=False)
        try:
            kept = self._kept(register, asked.number)
            is_cached = kept is not None
            kept = kept or self._sent(register, asked.number)
            word = register.read(asked.number, kept.response)
        except UnansweredError as error:
            return _Answered(reason=str(error))
        if not is_cached:
            self._keep(register, asked.number, kept, word)
        return _Answered(word=word, at=kept.at, is_cached=is_cached)

    def _kept(self, register: Register, number: str) -> Kept | None:
        if self._recordings is not None and (kept := self._recordings.get(register.name, number)):
            return kept
        return self._cache.get(register.name, number, self._now()) if self._cache else None

    def _sent(self, register: Register, number: str) -> Kept:
        """Ask over the network, unless a key is missing or the register rests."""
        if not self._is_offline and (missing := self._missing_keys(register)):
            raise UnansweredError(f"{register.title} needs a key: set {' and '.join(missing)}.")
        with self._lock:
            if self._clock_s() < self._rests_until_s.get(register.name, 0.0):
                raise UnansweredError(
                    f"{register.title} failed {PATIENCE} times in a row, and rests."
                )
        keys = {name: self._environment.get(name, "") for name in register.keys}
        address = self._settings.addresses.get(register.name, register.address).rstrip("/")
        try:
            response = register.ask(number, address, keys, self._fetch)
            register.read(number, response)
        except UnansweredError:
            self._note(register.name, has_failed=True)
            raise
        self._note(register.name, has_failed=False)
        return Kept(at=self._now(), response=response)

    def _keep(self, register: Register, number: str, kept: Kept, word: Word) -> None:
        days = self._settings.no_match_days if word.entry is None else self._settings.match_days
        if self._cache is not None:
            self._cache.put(register.name, number, kept, kept.at + timedelta(days=days))
        if self._recordings is not None:
            self._recordings.put(register.name, number, kept)

    def _note(self, name: ProviderName, *, has_failed: bool) -> None:
        if self._is_offline:
            return
        with self._lock:
            failures = self._failures.get(name, 0) + 1 if has_failed else 0
            self._failures[name] = failures % PATIENCE
            if has_failed and failures >= PATIENCE:
                self._rests_until_s[name] = self._clock_s() + REST_S

    def _missing_keys(self, register: Register) -> tuple[str, ...]:
        return tuple(name for name in register.keys if not self._environment.get(name))


def _network(settings: ProviderSettings, is_offline: bool) -> Fetch:
    if is_offline or not settings.on:
        return _no_network
    from proofcheck.registry.providers.transport import over_http

    return over_http(settings.timeout_s)


def _no_network(_: Request) -> Response:
    raise UnansweredError("The network is not to be used (--offline).")


def _stores(settings: ProviderSettings) -> tuple[Cache | None, Recordings | None]:
    """Open what keeps answers, where a register is on."""
    if not settings.on:
        return None, None
    from proofcheck.registry.providers.keeping import Cache, Recordings

    cache = Cache(settings.cache) if settings.cache else None
    return cache, Recordings(settings.recordings) if settings.recordings else None


class _Answered(Struct, frozen=True, kw_only=True):
    word: Word | None = None
    at: datetime | None = None
    is_cached: bool = False
    is_on: bool = True
    reason: str = ""


def _told(asked: NumberAsked, answered: _Answered) -> ProviderAnswer:
    status = ProviderStatus.UNKNOWN
    if answered.word is not None:
        is_held = answered.word.entry is not None
        status = ProviderStatus.MATCH if is_held else ProviderStatus.NO_MATCH
    return ProviderAnswer(
        provider=asked.provider,
        asked=asked.number,
        asked_as=asked.asked_as,
        document=asked.document,
        place=asked.place,
        status=status,
        as_of=answered.at,
        entry=answered.word.entry if answered.word is not None else None,
        reason=answered.reason,
        is_cached=answered.is_cached,
        is_on=answered.is_on,
    )

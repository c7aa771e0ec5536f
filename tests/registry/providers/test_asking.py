"""From a dossier's numbers to answers: off, on, offline, cached, recorded, resting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checks.sheets import of_invoice, of_letter
from proofcheck.config import ProviderSettings
from proofcheck.errors import ConfigError
from proofcheck.model.dossier import Dossier
from proofcheck.model.identities import ProviderAnswer, ProviderName, ProviderStatus
from proofcheck.model.registry import Trademark
from proofcheck.model.registry_answers import RegistryAnswers, TrademarkAnswer
from proofcheck.registry.providers.asking import PATIENCE, REST_S, Providers
from registry.providers.server import INVALID, MARK, VALID, Told

VIES, EUIPO = ProviderName.VIES, ProviderName.EUIPO
NOON = datetime(2026, 5, 11, 12, 0, tzinfo=UTC)
KEYS = {"PROOFCHECK_EUIPO_ID": "me", "PROOFCHECK_EUIPO_SECRET": "s3cret"}


def providers(told: Told | None, *on: ProviderName, **more: Any) -> Providers:
    options = {k: more.pop(k) for k in tuple(more) if k in ("cache", "recordings", "timeout_s")}
    addresses = dict.fromkeys(ProviderName, told.address) if told else {}
    settings = ProviderSettings(on=on, addresses=addresses, **options)
    more.setdefault("environment", KEYS)
    more.setdefault("now", lambda: NOON)
    return Providers(settings, **more)


def one(asked: Providers, of: Dossier | None = None, known: RegistryAnswers | None = None):
    answers = asked.answer((of or of_invoice()).documents, known)
    assert len(answers) == 1
    return answers[0]


def test_a_register_that_is_off_is_never_asked_and_says_so(told: Told):
    answer = one(providers(told))
    assert answer.status is ProviderStatus.UNKNOWN
    assert not answer.is_on
    assert "--provider vies" in answer.reason
    assert told.paths == []


def test_a_match_has_its_moment_and_place(told: Told):
    told.json(VALID)
    answer = one(providers(told, VIES))
    assert (answer.status, answer.as_of) == (ProviderStatus.MATCH, NOON)
    assert answer.entry is not None
    assert answer.entry.names == ("NORDHAFEN HANDEL GMBH",)
    assert told.paths == ["/ms/DE/vat/136695976"]
    assert answer.document == 1


@pytest.mark.parametrize("status", [429, 500, 503, 403])
def test_an_outage_is_unknown_with_its_reason(told: Told, status: int):
    told.json(INVALID, status=status)
    answer = one(providers(told, VIES))
    assert (answer.status, answer.as_of) == (ProviderStatus.UNKNOWN, None)
    assert str(status) in answer.reason


def test_offline_nothing_is_sent_and_the_cache_still_answers(told: Told, tmp_path: Path):
    told.json(VALID)
    cache = str(tmp_path / "answers.sqlite")
    assert "--offline" in one(providers(told, VIES, cache=cache, is_offline=True)).reason
    assert told.paths == []
    one(providers(told, VIES, cache=cache))
    answer = one(providers(told, VIES, cache=cache, is_offline=True))
    assert (answer.status, answer.is_cached) == (ProviderStatus.MATCH, True)
    assert len(told.paths) == 1


def test_a_no_match_is_forgotten_sooner_than_a_match(told: Told, tmp_path: Path):
    def asked_at(moment: datetime) -> ProviderAnswer:
        cache = str(tmp_path / "answers.sqlite")
        return one(providers(told, VIES, cache=cache, now=lambda: moment))

    told.json(INVALID)
    assert asked_at(NOON).status is ProviderStatus.NO_MATCH
    told.json(VALID)
    assert asked_at(NOON + timedelta(hours=23)).status is ProviderStatus.NO_MATCH
    assert asked_at(NOON + timedelta(hours=25)).status is ProviderStatus.MATCH
    told.json(INVALID)
    kept = asked_at(NOON + timedelta(days=29))
    assert (kept.status, kept.as_of) == (ProviderStatus.MATCH, NOON + timedelta(hours=25))
    assert asked_at(NOON + timedelta(days=32)).status is ProviderStatus.NO_MATCH


def test_an_outage_is_not_kept(told: Told, tmp_path: Path):
    cache, recordings = str(tmp_path / "answers.sqlite"), str(tmp_path / "recordings")
    told.json(INVALID | {"userError": "MS_UNAVAILABLE"})
    asked = providers(told, VIES, cache=cache, recordings=recordings)
    assert one(asked).status is ProviderStatus.UNKNOWN
    told.json(VALID)
    assert one(asked).status is ProviderStatus.MATCH


def test_what_was_recorded_is_never_asked_again_and_holds_no_key(told: Told, tmp_path: Path):
    told.json(MARK)
    letter = of_letter(trademark_numbers=_number("018340917"))
    first = one(providers(told, EUIPO, recordings=str(tmp_path)), letter, _euipos("018340917"))
    assert first.status is ProviderStatus.MATCH
    text = (tmp_path / "euipo-018340917.json").read_text()
    assert "REGISTERED" in text
    assert not any(secret in text for secret in ("s3cret", "t0ken", "Bearer"))
    told.json({}, status=503)
    asked = providers(None, EUIPO, recordings=str(tmp_path), environment={}, is_offline=True)
    again = one(asked, letter, _euipos("018340917"))
    assert (again.status, again.as_of, again.entry) == (first.status, first.as_of, first.entry)


def test_a_damaged_recording_is_an_error_and_no_answer(tmp_path: Path):
    (tmp_path / "vies-DE136695976.json").write_text("{")
    with pytest.raises(ConfigError, match="can't be read"):
        one(providers(None, VIES, recordings=str(tmp_path)))


def test_without_its_key_an_office_is_not_asked(told: Told):
    told.json(MARK)
    letter = of_letter(trademark_numbers=_number("018340917"))
    answer = one(providers(told, EUIPO, environment={}), letter, _euipos("018340917"))
    assert answer.status is ProviderStatus.UNKNOWN
    assert "PROOFCHECK_EUIPO_ID and PROOFCHECK_EUIPO_SECRET" in answer.reason
    assert told.paths == []


def test_the_token_is_fetched_once_and_sent_with_the_question(told: Told):
    told.json(MARK)
    asked = providers(told, EUIPO)
    for number in ("018340917", "018340917"):
        one(asked, of_letter(trademark_numbers=_number(number)), _euipos(number))
    assert told.paths == ["/token", "/trademarks/018340917", "/trademarks/018340917"]
    assert b"client_secret=s3cret" in told.sent[0]
    assert told.seen[1]["Authorization"] == "Bearer t0ken"
    assert told.seen[1]["X-Ibm-Client-Id"] == "me"


def test_a_register_that_fails_again_and_again_is_left_alone_for_a_while(told: Told):
    told.json({}, status=503)
    now_s = [0.0]
    asked = providers(told, VIES, clock_s=lambda: now_s[0])
    for _ in range(PATIENCE + 2):
        assert one(asked).status is ProviderStatus.UNKNOWN
    assert len(told.paths) == PATIENCE
    told.json(VALID)
    assert "rests" in one(asked).reason
    now_s[0] = REST_S + 1
    assert one(asked).status is ProviderStatus.MATCH


def test_one_number_of_two_documents_is_asked_once(told: Told):
    told.json(VALID)
    documents = of_invoice().documents
    answers = providers(told, VIES).answer((*documents, *documents), None)
    assert [answer.status for answer in answers] == [ProviderStatus.MATCH] * 2
    assert len(told.paths) == 1


def test_a_cache_that_can_not_be_written_is_said_at_once(tmp_path: Path):
    with pytest.raises(ConfigError, match="cache"):
        providers(None, VIES, cache=str(tmp_path / "no" / "answers.sqlite"))


def _number(number: str):
    from checks.sheets import LETTER_TEXT, replaced, sheet

    return sheet(replaced(("4711002", number), text=LETTER_TEXT)).field((number,))


def _euipos(number: str) -> RegistryAnswers:
    mark = Trademark(office="EUIPO", number=number)
    found = TrademarkAnswer(asked=number, document=1, place=None, matches=(("aurelin", mark),))
    return RegistryAnswers(source="test", digest="0" * 64, trademarks=(found,))

"""What each register's answers mean: only its own word on the number is a match or no match."""

from __future__ import annotations

import json
from datetime import date

import pytest

from proofcheck.registry.providers.euipo import Euipo
from proofcheck.registry.providers.gleif import Gleif
from proofcheck.registry.providers.register import Register, Response, UnansweredError, Word
from proofcheck.registry.providers.tsdr import Tsdr
from proofcheck.registry.providers.vies import Vies
from registry.importers.test_wipo_xml import APPLICANT96, ST96
from registry.providers.server import GLEIF, INVALID, LEI, MARK, NO_LEI, NO_MARK, VALID

VAT = "DE136695976"
CASE = ST96.replace("{applicants}", APPLICANT96.format(name="Northlume Inc.", stage=30))


def read(register: Register, number: str, value: object, status: int = 200) -> Word:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return register.read(number, Response(status=status, body=body))


def test_vies_gives_the_bearer_of_a_valid_number():
    entry = read(Vies(), VAT, VALID).entry
    assert entry is not None
    assert (entry.names, entry.state) == (("NORDHAFEN HANDEL GMBH",), "valid")


def test_a_name_that_the_member_state_does_not_disclose_is_none():
    entry = read(Vies(), VAT, VALID | {"name": "---"}).entry
    assert entry is not None
    assert entry.names == ()


def test_only_invalid_is_vies_word_that_there_is_no_such_number():
    assert read(Vies(), VAT, INVALID).entry is None


@pytest.mark.parametrize(
    "answer",
    [
        *(
            INVALID | {"userError": error}
            for error in (
                "MS_UNAVAILABLE",
                "TIMEOUT",
                "SERVICE_UNAVAILABLE",
                "MS_MAX_CONCURRENT_REQ",
                "GLOBAL_MAX_CONCURRENT_REQ_TIME",
                "IP_BLOCKED",
                "INVALID_INPUT",
                None,
            )
        ),
        {"actionSucceed": False, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]},
        INVALID | {"vatNumber": "999999999"},
        {"isValid": "false", "userError": "INVALID"},
        [],
        {},
        b"<html>maintenance</html>",
        b"",
    ],
)
def test_an_outage_of_vies_is_never_a_no_match(answer: object):
    with pytest.raises(UnansweredError):
        read(Vies(), VAT, answer)


REGISTERS = [(Vies(), VAT), (Gleif(), LEI), (Tsdr(), "2824281"), (Euipo(), "018340917")]


@pytest.mark.parametrize("status", [301, 302, 401, 403, 404, 429, 500, 502, 503])
@pytest.mark.parametrize(("register", "number"), REGISTERS)
def test_a_failed_request_is_no_answer(register: Register, number: str, status: int):
    for body in (b"", b"{}", b"<html>404</html>", b"[]"):
        with pytest.raises(UnansweredError):
            read(register, number, body, status)


def test_gleif_gives_names_and_standing():
    entry = read(Gleif(), LEI, GLEIF).entry
    assert entry is not None
    assert entry.names == ("Nordhafen Handel GmbH", "Nordhafen Trading")
    assert entry.state == "ACTIVE, ISSUED"


def test_gleif_says_itself_that_it_holds_none():
    assert read(Gleif(), LEI, NO_LEI).entry is None
    for answer in ({"data": []}, {"data": [], "meta": {"pagination": {"total": 3}}}):
        with pytest.raises(UnansweredError):
            read(Gleif(), LEI, answer)


def test_gleifs_record_of_another_lei_is_no_answer():
    with pytest.raises(UnansweredError):
        read(Gleif(), "213800ALBIONQUAYGB13", GLEIF)


def test_euipo_gives_mark_owner_class_and_standing():
    entry = read(Euipo(), "018340917", MARK).entry
    assert entry is not None
    assert (entry.mark, entry.names) == ("AURÉLIN", ("Aurélin Parfums SAS",))
    assert (entry.state, entry.nice_classes) == ("REGISTERED", (3,))
    assert entry.expires_on == date(2027, 8, 5)


def test_euipos_problem_of_its_own_type_is_its_word_that_there_is_no_mark():
    assert read(Euipo(), "018340917", NO_MARK, 404).entry is None
    with pytest.raises(UnansweredError):
        read(Euipo(), "018340917", NO_MARK | {"type": "/problems/other"}, 404)


def test_euipos_mark_of_another_number_or_without_words_is_no_answer():
    for changed in ({"applicationNumber": "017220584"}, {"wordMarkSpecification": None}):
        with pytest.raises(UnansweredError):
            read(Euipo(), "018340917", MARK | changed)


def test_tsdr_gives_mark_and_standing_from_st96():
    entry = read(Tsdr(), "2824281", CASE.encode()).entry
    assert entry is not None
    assert (entry.mark, entry.names) == ("NORTHLUME", ("Northlume Inc.",))
    assert entry.nice_classes == (9,)


@pytest.mark.parametrize("size", [0, 40, 400, 1500])
def test_a_case_that_was_cut_off_is_no_answer(size: int):
    with pytest.raises(UnansweredError):
        read(Tsdr(), "2824281", CASE.encode()[:size])

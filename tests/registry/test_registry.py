from __future__ import annotations

import json
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from proofcheck.errors import RegistryError
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter
from proofcheck.model.registry_answers import ChainAnswer, Likeness, LinkProblem, RegistryAnswers
from proofcheck.registry import Registry, build_store
from registry.papers import TODAY, grant, invoice, letter, registry_file, registry_rows

CLAIM = Claim(
    seller="杭州锦程电子商务有限公司", brand="Valdoro", marketplace="taobao.com", territory="CN"
)


def _ask(*documents: Examined, claim: Claim | None = None, **changes: Any) -> RegistryAnswers:
    with Registry.of(registry_file(**changes)) as registry:
        return registry.answer(documents, claim, TODAY)


def _chain(answers: RegistryAnswers) -> ChainAnswer:
    (chain,) = (chain for chain in answers.chains if chain.subject != "grantee")
    return chain


def _problems(answers: RegistryAnswers) -> set[LinkProblem]:
    return {problem for link in _chain(answers).links for problem in link.problems}


# The store


def test_file_and_store_answer_alike(tmp_path: Path) -> None:
    source, target = tmp_path / "registry.json", tmp_path / "a registry?.sqlite"
    source.write_text(json.dumps(registry_rows()), encoding="utf-8")
    build_store(source, target)
    with Registry.open(source) as from_file, Registry.open(str(target)) as from_store:
        assert from_file.digest == from_store.digest
        assert from_file.brand_names() == ("Kobay", "Valdoro", "瓦尔多罗")
        asked = ((letter(), invoice(2)), CLAIM, TODAY)
        assert from_file.answer(*asked) == from_store.answer(*asked)


def test_a_store_is_not_overwritten_and_not_written_to(tmp_path: Path) -> None:
    source, target = tmp_path / "registry.json", tmp_path / "r.db"
    source.write_text(json.dumps(registry_rows()), encoding="utf-8")
    build_store(source, target)
    before = target.read_bytes()
    with pytest.raises(RegistryError, match="there already"):
        build_store(source, target)
    with Registry.open(target) as registry:
        registry.answer((letter(),), CLAIM, TODAY)
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["none.json", "none.sqlite", "registry.csv"])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(RegistryError):
        Registry.open(tmp_path / name)


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "r.sqlite").write_bytes(b"no database at all, but long enough to be read" * 50)
    with pytest.raises(RegistryError, match="not a registry"):
        Registry.open(tmp_path / "r.sqlite")
    (tmp_path / "empty.sqlite").write_bytes(b"")
    with pytest.raises(RegistryError, match="not a registry"):
        Registry.open(tmp_path / "empty.sqlite")


def test_an_empty_registry_knows_nothing() -> None:
    answers = _ask(
        letter(),
        invoice(2),
        claim=CLAIM,
        parties=[],
        brands=[],
        authorisations=[],
        signatories=[],
    )
    assert answers.chains == ()
    assert all(answer.matches == () for answer in (*answers.parties, *answers.brands))


def test_many_threads_get_the_same_answer() -> None:
    with Registry.of(registry_file()) as registry:
        asked = ((letter(), invoice(2)), CLAIM, TODAY)
        expected = registry.answer(*asked)
        wrong: list[object] = []

        def ask() -> None:
            try:
                wrong.extend(
                    a for a in (registry.answer(*asked) for _ in range(10)) if a != expected
                )
            except Exception as error:  # a thread's error is this test's finding
                wrong.append(error)

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong


def test_sqlalchemy_is_not_imported_before_a_registry_is_opened() -> None:
    code = "import proofcheck.registry, sys; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_answers_can_be_saved_with_the_dossier() -> None:
    answers = _ask(letter(), claim=CLAIM)
    assert msgspec.json.decode(msgspec.json.encode(answers), type=RegistryAnswers) == answers


# Names


def test_every_name_is_asked_with_its_place() -> None:
    answers = _ask(letter(), invoice(2), claim=CLAIM)
    asked = {(answer.asked_as, answer.document) for answer in answers.parties}
    assert asked == {
        ("claim.seller", None),
        ("grantor", 1),
        ("grantee", 1),
        ("seller_name", 2),
        ("buyer_name", 2),
    }
    brands = {(answer.asked_as, answer.document) for answer in answers.brands}
    assert brands == {("claim.brand", None), ("brands", 1), ("lines.1.brand", 2)}
    assert all(a.place is not None for a in answers.parties if a.document is not None)


@pytest.mark.parametrize(
    ("values", "text", "fact"),
    [
        ({"iban": "GB82 WEST 1234 5698 7654 32"}, "", "IBAN GB82WEST12345698765432"),
        ({}, "Tel. (+852) 5550-1234", "telephone +852 5550 1234"),
        ({}, "Pay to GB82 WEST 1234 5698 7654 32", "IBAN GB82WEST12345698765432"),
        ({"seller_address": "Unit 5, 88 Queens Road\nHong Kong"}, "", "address Unit 5"),
        ({}, "nothing of that", None),
    ],
)
def test_second_facts(values: dict[str, Any], text: str, fact: str | None) -> None:
    answers = _ask(invoice(text=text, **values))
    match = next(a for a in answers.parties if a.asked_as == "seller_name").matches[0]
    assert (match.second_fact or "").startswith(fact or "")
    assert (match.second_fact is None) == (fact is None)


@pytest.mark.parametrize(
    ("text", "is_shared"),
    [
        ("write to legal@valdoro.example", True),
        ("www.valdoro.example", True),
        ("VALDORO.EXAMPLE.", True),
        ("www.notvaldoro.example", False),
        ("www.valdoro.example.evil.example", False),
        ("www.my-valdoro.example", False),
    ],
)
def test_a_domain_counts_only_as_itself(text: str, *, is_shared: bool) -> None:
    answers = _ask(letter(text=text, grantor="Valdoro Maison"))
    match = next(a for a in answers.parties if a.asked_as == "grantor").matches[0]
    assert (match.second_fact == "domain valdoro.example") == is_shared


def test_another_valid_tax_id_speaks_against_the_name() -> None:
    supplier = {"seller_name": "Valdoro Maison SAS"}
    other = _ask(invoice(seller_tax_id="FR23334175221", **supplier), claim=CLAIM)
    match = next(a for a in other.parties if a.asked_as == "seller_name").matches[0]
    assert match.likeness is Likeness.IDENTICAL
    assert match.contrary_fact == "tax id FR23334175221, registered is FR40303265045"
    assert _chain(other).holds is None


@pytest.mark.parametrize("tax_id", ["FR40303265045", "FR 40 303 265 045", "FR40303265046", "123"])
def test_the_same_a_misread_and_another_kind_of_tax_id_do_not(tax_id: str) -> None:
    answers = _ask(invoice(seller_name="Valdoro Maison SAS", seller_tax_id=tax_id), claim=CLAIM)
    match = next(a for a in answers.parties if a.asked_as == "seller_name").matches[0]
    assert match.contrary_fact is None
    assert _chain(answers).holds is True


def test_a_look_alike_is_listed_but_has_no_rights() -> None:
    answers = _ask(letter(grantor="Meridiаn Brands Asia Limited"), claim=CLAIM)
    match = next(a for a in answers.parties if a.asked_as == "grantor").matches[0]
    assert match.likeness is Likeness.CONFUSABLE
    assert match.differences[0].observed_code_points == ("U+0430",)
    assert _chain(answers).holds is None


def test_two_parties_of_one_name_leave_the_answer_open() -> None:
    parties = [*registry_rows()["parties"], {"id": "twin", "name": "MERIDIAN Brands Asia Ltd"}]
    answers = _ask(invoice(), claim=CLAIM, parties=parties)
    assert len(next(a for a in answers.parties if a.asked_as == "seller_name").matches) == 2
    assert _chain(answers).holds is None
    assert "2 parties" in _chain(answers).reason
    told_apart = _ask(invoice(iban="GB82WEST12345698765432"), claim=CLAIM, parties=parties)
    assert _chain(told_apart).holds is True


# Invoices


def test_an_authorised_supplier() -> None:
    chain = _chain(_ask(invoice(), claim=CLAIM))
    assert (chain.subject, chain.party, chain.holds) == ("supplier", "asia", True)


@pytest.mark.parametrize(
    ("changes", "issued", "problem"),
    [
        ({"valid_from": "2026-04-01"}, date(2026, 3, 1), LinkProblem.NOT_BEGUN),
        ({"valid_to": "2026-02-28"}, date(2026, 3, 1), LinkProblem.EXPIRED),
        (
            {"status": "revoked", "revoked_on": "2026-02-01"},
            date(2026, 3, 1),
            LinkProblem.REVOKED,
        ),
        ({"territories": ["HK"]}, date(2026, 3, 1), LinkProblem.TERRITORY),
    ],
)
def test_the_issue_date_decides_for_a_supplier(
    changes: dict[str, Any], issued: date, problem: LinkProblem
) -> None:
    answers = _ask(invoice(issue_date=issued), claim=CLAIM, authorisations=[grant(**changes)])
    assert _chain(answers).holds is False
    assert _problems(answers) == {problem}


def test_an_invoice_from_before_the_revocation_holds() -> None:
    revoked = grant(status="revoked", revoked_on="2026-04-01")
    answers = _ask(invoice(), claim=CLAIM, authorisations=[revoked])
    assert _chain(answers).holds is True
    assert answers.authorisations[0].status == "revoked"


def test_a_wholesaler_need_not_sell_on_the_claimants_marketplace() -> None:
    claim = msgspec.structs.replace(CLAIM, marketplace="eBay")
    assert _chain(_ask(invoice(), claim=claim)).holds is True


def test_without_a_claim_each_brand_of_the_lines_is_asked() -> None:
    answers = _ask(invoice(brands=("Valdoro", "Kobay", "Valdoro")))
    assert [(c.brand, c.holds) for c in answers.chains] == [("Valdoro", True), ("Kobay", False)]


OFFICE_OWNER = {"id": "euipo:owner:1", "name": "VALDORO MAISON SAS"}


def _office_brand(number: str) -> dict[str, Any]:
    mark = {"office": "EUIPO", "number": number}
    return {
        "id": f"euipo:{number}",
        "name": "VALDORO",
        "owner": "euipo:owner:1",
        "trademarks": [mark],
    }


@pytest.mark.parametrize(("number", "holds"), [("018792109", True), ("018000001", None)])
def test_an_offices_record_of_the_brand_is_read_with_it_where_a_number_shows_it(
    number: str, holds: bool | None
) -> None:
    rows = registry_rows()
    changes = {
        "parties": [*rows["parties"], OFFICE_OWNER],
        "brands": [*rows["brands"], _office_brand(number)],
    }
    for supplier in ("Valdoro Maison SAS", "Meridian Brands Asia Limited"):
        paper = invoice(seller_name=supplier)
        assert _chain(_ask(paper, claim=CLAIM)).holds is True
        assert _chain(_ask(paper, claim=CLAIM, **changes)).holds is holds
    # The letter names a trademark number of one's own record: that tells which brand is meant.
    assert _chain(_ask(letter(), claim=CLAIM, **changes)).holds is True


def test_the_starter_list_beside_ones_own_records_changes_nothing() -> None:
    rows = registry_rows()
    starter = {"status": "starter", "name": "Valdoro", "id": "starter:Valdoro"}
    party = {"status": "starter", "name": "Valdoro Maison", "id": "starter:valdoro"}
    changes = {
        "parties": [*rows["parties"], party],
        "brands": [*rows["brands"], starter | {"owner": "starter:valdoro"}],
    }
    paper = letter(grantor="Valdoro Maison SAS")
    assert _chain(_ask(paper, claim=CLAIM, **changes)).holds is True


def test_unknown_supplier_and_unknown_brand() -> None:
    unknown = _ask(invoice(seller_name="Castle Trading Ltd"), claim=CLAIM)
    assert _chain(unknown).holds is None
    assert _problems(unknown) == {LinkProblem.UNKNOWN_PARTY}
    claim = msgspec.structs.replace(CLAIM, brand="Quillane")
    assert _ask(invoice(), claim=claim).chains == ()


# Letters


def test_a_letter_of_an_authorised_grantor() -> None:
    answers = _ask(letter(), claim=CLAIM)
    chain = _chain(answers)
    assert (chain.subject, chain.party, chain.holds) == ("grantor", "asia", True)
    assert [row.id for row in answers.authorisations] == ["A1"]
    assert {party.id for party in answers.named} == {"owner", "asia", "shop"}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"may_sublicense": False}, LinkProblem.NO_SUBLICENCE),
        ({"status": "revoked", "revoked_on": "2026-02-01"}, LinkProblem.REVOKED),
        ({"valid_to": "2026-04-30"}, LinkProblem.EXPIRED),
        ({"territories": ["HK"]}, LinkProblem.TERRITORY),
        ({"channels": ["eBay"]}, LinkProblem.CHANNEL),
    ],
)
def test_a_letter_grants_no_more_than_its_grantor_holds(
    changes: dict[str, Any], problem: LinkProblem
) -> None:
    answers = _ask(letter(), claim=CLAIM, authorisations=[grant(**changes)])
    assert _chain(answers).holds is False
    assert _problems(answers) == {problem}


def test_without_a_claim_the_letters_own_terms_are_asked() -> None:
    wide = letter(territories=("CN", "JP"))
    assert _problems(_ask(wide)) == {LinkProblem.TERRITORY}
    assert _chain(_ask(wide, claim=CLAIM)).holds is True


def test_a_letter_that_is_over_is_judged_on_its_last_day() -> None:
    over = letter(valid_from=date(2025, 8, 1), valid_to=date(2026, 1, 31))
    short = grant(valid_to="2026-02-28")
    assert _chain(_ask(over, claim=CLAIM, authorisations=[short])).holds is True


def test_a_denied_authorisation_breaks_the_chain() -> None:
    denied = [{"party": "owner", "status": "denied", "letter_number": "VAL/2025/947"}]
    answers = _ask(letter(), claim=CLAIM, attestations=denied)
    assert _problems(answers) == {LinkProblem.DENIED}
    assert len(answers.attestations) == 1


def test_a_stranger_cannot_deny() -> None:
    denied = [{"party": "tools", "status": "denied", "letter_number": "VAL-2025-947"}]
    assert _chain(_ask(letter(), claim=CLAIM, attestations=denied)).holds is True


def test_attestations_by_file_and_number() -> None:
    words = [
        {"party": "owner", "status": "denied", "document_sha256": f"{1:064X}"},
        {"party": "owner", "status": "confirmed", "letter_number": "SUB 1"},
        {"party": "owner", "status": "denied", "letter_number": "SUB-2"},
    ]
    assert len(_ask(letter(), claim=CLAIM, attestations=words).attestations) == 2


def test_the_upper_letter_of_the_dossier_is_a_link() -> None:
    upper = letter(
        2,
        letter_number="UP-1",
        grantor="Valdoro Maison SAS",
        grantee="Meridian Brands Asia Limited",
        may_sublicense=True,
        territories=("CN", "HK"),
        channels=("online",),
    )
    alone = _ask(letter(), claim=CLAIM, authorisations=[])
    assert next(c for c in alone.chains if c.document == 1).holds is False
    both = _ask(letter(), upper, claim=CLAIM, authorisations=[])
    chain = next(c for c in both.chains if c.document == 1)
    assert chain.holds is True
    assert [link.evidence for link in chain.links] == ["owner", "letter:2"]
    silent = letter(
        2,
        grantor="Valdoro Maison SAS",
        grantee="Meridian Brands Asia Limited",
        channels=("online",),
    )
    chain = next(
        c for c in _ask(letter(), silent, claim=CLAIM, authorisations=[]).chains if c.document == 1
    )
    assert chain.holds is None
    assert chain.links[-1].unknown == ("may_sublicense",)


def test_the_upper_letter_of_the_same_file_is_a_link() -> None:
    upper = letter(
        letter_number="UP-1",
        grantor="Valdoro Maison SAS",
        grantee="Meridian Brands Asia Limited",
        may_sublicense=True,
        territories=("CN", "HK"),
        channels=("online",),
    )
    below = letter()
    assert isinstance(below.paper, AuthorisationLetter)
    assert isinstance(upper.paper, AuthorisationLetter)
    file = msgspec.structs.replace(
        below, paper=msgspec.structs.replace(below.paper, above=(upper.paper,))
    )
    assert _chain(_ask(letter(), claim=CLAIM, authorisations=[])).holds is not True
    assert _chain(_ask(file, claim=CLAIM, authorisations=[])).holds is True
    assert "above.1.grantor" in {answer.asked_as for answer in _ask(file).parties}


def test_a_letter_is_no_evidence_for_itself() -> None:
    own = letter(grantor="Padana", grantee="Padana Distribuzione S.r.l.", may_sublicense=True)
    assert _chain(_ask(own, claim=CLAIM)).holds is False


def test_the_record_of_a_letter_is_found_by_its_number() -> None:
    other = letter(letter_number="val-2025-947", grantor="Nobody Ltd", brands=("Quillane",))
    assert [row.id for row in _ask(other).authorisations] == ["A1"]


def test_trademark_numbers_in_all_their_masks() -> None:
    numbers = ("13057215", "018 792 109", "18792109", "Reg. No. 13,057,215", "999", "none")
    answers = _ask(letter(trademark_numbers=numbers))
    found = [[brand for brand, _ in answer.matches] for answer in answers.trademarks]
    assert found == [["valdoro"]] * 4 + [[], []]


def test_signatories_of_the_parties() -> None:
    answers = _ask(letter(grantor="Valdoro Maison SAS"), claim=CLAIM)
    assert [signatory.name for signatory in answers.signatories] == ["Claire Dumont"]


def test_brands_of_one_name_are_told_apart_by_the_trademark_number() -> None:
    brands = [
        *registry_rows()["brands"],
        {"id": "other", "name": "VALDORO", "owner": "tools", "trademarks": []},
    ]
    assert _chain(_ask(letter(), claim=CLAIM, brands=brands)).holds is True
    unmarked = letter(trademark_numbers=None)
    chain = _chain(_ask(unmarked, claim=CLAIM, brands=brands))
    assert chain.holds is None
    assert "2 brands" in chain.reason


def test_a_hostile_letter_asks_little() -> None:
    brands = tuple(f"Brand {n}" for n in range(5000))
    answers = _ask(letter(brands=brands, trademark_numbers=tuple(map(str, range(5000)))))
    assert len(answers.brands) <= 20
    assert len(answers.trademarks) <= 50


def test_the_registry_of_the_fixtures(fixtures: Path) -> None:
    """Every letter and invoice of the fixtures that is in order has a chain that holds."""
    location = fixtures / "registry.json"
    if not location.exists():
        pytest.skip("fixtures/registry.json is not there")
    rows = [json.loads(line) for line in (fixtures / "truth.jsonl").read_text().splitlines()]
    letters = [
        row
        for row in rows
        if row["kind"] == "authorisation_letter" and row["expect"]["verdict"] == ["accept"]
    ]
    assert letters
    with Registry.open(location) as registry:
        for row in letters:
            claim = msgspec.convert(row["claim"], Claim)
            answers = registry.answer((_as_letter(row["fields"]),), claim, claim.on or TODAY)
            assert [chain.holds for chain in answers.chains] == [True, True], row["document"]


def _as_letter(fields: dict[str, Any]) -> Examined:
    dates = {"issue_date", "valid_from", "valid_to"}
    values = {
        name: date.fromisoformat(value) if name in dates else value
        for name, value in fields.items()
    }
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return letter(**(values | lists))


def test_a_fact_elsewhere_on_the_page_does_not_confirm_a_name_that_shares_words_only() -> None:
    page = "Unit 5, 88 Queens Road, Hong Kong"
    swapped = letter(grantor="Meridian Brands Asia Quickdeal Outlet", text=page)
    match = next(a for a in _ask(swapped).parties if a.asked_as == "grantor").matches[0]
    assert match.likeness is Likeness.SUBSET
    assert match.second_fact is None
    typo = letter(grantor="Meridain Brands Asia Ltd", text=page)
    match = next(a for a in _ask(typo).parties if a.asked_as == "grantor").matches[0]
    assert match.second_fact == f"address {page}"

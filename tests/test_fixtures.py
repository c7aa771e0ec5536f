"""The fixtures agree with their truth, claims and manifest, and are sound where they say so."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from stdnum import ean, iban
from stdnum.eu import vat

from proofcheck.model.claim import Claim
from proofcheck.model.registry import RegistryFile

FIXTURES = Path(__file__).parents[1] / "fixtures"
MAX_BYTES = 15_000_000
CENT = Decimal("0.01")
BESIDE = {
    "registry.json",
    "truth.jsonl",
    "claims.jsonl",
    "dossiers.jsonl",
    "MANIFEST.toml",
    "README.md",
}


def _rows(name: str) -> list[dict[str, Any]]:
    text = (FIXTURES / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


TRUTH = {row["document"]: row for row in _rows("truth.jsonl")}
MANIFEST = {
    entry["file"]: entry
    for entry in tomllib.loads((FIXTURES / "MANIFEST.toml").read_text(encoding="utf-8"))["document"]
}
INVOICES = {n: r for n, r in TRUTH.items() if n.startswith("invoices/") and r["fields"]}
"""Without the one that is put together of two papers."""

SOUND = {n: r for n, r in INVOICES.items() if "--" not in n}


def _faulty(*findings: str) -> set[str]:
    """Documents that are expected to fail one of these checks."""
    return {
        name
        for name, row in TRUTH.items()
        if row["expect"] and set(findings) & set(row["expect"]["finding"])
    }


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    files = {
        path.relative_to(FIXTURES).as_posix() for path in FIXTURES.rglob("*") if path.is_file()
    }
    files = {file for file in files if not file.startswith("registers/")}
    assert files - BESIDE == set(TRUTH) == set(MANIFEST)


def test_all_together_stay_small() -> None:
    assert sum(p.stat().st_size for p in FIXTURES.rglob("*") if p.is_file()) < MAX_BYTES


def test_claims_are_those_of_the_truth() -> None:
    claims = {row["document"]: row for row in _rows("claims.jsonl")}
    assert set(claims) == {name for name, row in TRUTH.items() if row["claim"]}
    for name, row in claims.items():
        msgspec.convert(row, Claim)
        assert row == {"document": name, **TRUTH[name]["claim"]}


def test_siblings_are_declared_and_sound() -> None:
    for name, entry in MANIFEST.items():
        if "--" in name:
            assert entry["defect"], name
            assert entry["sibling"] in MANIFEST, name
            assert "--" not in entry["sibling"], name
            assert name.split("--")[0] == entry["sibling"].rsplit(".", 1)[0], name
        else:
            assert "defect" not in entry, name


def test_labels_and_expectations_fit_together() -> None:
    for name, row in TRUTH.items():
        assert row["label"] in ("genuine", "forged", None), name
        assert (row["label"] == "forged") == bool(row["forgery"]), name
        assert row["complete"] == bool(row["fields"]), name
        if row["expect"]:
            assert set(row["expect"]["verdict"]) <= {"accept", "review", "reject", "unreadable"}
        if row["claim"] is not None:
            assert row["expect"], name


def test_registry_is_a_registry_file() -> None:
    data = json.loads((FIXTURES / "registry.json").read_text(encoding="utf-8"))
    registry = msgspec.convert(data, RegistryFile, strict=False)
    parties = {party.id for party in registry.parties}
    brands = {brand.id for brand in registry.brands}
    assert {brand.owner for brand in registry.brands} <= parties
    assert {grant.brand for grant in registry.authorisations} <= brands
    assert {g.grantor for g in registry.authorisations} <= parties
    assert {g.grantee for g in registry.authorisations} <= parties
    assert any(grant.status == "revoked" for grant in registry.authorisations)
    assert any(word.status == "denied" for word in registry.attestations)
    for party in registry.parties:
        assert all(iban.is_valid(number) for number in party.ibans), party.id
        assert all(domain.endswith(".example") for domain in party.domains), party.id


@pytest.mark.parametrize("name", sorted(INVOICES))
def test_amounts_add_up_unless_that_is_the_fault(name: str) -> None:
    fields = INVOICES[name]["fields"]
    money = {k: Decimal(v) for k, v in fields.items() if k.endswith("_total")}
    forged = INVOICES[name]["forgery"] or {"fields": []}
    edited = "gross_total" in forged["fields"] and name not in _faulty("PC-XML-001", "PC-COD-001")
    if not edited:
        assert money["net_total"] + money["tax_total"] == money["gross_total"]
    if name in _faulty("PC-SUM-002"):
        return
    lines = sum((Decimal(line["net_amount"]) for line in fields["lines"]), Decimal(0))
    rest = money.get("charge_total", Decimal(0)) - money.get("allowance_total", Decimal(0))
    assert lines + rest == money["net_total"]


@pytest.mark.parametrize("name", sorted(set(INVOICES) - _faulty("PC-SUM-003")))
def test_lines_multiply(name: str) -> None:
    for line in INVOICES[name]["fields"]["lines"]:
        product = Decimal(line["quantity"]) * Decimal(line["unit_price"])
        assert product.quantize(CENT) == Decimal(line["net_amount"]), line["description"]


@pytest.mark.parametrize("name", sorted(INVOICES))
def test_check_digits_hold_unless_that_is_the_fault(name: str) -> None:
    fields = INVOICES[name]["fields"]
    held = [ean.is_valid(line["gtin"]) for line in fields["lines"] if "gtin" in line]
    if "iban" in fields:
        held.append(iban.is_valid(fields["iban"]))
    european = ("DE", "ES", "FR", "IT")
    for role in ("seller", "buyer"):
        number = fields.get(f"{role}_tax_id", "")
        if number[:2] in european:
            held.append(vat.is_valid(number))
    assert all(held) == (name not in _faulty("PC-IDN-001"))


@pytest.mark.parametrize("name", sorted(INVOICES))
def test_dates_are_in_order_unless_that_is_the_fault(name: str) -> None:
    fields, claim = INVOICES[name]["fields"], INVOICES[name]["claim"]
    issued = date.fromisoformat(fields["issue_date"])
    due = date.fromisoformat(fields.get("due_date", fields["issue_date"]))
    on = date.fromisoformat(claim["on"]) if claim else date.max
    assert (issued <= due and issued <= on) == (name not in _faulty("PC-DAT-001"))


@pytest.mark.parametrize(
    "name",
    sorted(
        n for n in SOUND if n.endswith(".pdf") and "-scan" not in n and not n.endswith("bled.pdf")
    ),
)
def test_text_layer_says_what_the_truth_says(name: str) -> None:
    document = pypdfium2.PdfDocument(FIXTURES / name)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    joined = "".join(text.split())
    fields = SOUND[name]["fields"]
    digits = "".join(c for c in joined if c.isdigit())
    for field in ("invoice_number", "seller_name", "buyer_name"):
        assert "".join(fields[field].split()) in joined
    for field in ("net_total", "tax_total", "gross_total"):
        assert "".join(c for c in fields[field] if c.isdigit()) in digits, field

"""The QR code of a transfer says what a bank reads, and stands only where there is something to pay."""

import re
from decimal import Decimal
from typing import NamedTuple

import pytest

from acompte.model.settings import Company
from acompte_reports.papers.epc import epc_code, epc_text
from support.letter_ledger import DAY
from support.paper_ledger import CREDIT, TWO_RATES, WORKS, page, paper

IBAN = "FR7630006000011234567890189"


class Transfer(NamedTuple):
    """What a bank reads in the text of a code (EPC069-12, version 002)."""

    bic: str
    name: str
    iban: str
    amount: Decimal
    text: str


def decoded(text: str) -> Transfer:
    """Read the text of a code, strictly."""
    assert len(text.encode()) <= 331
    tag, version, charset, kind, bic, name, iban, amount, purpose, structured, wire = text.split("\n")
    assert (tag, version, charset, kind, purpose, structured) == ("BCD", "002", "1", "SCT", "", "")
    assert re.fullmatch(r"(?:[A-Z0-9]{8}(?:[A-Z0-9]{3})?)?", bic)
    assert 0 < len(name) <= 70
    assert len(wire) <= 140
    found = re.fullmatch(r"EUR(\d{1,9}\.\d\d)", amount)
    assert found
    return Transfer(bic, name, iban, Decimal(found[1]), wire)


def company(**meta: str) -> Company:
    return Company(DAY, "Verrerie & Fils SARL", {"iban": IBAN, **meta}, None)


def test_the_code_asks_for_the_amount_of_the_document_with_its_number() -> None:
    assert decoded(paper("FA2026-002", TWO_RATES).payment.code) == (
        "AGRIFRPP", "Verrerie & Fils SARL", IBAN, Decimal("7980.00"), "FA2026-002",
    )  # fmt: skip


def test_of_several_instalments_the_code_asks_for_the_first_and_says_so() -> None:
    parts = """\
  Actif:Clients:Lumen    3000.00 EUR
    due: 2026-07-20
  Actif:Clients:Lumen    4980.00 EUR
    due: 2026-09-20
"""
    story = TWO_RATES.replace("  Actif:Clients:Lumen    7980.00 EUR\n", parts)
    found = paper("FA2026-002", story)
    assert decoded(found.payment.code).amount == found.payment.code_amount == 3000
    assert found.asked == 7980
    assert "Virement de 3\u202f000,00\u00a0€" in page("FA2026-002", story)


@pytest.mark.parametrize(("amount", "there"), [("0.00", False), ("0.01", True), ("999999999.99", True), ("1e9", False)])
def test_there_is_a_code_for_amounts_that_a_transfer_may_have(amount: str, there: bool) -> None:
    assert bool(epc_text(company(), "EUR", Decimal(amount), "F1")) == there


@pytest.mark.parametrize(
    ("someone", "currency"),
    [
        (None, "EUR"),
        (company(iban=""), "EUR"),
        (company(iban="FR7630006000011234567890188"), "EUR"),
        (company(), "CHF"),
    ],
)
def test_there_is_none_without_a_sound_iban_or_in_another_currency(someone: Company | None, currency: str) -> None:
    assert epc_text(someone, currency, Decimal(10), "F1") == ""


def test_names_and_numbers_are_cut_to_what_the_code_takes() -> None:
    long = Company(
        DAY, "Établissements " + "é" * 80, {"iban": "fr76 3000 6000 0112 3456 7890 189", "bic": "nope"}, None
    )
    found = decoded(epc_text(long, "EUR", Decimal("1234.5"), "F" * 200))
    assert (found.bic, len(found.name), found.iban, found.amount) == ("", 70, IBAN, Decimal("1234.50"))


@pytest.mark.parametrize(
    ("number", "there"),
    [("FA2026-001", True), ("FA2026-002", True), ("AV2026-001", False), ("D2026-020", False)],
)
def test_only_what_asks_for_money_has_a_code(number: str, there: bool) -> None:
    assert ('<figure class="code">' in page(number, TWO_RATES, CREDIT)) == there


def test_the_drawing_is_a_square_with_a_quiet_zone_and_a_title() -> None:
    drawing = epc_code(epc_text(company(), "EUR", Decimal(10), "F1"), "Virement de 10 € <à nous>")
    size = re.match(r'<svg viewBox="0 0 (\d+) \1"', drawing)
    assert size
    assert (int(size[1]) - 8 - 17) % 4 == 0
    assert "<title>Virement de 10 € &lt;à nous&gt;</title>" in drawing
    assert "M4 4.5h7" in drawing


def test_a_retention_is_not_in_the_code() -> None:
    assert decoded(paper("FA2026-011", WORKS).payment.code).amount == 7200

"""The day to start on, and what customers owe on it, brought forward so that books and documents agree."""

from datetime import date
from decimal import Decimal

import pytest
from beancount import loader

from acompte.adopt.start import month_after
from acompte.handover import read
from acompte.model.state import state_on
from acompte.rules.check import check
from support.adoption import Adopted
from support.ledgers import gaps

LEDGER = """
option "operating_currency" "EUR"
option "name_assets" "Actif"
option "name_liabilities" "Passif"
option "name_equity" "Capitaux"
option "name_income" "Produits"
2025-01-01 open Actif:Clients
2025-01-01 open Actif:Clients:Lumen
2025-01-01 open Actif:Clients:Beta
2025-01-01 open Actif:Clients:Gamma
2025-01-01 open Actif:Banque
2025-01-01 open Passif:Acomptes-Clients
2025-01-01 open Passif:TVA-Collectée-20
2025-01-01 open Produits:Prestations

2025-02-10 * "Lumen" "Facture"
  Actif:Clients:Lumen   1200.00 EUR
  Produits:Prestations -1000.00 EUR
  Passif:TVA-Collectée-20  -200.00 EUR
2025-02-12 * "Lumen" "Virement"
  Actif:Banque           500.00 EUR
  Actif:Clients:Lumen
2025-03-31 * "Beta" "Acompte"
  Actif:Clients:Beta     600.00 EUR
  Passif:Acomptes-Clients -500.00 EUR
  Passif:TVA-Collectée-20  -100.00 EUR
2025-04-02 * "Gamma" "Virement d'avance"
  Actif:Banque            80.00 EUR
  Actif:Clients:Gamma
"""


def test_the_start_is_the_month_after_the_newest_invoice() -> None:
    start = Adopted(LEDGER).adoption.start
    assert start is not None
    assert str(start.day) == "2025-04-01"
    assert start.newest is not None
    assert start.newest.narration == "Acompte"


@pytest.mark.parametrize(
    ("day", "first"),
    [("2025-01-31", "2025-02-01"), ("2025-12-01", "2026-01-01"), ("9999-12-01", "9999-12-31")],
)
def test_the_month_after_a_day(day: str, first: str) -> None:
    assert str(month_after(date.fromisoformat(day))) == first


def test_customers_are_listed_with_what_stands_on_the_evening_before() -> None:
    start = Adopted(LEDGER).adoption.start
    assert start is not None
    held = (("Passif:Acomptes-Clients", Decimal("500.00")),)
    assert start.openings == (
        ("Actif:Clients:Beta", "Beta", Decimal("600.00"), held),
        ("Actif:Clients:Lumen", "Lumen", Decimal("700.00"), ()),
    )
    assert start.rest == ()


def test_the_start_may_be_said_and_counts_its_own_evening() -> None:
    start = Adopted(LEDGER, date(2025, 4, 3)).adoption.start
    assert start is not None
    assert {o.account: str(o.amount) for o in start.openings}["Actif:Clients:Gamma"] == "-80.00"
    before = Adopted(LEDGER, date(2025, 4, 2)).adoption.start
    assert before is not None
    assert "Actif:Clients:Gamma" not in {o.account for o in before.openings}


def test_a_ledger_without_invoices_has_no_start_unless_one_is_said() -> None:
    text = LEDGER.partition("2025-02-10")[0]
    assert Adopted(text).adoption.start is None
    said = Adopted(text, date(2025, 1, 1)).adoption.start
    assert said is not None
    assert said.openings == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_brought_forward_as_printed_leaves_no_error_and_the_right_amounts_open(language: str) -> None:
    ledger = Adopted(LEDGER, date(2025, 4, 3))
    printed = [
        line
        for line in ledger.page(language).partition("\n3. ")[2].splitlines()
        if line.startswith(("2025-", "  ")) or not line
    ]
    company = '2025-04-03 custom "company" "Atelier"\n  vat-due: "debits"\n'
    text = ledger.with_lines + company + "\n".join(printed) + "\n"
    entries, errors, options = loader.load_string(text)
    assert errors == [], errors
    reading = read(entries, options)
    day = date(2025, 4, 3)
    state = state_on(reading.history, day)
    assert {d.invoice.customer: str(d.open) for d in state.documents if d.open} == {
        "Actif:Clients:Beta": "600.00",
        "Actif:Clients:Lumen": "700.00",
    }
    assert {d.invoice.kind for d in state.documents} == {"opening"}
    assert gaps(reading.history, entries, day) == {}
    assert [(d.code, d.line) for d in check(reading.history, day, reading.diagnostics)] == []
    assert state.on_account == {"Actif:Clients:Gamma": Decimal("80.00")}


def test_an_account_of_openings_that_is_there_is_used() -> None:
    ledger = Adopted(LEDGER + "2025-01-01 open Capitaux:Bilan-Ouverture\n")
    assert ledger.adoption.start is not None
    assert ledger.adoption.start.equity == "Capitaux:Bilan-Ouverture"
    assert "open Capitaux" not in ledger.page().partition("3. ")[2]


def test_a_start_that_is_set_is_not_proposed_again() -> None:
    ledger = Adopted(LEDGER + '2025-04-01 custom "start" "reprise"\n')
    assert ledger.adoption.adopted
    assert ledger.adoption.start is None
    assert ledger.again().lines == {}


def test_customers_ahead_are_told_and_nothing_is_written_for_them() -> None:
    page = Adopted(LEDGER, date(2025, 4, 3)).page("en")
    assert "Gamma is €80.00 ahead (Actif:Clients:Gamma)" in " ".join(page.split())
    assert '* "Gamma"' not in page


CASHED = """
2025-03-01 * "Lumen" "Acompte reçu en banque"
  Actif:Banque            250.00 EUR
  Passif:Acomptes-Clients
"""


def test_what_is_held_for_nobody_known_is_told() -> None:
    start = Adopted(LEDGER + CASHED).adoption.start
    assert start is not None
    assert start.rest == (("Passif:Acomptes-Clients", Decimal("250.00")),)
    page = " ".join(Adopted(LEDGER + CASHED).page("en").split())
    assert "Passif:Acomptes-Clients holds €250.00 more, and no entry says for which customer" in page


PAID = """
2025-04-02 * "Beta" "Virement"
  Actif:Banque            600.00 EUR
  Actif:Clients:Beta
"""


def test_a_deposit_that_was_paid_is_brought_forward_without_a_receivable() -> None:
    start = Adopted(LEDGER + PAID, date(2025, 4, 3)).adoption.start
    assert start is not None
    (beta,) = [opening for opening in start.openings if opening.name == "Beta"]
    assert (beta.amount, beta.beside) == (Decimal(0), (("Passif:Acomptes-Clients", Decimal("500.00")),))
    page = Adopted(LEDGER + PAID, date(2025, 4, 3)).page("en")
    entry = page.partition('* "Beta"')[2].partition("\n\n")[0]
    assert [" ".join(line.split()) for line in entry.splitlines()[-3:]] == [
        "Actif:Clients:Beta 0.00 EUR",
        "Passif:Acomptes-Clients -500.00 EUR",
        "Capitaux:Reprise 500.00 EUR",
    ]

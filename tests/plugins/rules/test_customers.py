"""Customers and the company: identifiers with right check digits, and nobody owes more than its limit."""

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import Ledger


def customer(meta: str, mark: str = "") -> Ledger:
    """A customer with one more line of metadata; `mark` is the code that its `open` gives."""
    return Ledger(
        f"""
        2026-01-05 open Actif:Clients:Delta{mark and "  ; <- "}{mark}
          name: "Delta SA"
          {meta}
        """
    )


# siren-invalid


@pytest.mark.parametrize("siren", ['"732829320"', '"732 829 320"', "732829320"])
def test_a_siren_with_its_check_digit_is_sound(siren: str) -> None:
    assert customer(f"siren: {siren}").says() == []


@pytest.mark.parametrize("siren", ['"732829321"', '"73282932"', '"73282932000074"', '"73282932O"', "732829321"])
def test_a_siren_has_nine_digits_of_which_the_last_checks_the_others(siren: str) -> None:
    ledger = customer(f"siren: {siren}", "siren-invalid")
    assert ledger.says("2026-01-04") == []
    assert ledger.says("2026-01-05") == ledger.marked


def test_the_company_is_judged_as_it_is_on_the_day(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"  ; <- siren-invalid, vat-number-invalid, iban-invalid
      siren: "732829321"
      vat-number: "FR45732829320"
      iban: "FR7630006000011234567890188"
    2026-02-01 custom "company" "Atelier"
      siren: "732829320"
      vat-number: "FR44732829320"
      iban: "FR7630006000011234567890189"
    """
    assert ledger.says("2025-12-31") == []
    assert ledger.says("2026-01-31") == ledger.marked
    assert ledger.says("2026-02-01") == []


# vat-number-invalid

VAT_NUMBERS = {
    "French": "FR44732829320",
    "French, spaced": "FR 44 732 829 320",
    "German": "DE136695976",
    "Greek": "EL094259216",
    "Northern Irish": "XI980780684",
    "British": "GB980780684",
    "Swiss": "CHE-107.787.577 TVA",
    "Norwegian": "NO995525828MVA",
    "American, which nobody describes": "US123456789",
    "of no country": "ZZ12",
}


@pytest.mark.parametrize("number", VAT_NUMBERS.values(), ids=VAT_NUMBERS)
def test_a_vat_number_of_its_countrys_form_is_sound(number: str) -> None:
    assert customer(f'vat-number: "{number}"').says() == []


WRONG_VAT_NUMBERS = {
    "another key": "FR45732829320",
    "a SIREN that is none": "FR44732829321",
    "no country": "44732829320",
    "German, a digit off": "DE136695977",
    "German, a digit short": "DE13669597",
    "British, a digit off": "GB980780685",
    "Swiss, a digit off": "CHE-107.787.578 TVA",
}


@pytest.mark.parametrize("number", WRONG_VAT_NUMBERS.values(), ids=WRONG_VAT_NUMBERS)
def test_a_vat_number_has_the_form_and_the_check_digits_of_its_country(number: str) -> None:
    ledger = customer(f'vat-number: "{number}"', "vat-number-invalid")
    assert ledger.says() == ledger.marked


def test_a_french_vat_number_ends_with_the_siren_of_its_owner(ledger: Ledger) -> None:
    """
    2026-01-05 open Actif:Clients:Delta  ; <- vat-number-invalid
      name: "Delta SA"
      siren: "732 829 320"
      vat-number: "FR83404833048"
    2026-01-05 open Actif:Clients:Epsilon
      name: "Epsilon SA"
      siren: "404 833 048"
      vat-number: "FR 83 404 833 048"
    2026-01-05 open Actif:Clients:Zeta
      name: "Zeta GmbH, établie en France"
      siren: "732829320"
      vat-number: "DE136695976"
    """
    assert ledger.says() == ledger.marked
    (found,) = check(ledger.history, ledger.book.customers["Actif:Clients:Delta"].entry.date, ledger.read)
    assert message(found, FRENCH) == (
        "Delta SA : le numéro de TVA FR83404833048 ne se termine pas par le SIREN 732 829 320. "
        "Corrigez l'un ou l'autre."
    )
    assert "does not end with the SIREN" in message(found, ENGLISH)


def test_a_siren_that_is_wrong_itself_is_said_once(ledger: Ledger) -> None:
    """
    2026-01-05 open Actif:Clients:Delta  ; <- siren-invalid
      name: "Delta SA"
      siren: "732829321"
      vat-number: "FR44732829320"
    """
    assert ledger.says() == ledger.marked


# iban-invalid


def company(iban: str, mark: str = "") -> Ledger:
    return Ledger(
        f"""
        2026-01-01 custom "company" "Atelier"{mark and "  ; <- "}{mark}
          iban: "{iban}"
        """
    )


@pytest.mark.parametrize("iban", ["FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189"])
def test_an_iban_with_its_check_digits_is_sound(iban: str) -> None:
    assert company(iban).says() == []


@pytest.mark.parametrize(
    "iban", ["FR7630006000011234567890188", "FR763000600001123456789018", "30006000011234567890189", "ZZ7612345"]
)
def test_an_iban_has_the_length_and_the_check_digits_of_its_country(iban: str) -> None:
    ledger = company(iban, "iban-invalid")
    assert ledger.says() == ledger.marked


# credit-limit


def delta(limit: str, second: str = "400.00", mark: str = "", more: str = "") -> Ledger:
    """A customer who owes 600 EUR from 10 January, and more from the 20th."""
    return Ledger(
        f"""
        2020-01-01 open Actif:Clients:Delta
          name: "Delta SA"
          credit-limit: {limit}
        2026-01-10 * "Entretien"
          invoice: "FA2026-001"
          due: 2026-02-09
          Actif:Clients:Delta  600.00 EUR
          Produits:Travaux
        2026-01-20 * "Entretien"{mark and "  ; <- "}{mark}
          invoice: "FA2026-002"
          due: 2026-02-19
          Actif:Clients:Delta  {second} EUR
          Produits:Travaux
        {more}
        """
    )


def test_a_customer_goes_over_its_limit_at_the_document_that_brings_it_there() -> None:
    ledger = delta("1000.00 EUR", "400.01", "credit-limit")
    assert ledger.says("2026-01-19") == []
    assert ledger.says("2026-01-20") == ledger.marked


def test_a_customer_may_owe_exactly_its_limit() -> None:
    assert delta("1000.00 EUR").says() == []


def test_a_bare_number_is_a_limit_too() -> None:
    ledger = delta("999.99", mark="credit-limit")
    assert ledger.says() == ledger.marked


def test_a_payment_brings_a_customer_below_its_limit_from_its_day_on() -> None:
    paid = """
        2026-01-25 * "Virement" ^FA2026-001
          Actif:Banque  100.00 EUR
          Actif:Clients:Delta
    """
    ledger = delta("900.00 EUR", mark="credit-limit", more=paid)
    assert ledger.says("2026-01-24") == ledger.marked
    assert ledger.says("2026-01-25") == []


def test_what_stands_on_account_is_not_owed(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Clients:Delta
      name: "Delta SA"
      credit-limit: 500.00 EUR
    2026-01-05 * "Provision"  ; <- payment-unallocated
      Actif:Banque  100.00 EUR
      Actif:Clients:Delta
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Delta  600.00 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_limit_of_nothing_grants_no_credit(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Clients:Delta
      name: "Delta SA"
      credit-limit: 0.00 EUR
    2026-01-10 * "Entretien"  ; <- credit-limit
      invoice: "FA2026-001"
      due: 2026-01-10
      Actif:Clients:Delta  600.00 EUR
      Produits:Travaux
    2026-01-11 * "Espèces" ^FA2026-001
      Actif:Banque  600.00 EUR
      Actif:Clients:Delta
    """
    assert ledger.says("2026-01-10") == ledger.marked
    assert ledger.says("2026-01-11") == []


def test_a_limit_passed_before_these_books_is_said_at_the_next_open_document() -> None:
    start = '2026-01-15 custom "start" "reprise"'
    ledger = delta("500.00 EUR", mark="credit-limit", more=start)
    assert ledger.says("2026-01-14") == []
    assert ledger.says("2026-01-20") == ledger.marked
    paid = """
        2026-01-21 * "Virement" ^FA2026-002
          Actif:Banque  400.00 EUR
          Actif:Clients:Delta
    """
    assert delta("500.00 EUR", more=start + paid).says() == []


def test_a_customer_without_a_limit_may_owe_what_it_likes(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  600000.00 EUR
      Produits:Travaux
    """
    assert ledger.says() == []

"""Numbers: gapless, in the order of dates, unique, each in its series."""

from datetime import date

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import Ledger

# invoice-duplicate


def test_two_documents_with_one_number_are_a_duplicate(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"  ; <- invoice-duplicate
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Beta  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_duplicate_is_not_yet_one_on_the_day_before_it(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"  ; <- invoice-duplicate
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Beta  100 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-01-10") == []
    assert ledger.says("2026-01-11") == ledger.marked


# invoice-gap


def test_a_number_left_out_is_a_gap_at_the_document_after_it(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"  ; <- invoice-gap
      invoice: "FA2026-003"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-12 * "Entretien"
      invoice: "FA2026-004"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_gap_of_one_number_is_told_in_the_singular_one_of_two_in_the_plural(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"  ; <- invoice-gap
      invoice: "FA2026-003"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-12 * "Entretien"  ; <- invoice-gap
      invoice: "FA2026-006"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked
    one, two = check(ledger.history, date(2026, 1, 12), ledger.read)
    assert message(one, FRENCH) == (
        "FA2026-003 (Lumen SAS) : 1 numéro manque avant lui dans la série : FA2026-002. "
        "Retrouvez ce document, ou corrigez le numéro."
    )
    assert " 2 numéros manquent avant lui " in message(two, FRENCH)
    assert " 1 number is missing before it " in message(one, ENGLISH)
    assert message(two, ENGLISH).endswith("FA2026-004, FA2026-005. Find these documents, or correct the number.")


def test_a_series_begins_at_the_lowest_number_of_its_first_year(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-088"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "FA2026-089"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


def test_a_series_with_the_year_begins_at_one_in_later_years(ledger: Ledger) -> None:
    """
    2025-12-10 * "Entretien"
      invoice: "FA2025-088"
      due: 2026-01-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"  ; <- invoice-gap
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_series_without_the_year_goes_on_in_the_next(ledger: Ledger) -> None:
    """
    2026-01-01 custom "series" "invoice" "FA-{number:03}"
    2026-12-31 * "Entretien"
      invoice: "FA-041"
      due: 2027-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2027-01-01 * "Entretien"
      invoice: "FA-042"
      due: 2027-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


def test_deposits_and_credit_notes_may_count_in_the_series_of_invoices(ledger: Ledger) -> None:
    """
    2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Passif:Acomptes
    2026-01-11 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-12 * "Avoir" ^FA2026-002
      invoice: "FA2026-003"
      Actif:Clients:Lumen  -100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


def test_credit_notes_with_a_series_of_their_own_leave_no_gap_among_invoices(ledger: Ledger) -> None:
    """
    2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
    2026-01-01 custom "series" "credit-note" "AV{year}-{number:03}"
    2026-01-11 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-12 * "Avoir" ^FA2026-001
      invoice: "AV2026-001"
      Actif:Clients:Lumen  -100 EUR
      Produits:Travaux
    2026-01-13 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


def test_an_opening_stands_in_no_series(ledger: Ledger) -> None:
    """
    2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
    2026-01-10 * "Reprise"
      invoice: "ANCIEN-7"
      kind: "opening"
      issued: 2025-11-02
      due: 2025-12-02
      Actif:Clients:Lumen  100 EUR
      Capitaux:Reprise
    2026-01-11 * "Entretien"
      invoice: "FA2026-040"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# invoice-order


def test_a_number_dated_before_the_number_before_it_is_out_of_order(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-15 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-09 * "Entretien"  ; <- invoice-order
      invoice: "FA2026-003"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_one_document_dated_too_early_is_said_alone(ledger: Ledger) -> None:
    """
    2026-01-20 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-28
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-10 * "Entretien"  ; <- invoice-order
      invoice: "FA2026-002"
      due: 2026-02-28
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-21 * "Entretien"
      invoice: "FA2026-003"
      due: 2026-02-28
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-22 * "Entretien"
      invoice: "FA2026-004"
      due: 2026-02-28
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_numbers_of_one_day_are_in_order(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-10"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-10 * "Entretien"
      invoice: "FA2026-9"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# invoice-series


def test_a_number_that_does_not_fit_the_declared_series_fits_none(ledger: Ledger) -> None:
    """
    2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"  ; <- invoice-series
      invoice: "F26/2"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_deposit_is_numbered_as_invoices_unless_it_has_a_series(ledger: Ledger) -> None:
    """
    2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001  ; <- invoice-series
      invoice: "AC2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Passif:Acomptes
    2026-02-01 custom "series" "deposit" "AC{year}-{number:03}"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "AC2026-002"
      due: 2026-03-09
      Actif:Clients:Lumen  100 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked


def test_a_number_without_a_digit_fits_no_series(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- invoice-series
      invoice: "FACTURE"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_without_a_series_setting_the_shapes_in_use_are_the_series(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "F/2"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# number-ambiguous


def test_a_document_with_the_number_of_a_quote_is_said_at_the_document(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 * "Entretien"  ; <- number-ambiguous
      invoice: "2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-01-09") == []
    assert ledger.says("2026-01-10") == ledger.marked


def test_a_quote_with_the_number_of_an_older_document_is_said_at_the_quote(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 custom "quote" "2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- number-ambiguous
    """
    assert ledger.says("2026-01-10") == []
    assert ledger.says("2026-01-11") == ledger.marked


def test_a_quote_and_a_document_may_differ_in_their_letters_alone(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 * "Entretien"
      invoice: "F2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# number-invalid


@pytest.mark.parametrize("number", ["FA2026 001", "FA2026-n°1", "FA-É1", "FA2026#1", "FA2026,1"])
def test_a_number_that_no_link_can_name_is_said_on_a_document_and_on_a_quote(number: str) -> None:
    ledger = Ledger(
        f"""
        2026-01-05 custom "quote" "{number}Q" Actif:Clients:Lumen 1000.00 EUR  ; <- number-invalid
        2026-01-10 * "Entretien"  ; <- number-invalid
          invoice: "{number}"
          due: 2026-02-09
          Actif:Clients:Lumen  100 EUR
          Produits:Travaux
        """
    )
    assert ledger.says("2026-01-04") == []
    assert ledger.says("2026-01-09") == ledger.marked[:1]
    assert ledger.says("2026-01-10") == ledger.marked


@pytest.mark.parametrize("number", ["FA2026-001", "FA_2026/1", "2026.1", "fa1"])
def test_letters_digits_and_four_signs_make_a_number(number: str) -> None:
    ledger = Ledger(
        f"""
        2026-01-10 * "Entretien"
          invoice: "{number}"
          due: 2026-02-09
          Actif:Clients:Lumen  100 EUR
          Produits:Travaux
        """
    )
    assert ledger.says() == []


def test_an_empty_number_is_none(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- number-invalid, invoice-series
      invoice: ""
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked

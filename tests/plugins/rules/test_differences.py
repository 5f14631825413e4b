"""What settles without money, discount or write-off: cents as a difference, or an account that no role explains."""

from decimal import Decimal

import pytest

from support.ledgers import Ledger


def settled(bank: str, rest: str, account: str, mark: str = "", more: str = "") -> Ledger:
    """450 EUR paid in part, the rest booked to an account."""
    return Ledger(
        f"""
        2020-01-01 open Actif:Attente
          pcg: "471000"
        {more}
        2026-01-10 * "Entretien"
          invoice: "FA2026-001"
          due: 2026-02-09
          Actif:Clients:Lumen  450.00 EUR
          Produits:Travaux
        2026-02-09 * "Virement" ^FA2026-001{mark and "  ; <- "}{mark}
          Actif:Banque         {bank} EUR
          {account}  {rest} EUR
          Actif:Clients:Lumen -450.00 EUR
        """
    )


# difference-large


def test_euros_booked_as_a_difference_are_said(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  450.00 EUR
      Produits:Travaux
    2026-02-09 * "Virement" ^FA2026-001  ; <- difference-large
      Actif:Banque         400.00 EUR
      Charges:Differences   50.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(
    ("bank", "rest", "mark"),
    [
        ("449.98", "0.02", ""),
        ("449.00", "1.00", ""),
        ("448.99", "1.01", "difference-large"),
        ("451.00", "-1.00", ""),
        ("451.01", "-1.01", "difference-large"),
    ],
)
def test_a_difference_is_an_euro_at_most_whichever_way(bank: str, rest: str, mark: str) -> None:
    ledger = settled(bank, rest, "Charges:Differences", mark)
    assert ledger.says("2026-02-08") == []
    assert ledger.says("2026-02-09") == ledger.marked


@pytest.mark.parametrize(
    ("tolerance", "rest", "mark"),
    [("5.00", "5.00", ""), ("5.00", "5.01", "difference-large"), ("0.50", "1.00", "")],
)
def test_a_larger_tolerance_allows_a_larger_difference(tolerance: str, rest: str, mark: str) -> None:
    said = f'2026-02-09 custom "tolerance" {tolerance} EUR'
    bank = str(450 - Decimal(rest))
    ledger = settled(bank, rest, "Charges:Differences", mark, said)
    assert ledger.says() == ledger.marked


def test_a_tolerance_allows_nothing_before_its_day() -> None:
    said = '2026-02-10 custom "tolerance" 5.00 EUR'
    ledger = settled("445.00", "5.00", "Charges:Differences", "difference-large", said)
    assert ledger.says("2026-02-28") == ledger.marked


def test_a_write_off_is_no_difference_however_large() -> None:
    assert settled("350.00", "100.00", "Charges:Pertes").says() == []


def test_what_the_bank_keeps_is_no_difference() -> None:
    assert settled("430.00", "20.00", "Charges:Frais").says() == []


# settled-otherwise


@pytest.mark.parametrize(("bank", "rest"), [("0.00", "450.00"), ("449.99", "0.01"), ("460.00", "-10.00")])
def test_what_no_role_explains_settles_and_is_said_whatever_its_amount(bank: str, rest: str) -> None:
    ledger = settled(bank, rest, "Actif:Attente", "settled-otherwise")
    assert ledger.says("2026-02-08") == []
    assert ledger.says("2026-02-09") == ledger.marked
    assert ledger.opens() == {}


def test_a_role_on_the_account_explains_it() -> None:
    named = settled("0.00", "450.00", "Actif:Caisse", more='2020-01-01 open Actif:Caisse\n          pcg: "530000"')
    assert named.says() == []
    said = settled("0.00", "450.00", "Actif:Coffre", more='2020-01-01 open Actif:Coffre\n          role: "bank"')
    assert said.says() == []


def test_a_set_off_is_explained() -> None:
    assert settled("0.00", "450.00", "Passif:Fournisseurs").says() == []


def test_what_no_role_explains_is_not_taken_for_a_difference_as_well() -> None:
    ledger = settled("300.00", "150.00", "Actif:Attente", "settled-otherwise")
    assert ledger.says() == ledger.marked


def test_a_payment_that_names_nothing_is_said_with_a_dash(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Attente
      pcg: "471000"
    2026-02-09 * "À classer"  ; <- settled-otherwise, payment-unallocated
      Actif:Attente  450.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked


def test_money_on_an_account_in_another_currency_settles_at_its_price(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Dollars USD
      pcg: "512400"

    2026-01-10 * "Lumen" "Prestation"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen   100.00 EUR
      Produits:Travaux     -100.00 EUR

    2026-01-20 * "Lumen" "Virement en dollars" ^FA2026-001
      Actif:Dollars         110.00 USD @@ 100.00 EUR
      Actif:Clients:Lumen  -100.00 EUR
    """
    assert ledger.says() == []
    assert ledger.document("FA2026-001").paid == 100

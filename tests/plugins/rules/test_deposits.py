"""Deposits: invoiced when they are planned, deducted once, and nothing left of them on a closed quote."""

import pytest

from support.ledgers import Ledger

# deposit-missing

PLANNED_FOR_THE_TENTH = """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-10 "Commande" "30 %"  ; <- deposit-missing
    2026-01-20 custom "accepted" "D2026-001"
"""

DEPOSIT = """
    {day} * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-10
      Actif:Clients:Lumen  {amount} EUR
      Passif:Acomptes
"""


def test_a_deposit_is_missing_on_its_planned_date() -> None:
    ledger = Ledger(PLANNED_FOR_THE_TENTH)
    assert ledger.says("2026-02-09") == [], "the day before"
    assert ledger.says("2026-02-10") == ledger.marked, "the day"
    assert ledger.says("2026-02-11") == ledger.marked, "the day after"


def test_a_milestone_that_has_passed_is_missing_on_the_day_of_the_acceptance(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-01-10 "Commande" "30 %"  ; <- deposit-missing
    2026-01-20 custom "accepted" "D2026-001"
    """
    assert ledger.says("2026-01-19") == []
    assert ledger.says("2026-01-20") == ledger.marked


def test_a_deposit_invoiced_on_its_planned_date_is_not_missing() -> None:
    ledger = Ledger(PLANNED_FOR_THE_TENTH + DEPOSIT.format(day="2026-02-10", amount=300))
    assert ledger.says("2026-02-10") == []


def test_a_deposit_invoiced_a_day_late_is_missing_until_then() -> None:
    ledger = Ledger(PLANNED_FOR_THE_TENTH + DEPOSIT.format(day="2026-02-11", amount=300))
    assert ledger.says("2026-02-10") == ledger.marked
    assert ledger.says("2026-02-11") == []


@pytest.mark.parametrize(("amount", "missing"), [("297.00", False), ("296.99", True), ("150.00", True)])
def test_a_deposit_may_fall_short_by_one_percent_of_the_schedule(amount: str, missing: bool) -> None:
    ledger = Ledger(PLANNED_FOR_THE_TENTH + DEPOSIT.format(day="2026-02-10", amount=amount))
    assert ledger.says("2026-02-10") == (ledger.marked if missing else [])


@pytest.mark.parametrize(("amount", "missing"), [("29.00", False), ("28.99", True)])
def test_a_small_deposit_may_fall_short_by_one_euro(amount: str, missing: bool) -> None:
    ledger = Ledger(
        f"""
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 100.00 EUR
        2026-01-05 custom "milestone" "D2026-001" 2026-02-10 "Commande" "30 %"  ; <- deposit-missing
        2026-01-20 custom "accepted" "D2026-001"
        2026-02-10 * "Acompte" ^D2026-001
          invoice: "FA2026-001"
          due: 2026-04-10
          Actif:Clients:Lumen  {amount} EUR
          Passif:Acomptes
        """
    )
    assert ledger.says() == (ledger.marked if missing else [])


def test_a_deposit_credited_whole_is_missing_again(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-10 "Commande" "30 %"  ; <- deposit-missing
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-10
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-02-20 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -300 EUR
      Passif:Acomptes
    """
    assert ledger.says("2026-02-19") == []
    assert ledger.says("2026-02-20") == ledger.marked


def test_deposits_fill_the_milestones_in_date_order_by_amount(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-10 "Commande" "30 %"
    2026-01-05 custom "milestone" "D2026-001" 2026-03-10 "Chantier" 200.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-04-10 "Pose" 100.00 EUR  ; <- deposit-missing
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte de 500 pour deux échéances" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-10
      Actif:Clients:Lumen  500 EUR
      Passif:Acomptes
    """
    assert ledger.says("2026-03-31") == []
    assert ledger.says("2026-04-10") == ledger.marked


def test_progress_invoices_overtake_the_schedule(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-10 "Commande" "30 %"  ; <- deposit-missing
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-20 * "Situation" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-10
      Actif:Clients:Lumen  300 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-02-19") == ledger.marked
    assert ledger.says("2026-02-20") == []


def test_a_percentage_is_of_the_quote_with_the_amendments_signed_by_then(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-10 "Commande" "30 %"
    2026-01-05 custom "milestone" "D2026-001" 2026-03-10 "Chantier" "30 %"  ; <- deposit-missing
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-10
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-02-20 custom "amendment" "D2026-001" "Verre" 500.00 EUR
    2026-03-10 * "Acompte de 300, là où 450 sont prévus" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-04-10
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    """
    assert ledger.says("2026-02-28") == []
    assert ledger.says("2026-03-10") == ledger.marked


@pytest.mark.parametrize("end", ['"refused" "D2026-001"', '"cancelled" "D2026-001"'])
def test_no_deposit_is_missing_of_a_quote_that_has_ended(end: str) -> None:
    ledger = Ledger(f"{PLANNED_FOR_THE_TENTH}    2026-02-10 custom {end}\n")
    assert ledger.says("2026-02-10") == []


def test_no_deposit_is_missing_of_a_quote_that_nobody_accepted(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-10 "Commande" "30 %"
    """
    assert ledger.says("2026-06-30") == []


# deposit-not-deducted


def test_a_deposit_that_the_final_forgets_is_not_deducted(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Solde" ^D2026-001  ; <- deposit-not-deducted
      invoice: "FA2026-002"
      due: 2026-05-10
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-04-09") == []
    assert ledger.says() == ledger.marked


def test_a_deposit_deducted_in_part_is_not_deducted(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Solde" ^D2026-001  ; <- deposit-not-deducted
      invoice: "FA2026-002"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  299.99 EUR
      Produits:Travaux  -1000 EUR
    """
    assert ledger.says() == ledger.marked


def test_deposits_deducted_by_a_progress_invoice_and_the_final_are_sound(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-03-10 * "Situation" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-04-12
      Actif:Clients:Lumen
      Passif:Acomptes  120 EUR
      Produits:Travaux  -400 EUR
    2026-04-10 * "Solde" ^D2026-001
      invoice: "FA2026-003"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  180 EUR
      Produits:Travaux  -600 EUR
    """
    assert ledger.says() == []


def test_a_credit_note_of_the_deposit_takes_the_place_of_its_deduction(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Solde" ^D2026-001  ; <- deposit-not-deducted
      invoice: "FA2026-002"
      due: 2026-05-10
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux
    2026-04-12 * "Avoir sur acompte" ^FA2026-001
      invoice: "FA2026-003"
      Actif:Clients:Lumen  -300 EUR
      Passif:Acomptes
    """
    assert ledger.says("2026-04-11") == ledger.marked
    assert ledger.says("2026-04-12") == []


# deposit-over-deducted


def test_more_than_the_deposit_deducted_is_over_deducted(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Solde" ^D2026-001  ; <- deposit-over-deducted
      invoice: "FA2026-002"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  300.01 EUR
      Produits:Travaux  -1000 EUR
    """
    assert ledger.says() == ledger.marked


def test_a_deposit_deducted_twice_is_over_deducted_the_second_time(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-03-10 * "Situation" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-04-12
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
      Produits:Travaux  -400 EUR
    2026-04-10 * "Solde" ^D2026-001  ; <- deposit-over-deducted
      invoice: "FA2026-003"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
      Produits:Travaux  -600 EUR
    """
    assert ledger.says() == ledger.marked


def test_a_deduction_without_any_deposit_is_over_deducted(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-04-10 * "Solde" ^D2026-001  ; <- deposit-over-deducted
      invoice: "FA2026-001"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
      Produits:Travaux  -1000 EUR
    """
    assert ledger.says() == ledger.marked


def test_a_deposit_without_a_quote_is_deducted_where_it_is_named(ledger: Ledger) -> None:
    """
    2026-02-10 * "Acompte sans devis"
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Facture"
      invoice: "FA2026-002"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
        deposit: "FA2026-001"
      Produits:Travaux  -1000 EUR
    """
    assert ledger.says() == []


def test_a_deposit_cashed_elsewhere_and_taken_over_is_deducted_here(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-01-31 * "Reprise" ^D2026-001
      invoice: "ANCIEN-12"
      kind: "opening"
      issued: 2025-12-12
      Actif:Clients:Lumen  0 EUR
      Passif:Acomptes  -300 EUR
      Capitaux:Reprise
    2026-04-10 * "Solde" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
        deposit: "ANCIEN-12"
      Produits:Travaux  -1000 EUR
    """
    assert ledger.says() == []


# deposit-account


def test_an_entry_by_hand_that_leaves_the_account_of_a_closed_quote_uneven_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Solde" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-05-10
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
      Produits:Travaux  -1000 EUR
    2026-04-20 * "Écriture de trop" ^FA2026-001  ; <- deposit-account
      Passif:Acomptes  50 EUR
      Produits:Indemnites
    """
    assert ledger.says("2026-04-19") == []
    assert ledger.says() == ledger.marked


def test_a_deposit_kept_on_a_cancelled_quote_leaves_its_account_even(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-20 custom "accepted" "D2026-001"
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-02-20 * "Virement" ^FA2026-001
      Actif:Banque  300 EUR
      Actif:Clients:Lumen
    2026-04-10 custom "cancelled" "D2026-001"
    2026-04-10 * "Acompte conservé" ^D2026-001 ^FA2026-001
      Passif:Acomptes  300 EUR
      Produits:Indemnites
    """
    assert ledger.says() == []


def test_a_hand_entry_on_a_closed_quote_that_never_had_a_deposit_is_named(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-04-10 * "Solde" ^D1
      invoice: "F1"
      due: 2026-05-10
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux
    2026-04-20 * "Ecriture" ^D1  ; <- deposit-account
      Passif:Acomptes  50 EUR
      Produits:Indemnites
    """
    assert ledger.says() == ledger.marked


def test_a_hand_credit_after_the_final_is_named_itself_and_not_the_final(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-10
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Solde" ^D1
      invoice: "F2"
      due: 2026-05-10
      Actif:Clients:Lumen  700 EUR
      Passif:Acomptes  300 EUR
      Produits:Travaux
    2026-04-20 * "Ecriture" ^D1  ; <- deposit-account
      Passif:Acomptes  -40 EUR
      Actif:Banque
    """
    assert ledger.says() == ledger.marked


def test_a_final_cancelled_and_issued_again_on_one_day_deducts_once(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-10
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-04-10 * "Solde" ^D1
      invoice: "F2"
      due: 2026-05-10
      Actif:Clients:Lumen  700 EUR
      Passif:Acomptes  300 EUR
      Produits:Travaux
    2026-04-20 * "Avoir" ^F2
      invoice: "AV1"
      Actif:Clients:Lumen  -700 EUR
      Passif:Acomptes  -300 EUR
      Produits:Travaux
    2026-04-20 * "Solde" ^D1
      invoice: "F3"
      due: 2026-05-20
      Actif:Clients:Lumen  700 EUR
      Passif:Acomptes  300 EUR
      Produits:Travaux
    """
    assert ledger.says() == []

"""Discounts for early payment (escompte): taken in time, and not more than what the invoice grants."""

from datetime import date

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import Ledger

GRANTED = 'discount: "2 % 10 jours"'


def taken(
    bank: str, discount: str, *, day: str = "2026-01-20", granted: str = GRANTED, mark: str = "", more: str = ""
) -> Ledger:
    """1 200 EUR invoiced on 10 January, with 2 % for whoever pays by the 20th; one payment."""
    return Ledger(
        f"""
        2026-01-10 * "Entretien"
          invoice: "FA2026-001"
          due: 2026-02-09
          {granted}
          Actif:Clients:Lumen  1200.00 EUR
          Produits:Travaux
        {day} * "Virement, escompte déduit" ^FA2026-001{mark and "  ; <- "}{mark}
          Actif:Banque         {bank} EUR
          Charges:Escomptes    {discount} EUR
          Actif:Clients:Lumen
        {more}
        """
    )


def says(ledger: Ledger) -> str:
    """The message of the only diagnostic on the newest day, in French; both languages have one."""
    (found,) = check(ledger.history, date.fromisoformat(ledger.newest), ledger.read)
    assert message(found, ENGLISH)
    return message(found, FRENCH)


# discount-late


def test_a_discount_may_be_taken_on_its_last_day() -> None:
    assert taken("1176.00", "24.00", day="2026-01-20").says() == []


def test_a_discount_is_late_the_day_after_its_last() -> None:
    ledger = taken("1176.00", "24.00", day="2026-01-21", mark="discount-late")
    assert ledger.says("2026-01-20") == []
    assert ledger.says("2026-01-21") == ledger.marked
    assert "pris le 2026-01-21, alors qu'il n'était accordé que jusqu'au 2026-01-20" in says(ledger)


def test_a_discount_booked_after_its_payment_was_taken_when_the_money_came(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
    2026-01-20 * "Virement" ^FA2026-001
      Actif:Banque         1176.00 EUR
      Actif:Clients:Lumen
    2026-01-31 * "Escompte accordé" ^FA2026-001
      Charges:Escomptes      24.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == []


def test_a_discount_booked_after_a_late_payment_is_late(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
    2026-01-21 * "Virement" ^FA2026-001
      Actif:Banque         1176.00 EUR
      Actif:Clients:Lumen
    2026-01-31 * "Escompte accordé" ^FA2026-001  ; <- discount-late
      Charges:Escomptes      24.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked
    assert "pris le 2026-01-21" in says(ledger)


def test_money_that_came_before_the_invoice_is_in_time(ledger: Ledger) -> None:
    """
    2026-01-05 * "Chèque, escompte déduit" ^FA2026-001
      Actif:Banque         1176.00 EUR
      Charges:Escomptes      24.00 EUR
      Actif:Clients:Lumen
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# discount-amount


@pytest.mark.parametrize(
    ("bank", "discount", "mark"),
    [("1176.00", "24.00", ""), ("1175.99", "24.01", ""), ("1175.98", "24.02", "discount-amount")],
)
def test_a_discount_is_the_percentage_agreed_to_the_cent(bank: str, discount: str, mark: str) -> None:
    ledger = taken(bank, discount, mark=mark)
    assert ledger.says() == ledger.marked


def test_a_discount_smaller_than_agreed_is_sound() -> None:
    assert taken("1190.00", "10.00").says() == []


def test_what_is_granted_at_most_is_said() -> None:
    assert says(taken("1150.00", "50.00")) == (
        "FA2026-001 (Lumen SAS) : 50,00\u00a0€ d'escompte pris, au plus 24,00\u00a0€ accordés. Réclamez la différence."
    )


@pytest.mark.parametrize(("discount", "mark"), [("12.00", ""), ("24.00", "discount-amount")])
def test_a_payment_of_a_part_takes_the_discount_of_that_part(discount: str, mark: str) -> None:
    ledger = taken("588.00", discount, mark=mark)
    assert ledger.says() == ledger.marked


def test_each_part_paid_in_time_takes_its_own_discount(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
    2026-01-15 * "Première moitié" ^FA2026-001
      Actif:Banque         588.00 EUR
      Charges:Escomptes     12.00 EUR
      Actif:Clients:Lumen
    2026-01-20 * "Seconde moitié, escompte pris deux fois" ^FA2026-001  ; <- discount-amount
      Actif:Banque         576.00 EUR
      Charges:Escomptes     24.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says("2026-01-15") == []
    assert ledger.says("2026-01-20") == ledger.marked


def test_the_vat_given_back_is_part_of_the_discount(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -200.00 EUR
    2026-01-20 * "Virement, escompte déduit" ^FA2026-001
      Actif:Banque         1176.00 EUR
      Charges:Escomptes      20.00 EUR
      Passif:TVA:Normale      4.00 EUR
      Actif:Clients:Lumen -1200.00 EUR
    """
    assert ledger.says() == []


@pytest.mark.parametrize("half", ["due: 2026-02-09", "due: 2026-01-30"], ids=["one instalment", "two instalments"])
def test_a_discount_on_instalments_is_one_discount(half: str) -> None:
    ledger = Ledger(
        f"""
        2026-01-10 * "Entretien"
          invoice: "FA2026-001"
          due: 2026-02-09
          discount: "2 % 10 jours"
          Actif:Clients:Lumen  600.00 EUR
            {half}
          Actif:Clients:Lumen  600.00 EUR
          Produits:Travaux
        2026-01-21 * "Virement, escompte déduit" ^FA2026-001  ; <- discount-late, discount-amount
          Actif:Banque         1150.00 EUR
          Charges:Escomptes      50.00 EUR
          Actif:Clients:Lumen
        """
    )
    assert ledger.says() == ledger.marked


def test_a_set_off_with_a_discount_pays_as_money_does(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
    2026-01-20 * "Compensation, escompte déduit" ^FA2026-001
      Passif:Fournisseurs  1176.00 EUR
      Charges:Escomptes      24.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == []


def test_an_invoice_that_grants_no_discount_has_none_to_take() -> None:
    ledger = taken("1176.00", "24.00", granted='note: "sans escompte"', mark="discount-amount")
    assert ledger.says() == ledger.marked
    assert says(ledger) == (
        "FA2026-001 (Lumen SAS) : 24,00\u00a0€ d'escompte pris, alors que la facture n'en accorde pas. "
        'Réclamez-le, ou dites sur la facture ce qui est convenu, « discount: "2 % 10 jours" ».'
    )


def test_a_discount_that_nobody_can_read_is_the_settings_fault_alone(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- setting-invalid
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "deux pour cent"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
    2026-01-20 * "Virement, escompte déduit" ^FA2026-001
      Actif:Banque         1176.00 EUR
      Charges:Escomptes      24.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked


def test_one_payment_of_several_invoices_is_judged_on_each(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
    2026-01-12 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-11
      discount: "2 % 10 jours"
      Actif:Clients:Lumen  600.00 EUR
      Produits:Travaux
    2026-01-21 * "Virement, escompte déduit" ^FA2026-001 ^FA2026-002  ; <- discount-late
      Actif:Banque         1764.00 EUR
      Charges:Escomptes      36.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked
    assert "FA2026-001 (Lumen SAS) : 24,00" in says(ledger)

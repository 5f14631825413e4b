"""Documents and who they are for: customers, due dates, credit notes."""

import pytest

from support.ledgers import Ledger

# customer-unknown


def test_a_customer_account_that_is_posted_to_needs_a_name(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- customer-unknown
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Gamma  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Gamma  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_hold_on_an_account_that_is_no_customers_is_said(ledger: Ledger) -> None:
    """
    2026-01-10 custom "hold" Actif:Clients:Lumne "litige"  ; <- customer-unknown
    2026-01-11 custom "release" Actif:Clients:Lumne  ; <- customer-unknown
    2026-01-12 custom "insolvency" Actif:Clients:Lumne "redressement"  ; <- customer-unknown
    2026-01-13 custom "hold" Actif:Banque "litige"  ; <- customer-unknown
    2026-01-14 custom "hold" Actif:Clients "tous"  ; <- customer-unknown
    """
    assert ledger.says() == ledger.marked


def test_a_hold_on_a_customer_without_documents_or_on_its_account_below_is_sound(ledger: Ledger) -> None:
    """
    2026-01-01 open Actif:Clients:Lumen:Nord
    2026-01-10 custom "hold" Actif:Clients:Lumen "litige"
    2026-01-11 custom "hold" Actif:Clients:Gamma "sans nom, sans facture"
    2026-01-12 custom "insolvency" Actif:Clients:Lumen:Nord "redressement"
    2026-01-13 custom "hold" "FA2026-001" "litige"
    """
    assert ledger.says() == []


def test_a_nameless_account_that_nobody_posts_to_is_sound(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


def test_an_account_below_a_named_customer_needs_no_name(ledger: Ledger) -> None:
    """
    2026-01-01 open Actif:Clients:Lumen:Nord
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen:Nord  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []
    assert ledger.document("FA2026-001").invoice.customer == "Actif:Clients:Lumen"


# invoice-no-due


def test_a_document_that_asks_for_money_needs_a_due_date(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- invoice-no-due
      invoice: "FA2026-001"
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_credit_notes_and_documents_of_zero_need_no_due_date(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -100 EUR
      Produits:Travaux
    2026-01-21 * "Échange, pour rien"
      invoice: "FA2026-003"
      Actif:Clients:Lumen  0 EUR
      Produits:Travaux  -10 EUR
      Produits:Travaux  10 EUR
    """
    assert ledger.says() == []


def test_instalments_with_their_own_dates_need_none_on_the_document(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      Actif:Clients:Lumen  50 EUR
        due: 2026-02-09
      Actif:Clients:Lumen  50 EUR
        due: 2026-03-09
      Produits:Travaux
    """
    assert ledger.says() == []


def test_one_instalment_without_a_date_lacks_it(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- invoice-no-due
      invoice: "FA2026-001"
      Actif:Clients:Lumen  50 EUR
        due: 2026-02-09
      Actif:Clients:Lumen  50 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_retention_needs_no_date_yet(ledger: Ledger) -> None:
    """
    2026-01-10 * "Travaux"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  95 EUR
      Actif:Clients:Lumen:Retenue  5 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# invoice-mixed


def test_a_document_for_two_customers_is_mixed(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- invoice-mixed
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  60 EUR
      Actif:Clients:Beta  40 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_two_accounts_of_one_customer_are_not_mixed(ledger: Ledger) -> None:
    """
    2026-01-01 open Actif:Clients:Lumen:Nord
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen:Nord  60 EUR
      Actif:Clients:Lumen  40 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# customer-mismatch


def test_an_invoice_for_another_customer_than_its_quote_is_a_mismatch(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001  ; <- customer-mismatch
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Beta  300 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked


def test_a_quote_on_an_account_below_the_customer_is_no_mismatch(ledger: Ledger) -> None:
    """
    2026-01-01 open Actif:Clients:Lumen:Nord
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen:Nord 1000.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    """
    assert ledger.says() == []


def test_a_payment_of_another_customers_document_is_a_mismatch(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Virement" ^FA2026-001  ; <- customer-mismatch, overpaid
      Actif:Banque  100 EUR
      Actif:Clients:Beta
    """
    assert ledger.says() == ledger.marked
    assert ledger.opens()["FA2026-001"] == 100


def test_a_payment_of_two_customers_that_links_a_document_of_each_is_sound(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-10 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Beta  40 EUR
      Produits:Travaux
    2026-01-20 * "Virement groupé" ^FA2026-001 ^FA2026-002
      Actif:Banque  140 EUR
      Actif:Clients:Lumen  -100 EUR
      Actif:Clients:Beta  -40 EUR
    """
    assert ledger.says() == []
    assert ledger.opens() == {}


# credit-exceeds


def test_credit_notes_that_take_back_more_than_the_document_exceed_it(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -60 EUR
      Produits:Travaux
    2026-01-21 * "Avoir" ^FA2026-001  ; <- credit-exceeds
      invoice: "FA2026-003"
      Actif:Clients:Lumen  -41 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-01-20") == []
    assert ledger.says() == ledger.marked


def test_credit_notes_that_take_back_the_whole_document_are_sound(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -60 EUR
      Produits:Travaux
    2026-01-21 * "Avoir" ^FA2026-001
      invoice: "FA2026-003"
      Actif:Clients:Lumen  -40 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


def test_a_credit_note_on_a_deposit_takes_back_no_more_than_the_deposit(ledger: Ledger) -> None:
    """
    2026-01-10 * "Acompte"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Passif:Acomptes
    2026-01-20 * "Avoir" ^FA2026-001  ; <- credit-exceeds
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -101 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked


def test_a_credit_note_may_take_back_the_revenue_of_a_final_that_asked_for_less(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-03-10 * "Solde" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-04-09
      Actif:Clients:Lumen  700 EUR
      Passif:Acomptes  300 EUR
      Produits:Travaux
    2026-03-20 * "Avoir sur les travaux" ^FA2026-002
      invoice: "FA2026-003"
      Actif:Clients:Lumen  -900 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# order-missing


def ordered(kind: str, *, requires: str = "order", quote: str = "", document: str = "", mark: str = "") -> Ledger:
    """A deposit or a final invoice on a quote, for a customer that requires something with it."""
    postings = {"deposit": "Passif:Acomptes  -1000.00 EUR", "final": "Produits:Travaux  -1000.00 EUR"}[kind]
    return Ledger(
        f"""
        2020-01-01 open Actif:Clients:Delta
          name: "Delta SA"
          requires: "{requires}"
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Delta 1000.00 EUR
          {quote or 'title: "Pose"'}
        2026-01-05 custom "accepted" "D2026-001"
        2026-01-10 * "Facture" ^D2026-001{mark and "  ; <- "}{mark}
          invoice: "FA2026-001"
          due: 2026-02-09
          {document or 'note: "rien"'}
          Actif:Clients:Delta  1000.00 EUR
          {postings}
        """
    )


def test_an_invoice_without_the_order_number_that_its_customer_requires_is_said(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Clients:Delta
      name: "Delta SA"
      requires: "order"
    2026-01-10 * "Entretien"  ; <- order-missing
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Delta  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "FA2026-002"
      order: "BC-7731"
      due: 2026-02-10
      Actif:Clients:Delta  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize("kind", ["deposit", "final"])
@pytest.mark.parametrize("requires", ["order", "delivery-note, order"])
def test_a_customer_that_requires_its_order_number_gets_it_on_every_invoice(kind: str, requires: str) -> None:
    ledger = ordered(kind, requires=requires, mark="order-missing")
    assert ledger.says("2026-01-09") == []
    assert ledger.says("2026-01-10") == ledger.marked


@pytest.mark.parametrize("where", ["quote", "document"])
def test_the_order_number_stands_on_the_quote_or_on_the_invoice(where: str) -> None:
    assert ordered("final", **{where: 'order: "BC-7731"'}).says() == []
    ledger = ordered("final", mark="order-missing", **{where: 'order: ""'})
    assert ledger.says() == ledger.marked


def test_a_customer_that_requires_something_else_needs_no_order_number() -> None:
    assert ordered("final", requires="delivery-note").says() == []


def test_a_credit_note_needs_no_order_number(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Clients:Delta
      name: "Delta SA"
      requires: "order"
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      order: "BC-7731"
      due: 2026-02-09
      Actif:Clients:Delta  100 EUR
      Produits:Travaux
    2026-01-12 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Delta  -100 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# amount-currency


def test_a_document_in_another_currency_is_said_and_its_amounts_are_not_read(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- amount-currency
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 USD
      Produits:Travaux
    """
    assert ledger.says("2026-01-09") == []
    assert ledger.says("2026-01-10") == ledger.marked
    assert ledger.opens() == {}


def test_a_payment_in_another_currency_is_said_and_pays_nothing(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-02-09 * "Virement" ^FA2026-001  ; <- amount-currency
      Actif:Banque  100 USD
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked
    assert ledger.opens() == {"FA2026-001": 100}


def test_another_currency_between_accounts_that_are_none_of_ours_is_sound(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Titres
    2026-01-10 * "Achat de devises"
      Actif:Titres  100 USD
      Actif:Banque
    """
    assert ledger.says() == []

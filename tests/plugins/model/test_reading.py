"""Reading: what is in another currency, what stands twice, who a shared account belongs to."""

from datetime import date

import pytest

from acompte.model.quotes import amount_on, bases_on, delivery_on, schedule_on, total_with_vat
from support.ledgers import Ledger


def test_postings_in_other_currencies_are_left_out(ledger: Ledger) -> None:
    """
    2026-01-10 * "Prestation en livres"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 GBP
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "F2"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.opens() == {"F2": 100}


def test_of_two_documents_with_one_number_payments_find_the_first(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  70 EUR
      Produits:Travaux
    2026-01-20 * "Virement" ^F1
      Actif:Banque  70 EUR
      Actif:Clients:Lumen
    """
    states = ledger.state().documents
    assert [state.invoice.total for state in states] == [100, 70]
    assert [state.open for state in states] == [30, 70]


def test_letters_and_calls_name_their_documents(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-02-12 note Actif:Clients:Lumen "Appel" ^F1
      reminder: "first"
    2026-02-13 note Actif:Clients:Lumen "Envoyée" ^F1
      sent: "post"
    2026-02-14 note Actif:Clients:Lumen "Simple note" ^F1
    """
    assert [(letter.step, letter.documents) for letter in ledger.book.letters] == [("first", ("F1",))]
    assert [(sending.document, sending.channel) for sending in ledger.book.sendings] == [("F1", "post")]


def test_a_quote_has_its_lines_rates_amendments_and_schedule(ledger: Ledger) -> None:
    """
    2026-02-03 custom "quote" "D1" Actif:Clients:Lumen 12000.00 EUR
      title: "Verrière"
      delivery: 2026-06-30
    2026-02-03 custom "line" "D1" "Pose" "1 forfait" 9000.00 EUR "20 %"
    2026-02-03 custom "line" "D1" "Isolation" "60 m²" 50.00 EUR "5,5 %"
    2026-02-03 custom "milestone" "D1" 2026-04-15 "Mi-chantier" 2400.00 EUR
    2026-02-03 custom "milestone" "D1" 2026-02-10 "Commande" "30 %"
    2026-02-10 custom "accepted" "D1"
    2026-05-02 custom "amendment" "D1" "Verre feuilleté" 800.00 EUR "20 %"
    2026-05-02 custom "delivery" "D1" 2026-07-15
    """
    quote = ledger.book.quotes["D1"]
    before, after = date(2026, 5, 1), date(2026, 5, 2)
    assert amount_on(quote, before) == 12000
    assert amount_on(quote, after) == 12800
    assert {str(rate): base for rate, base in bases_on(quote, after).items()} == {"20": 9800, "5.5": 3000}
    assert total_with_vat(quote, after) == 9800 + 1960 + 3000 + 165
    assert (delivery_on(quote, before), delivery_on(quote, after)) == (date(2026, 6, 30), date(2026, 7, 15))
    schedule = schedule_on(quote, after)
    assert [planned.milestone.name for planned in schedule] == ["Commande", "Mi-chantier"]
    assert [planned.amount for planned in schedule] == [3600, 2400]
    assert [planned.cumulated for planned in schedule] == [3600, 6000]


@pytest.mark.parametrize(
    ("day", "bases"),
    [
        pytest.param("2026-02-02", {"20": 12000}, id="before the quote: as it was made"),
        pytest.param("2026-02-09", {"20": 12000}, id="the day before the line"),
        pytest.param("2026-02-10", {"20": 9000, "5.5": 3000}, id="the day of the line"),
    ],
)
def test_a_line_counts_from_the_day_it_was_written(ledger: Ledger, day: str, bases: dict[str, int]) -> None:
    """
    2026-02-03 custom "quote" "D1" Actif:Clients:Lumen 12000.00 EUR
    2026-02-03 custom "line" "D1" "Pose" "1 forfait" 9000.00 EUR "20 %"
    2026-02-10 custom "line" "D1" "Isolation" "60 m²" 50.00 EUR "5,5 %"
    """
    found = bases_on(ledger.book.quotes["D1"], date.fromisoformat(day))
    assert {str(rate): base for rate, base in found.items()} == bases


def test_a_schedule_has_the_milestones_written_by_the_day_at_what_was_signed_by_then(ledger: Ledger) -> None:
    """
    2026-02-03 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-02-03 custom "milestone" "D1" 2026-02-10 "Commande" "30 %"
    2026-02-20 custom "amendment" "D1" "Verre feuilleté" 100.00 EUR
    2026-03-01 custom "accepted" "D1"
    2026-03-05 custom "milestone" "D1" 2026-04-15 "Mi-chantier" 200.00 EUR
    2026-03-20 custom "amendment" "D1" "Peinture" 100.00 EUR
    """
    quote = ledger.book.quotes["D1"]

    def amounts(*day: int) -> list[int]:
        return [int(planned.amount) for planned in schedule_on(quote, date(2026, *day))]

    assert amounts(2, 2) == []
    assert amounts(2, 19) == [300]
    # Not accepted yet, so not due for issue: what is signed by the day counts, whatever comes later.
    assert amounts(2, 20) == amounts(2, 28) == amounts(3, 4) == [330]
    assert amounts(3, 5) == amounts(3, 31) == [330, 200]


def test_a_document_on_several_quotes_belongs_to_each_that_its_postings_name(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "quote" "D2" Actif:Clients:Lumen 2000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-06 custom "accepted" "D2"
    2026-02-01 * "Acompte pour deux devis" ^D1 ^D2
      invoice: "F1"
      due: 2026-03-01
      Actif:Clients:Lumen
      Passif:Acomptes  -300 EUR
        quote: "D1"
      Passif:Acomptes  -600 EUR
        quote: "D2"
    2026-03-01 * "Solde de deux devis" ^D1 ^D2
      invoice: "F2"
      due: 2026-04-01
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
        quote: "D1"
        deposit: "F1"
      Passif:Acomptes  600 EUR
        quote: "D2"
        deposit: "F1"
      Produits:Travaux  -1000 EUR
        quote: "D1"
      Produits:Travaux  -2000 EUR
        quote: "D2"
    """
    moves = [(move.what, move.quote, move.amount) for move in ledger.book.deposit_moves]
    assert moves == [
        ("invoiced", "D1", 300),
        ("invoiced", "D2", 600),
        ("deducted", "D1", -300),
        ("deducted", "D2", -600),
    ]
    assert ledger.says() == []


def test_a_credit_note_of_a_final_gives_its_deductions_back(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-02-01 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-03-01
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-03-01 * "Solde" ^D1
      invoice: "F2"
      due: 2026-04-01
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
      Produits:Travaux  -1000 EUR
    2026-03-02 * "Avoir entier" ^F2
      invoice: "F3"
      Actif:Clients:Lumen
      Passif:Acomptes  -300 EUR
      Produits:Travaux  1000 EUR
    2026-03-03 * "Solde, refait" ^D1
      invoice: "F4"
      due: 2026-04-01
      Actif:Clients:Lumen
      Passif:Acomptes  300 EUR
      Produits:Travaux  -1000 EUR
    """
    assert [(move.what, move.deposit, move.amount) for move in ledger.book.deposit_moves] == [
        ("invoiced", "F1", 300),
        ("deducted", "F1", -300),
        ("returned", "F1", 300),
        ("deducted", "F1", -300),
    ]
    assert ledger.says() == []


def test_a_document_that_posts_to_a_shared_account_is_open_for_its_customer(ledger: Ledger) -> None:
    """
    2026-01-10 * "Facture, en partie par traite"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  60 EUR
      Actif:Effets  40 EUR
      Produits:Travaux
    """
    assert ledger.opens() == {"F1": 100}
    assert ledger.on_account() == {}
    assert ledger.says() == []


def test_a_document_on_a_bill_alone_belongs_to_the_customer_of_its_quote(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 100.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Traite" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Effets  100 EUR
      Produits:Travaux
    """
    assert ledger.opens() == {"F1": 100}
    assert ledger.document("F1").invoice.customer == "Actif:Clients:Lumen"


def test_a_retention_below_a_customer_without_a_name_is_that_customers(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Clients:Gamma:Retenue
      pcg: "411700"
    2026-01-10 * "Travaux"  ; <- customer-unknown
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Gamma  95 EUR
      Actif:Clients:Gamma:Retenue  5 EUR
      Produits:Travaux
    """
    assert ledger.opens() == {"F1": 100}
    assert ledger.says() == ledger.marked

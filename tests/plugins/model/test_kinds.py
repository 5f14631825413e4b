"""The kind of a document is what it says, else the first shape that fits."""

import pytest

from support.ledgers import Ledger

QUOTE = """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
    2026-01-06 custom "accepted" "D1"
"""


def billed(number: str, day: str, amount: str, links: str = "^D1", meta: str = "") -> str:
    return f"""
    {day} * "Travaux" {links}
      invoice: "{number}"{meta}
      due: 2026-12-31
      Actif:Clients:Lumen  {amount} EUR
      Produits:Travaux
"""


def test_each_shape_of_the_table_has_its_kind(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-07 * "Reprise"
      invoice: "ANCIEN-1"
      kind: "opening"
      due: 2026-01-31
      Actif:Clients:Lumen  50 EUR
      Capitaux:Reprise
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-02-10 * "Situation" ^D1
      invoice: "F2"
      due: 2026-03-09
      Actif:Clients:Lumen
      Passif:Acomptes  100 EUR
      Produits:Travaux  -400 EUR
    2026-03-10 * "Solde" ^D1
      invoice: "F3"
      due: 2026-04-09
      Actif:Clients:Lumen
      Passif:Acomptes  200 EUR
      Produits:Travaux  -600 EUR
    2026-03-11 * "Entretien"
      invoice: "F4"
      due: 2026-04-09
      Actif:Clients:Lumen  80 EUR
      Produits:Travaux
    2026-03-12 * "Avoir" ^F4
      invoice: "F5"
      Actif:Clients:Lumen  -30 EUR
      Produits:Travaux
    2026-03-13 * "Intérêts et forfait"
      invoice: "F6"
      due: 2026-04-09
      Actif:Clients:Lumen
      Produits:Interets  -3 EUR
      Produits:Forfait  -40 EUR
      Produits:Indemnites  -5 EUR
    2026-03-14 * "Acompte" ^D1
      invoice: "F7"
      due: 2026-04-09
      Actif:Clients:Lumen  60 EUR
      Passif:Acomptes
    2026-03-15 * "Avoir sur acompte" ^F7
      invoice: "F8"
      Actif:Clients:Lumen  -60 EUR
      Passif:Acomptes
    """
    assert ledger.kinds() == {
        "ANCIEN-1": "opening",
        "F1": "deposit",
        "F2": "progress",
        "F3": "final",
        "F4": "invoice",
        "F5": "credit-note",
        "F6": "debit-note",
        "F7": "deposit",
        "F8": "credit-note",
    }


def test_charges_with_vat_are_no_debit_note() -> None:
    ledger = Ledger(
        """
        2026-03-13 * "Intérêts, avec TVA"
          invoice: "F1"
          due: 2026-04-09
          Actif:Clients:Lumen
          Produits:Interets  -10 EUR
          Passif:TVA:Normale  -2 EUR
        """
    )
    assert ledger.kinds()["F1"] != "debit-note"


@pytest.mark.parametrize(
    ("amount", "kind"),
    [
        ("10000.00", "final"),
        ("9999.00", "final"),
        ("9998.99", "progress"),
        ("10001.00", "final"),
        ("12000.00", "final"),
    ],
)
def test_a_final_brings_the_quote_to_its_amount_within_one_euro_or_over_it(amount: str, kind: str) -> None:
    assert Ledger(QUOTE + billed("F1", "2026-02-01", amount)).kinds() == {"F1": kind}


@pytest.mark.parametrize(("amount", "kind"), [("499.50", "final"), ("499.49", "progress")])
def test_on_a_small_quote_one_per_mille_is_less_than_one_euro(amount: str, kind: str) -> None:
    small = QUOTE.replace("10000.00", "500.00")
    assert Ledger(small + billed("F1", "2026-02-01", amount)).kinds() == {"F1": kind}


def test_an_amendment_counts_from_the_day_it_is_signed() -> None:
    amendment = '\n    2026-02-01 custom "amendment" "D1" "Verre" -2000.00 EUR\n'
    assert Ledger(QUOTE + amendment + billed("F1", "2026-02-01", "8000")).kinds() == {"F1": "final"}
    assert Ledger(QUOTE + amendment + billed("F1", "2026-01-31", "8000")).kinds() == {"F1": "progress"}


def test_what_other_books_invoiced_counts() -> None:
    before = QUOTE.replace("10000.00 EUR", "10000.00 EUR\n      invoiced-before: 4000.00 EUR")
    assert Ledger(before + billed("F1", "2026-02-01", "6000")).kinds() == {"F1": "final"}


def test_earlier_credit_notes_leave_more_to_invoice() -> None:
    ledger = Ledger(
        QUOTE
        + billed("F1", "2026-02-01", "6000")
        + """
    2026-02-10 * "Avoir" ^F1
      invoice: "F2"
      Actif:Clients:Lumen  -1000 EUR
      Produits:Travaux
"""
        + billed("F3", "2026-03-01", "4000")
        + billed("F4", "2026-03-02", "1000")
    )
    assert ledger.kinds() == {"F1": "progress", "F2": "credit-note", "F3": "progress", "F4": "final"}


def test_what_an_invoice_says_goes_before_its_shape() -> None:
    said = billed("F1", "2026-02-01", "6000", meta='\n      kind: "final"')
    assert Ledger(QUOTE + said).kinds() == {"F1": "final"}
    said = billed("F1", "2026-02-01", "10000", meta='\n      kind: "progress"')
    assert Ledger(QUOTE + said).kinds() == {"F1": "progress"}


def test_a_kind_that_is_none_is_not_believed() -> None:
    assert Ledger(QUOTE + billed("F1", "2026-02-01", "10000", meta='\n      kind: "solde"')).kinds() == {"F1": "final"}


def test_an_invoice_on_several_quotes_is_final_when_it_completes_each(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "quote" "D2" Actif:Clients:Lumen 2000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-06 custom "accepted" "D2"
    2026-02-01 * "L'un entier, l'autre à moitié" ^D1 ^D2
      invoice: "F1"
      due: 2026-03-01
      Actif:Clients:Lumen
      Produits:Travaux  -1000 EUR
        quote: "D1"
      Produits:Travaux  -1000 EUR
        quote: "D2"
    2026-03-01 * "Le reste" ^D1 ^D2
      invoice: "F2"
      due: 2026-04-01
      Actif:Clients:Lumen
      Produits:Travaux  -1000 EUR
        quote: "D2"
    """
    assert ledger.kinds() == {"F1": "progress", "F2": "final"}


def test_a_final_that_costs_less_than_the_deposits_is_a_final_and_a_credit(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  600 EUR
      Passif:Acomptes
    2026-01-20 * "Virement" ^F1
      Actif:Banque  600 EUR
      Actif:Clients:Lumen
    2026-02-01 custom "amendment" "D1" "Moins" -500.00 EUR
    2026-03-01 * "Solde" ^D1
      invoice: "F2"
      Actif:Clients:Lumen
      Passif:Acomptes  600 EUR
      Produits:Travaux  -500 EUR
    """
    final = ledger.document("F2")
    assert final.invoice.kind == "final"
    assert (final.invoice.total, final.open, final.status, final.due) == (-100, 0, "paid", None)
    assert ledger.on_account() == {"Lumen": 100}
    assert ledger.says() == []


def test_a_final_of_zero_is_paid_at_once_and_belongs_to_the_customer_of_its_quote(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte de 100 %" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1000 EUR
      Passif:Acomptes
    2026-03-01 * "Solde" ^D1
      invoice: "F2"
      due: 2026-03-31
      Passif:Acomptes  1000 EUR
      Produits:Travaux
    """
    final = ledger.document("F2")
    assert final.invoice.kind == "final"
    assert final.invoice.customer == "Actif:Clients:Lumen"
    assert (final.invoice.total, final.open, final.status) == (0, 0, "paid")


CLOSED_THEN = """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      delivery: 2026-02-28
    2026-01-06 custom "accepted" "D1"
    2026-03-01 * "Solde" ^D1
      invoice: "F1"
      due: 2026-03-31
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux
    2026-03-10 * "Avoir" ^F1
      invoice: "F2"
      Actif:Clients:Lumen  -{amount} EUR
      Produits:Travaux
"""


@pytest.mark.parametrize(("amount", "reopens"), [("400", False), ("999.99", False), ("1000", True)])
def test_a_credit_note_reopens_a_quote_only_if_it_cancels_the_final_whole(amount: str, reopens: bool) -> None:
    ledger = Ledger(CLOSED_THEN.format(amount=amount))
    assert ("final-missing" in {code for code, _ in ledger.says("2026-03-10")}) == reopens
    assert "final-missing" not in {code for code, _ in ledger.says("2026-03-09")}


def test_a_cancelled_final_may_be_issued_again() -> None:
    again = """
    2026-03-11 * "Solde" ^D1
      invoice: "F3"
      due: 2026-04-10
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux
"""
    ledger = Ledger(CLOSED_THEN.format(amount="1000") + again)
    assert ledger.kinds()["F3"] == "final"
    assert ledger.says() == []


def test_a_credit_note_has_no_due_date_and_is_paid(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Avoir" ^F1
      invoice: "F2"
      due: 2026-01-20
      Actif:Clients:Lumen  -30 EUR
      Produits:Travaux
    """
    note = ledger.document("F2", "2026-12-31")
    assert (note.invoice.total, note.open, note.status, note.due, note.days_late) == (-30, 0, "paid", None, 0)
    assert ledger.opens() == {"F1": 70}


def test_an_opening_keeps_its_original_date_and_is_open(ledger: Ledger) -> None:
    """
    2026-01-01 * "Reprise"
      invoice: "ANCIEN-7"
      kind: "opening"
      issued: 2025-11-02
      due: 2025-12-02
      Actif:Clients:Lumen  100 EUR
      Capitaux:Reprise
    """
    opening = ledger.document("ANCIEN-7")
    assert str(opening.invoice.issued) == "2025-11-02"
    assert (opening.open, opening.days_late) == (100, 30)

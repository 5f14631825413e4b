"""When documents ran late: cut at settlements, instalment by instalment, from and until what the law says."""

from datetime import date
from decimal import Decimal

from acompte.law.lateness import Lateness
from support.ledgers import Ledger

Rows = list[tuple[str, str, Decimal]]


def late(ledger: Ledger, day: str, number: str = "FA-1") -> Rows:
    lateness = Lateness(ledger.history, date.fromisoformat(day))
    return [(str(row.first), str(row.last), row.open) for row in lateness.of(ledger.book.invoice(number))]


def test_days_late_run_from_the_day_after_the_due_date_to_each_settlement(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA-1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-02-20 * "Virement" ^FA-1
      Actif:Banque  40 EUR
      Actif:Clients:Lumen
    2026-03-01 * "Perte" ^FA-1
      Charges:Pertes  10 EUR
      Actif:Clients:Lumen
    2026-03-15 * "Virement" ^FA-1
      Actif:Banque  50 EUR
      Actif:Clients:Lumen
    """
    assert late(ledger, "2026-02-09") == []
    assert late(ledger, "2026-02-10") == [("2026-02-10", "2026-02-10", Decimal(100))]
    assert late(ledger, "2026-12-31") == [
        ("2026-02-10", "2026-02-20", Decimal(100)),
        ("2026-02-21", "2026-03-01", Decimal(60)),
        ("2026-03-02", "2026-03-15", Decimal(50)),
    ]


def test_what_is_paid_on_the_due_date_was_never_late(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA-1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-02-09 * "Virement" ^FA-1
      Actif:Banque  100 EUR
      Actif:Clients:Lumen
    """
    assert late(ledger, "2026-12-31") == []


def test_each_instalment_is_late_from_its_own_date(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA-1"
      Actif:Clients:Lumen  60 EUR
        due: 2026-01-20
      Actif:Clients:Lumen  40 EUR
        due: 2026-02-20
      Produits:Travaux
    2026-02-10 * "Virement" ^FA-1
      Actif:Banque  70 EUR
      Actif:Clients:Lumen
    """
    assert late(ledger, "2026-02-28") == [
        ("2026-01-21", "2026-02-10", Decimal(60)),
        ("2026-02-21", "2026-02-28", Decimal(30)),
    ]


def test_a_new_due_date_agreed_lifts_the_delay_once_it_is_known(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA-1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-02-20 custom "due" "FA-1" 2026-03-31
    """
    assert late(ledger, "2026-02-19") == [("2026-02-10", "2026-02-19", Decimal(100))]
    assert late(ledger, "2026-03-31") == []
    assert late(ledger, "2026-04-01") == [("2026-04-01", "2026-04-01", Decimal(100))]


def test_a_document_of_the_last_day_of_the_calendar_is_no_fault(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA-1"
      due: 9999-12-31
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert late(ledger, "9999-12-31") == []

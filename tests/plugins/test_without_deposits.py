"""The DSO without deposits, by hand, where a deposit was opened in other books or credited in part."""

from datetime import date

import pytest

from acompte.indicators.dso import dso_on
from support.ledgers import Ledger
from support.oracle import Oracle

DAY = date(2026, 2, 28)


def simple_and_without(ledger: Ledger) -> tuple[float, float]:
    """The product's figures, which are the naive reading's too."""
    found, other = dso_on(ledger.history, DAY, 100).whole, Oracle(ledger.entries, ledger.options, DAY, 100).figures()
    assert (found.simple, found.without_deposits) == (other.simple, other.without_deposits)
    return float(found.simple or 0), float(found.without_deposits or 0)


def test_a_deposit_opened_in_other_books_adds_nothing(ledger: Ledger) -> None:
    """
    2026-01-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-01 custom "accepted" "D1"
    2026-01-01 * "Acompte repris" ^D1
      invoice: "R1"
      kind: "opening"
      issued: 2025-12-10
      due: 2026-01-10
      Actif:Clients:Lumen   300.00 EUR
      Passif:Acomptes      -300.00 EUR
    2026-02-01 * "Solde" ^D1
      invoice: "F1"
      due: 2026-03-03
      Actif:Clients:Lumen   700.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
    """
    # Open 300 + 700, billed 700; without deposits the final alone, as it stands: 700 of 700.
    simple, without = simple_and_without(ledger)
    assert simple == pytest.approx(142.8571)
    assert without == 100


def test_a_deposit_credited_in_part_counts_with_the_part_that_was_deducted(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-01-20
      Actif:Clients:Lumen   300.00 EUR
      Passif:Acomptes      -300.00 EUR
    2026-01-12 * "Avoir" ^F1
      invoice: "AV1"
      Actif:Clients:Lumen   -60.00 EUR
      Passif:Acomptes        60.00 EUR
    2026-01-20 * "Virement" ^F1
      Actif:Banque          240.00 EUR
      Actif:Clients:Lumen  -240.00 EUR
    2026-02-01 * "Solde" ^D1
      invoice: "F2"
      due: 2026-03-03
      Actif:Clients:Lumen   760.00 EUR
      Passif:Acomptes       240.00 EUR
      Produits:Travaux    -1000.00 EUR
    2026-02-20 * "Virement" ^F2
      Actif:Banque          380.00 EUR
      Actif:Clients:Lumen  -380.00 EUR
    """
    # Open 380 of 300 − 60 + 760 billed; without deposits one receivable of 760 + 240, half of it settled.
    assert simple_and_without(ledger) == (38, 50)

"""What a document bills by rate, and the VAT of the deposits that it takes off."""

from decimal import Decimal
from typing import Any

from acompte.model.matches import Matches
from acompte.vat.billed import Billed, billed
from support.ledgers import Ledger


def of(ledger: Ledger, number: str) -> Billed:
    return billed(Matches(ledger.book), ledger.book.invoice(number))


def rows(found: Billed) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in found.rows]


def taken(found: Billed) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in found.taken]


def test_a_final_bills_the_whole_and_takes_off_each_deposit_with_its_vat(ledger: Ledger) -> None:
    """
    2026-02-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-02-02 custom "accepted" "D1"
    2026-02-02 * "Acompte" ^D1
      invoice: "F1"
      Actif:Clients:Lumen   360.00 EUR
      Passif:Acomptes      -300.00 EUR
      Passif:TVA:Normale    -60.00 EUR
    2026-03-02 * "Solde" ^D1
      invoice: "F2"
      Actif:Clients:Lumen   840.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -140.00 EUR
    """
    found = of(ledger, "F2")
    assert rows(found) == [(20, 1000, 200)]
    assert taken(found) == [("F1", 20, 300, 60)]
    assert rows(found._replace(rows=found.left)) == [(20, 700, 140)]
    assert rows(of(ledger, "F1")) == [(20, 300, 60)]
    assert taken(of(ledger, "F1")) == []


def test_a_deposit_of_two_rates_is_taken_off_at_both(ledger: Ledger) -> None:
    """
    2026-02-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-02-01 custom "line" "D1" "Verre" "1 u" 600.00 EUR "20 %"
    2026-02-01 custom "line" "D1" "Pose" "1 u" 400.00 EUR "10 %"
    2026-02-02 custom "accepted" "D1"
    2026-02-02 * "Acompte" ^D1
      invoice: "F1"
      Actif:Clients:Lumen   348.00 EUR
      Passif:Acomptes      -300.00 EUR
      Passif:TVA:Normale    -36.00 EUR
      Passif:TVA:Reduite    -12.00 EUR
    2026-03-02 * "Solde" ^D1
      invoice: "F2"
      Actif:Clients:Lumen   812.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale    -84.00 EUR
      Passif:TVA:Reduite    -28.00 EUR
    """
    found = of(ledger, "F2")
    assert rows(found) == [(20, 600, 120), (10, 400, 40)]
    assert taken(found) == [("F1", 20, 180, 36), ("F1", 10, 120, 12)]


def test_parts_of_a_deposit_have_its_vat_to_the_cent_in_sum(ledger: Ledger) -> None:
    """
    2026-02-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-02-02 custom "accepted" "D1"
    2026-02-02 * "Acompte" ^D1
      invoice: "F1"
      Actif:Clients:Lumen   120.02 EUR
      Passif:Acomptes      -100.02 EUR
      Passif:TVA:Normale    -20.00 EUR
    2026-03-02 * "Situation" ^D1
      invoice: "F2"
      Actif:Clients:Lumen   199.99 EUR
      Passif:Acomptes        33.34 EUR
      Produits:Travaux     -200.00 EUR
      Passif:TVA:Normale    -33.33 EUR
    2026-03-03 * "Situation" ^D1
      invoice: "F3"
      Actif:Clients:Lumen   199.99 EUR
      Passif:Acomptes        33.34 EUR
      Produits:Travaux     -200.00 EUR
      Passif:TVA:Normale    -33.33 EUR
    2026-03-04 * "Solde" ^D1
      invoice: "F4"
      Actif:Clients:Lumen   680.00 EUR
      Passif:Acomptes        33.34 EUR
      Produits:Travaux     -600.00 EUR
      Passif:TVA:Normale   -113.34 EUR
    """
    vat = [of(ledger, number).taken[0].vat for number in ("F2", "F3", "F4")]
    assert vat == [Decimal("6.67"), Decimal("6.66"), Decimal("6.67")]
    assert sum(vat) == 20


def test_what_a_credit_note_took_of_a_deposit_is_not_taken_off_again(ledger: Ledger) -> None:
    """
    2026-02-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-02-02 custom "accepted" "D1"
    2026-02-02 * "Acompte" ^D1
      invoice: "F1"
      Actif:Clients:Lumen   360.00 EUR
      Passif:Acomptes      -300.00 EUR
      Passif:TVA:Normale    -60.00 EUR
    2026-02-05 * "Avoir" ^F1
      invoice: "A1"
      Actif:Clients:Lumen  -120.00 EUR
      Passif:Acomptes       100.00 EUR
      Passif:TVA:Normale     20.00 EUR
    2026-03-02 * "Solde" ^D1
      invoice: "F2"
      Actif:Clients:Lumen   960.00 EUR
      Passif:Acomptes       200.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -160.00 EUR
    """
    assert rows(of(ledger, "A1")) == [(20, -100, -20)]
    assert taken(of(ledger, "A1")) == []
    assert taken(of(ledger, "F2")) == [("F1", 20, 200, 40)]


def test_a_credit_note_for_a_final_gives_its_deposits_back(ledger: Ledger) -> None:
    """
    2026-02-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-02-02 custom "accepted" "D1"
    2026-02-02 * "Acompte" ^D1
      invoice: "F1"
      Actif:Clients:Lumen   360.00 EUR
      Passif:Acomptes      -300.00 EUR
      Passif:TVA:Normale    -60.00 EUR
    2026-03-02 * "Solde" ^D1
      invoice: "F2"
      Actif:Clients:Lumen   840.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -140.00 EUR
    2026-03-05 * "Avoir" ^F2
      invoice: "A1"
      Actif:Clients:Lumen  -840.00 EUR
      Passif:Acomptes      -300.00 EUR
      Produits:Travaux     1000.00 EUR
      Passif:TVA:Normale    140.00 EUR
    2026-03-06 * "Solde" ^D1
      invoice: "F3"
      Actif:Clients:Lumen   840.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -140.00 EUR
    """
    assert rows(of(ledger, "A1")) == [(20, -1000, -200)]
    assert taken(of(ledger, "A1")) == [("F1", 20, -300, -60)]
    assert taken(of(ledger, "F3")) == [("F1", 20, 300, 60)]


def test_a_deposit_of_other_books_without_its_vat_is_taken_off_with_it(ledger: Ledger) -> None:
    """
    2026-01-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-01 custom "accepted" "D1"
    2026-01-01 * "Reprise" ^D1
      invoice: "X9"
      kind: "opening"
      issued: 2025-12-01
      Actif:Clients:Lumen     0.00 EUR
      Passif:Acomptes      -300.00 EUR
      Capitaux:Reprise      300.00 EUR
    2026-03-02 * "Solde" ^D1
      invoice: "F2"
      Actif:Clients:Lumen   840.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -140.00 EUR
    """
    found = of(ledger, "F2")
    assert rows(found) == [(20, 1000, 200)]
    assert taken(found) == [("X9", 20, 300, 60)]


def test_a_deduction_that_no_deposit_explains_has_the_vat_of_its_rate(ledger: Ledger) -> None:
    """
    2026-02-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-02-02 custom "accepted" "D1"
    2026-03-02 * "Solde" ^D1
      invoice: "F2"
      Actif:Clients:Lumen   840.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -140.00 EUR
    """
    assert taken(of(ledger, "F2")) == [(None, 20, 300, 60)]

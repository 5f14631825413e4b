"""The lines of a VAT return: whose VAT an entry makes due, and what must still wait."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from acompte.rules.registry import Case
from acompte.rules.survey import survey
from acompte.vat.declared import VatReturn, vat_return
from support.vat_ledgers import VatLedger


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> VatLedger:
    """Give the ledger that the docstring of the test is."""
    return VatLedger(request.function.__doc__)


def declared(ledger: VatLedger, first: date, last: date) -> VatReturn:
    case = Case(ledger.history, last)
    return vat_return(ledger.history, case.matches, survey(case).waiting, first, last)


def lines(found: VatReturn) -> list[tuple[Any, ...]]:
    """Not typed: amounts are compared with plain numbers."""
    return [(" ".join(line.documents), line.deposit, line.base, line.vat) for line in found.lines]


def test_what_a_final_of_goods_moves_is_the_vat_of_its_deposit(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "delivery"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen   360.00 EUR
      Passif:Acomptes      -300.00 EUR
      Passif:TVA:Attente    -60.00 EUR
    2026-02-01 * "Solde" ^D1
      invoice: "F2"
      due: 2026-03-03
      Actif:Clients:Lumen   840.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
      Passif:TVA:Normale   -140.00 EUR
      Passif:TVA:Attente     60.00 EUR
      Passif:TVA:Normale    -60.00 EUR
    """
    found = declared(ledger, date(2026, 1, 1), date(2026, 2, 28))
    assert ledger.says() == []
    assert lines(found) == [("F1", True, 300, 60), ("F2", False, 700, 140)]
    assert {line.entry.meta["invoice"] for line in found.lines} == {"F2"}


TWO_INVOICES = """
    2026-01-10 * "Facture"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen   240.00 EUR
      Produits:Travaux     -200.00 EUR
      Passif:TVA:Attente    -40.00 EUR
    2026-01-11 * "Acompte"
      invoice: "F2"
      due: 2026-02-09
      Actif:Clients:Beta    120.00 EUR
      Passif:Acomptes      -100.00 EUR
      Passif:TVA:Attente    -20.00 EUR
    2026-02-03 * "Virement" ^F1
      Actif:Banque          120.00 EUR
      Actif:Clients:Lumen  -120.00 EUR
      Passif:TVA:Attente     20.00 EUR
      Passif:TVA:Normale    -20.00 EUR
    2026-02-20 * "Virement" ^F1
      Actif:Banque          120.00 EUR
      Actif:Clients:Lumen  -120.00 EUR
    2026-02-20 * "Virement" ^F2
      Actif:Banque          120.00 EUR
      Actif:Clients:Beta   -120.00 EUR
"""


def test_a_shared_entry_is_parted_by_what_other_entries_of_the_month_leave_to_it() -> None:
    shared = """
    2026-02-28 * "TVA" ^F1 ^F2
      Passif:TVA:Attente     40.00 EUR
      Passif:TVA:Normale    -40.00 EUR
    """
    found = declared(VatLedger(TWO_INVOICES + shared), date(2026, 2, 1), date(2026, 2, 28))
    assert lines(found) == [("F1", False, 100, 20), ("F1", False, 100, 20), ("F2", True, 100, 20)]


def test_a_shared_entry_that_its_documents_do_not_sum_to_stays_whole() -> None:
    shared = """
    2026-02-28 * "TVA" ^F1 ^F2
      Passif:TVA:Attente     39.00 EUR
      Passif:TVA:Normale    -39.00 EUR
    """
    found = declared(VatLedger(TWO_INVOICES + shared), date(2026, 2, 1), date(2026, 2, 28))
    assert [(names, vat) for names, _, _, vat in lines(found)] == [("F1", 20), ("F1 F2", 39)]


def test_two_shared_entries_of_a_month_are_parted_one_after_the_other() -> None:
    """One payment for both documents carries the move of one, the month's entry that of the other."""
    both = TWO_INVOICES[: TWO_INVOICES.index("    2026-02-03")].replace("Actif:Clients:Beta ", "Actif:Clients:Lumen")
    shared = """
    2026-02-20 * "Virement" ^F1 ^F2
      Actif:Banque          360.00 EUR
      Actif:Clients:Lumen  -360.00 EUR
      Passif:TVA:Attente     20.00 EUR
      Passif:TVA:Normale    -20.00 EUR
    2026-02-27 * "Facture"
      invoice: "F3"
      due: 2026-03-29
      Actif:Clients:Beta     12.00 EUR
      Produits:Travaux      -10.00 EUR
      Passif:TVA:Attente     -2.00 EUR
    2026-02-28 * "Virement" ^F3
      Actif:Banque           12.00 EUR
      Actif:Clients:Beta    -12.00 EUR
    2026-02-28 * "TVA" ^F1 ^F3
      Passif:TVA:Attente     42.00 EUR
      Passif:TVA:Normale    -42.00 EUR
    """
    found = declared(VatLedger(both + shared), date(2026, 2, 1), date(2026, 2, 28))
    assert [(names, deposit, vat) for names, deposit, _, vat in lines(found)] == [
        ("F2", True, 20),
        ("F1", False, 40),
        ("F3", False, 2),
    ]


def test_each_line_has_the_regime_that_its_postings_say(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "delivery"
    2026-01-10 * "Facture"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen   240.00 EUR
      Produits:Travaux     -100.00 EUR
        vat-due: "debits"
      Produits:Services    -100.00 EUR
      Passif:TVA:Normale    -20.00 EUR
      Passif:TVA:Attente    -20.00 EUR
    2026-01-20 * "Virement" ^F1
      Actif:Banque          240.00 EUR
      Actif:Clients:Lumen  -240.00 EUR
      Passif:TVA:Attente     20.00 EUR
      Passif:TVA:Normale    -20.00 EUR
    2026-01-25 * "Marchandises"
      invoice: "F2"
      due: 2026-02-24
      Actif:Clients:Lumen   120.00 EUR
      Produits:Ventes      -100.00 EUR
      Passif:TVA:Normale    -20.00 EUR
    2026-01-26 * "Travaux"
      invoice: "F3"
      due: 2026-02-25
      Actif:Clients:Beta    110.00 EUR
      Produits:Travaux     -100.00 EUR
        vat-due: "debits"
      Passif:TVA:Reduite    -10.00 EUR
    2026-01-28 * "Avoir" ^F3
      invoice: "AV1"
      Actif:Clients:Beta   -110.00 EUR
      Produits:Travaux      100.00 EUR
      Passif:TVA:Reduite     10.00 EUR
    """
    found = declared(ledger, date(2026, 1, 1), date(2026, 1, 31))
    assert ledger.says() == []
    assert [(line.documents[0], line.regime) for line in found.lines] == [
        ("F1", "debits"),
        ("F1", "receipts"),
        ("F2", "delivery"),
        ("F3", "debits"),
        ("AV1", "debits"),
    ]


def test_a_cent_between_what_is_due_and_what_waits_is_left_as_the_document_posts_it(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Facture"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen   240.24 EUR
      Produits:Travaux     -100.11 EUR
        vat-due: "debits"
      Produits:Travaux     -100.09 EUR
      Passif:TVA:Normale    -20.03 EUR
      Passif:TVA:Attente    -20.01 EUR
    """
    found = declared(ledger, date(2026, 1, 1), date(2026, 1, 31))
    assert ledger.says() == []
    assert [(row.document, row.vat) for row in found.waiting] == [("F1", Decimal("20.01"))]
    assert found.pending_gap == 0


TWO_REGIMES = """
2020-01-01 custom "company" "Atelier"
  vat-due: "receipts"
2026-01-10 * "Facture"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen   480.00 EUR
  Produits:Travaux     -100.00 EUR
    vat-due: "debits"
  Produits:Services    -300.00 EUR
  Passif:TVA:Normale    -20.00 EUR
  Passif:TVA:Attente    -60.00 EUR
"""
HALF_PAID = """
2026-02-20 * "Virement" ^F1
  Actif:Banque          240.00 EUR
  Actif:Clients:Lumen  -240.00 EUR
  Passif:TVA:Attente     30.00 EUR
  Passif:TVA:Normale    -30.00 EUR
"""


def regimes(text: str) -> list[tuple[Any, ...]]:
    """The lines of March 2026, in a ledger without any diagnostic."""
    ledger = VatLedger(text)
    assert ledger.says() == []
    found = declared(ledger, date(2026, 3, 1), date(2026, 3, 31))
    return [(line.documents[0], line.regime, line.base, line.vat) for line in found.lines]


def test_a_credit_note_takes_back_the_vat_of_its_documents_regimes() -> None:
    """Of two regimes: what fell due with the document under the one, what money made due under the other."""
    whole = """
2026-03-05 * "Avoir" ^F1
  invoice: "AV1"
  Actif:Clients:Lumen  -480.00 EUR
  Produits:Travaux      100.00 EUR
  Produits:Services     300.00 EUR
  Passif:TVA:Normale     {due}.00 EUR
  Passif:TVA:Attente     {pending}.00 EUR
"""
    assert regimes(TWO_REGIMES + whole.format(due=20, pending=60)) == [("AV1", "debits", -100, -20)]
    assert regimes(TWO_REGIMES + HALF_PAID + whole.format(due=50, pending=30)) == [
        ("AV1", "debits", -100, -20),
        ("AV1", "receipts", -150, -30),
    ]


def test_vat_given_back_with_a_discount_or_a_loss_is_that_which_fell_due_with_the_document() -> None:
    loss = """
2026-03-05 * "Perte" ^F1
  Charges:Pertes        400.00 EUR
  Passif:TVA:Normale     20.00 EUR
  Passif:TVA:Attente     60.00 EUR
  Actif:Clients:Lumen  -480.00 EUR
"""
    discount = """
2026-03-05 * "Sous escompte" ^F1
  Actif:Banque          470.40 EUR
  Charges:Escomptes       8.00 EUR
  Passif:TVA:Normale      0.40 EUR
  Passif:TVA:Attente      1.20 EUR
  Actif:Clients:Lumen  -480.00 EUR
2026-03-06 * "TVA" ^F1
  Passif:TVA:Attente     58.80 EUR
  Passif:TVA:Normale    -58.80 EUR
"""
    terms = TWO_REGIMES.replace("  due: 2026-02-09\n", '  due: 2026-03-31\n  discount: "2 % 60 jours"\n')
    assert regimes(TWO_REGIMES + loss) == [("F1", "debits", -100, -20)]
    assert regimes(terms + discount) == [
        ("F1", "debits", -2, Decimal("-0.40")),
        ("F1", "receipts", 294, Decimal("58.80")),
    ]


def test_money_that_bounces_takes_back_the_vat_that_it_made_due() -> None:
    bounced = """
2026-03-05 * "Rejet" ^F1
  Actif:Clients:Lumen   240.00 EUR
  Actif:Banque         -240.00 EUR
  Passif:TVA:Attente    -30.00 EUR
  Passif:TVA:Normale     30.00 EUR
"""
    assert regimes(TWO_REGIMES + HALF_PAID + bounced) == [("F1", "receipts", -150, -30)]


def test_a_credit_note_of_goods_in_a_company_on_receipts_keeps_the_regime_of_its_document() -> None:
    text = """
2020-01-01 custom "company" "Atelier"
  vat-due: "receipts"
2026-01-10 * "Marchandises"
  invoice: "F1"
  due: 2026-02-09
  vat-due: "delivery"
  Actif:Clients:Lumen   120.00 EUR
  Produits:Ventes      -100.00 EUR
  Passif:TVA:Normale    -20.00 EUR
2026-03-05 * "Avoir" ^F1
  invoice: "AV1"
  Actif:Clients:Lumen  -120.00 EUR
  Produits:Ventes       100.00 EUR
  Passif:TVA:Normale     20.00 EUR
"""
    assert regimes(text) == [("AV1", "delivery", -100, -20)]

"""Money that comes before its document makes VAT due on its own day, at its quote's rates (LEDGER, VAT)."""

import pytest

from support.vat_ledgers import VatLedger


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> VatLedger:
    """Give the ledger that the docstring of the test is, of a company on receipts."""
    return VatLedger(request.function.__doc__)


WRONG = "  ; <- vat-due"
CHEQUE = """
{company}
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
  vat: 20
2026-01-06 custom "accepted" "D1"
2026-01-06 * "Chèque à la signature" ^D1{mark}
  Actif:Banque  3600.00 EUR
  Actif:Clients:Lumen  -3600.00 EUR
{move}
{later}
"""
MOVE = "  Passif:TVA:Attente  600.00 EUR\n  Passif:TVA:Normale  -600.00 EUR\n"
DEPOSIT = """
2026-{day} * "Acompte" ^D1
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  {total} EUR
  Passif:Acomptes
  Passif:TVA:Attente  -{vat} EUR
"""
COMPANIES = {
    regime: f'2020-01-01 custom "company" "Atelier"\n  vat-due: "{regime}"'
    for regime in ("receipts", "delivery", "debits")
}


def cheque(move: str = "", later: str = "", *, regime: str = "receipts", wrong: bool = False) -> VatLedger:
    """A cheque of 3 600.00 EUR that comes with the signed quote, and what follows."""
    text = CHEQUE.format(company=COMPANIES[regime], move=move, later=later, mark=WRONG if wrong else "")
    return VatLedger(text)


@pytest.mark.parametrize("regime", ["receipts", "delivery"])
def test_the_payment_carries_the_move_where_vat_falls_due_with_money(regime: str) -> None:
    assert cheque(MOVE, regime=regime).says("2026-03-31") == []
    ledger = cheque(regime=regime, wrong=True)
    assert ledger.says("2026-01-30") == []
    assert ledger.says("2026-01-31") == ledger.says("2026-03-31") == ledger.marked


def test_on_debits_it_carries_none() -> None:
    assert cheque(regime="debits").says() == []
    ledger = cheque(MOVE, regime="debits", wrong=True)
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize("day", ["01-06", "01-31", "02-01", "03-03"])
def test_the_deposit_that_takes_it_later_moves_nothing_more(day: str) -> None:
    assert cheque(MOVE, DEPOSIT.format(day=day, total="3600.00", vat="600.00")).says() == []


def test_what_the_cheque_forgot_is_one_fault_whatever_the_deposit_does() -> None:
    deposit = DEPOSIT.format(day="02-03", total="3600.00", vat="600.00")
    ledger = cheque("", deposit, wrong=True)
    assert ledger.says() == ledger.marked
    late = '2026-02-03 * "TVA" ^F1\n' + MOVE
    ledger = cheque("", deposit + late, wrong=True)
    assert ledger.says() == ledger.marked


def test_a_deposit_larger_than_the_cheque_is_paid_in_part() -> None:
    deposit = DEPOSIT.format(day="02-03", total="4800.00", vat="800.00")
    rest = (
        '2026-03-05 * "Reste" ^F1\n  Actif:Banque  1200.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n'
        "  Passif:TVA:Attente  200.00 EUR\n  Passif:TVA:Normale  -200.00 EUR\n"
    )
    assert cheque(MOVE, deposit + rest).says() == []


def test_a_deposit_smaller_than_the_cheque_leaves_the_rest_due() -> None:
    deposit = DEPOSIT.format(day="02-03", total="2400.00", vat="400.00")
    assert cheque(MOVE, deposit).says() == []


@pytest.mark.parametrize(("back", "wrong"), [("600.00", False), ("300.00", True), ("", True)])
def test_a_cheque_that_is_repaid_takes_its_vat_back(back: str, *, wrong: bool) -> None:
    move = f"  Passif:TVA:Normale  {back} EUR\n  Passif:TVA:Attente  -{back} EUR\n" if back else ""
    refund = (
        f'2026-02-10 * "Remboursement" ^D1{WRONG if wrong else ""}\n'
        f"  Actif:Clients:Lumen  3600.00 EUR\n  Actif:Banque  -3600.00 EUR\n{move}"
    )
    ledger = cheque(MOVE, refund)
    assert ledger.says() == ledger.marked


def test_goods_delivered_against_a_cheque_make_the_rest_due(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Négoce"
      vat-due: "delivery"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-06 * "Chèque à la commande" ^D1
      Actif:Banque  3600.00 EUR
      Actif:Clients:Lumen  -3600.00 EUR
      Passif:TVA:Attente  600.00 EUR
      Passif:TVA:Normale  -600.00 EUR
    2026-03-01 * "Livraison" ^D1
      invoice: "F1"
      due: 2026-03-31
      Actif:Clients:Lumen  12000.00 EUR
      Produits:Ventes  -10000.00 EUR
      Passif:TVA:Normale  -1400.00 EUR
      Passif:TVA:Attente  -600.00 EUR
    """
    assert ledger.says() == []


@pytest.mark.parametrize(("reduced", "marks"), [("145.45", ""), ("150.00", "  ; <- vat-due")])
def test_it_is_cut_by_the_rates_of_the_quote(reduced: str, marks: str) -> None:
    ledger = VatLedger(
        f"""
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
2026-01-05 custom "line" "D1" "Extension" "1 u" 6000.00 EUR "20 %"
2026-01-05 custom "line" "D1" "Rénovation" "1 u" 4000.00 EUR "10 %"
2026-01-06 custom "accepted" "D1"
2026-01-06 * "Chèque" ^D1{marks}
  Actif:Banque  4218.18 EUR
  Actif:Clients:Lumen  -4218.18 EUR
  Passif:TVA:Attente  436.36 EUR
  Passif:TVA:Normale  -436.36 EUR
  Passif:TVA:AttenteReduite  {reduced} EUR
  Passif:TVA:Reduite  -{reduced} EUR
"""
    )
    assert ledger.says() == ledger.marked


def test_a_quote_without_a_rate_asks_for_none(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-06 * "Chèque" ^D1
      Actif:Banque  3600.00 EUR
      Actif:Clients:Lumen  -3600.00 EUR
    """
    assert ledger.says() == []


def test_nor_does_one_that_has_a_reason_for_none(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 0
      vat-reason: "reverse-charge"
    2026-01-06 custom "accepted" "D1"
    2026-01-06 * "Chèque" ^D1
      Actif:Banque  3600.00 EUR
      Actif:Clients:Lumen  -3600.00 EUR
    """
    assert ledger.says() == []


def test_a_final_takes_it_where_no_deposit_was_invoiced(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-06 * "Chèque" ^D1
      Actif:Banque  3600.00 EUR
      Actif:Clients:Lumen  -3600.00 EUR
      Passif:TVA:Attente  600.00 EUR
      Passif:TVA:Normale  -600.00 EUR
    2026-03-01 * "Facture" ^D1
      invoice: "F1"
      due: 2026-03-31
      Actif:Clients:Lumen  12000.00 EUR
      Produits:Travaux  -10000.00 EUR
      Passif:TVA:Attente  -2000.00 EUR
    2026-04-01 * "Reste" ^F1
      Actif:Banque  8400.00 EUR
      Actif:Clients:Lumen  -8400.00 EUR
      Passif:TVA:Attente  1400.00 EUR
      Passif:TVA:Normale  -1400.00 EUR
    """
    assert ledger.says() == []


def test_an_amendment_signed_after_the_money_changes_nothing(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-06 * "Chèque" ^D1
      Actif:Banque  3600.00 EUR
      Actif:Clients:Lumen  -3600.00 EUR
      Passif:TVA:Attente  600.00 EUR
      Passif:TVA:Normale  -600.00 EUR
    2026-02-10 custom "amendment" "D1" "Isolation" 2000.00 EUR "10 %"
    2026-02-20 * "Autre chèque, aux taux du devis modifié" ^D1
      Actif:Banque  1420.00 EUR
      Actif:Clients:Lumen  -1420.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
      Passif:TVA:AttenteReduite  20.00 EUR
      Passif:TVA:Reduite  -20.00 EUR
    """
    assert ledger.says() == []


def test_money_for_two_quotes_is_left_to_the_documents_that_take_it(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-05 custom "quote" "D2" Actif:Clients:Lumen 10000.00 EUR
      vat: 10
    2026-01-06 custom "accepted" "D1"
    2026-01-06 custom "accepted" "D2"
    2026-01-06 * "Chèque pour les deux" ^D1 ^D2
      Actif:Banque  3600.00 EUR
      Actif:Clients:Lumen  -3600.00 EUR
      Passif:TVA:Attente  600.00 EUR
      Passif:TVA:Normale  -600.00 EUR
    2026-02-03 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  3600.00 EUR
      Passif:Acomptes  -3000.00 EUR
      Passif:TVA:Attente  -600.00 EUR
    """
    assert ledger.says("2026-01-31") == ledger.says() == []


def test_money_for_a_quote_has_the_rates_that_its_lines_said_by_then(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-20 * "Avance" ^D1
      Actif:Banque          120 EUR
      Actif:Clients:Lumen  -120 EUR
      Passif:TVA:Attente     20 EUR
      Passif:TVA:Normale    -20 EUR
    2026-02-10 custom "line" "D1" "Verre" "1 u" 500.00 EUR "20 %"
    2026-02-10 custom "line" "D1" "Pose" "1 u" 500.00 EUR "10 %"
    2026-02-20 * "Avance" ^D1
      Actif:Banque                  115 EUR
      Actif:Clients:Lumen          -115 EUR
      Passif:TVA:Attente             10 EUR
      Passif:TVA:Normale            -10 EUR
      Passif:TVA:AttenteReduite       5 EUR
      Passif:TVA:Reduite             -5 EUR
    """
    assert ledger.says("2026-01-31") == []
    assert ledger.says("2026-02-28") == []

"""What corrects a document changes the VAT that waits on it: credit notes, discounts, write-offs (LEDGER, VAT)."""

import pytest

from support.vat_ledgers import VatLedger


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> VatLedger:
    """Give the ledger that the docstring of the test is, of a company on receipts."""
    return VatLedger(request.function.__doc__)


INVOICE = """
2026-01-10 * "Entretien"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:Attente  -200.00 EUR
"""


def half_paid(rest: str) -> VatLedger:
    """An invoice of 1 200.00 EUR of which 600.00 EUR came in February, with their VAT."""
    return VatLedger(
        f"""{INVOICE}
2026-02-05 * "Virement" ^F1
  Actif:Banque  600.00 EUR
  Actif:Clients:Lumen  -600.00 EUR
  Passif:TVA:Attente  100.00 EUR
  Passif:TVA:Normale  -100.00 EUR
{rest}"""
    )


def paid(rest: str) -> VatLedger:
    """An invoice of 1 200.00 EUR paid whole in February."""
    return VatLedger(
        f"""{INVOICE}
2026-02-05 * "Virement" ^F1
  Actif:Banque  1200.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
  Passif:TVA:Attente  200.00 EUR
  Passif:TVA:Normale  -200.00 EUR
{rest}"""
    )


# -- credit notes --------------------------------------------------------------------------------------


def test_a_credit_note_of_an_unpaid_document_takes_back_what_is_pending(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Avoir" ^F1
      invoice: "F2"
      Actif:Clients:Lumen  -240.00 EUR
      Produits:Travaux  200.00 EUR
      Passif:TVA:Attente  40.00 EUR
    2026-03-05 * "Virement" ^F1
      Actif:Banque  960.00 EUR
      Actif:Clients:Lumen  -960.00 EUR
      Passif:TVA:Attente  160.00 EUR
      Passif:TVA:Normale  -160.00 EUR
    """
    assert ledger.says() == []


def test_one_that_takes_back_vat_that_is_not_due_is_wrong(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Avoir" ^F1  ; <- vat-due
      invoice: "F2"
      Actif:Clients:Lumen  -240.00 EUR
      Produits:Travaux  200.00 EUR
      Passif:TVA:Normale  40.00 EUR
    """
    assert ledger.says() == ledger.marked


CREDIT = """
2026-03-05 * "Avoir" ^F1{mark}
  invoice: "F2"
  Actif:Clients:Lumen  -{total} EUR
  Produits:Travaux
  Passif:TVA:Attente  {pending} EUR
  Passif:TVA:Normale  {due} EUR
"""


@pytest.mark.parametrize(
    ("total", "pending", "due", "mark"),
    [
        ("600.00", "100.00", "0.00", ""),
        ("600.00", "0.00", "100.00", "  ; <- vat-due"),
        ("600.00", "50.00", "50.00", "  ; <- vat-due"),
        ("240.00", "40.00", "0.00", ""),
        ("900.00", "100.00", "50.00", ""),
        ("900.00", "150.00", "0.00", "  ; <- vat-due"),
        ("1200.00", "100.00", "100.00", ""),
    ],
)
def test_one_of_a_document_half_paid_takes_pending_vat_first(total: str, pending: str, due: str, mark: str) -> None:
    ledger = half_paid(CREDIT.format(total=total, pending=pending, due=due, mark=mark))
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(("pending", "due", "mark"), [("0.00", "50.00", ""), ("50.00", "0.00", "  ; <- vat-due")])
def test_one_of_a_paid_document_takes_back_vat_that_is_due(pending: str, due: str, mark: str) -> None:
    ledger = paid(CREDIT.format(total="300.00", pending=pending, due=due, mark=mark))
    assert ledger.says() == ledger.marked


REFUND = """
2026-{month}-20 * "Remboursement" ^F2
  Actif:Clients:Lumen  300.00 EUR
  Actif:Banque  -300.00 EUR
{move}"""
BACK = "  Passif:TVA:Normale  50.00 EUR\n  Passif:TVA:Attente  -50.00 EUR\n"


@pytest.mark.parametrize("month", ["03", "04"])
def test_its_refund_moves_nothing_more(month: str) -> None:
    credit = CREDIT.format(total="300.00", pending="0.00", due="50.00", mark="")
    assert paid(credit + REFUND.format(month=month, move="")).says() == []


def test_the_refund_may_carry_the_move_in_the_month_of_the_credit_note() -> None:
    credit = CREDIT.format(total="300.00", pending="50.00", due="0.00", mark="")
    assert paid(credit + REFUND.format(month="03", move=BACK)).says() == []


def test_in_the_month_after_it_is_too_late_and_one_fault() -> None:
    credit = CREDIT.format(total="300.00", pending="50.00", due="0.00", mark="  ; <- vat-due")
    ledger = paid(credit + REFUND.format(month="04", move=BACK))
    assert ledger.says("2026-03-31") == ledger.says() == ledger.marked


def test_a_credit_note_at_one_of_two_rates_changes_the_part_that_money_paid(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Deux taux"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  2300.00 EUR
      Produits:Travaux  -1000.00 EUR
        vat: 20
      Produits:Travaux  -1000.00 EUR
        vat: 10
      Passif:TVA:Attente  -200.00 EUR
      Passif:TVA:AttenteReduite  -100.00 EUR
    2026-02-05 * "Moitié" ^F1
      Actif:Banque  1150.00 EUR
      Actif:Clients:Lumen  -1150.00 EUR
      Passif:TVA:Attente  100.00 EUR
      Passif:TVA:Normale  -100.00 EUR
      Passif:TVA:AttenteReduite  50.00 EUR
      Passif:TVA:Reduite  -50.00 EUR
    2026-03-05 * "Avoir de la part à 10 %" ^F1
      invoice: "F2"
      Actif:Clients:Lumen  -1100.00 EUR
      Produits:Travaux  1000.00 EUR
        vat: 10
      Passif:TVA:AttenteReduite  50.00 EUR
      Passif:TVA:Reduite  50.00 EUR
    2026-03-05 * "1150 sur 1200 sont payés de ce qui reste" ^F1
      Passif:TVA:Attente  91.67 EUR
      Passif:TVA:Normale  -91.67 EUR
    2026-04-05 * "Reste" ^F1
      Actif:Banque  50.00 EUR
      Actif:Clients:Lumen  -50.00 EUR
      Passif:TVA:Attente  8.33 EUR
      Passif:TVA:Normale  -8.33 EUR
    """
    assert ledger.says() == []


def test_a_credit_note_of_two_documents_takes_back_the_vat_of_both(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Un"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  120.00 EUR
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -20.00 EUR
    2026-01-11 * "Deux"
      invoice: "F2"
      due: 2026-02-10
      Actif:Clients:Lumen  240.00 EUR
      Produits:Travaux  -200.00 EUR
      Passif:TVA:Attente  -40.00 EUR
    2026-02-05 * "Avoir des deux" ^F1 ^F2
      invoice: "F3"
      Actif:Clients:Lumen  -180.00 EUR
      Produits:Travaux  150.00 EUR
      Passif:TVA:Attente  30.00 EUR
    2026-03-05 * "Reste du second" ^F2
      Actif:Banque  180.00 EUR
      Actif:Clients:Lumen  -180.00 EUR
      Passif:TVA:Attente  30.00 EUR
      Passif:TVA:Normale  -30.00 EUR
    """
    assert ledger.says() == []


def test_a_deposit_that_is_cancelled_and_repaid_takes_its_vat_back_with_the_credit_note(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 5000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Passif:Acomptes  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-03-01 custom "cancelled" "D1"
    2026-03-01 * "Avoir de l'acompte" ^F1
      invoice: "F2"
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:Acomptes  1000.00 EUR
      Passif:TVA:Normale  200.00 EUR
    2026-04-02 * "Remboursement" ^F2
      Actif:Clients:Lumen  1200.00 EUR
      Actif:Banque  -1200.00 EUR
    """
    assert ledger.says() == []


# -- discounts, write-offs, differences ----------------------------------------------------------------


@pytest.mark.parametrize(("due", "mark"), [("196.00", ""), ("200.00", "  ; <- vat-due"), ("190.00", "  ; <- vat-due")])
def test_a_discount_with_its_vat_lowers_what_falls_due(due: str, mark: str) -> None:
    ledger = VatLedger(
        f"""{INVOICE}
2026-02-05 * "Virement sous escompte" ^F1{mark}
  Actif:Banque  1176.00 EUR
  Charges:Escomptes  20.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
  Passif:TVA:Attente
  Passif:TVA:Normale  -{due} EUR
"""
    )
    assert ledger.says() == ledger.marked


def test_a_write_off_takes_pending_vat_back_and_makes_none_due(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement" ^F1
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
      Passif:TVA:Attente  100.00 EUR
      Passif:TVA:Normale  -100.00 EUR
    2026-03-05 * "Perte" ^F1
      Charges:Pertes  500.00 EUR
      Passif:TVA:Attente  100.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
    2026-05-05 * "Rentrée sur créance amortie" ^F1
      Actif:Banque  120.00 EUR
      Produits:Rentrees  -100.00 EUR
      Passif:TVA:Normale  -20.00 EUR
    """
    assert ledger.says() == []


def test_a_write_off_that_takes_back_vat_never_due_is_wrong(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-03-05 * "Perte" ^F1  ; <- vat-due
      Charges:Pertes  1000.00 EUR
      Passif:TVA:Normale  200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_a_write_off_that_leaves_the_vat_pending_must_move_it(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-03-05 * "Perte, TVA comprise" ^F1  ; <- vat-due
      Charges:Pertes  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_on_debits_a_write_off_and_a_discount_take_back_vat_that_is_due(ledger: VatLedger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-01-11 * "Entretien"
      invoice: "F2"
      due: 2026-02-10
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-05 * "Virement sous escompte" ^F2
      Actif:Banque  1176.00 EUR
      Charges:Escomptes  20.00 EUR
      Passif:TVA:Normale  4.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-03-05 * "Perte" ^F1
      Charges:Pertes  1000.00 EUR
      Passif:TVA:Normale  200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    """
    assert ledger.says() == []


@pytest.mark.parametrize(("month", "mark"), [("02", ""), ("03", "  ; <- vat-due")])
def test_a_difference_that_closes_a_document_sweeps_its_cents(month: str, mark: str) -> None:
    ledger = VatLedger(
        f"""
2026-01-10 * "Entretien"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  108.00 EUR
  Produits:Travaux  -90.00 EUR
  Passif:TVA:Attente  -18.00 EUR
2026-02-05 * "Virement" ^F1
  Actif:Banque  107.94 EUR
  Actif:Clients:Lumen  -107.94 EUR
  Passif:TVA:Attente  17.99 EUR
  Passif:TVA:Normale  -17.99 EUR
2026-{month}-20 * "Écart" ^F1{mark}
  Charges:Differences  0.06 EUR
  Actif:Clients:Lumen  -0.06 EUR
  {"Passif:TVA:Attente  0.01 EUR" if not mark else ""}
  {"Passif:TVA:Normale  -0.01 EUR" if not mark else ""}
"""
    )
    assert ledger.says() == ledger.marked

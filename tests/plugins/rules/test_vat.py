"""The VAT of a document is base × rate, a rate, within a cent a posting."""

from datetime import date

import pytest

from acompte.rules.check import check
from support.ledgers import Ledger

COMPANY = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
"""


def invoice(vat: str, mark: str = "", revenue: str = "100.00") -> Ledger:
    return Ledger(
        f"""{COMPANY}
    2026-01-10 * "Entretien"{mark}
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -{revenue} EUR
      Passif:TVA:Normale  -{vat} EUR
"""
    )


@pytest.mark.parametrize("vat", ["19.99", "20.00", "20.01"])
def test_vat_within_a_cent_of_base_times_rate_is_right(vat: str) -> None:
    assert invoice(vat).says() == []


@pytest.mark.parametrize("vat", ["19.98", "20.02", "2.00"])
def test_vat_off_by_more_than_a_cent_is_wrong(vat: str) -> None:
    ledger = invoice(vat, "  ; <- vat-amount")
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(("vat", "says"), [("20.02", False), ("20.03", True)])
def test_each_posting_of_revenue_allows_a_cent_more(vat: str, says: bool) -> None:
    ledger = Ledger(
        f"""{COMPANY}
    2026-01-10 * "Deux lignes"{"  ; <- vat-amount" if says else ""}
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -40.00 EUR
      Produits:Travaux  -60.00 EUR
      Passif:TVA:Normale  -{vat} EUR
"""
    )
    assert ledger.says() == ledger.marked


def test_vat_is_compared_a_rate(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Deux taux"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -100.00 EUR
        vat: 20
      Produits:Travaux  -50.00 EUR
        vat: "10 %"
      Passif:TVA:Normale  -20.00 EUR
      Passif:TVA:Reduite  -5.00 EUR
    2026-01-11 * "Deux taux, croisés"  ; <- vat-amount, vat-amount
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -100.00 EUR
        vat: 20
      Produits:Travaux  -50.00 EUR
        vat: 10
      Passif:TVA:Normale  -15.00 EUR
      Passif:TVA:Reduite  -10.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_vat_on_an_account_without_a_rate_is_compared_in_sum(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Deux taux"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -100.00 EUR
        vat: 20
      Produits:Travaux  -50.00 EUR
        vat: 10
      Passif:TVA:Divers  -25.00 EUR
    2026-01-11 * "Deux taux"  ; <- vat-amount
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -100.00 EUR
        vat: 20
      Produits:Travaux  -50.00 EUR
        vat: 10
      Passif:TVA:Divers  -25.03 EUR
    """
    assert ledger.says() == ledger.marked


def test_pending_vat_counts_as_vat_due_does(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-01-10 * "Prestation"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -20.00 EUR
    2026-01-11 * "Prestation"  ; <- vat-amount
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -10.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_the_base_of_a_final_is_its_revenue_less_the_deposits(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Passif:Acomptes  -300.00 EUR
      Passif:TVA:Normale  -60.00 EUR
    2026-03-10 * "Solde" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-04-09
      Actif:Clients:Lumen
      Passif:Acomptes  300.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -140.00 EUR
    """
    assert ledger.says() == []


def test_a_final_that_taxes_the_deposits_again_is_wrong(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Passif:Acomptes  -300.00 EUR
      Passif:TVA:Normale  -60.00 EUR
    2026-03-10 * "Solde" ^D2026-001  ; <- vat-amount
      invoice: "FA2026-002"
      due: 2026-04-09
      Actif:Clients:Lumen
      Passif:Acomptes  300.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_a_deposit_takes_the_rates_of_the_quote_in_proportion_to_their_bases(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "line" "D2026-001" "Pose" "1 u" 600.00 EUR "20 %"
    2026-01-05 custom "line" "D2026-001" "Isolation" "1 u" 400.00 EUR "10 %"
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Passif:Acomptes  -300.00 EUR
      Passif:TVA:Normale  -36.00 EUR
      Passif:TVA:Reduite  -12.00 EUR
    2026-01-11 * "Acompte" ^D2026-001  ; <- vat-amount, vat-amount
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Lumen
      Passif:Acomptes  -300.00 EUR
      Passif:TVA:Normale  -30.00 EUR
      Passif:TVA:Reduite  -15.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_revenue_on_a_taxed_quote_without_vat_is_wrong(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Solde" ^D2026-001  ; <- vat-amount
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_openings_and_debit_notes_have_no_base(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-01-10 * "Reprise"
      invoice: "ANCIEN-4"
      kind: "opening"
      issued: 2025-11-10
      due: 2025-12-10
      Actif:Clients:Lumen  120.00 EUR
      Passif:TVA:Attente  -20.00 EUR
      Capitaux:Reprise
    2026-01-11 * "Intérêts de retard"
      invoice: "FA2026-001"
      due: 2026-02-11
      Actif:Clients:Lumen
      Produits:Interets  -2.10 EUR
      Produits:Forfait  -40.00 EUR
    """
    assert ledger.says() == []


def test_a_credit_note_gives_the_vat_of_its_base_back(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Normale  -20.00 EUR
    2026-01-20 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen
      Produits:Travaux  50.00 EUR
      Passif:TVA:Normale  10.00 EUR
    2026-01-21 * "Avoir sans sa TVA" ^FA2026-001  ; <- vat-amount
      invoice: "FA2026-003"
      Actif:Clients:Lumen
      Produits:Travaux  10.00 EUR
      Passif:TVA:Normale  0.00 EUR
    """
    assert ledger.says() == ledger.marked


OVER_DEDUCTED = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    {deposit}
    2026-06-30 * "Solde" ^D1  ; <- {codes}
      invoice: "F2"
      due: 2026-07-30
      Actif:Clients:Lumen
      Passif:Acomptes      400.00 EUR
      Produits:Travaux   -1000.00 EUR
      Passif:TVA:{account}   -{vat} EUR
"""
DEPOSIT = """
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  360.00 EUR
      Passif:Acomptes     -300.00 EUR
      Passif:TVA:Normale   -60.00 EUR
"""


@pytest.mark.parametrize("account", ["Normale", "Divers"], ids=["of one rate", "of no rate"])
@pytest.mark.parametrize(
    ("deposit", "vat", "says"),
    [
        pytest.param(DEPOSIT, "120.00", False, id="of the deduction as it stands"),
        pytest.param(DEPOSIT, "140.00", False, id="of the deduction that was left"),
        pytest.param(DEPOSIT, "139.96", True, id="some cents below it"),
        pytest.param(DEPOSIT, "130.00", True, id="of neither"),
        pytest.param(DEPOSIT, "200.00", True, id="of no deduction at all"),
        pytest.param("", "200.00", False, id="of no deduction at all, where there is no deposit"),
        pytest.param("", "190.00", True, id="of neither, where there is no deposit"),
    ],
)
def test_vat_beside_a_deduction_too_large_may_be_that_of_the_deduction_that_should_stand(
    deposit: str, vat: str, says: bool, account: str
) -> None:
    codes = "deposit-over-deducted, vat-amount" if says else "deposit-over-deducted"
    ledger = Ledger(OVER_DEDUCTED.format(deposit=deposit, codes=codes, account=account, vat=vat))
    assert ledger.says("2026-06-30") == ledger.marked


TWO_RATES = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Acompte"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  470.00 EUR
      Passif:Acomptes     -300.00 EUR
        vat: 20
      Passif:Acomptes     -100.00 EUR
        vat: 10
      Passif:TVA:Normale   -60.00 EUR
      Passif:TVA:Reduite   -10.00 EUR
    2026-06-30 * "Entretien"  ; <- {codes}
      invoice: "F2"
      due: 2026-07-30
      Actif:Clients:Lumen
      Passif:Acomptes      400.00 EUR
        vat: 20
        deposit: "F1"
      Passif:Acomptes      100.00 EUR
        vat: 10
        deposit: "F1"
      Produits:Travaux   -1000.00 EUR
        vat: 20
      Produits:Travaux   -1000.00 EUR
        vat: 10
      Passif:TVA:Normale  -{normal} EUR
      Passif:TVA:Reduite  -{reduced} EUR
"""


@pytest.mark.parametrize(
    ("normal", "reduced", "wrong"),
    [
        pytest.param("140.00", "90.00", [], id="that of the deduction that was left"),
        pytest.param("120.00", "90.00", [], id="that of the deduction as it stands"),
        pytest.param("140.00", "80.00", [10, 20], id="wrong at the other rate too"),
        pytest.param("120.00", "80.00", [10], id="wrong at the other rate alone"),
    ],
)
def test_a_deduction_too_large_at_one_rate_excuses_no_vat_at_another(
    normal: str, reduced: str, wrong: list[int]
) -> None:
    codes = ", ".join(["deposit-over-deducted", *("vat-amount" for _ in wrong)])
    ledger = Ledger(TWO_RATES.format(codes=codes, normal=normal, reduced=reduced))
    assert ledger.says("2026-06-30") == ledger.marked
    found = check(ledger.history, date(2026, 6, 30), ledger.read)
    assert [d.facts["rate"] for d in found if d.code == "vat-amount"] == wrong


def test_vat_of_a_deduction_too_large_goes_by_the_rates_of_its_deposit(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 2000.00 EUR
    2026-01-05 custom "line" "D1" "Pose" "1 u" 1000.00 EUR "20 %"
    2026-01-05 custom "line" "D1" "Isolation" "1 u" 1000.00 EUR "10 %"
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  460.00 EUR
      Passif:Acomptes     -400.00 EUR
      Passif:TVA:Normale   -40.00 EUR
      Passif:TVA:Reduite   -20.00 EUR
    2026-06-30 * "Solde" ^D1  ; <- deposit-over-deducted
      invoice: "F2"
      due: 2026-07-30
      Actif:Clients:Lumen
      Passif:Acomptes      500.00 EUR
      Produits:Travaux   -1000.00 EUR
        vat: 20
      Produits:Travaux   -1000.00 EUR
        vat: 10
      Passif:TVA:Normale  -160.00 EUR
      Passif:TVA:Reduite   -80.00 EUR
    """
    assert ledger.says("2026-06-30") == ledger.marked

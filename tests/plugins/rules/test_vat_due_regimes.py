"""When VAT falls due is said by company, quote, invoice, revenue account or posting, the closest wins (LEDGER, VAT)."""

import pytest

from support.vat_ledgers import VatLedger


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> VatLedger:
    """Give the ledger that the docstring of the test is."""
    return VatLedger(request.function.__doc__)


COMPANY = '2020-01-01 custom "company" "Atelier"\n  vat-due: "{regime}"\n'
WRONG = "  ; <- vat-due"

INVOICE = """
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
  vat: 20
{quote}2026-01-06 custom "accepted" "D1"
2026-01-10 * "Facture" ^D1{mark}
  invoice: "F1"
  due: 2026-02-09
{invoice}  Actif:Clients:Lumen  1200.00 EUR
  {account}  -1000.00 EUR
{posting}  Passif:TVA:{vat}  -200.00 EUR
"""
SAYS = {
    "company": {},
    "quote": {"quote": '  vat-due: "{said}"\n'},
    "invoice": {"quote": '  vat-due: "{other}"\n', "invoice": '  vat-due: "{said}"\n'},
    "posting": {"invoice": '  vat-due: "{other}"\n', "posting": '    vat-due: "{said}"\n'},
}


def said_by(level: str, said: str, vat: str, *, wrong: bool) -> VatLedger:
    """An invoice whose regime a level says; the levels above say another one."""
    other = "debits" if said == "receipts" else "receipts"
    parts = {key: text.format(said=said, other=other) for key, text in SAYS[level].items()}
    blank = {"quote": "", "invoice": "", "posting": "", "account": "Produits:Travaux"}
    company = COMPANY.format(regime=said if level == "company" else other)
    return VatLedger(company + INVOICE.format(**{**blank, **parts}, vat=vat, mark=WRONG if wrong else ""))


@pytest.mark.parametrize("level", SAYS)
@pytest.mark.parametrize(
    ("regime", "vat", "wrong"),
    [
        ("debits", "Normale", False),
        ("debits", "Attente", True),
        ("delivery", "Normale", False),
        ("delivery", "Attente", True),
        ("receipts", "Attente", False),
        ("receipts", "Normale", True),
    ],
)
def test_the_closest_level_says_whether_an_invoice_makes_its_vat_due(
    level: str, regime: str, vat: str, *, wrong: bool
) -> None:
    ledger = said_by(level, regime, vat, wrong=wrong)
    assert ledger.says("2026-01-30") == []
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(("vat", "mark"), [("Attente", ""), ("Normale", WRONG)])
def test_a_revenue_account_may_say_it_against_the_invoice(vat: str, mark: str) -> None:
    ledger = VatLedger(
        COMPANY.format(regime="debits")
        + INVOICE.format(
            quote="", invoice='  vat-due: "debits"\n', posting="", account="Produits:Services", vat=vat, mark=mark
        )
    )
    assert ledger.says() == ledger.marked


def test_vat_on_debits_needs_no_move_and_allows_none(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
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
    2026-02-05 * "Virement" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-02-06 * "Virement, et une TVA due deux fois" ^F2  ; <- vat-due
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_pending_vat_on_debits_is_one_fault_even_if_the_payment_moves_it(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Entretien"  ; <- vat-due
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says("2026-01-31") == ledger.says() == ledger.marked


def test_a_company_may_change_its_regime_on_a_date(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-02-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-31 * "Avant"
      invoice: "F1"
      due: 2026-03-02
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-01 * "Après"
      invoice: "F2"
      due: 2026-03-03
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-01 * "Après, comme avant"  ; <- vat-due
      invoice: "F3"
      due: 2026-03-03
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-03-02 * "Virement" ^F1 ^F2
      Actif:Banque  2400.00 EUR
      Actif:Clients:Lumen  -2400.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-03-10 * "Avoir de la première, payée sur encaissements" ^F1
      invoice: "F4"
      Actif:Clients:Lumen  -120.00 EUR
      Produits:Travaux  100.00 EUR
      Passif:TVA:Normale  20.00 EUR
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(("due", "mark"), [("100.00", ""), ("150.00", WRONG)])
def test_of_goods_and_services_on_one_invoice_only_the_services_wait(due: str, mark: str) -> None:
    ledger = VatLedger(
        f"""
2020-01-01 custom "company" "Atelier"
  vat-due: "delivery"
2026-01-10 * "Fourniture et pose"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  2400.00 EUR
  Produits:Ventes  -1000.00 EUR
  Produits:Services  -1000.00 EUR
  Passif:TVA:Normale  -200.00 EUR
  Passif:TVA:Attente  -200.00 EUR
2026-02-05 * "Moitié" ^F1{mark}
  Actif:Banque  1200.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
  Passif:TVA:Attente  {due} EUR
  Passif:TVA:Normale  -{due} EUR
"""
    )
    assert ledger.says() == ledger.marked


# -- delivery ------------------------------------------------------------------------------------------

GOODS = """
2020-01-01 custom "company" "Négoce"
  vat-due: "delivery"
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
  vat: 20
2026-01-06 custom "accepted" "D1"
2026-01-10 * "Acompte" ^D1
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  3600.00 EUR
  Passif:Acomptes  -3000.00 EUR
  Passif:TVA:Attente  -600.00 EUR
{before}
2026-04-01 * "Livraison" ^D1{mark}
  invoice: "F2"
  due: 2026-05-01
  Actif:Clients:Lumen  8400.00 EUR
  Passif:Acomptes  3000.00 EUR
  Produits:Ventes  -10000.00 EUR
  Passif:TVA:Normale  -{due} EUR
  Passif:TVA:Attente
{after}
"""
PAYMENT = """
2026-{month}-15 * "Virement" ^F1{mark}
  Actif:Banque  {amount} EUR
  Actif:Clients:Lumen  -{amount} EUR
{move}"""


def payment(month: str, amount: str, vat: str = "", mark: str = "") -> str:
    move = f"  Passif:TVA:Attente  {vat} EUR\n  Passif:TVA:Normale  -{vat} EUR\n" if vat else ""
    return PAYMENT.format(month=month, amount=amount, move=move, mark=mark)


@pytest.mark.parametrize(
    ("before", "due", "after"),
    [
        (payment("02", "3600.00", "600.00"), "1400.00", ""),
        ("", "2000.00", ""),
        ("", "2000.00", payment("05", "3600.00")),
        (payment("02", "1800.00", "300.00"), "1700.00", payment("05", "1800.00")),
        (payment("04", "3600.00", "600.00").replace("04-15", "04-01"), "1400.00", ""),
    ],
)
def test_the_final_of_goods_moves_what_stands_pending_of_the_deposits_it_deducts(
    before: str, due: str, after: str
) -> None:
    assert VatLedger(GOODS.format(before=before, due=due, after=after, mark="")).says() == []


@pytest.mark.parametrize(
    ("before", "due"),
    [
        (payment("02", "3600.00", "600.00"), "2000.00"),
        ("", "1400.00"),
        (payment("02", "1800.00", "300.00"), "1400.00"),
        (payment("02", "1800.00", "300.00"), "2000.00"),
    ],
)
def test_a_final_that_moves_more_or_less_is_wrong(before: str, due: str) -> None:
    ledger = VatLedger(GOODS.format(before=before, due=due, after="", mark=WRONG))
    assert ledger.says("2026-03-31") == []
    assert ledger.says() == ledger.marked


def test_a_deposit_of_goods_that_is_paid_needs_its_move() -> None:
    ledger = VatLedger(GOODS.format(before=payment("02", "3600.00", mark=WRONG), due="2000.00", after="", mark=""))
    assert ledger.says("2026-02-28") == ledger.says() == ledger.marked


def test_nothing_moves_after_the_final() -> None:
    after = payment("05", "3600.00", "600.00", mark=WRONG)
    ledger = VatLedger(GOODS.format(before="", due="2000.00", after=after, mark=""))
    assert ledger.says("2026-04-30") == []
    assert ledger.says() == ledger.marked


def test_a_progress_invoice_makes_due_the_part_of_the_deposit_that_it_deducts(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Négoce"
      vat-due: "delivery"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte, impayé" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  3600.00 EUR
      Passif:Acomptes  -3000.00 EUR
      Passif:TVA:Attente  -600.00 EUR
    2026-03-01 * "Première livraison" ^D1
      invoice: "F2"
      due: 2026-04-01
      Actif:Clients:Lumen  3360.00 EUR
      Passif:Acomptes  1200.00 EUR
      Produits:Ventes  -4000.00 EUR
      Passif:TVA:Normale  -800.00 EUR
      Passif:TVA:Attente  240.00 EUR
    2026-04-01 * "Seconde livraison" ^D1
      invoice: "F3"
      due: 2026-05-01
      Actif:Clients:Lumen  5040.00 EUR
      Passif:Acomptes  1800.00 EUR
      Produits:Ventes  -6000.00 EUR
      Passif:TVA:Normale  -1200.00 EUR
      Passif:TVA:Attente  360.00 EUR
    """
    assert ledger.says() == []


def test_a_deposit_of_goods_that_a_credit_note_takes_back_has_no_vat_left(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Négoce"
      vat-due: "delivery"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  3600.00 EUR
      Passif:Acomptes  -3000.00 EUR
      Passif:TVA:Attente  -600.00 EUR
    2026-02-05 * "Avoir de la moitié" ^F1
      invoice: "F2"
      Actif:Clients:Lumen  -1800.00 EUR
      Passif:Acomptes  1500.00 EUR
      Passif:TVA:Attente  300.00 EUR
    2026-03-05 * "Virement" ^F1
      Actif:Banque  1800.00 EUR
      Actif:Clients:Lumen  -1800.00 EUR
      Passif:TVA:Attente  300.00 EUR
      Passif:TVA:Normale  -300.00 EUR
    2026-04-01 * "Livraison" ^D1
      invoice: "F3"
      due: 2026-05-01
      Actif:Clients:Lumen  10200.00 EUR
      Passif:Acomptes  1500.00 EUR
      Produits:Ventes  -10000.00 EUR
      Passif:TVA:Normale  -1700.00 EUR
    """
    assert ledger.says() == []


# -- documents from other books, documents that are a credit ----------------------------------------------


def test_pending_vat_brought_forward_moves_with_the_money(ledger: VatLedger) -> None:
    """
    2026-01-01 * "Reprise"
      invoice: "ANCIEN-7"
      kind: "opening"
      due: 2025-12-15
      Actif:Clients:Lumen  2400.00 EUR
      Passif:TVA:Attente  -400.00 EUR
      Capitaux:Reprise  -2000.00 EUR
    2026-01-01 * "Reprise d'une facture sur les débits"
      invoice: "ANCIEN-8"
      kind: "opening"
      due: 2025-12-15
      Actif:Clients:Lumen  2400.00 EUR
      Capitaux:Reprise  -2400.00 EUR
    2026-01-20 * "Moitié" ^ANCIEN-7
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-20 * "Moitié" ^ANCIEN-7  ; <- vat-due
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-02-20 * "Virement" ^ANCIEN-8
      Actif:Banque  2400.00 EUR
      Actif:Clients:Lumen  -2400.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_the_vat_of_a_deposit_cashed_elsewhere_is_due_already(ledger: VatLedger) -> None:
    """
    2026-01-01 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-01 custom "accepted" "D1"
    2026-01-01 * "Reprise d'un acompte encaissé" ^D1
      invoice: "ANCIEN-9"
      kind: "opening"
      Actif:Clients:Lumen  0.00 EUR
      Passif:Acomptes  -3000.00 EUR
      Capitaux:Reprise  3000.00 EUR
    2026-02-10 * "Solde" ^D1
      invoice: "F1"
      due: 2026-03-12
      Actif:Clients:Lumen  8400.00 EUR
      Passif:Acomptes  3000.00 EUR
        deposit: "ANCIEN-9"
      Produits:Travaux  -10000.00 EUR
      Passif:TVA:Attente  -1400.00 EUR
    2026-03-10 * "Virement" ^F1
      Actif:Banque  8400.00 EUR
      Actif:Clients:Lumen  -8400.00 EUR
      Passif:TVA:Attente  1400.00 EUR
      Passif:TVA:Normale  -1400.00 EUR
    """
    assert ledger.says() == []


NEGATIVE = """
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
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
2026-02-20 custom "amendment" "D1" "Lot supprimé" -{cut} EUR "20 %"
2026-03-01 * "Solde" ^D1
  invoice: "F2"
  due: 2026-03-31
  Actif:Clients:Lumen
  Passif:Acomptes  1000.00 EUR
  Produits:Travaux  -{revenue} EUR
  Passif:TVA:Attente  {pending} EUR
"""
REFUND = """
2026-04-05 * "Remboursement" ^F2{mark}
  Actif:Clients:Lumen  300.00 EUR
  Actif:Banque  -300.00 EUR
{move}"""
TAKEN_BACK = "  Passif:TVA:Normale  50.00 EUR\n  Passif:TVA:Attente  -50.00 EUR\n"


def test_the_vat_of_a_negative_final_comes_back_when_it_is_repaid() -> None:
    final = NEGATIVE.format(cut="250.00", revenue="750.00", pending="50.00")
    assert VatLedger(final + REFUND.format(mark="", move=TAKEN_BACK)).says() == []
    assert VatLedger(final).says("2026-06-30") == []
    ledger = VatLedger(final + REFUND.format(mark=WRONG, move=""))
    assert ledger.says("2026-03-31") == []
    assert ledger.says() == ledger.marked


def test_a_final_of_nothing_moves_nothing() -> None:
    ledger = VatLedger(NEGATIVE.format(cut="0.01", revenue="1000.00", pending="0.00"))
    assert ledger.says() == []


# -- books that start in the middle ----------------------------------------------------------------------


@pytest.mark.parametrize(("start", "mark"), [("2026-02-05", WRONG), ("2026-02-06", "")])
def test_nothing_dated_before_the_start_is_said(start: str, mark: str) -> None:
    ledger = VatLedger(
        f"""
{start} custom "start" "Reprise de l'ancien logiciel"
2026-01-10 * "Entretien"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:Attente  -200.00 EUR
2026-02-05 * "Virement" ^F1{mark}
  Actif:Banque  600.00 EUR
  Actif:Clients:Lumen  -600.00 EUR
2026-03-05 * "Virement" ^F1
  Actif:Banque  600.00 EUR
  Actif:Clients:Lumen  -600.00 EUR
  Passif:TVA:Attente  100.00 EUR
  Passif:TVA:Normale  -100.00 EUR
"""
    )
    assert ledger.says() == ledger.marked


def test_each_quote_of_a_document_may_have_its_own_regime(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
      vat-due: "receipts"
    2026-01-05 custom "quote" "D2" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-06 custom "accepted" "D2"
    2026-01-10 * "Facture des deux" ^D1 ^D2
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  2400.00 EUR
      Produits:Travaux  -1000.00 EUR
        quote: "D1"
      Produits:Travaux  -1000.00 EUR
        quote: "D2"
      Passif:TVA:Attente  -200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-05 * "Moitié" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  100.00 EUR
      Passif:TVA:Normale  -100.00 EUR
    """
    assert ledger.says() == []


@pytest.mark.parametrize(("due", "mark"), [("2000.00", ""), ("1400.00", WRONG)])
def test_the_final_of_goods_moves_what_stands_pending_of_a_deposit_from_other_books(due: str, mark: str) -> None:
    ledger = VatLedger(
        f"""
2020-01-01 custom "company" "Négoce"
  vat-due: "delivery"
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
  vat: 20
2026-01-06 custom "accepted" "D1"
2026-01-10 * "Reprise d'un acompte impayé" ^D1
  invoice: "ANCIEN-1"
  kind: "opening"
  due: 2025-12-31
  Actif:Clients:Lumen  3600.00 EUR
  Passif:Acomptes  -3000.00 EUR
  Passif:TVA:Attente  -600.00 EUR
2026-04-01 * "Livraison" ^D1{mark}
  invoice: "F2"
  due: 2026-05-01
  Actif:Clients:Lumen  8400.00 EUR
  Passif:Acomptes  3000.00 EUR
    deposit: "ANCIEN-1"
  Produits:Ventes  -10000.00 EUR
  Passif:TVA:Normale  -{due} EUR
  Passif:TVA:Attente
"""
    )
    assert ledger.says() == ledger.marked


def test_a_final_of_goods_that_is_cancelled_gives_the_deposit_its_pending_vat_back(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Négoce"
      vat-due: "delivery"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 10000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte, impayé" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  3600.00 EUR
      Passif:Acomptes  -3000.00 EUR
      Passif:TVA:Attente  -600.00 EUR
    2026-03-01 * "Livraison" ^D1
      invoice: "F2"
      due: 2026-04-01
      Actif:Clients:Lumen  8400.00 EUR
      Passif:Acomptes  3000.00 EUR
      Produits:Ventes  -10000.00 EUR
      Passif:TVA:Normale  -2000.00 EUR
      Passif:TVA:Attente  600.00 EUR
    2026-04-01 * "Avoir de toute la livraison" ^F2
      invoice: "F3"
      Actif:Clients:Lumen  -8400.00 EUR
      Passif:Acomptes  -3000.00 EUR
      Produits:Ventes  10000.00 EUR
      Passif:TVA:Normale  2000.00 EUR
      Passif:TVA:Attente  -600.00 EUR
    2026-05-01 * "Livraison" ^D1
      invoice: "F4"
      due: 2026-06-01
      Actif:Clients:Lumen  8400.00 EUR
      Passif:Acomptes  3000.00 EUR
      Produits:Ventes  -10000.00 EUR
      Passif:TVA:Normale  -2000.00 EUR
      Passif:TVA:Attente  600.00 EUR
    """
    assert ledger.says() == []

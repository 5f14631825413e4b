"""What counts as money for VAT on receipts, and for which documents an entry moves it (LEDGER, VAT)."""

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
MOVE = "  Passif:TVA:Attente  200.00 EUR\n  Passif:TVA:Normale  -200.00 EUR\n"


def settled(how: str, *, move: bool, marked: bool) -> VatLedger:
    """An invoice of 1 200.00 EUR that an entry settles whole, with or without its VAT moved."""
    mark = "  ; <- vat-due" if marked else ""
    return VatLedger(f'{INVOICE}2026-02-05 * "Règlement" ^F1{mark}\n{how}{MOVE if move else ""}')


MONEY = {
    "a transfer": "  Actif:Banque  1200.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n",
    "a transfer less the bank's fee": (
        "  Actif:Banque  1190.00 EUR\n  Charges:Frais  10.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n"
    ),
    "a set-off": "  Passif:Fournisseurs  1200.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n",
    "a transfer and a difference that closes it": (
        "  Actif:Banque  1199.96 EUR\n  Charges:Differences  0.04 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n"
    ),
    "a transfer under discount, its VAT kept": (
        "  Actif:Banque  1176.00 EUR\n  Charges:Escomptes  24.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n"
    ),
    "an overpayment": "  Actif:Banque  1500.00 EUR\n  Actif:Clients:Lumen  -1500.00 EUR\n",
}


@pytest.mark.parametrize("how", MONEY)
def test_what_closes_a_document_with_money_makes_all_its_vat_due(how: str) -> None:
    assert settled(MONEY[how], move=True, marked=False).says() == []
    ledger = settled(MONEY[how], move=False, marked=True)
    assert ledger.says() == ledger.marked


TRANSFERS = {
    "doubtful": "  Actif:Douteux  1200.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n",
    "a bill": "  Actif:Effets  1200.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n",
    "retained": "  Actif:Clients:Lumen:Retenue  1200.00 EUR\n  Actif:Clients:Lumen  -1200.00 EUR\n",
}


@pytest.mark.parametrize("how", TRANSFERS)
def test_a_transfer_between_accounts_of_the_customer_makes_none_due(how: str) -> None:
    assert settled(TRANSFERS[how], move=False, marked=False).says() == []
    ledger = settled(TRANSFERS[how], move=True, marked=True)
    assert ledger.says() == ledger.marked


def test_a_bill_makes_its_vat_due_when_the_bank_pays(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-01-20 * "Lettre de change acceptée" ^F1
      Actif:Effets  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-03-10 * "Encaissement de la lettre de change" ^F1
      Actif:Banque  1195.00 EUR
      Charges:Frais  5.00 EUR
      Actif:Effets  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == []


@pytest.mark.parametrize(("month", "marked"), [("02", False), ("03", True)])
def test_a_retention_makes_its_vat_due_when_it_is_paid(month: str, *, marked: bool) -> None:
    ledger = VatLedger(
        f"""
    2026-01-10 * "Travaux"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1140.00 EUR
      Actif:Clients:Lumen:Retenue  60.00 EUR
        due: 2027-01-10
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement" ^F1
      Actif:Banque  1140.00 EUR
      Actif:Clients:Lumen  -1140.00 EUR
      Passif:TVA:Attente  190.00 EUR
      Passif:TVA:Normale  -190.00 EUR
    2026-02-15 * "Caution : la retenue redevient une créance" ^F1
      Actif:Clients:Lumen  60.00 EUR
      Actif:Clients:Lumen:Retenue  -60.00 EUR
    2026-02-20 * "Retenue payée" ^F1{"  ; <- vat-due" if marked else ""}
      Actif:Banque  60.00 EUR
      Actif:Clients:Lumen  -60.00 EUR
    2026-{month}-28 * "TVA de la retenue" ^F1
      Passif:TVA:Attente  10.00 EUR
      Passif:TVA:Normale  -10.00 EUR
"""
    )
    assert ledger.says() == ledger.marked


def test_a_bounced_payment_takes_its_vat_back(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Chèque" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-03-05 * "Chèque impayé" ^F1
      Actif:Clients:Lumen  1200.00 EUR
      Actif:Banque  -1200.00 EUR
      Passif:TVA:Normale  200.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-04-05 * "Virement" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == []


def test_vat_left_due_by_a_bounced_payment_is_named_there(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Chèque" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-03-05 * "Chèque impayé" ^F1  ; <- vat-due
      Actif:Clients:Lumen  1200.00 EUR
      Actif:Banque  -1200.00 EUR
    2026-04-05 * "Virement : la TVA est restée due" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    """
    assert ledger.says("2026-02-28") == []
    assert ledger.says("2026-03-31") == ledger.says() == ledger.marked


def test_a_payment_that_bounces_within_its_month_moves_nothing_in_sum(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Chèque" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-02-15 * "Chèque impayé" ^F1
      Actif:Clients:Lumen  1200.00 EUR
      Actif:Banque  -1200.00 EUR
    """
    assert ledger.says() == []


# -- several documents ---------------------------------------------------------------------------------

TWO = """
2026-01-10 * "Entretien"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:Attente  -200.00 EUR
2026-01-11 * "Rénovation"
  invoice: "F2"
  due: 2026-02-10
  Actif:Clients:Lumen  1100.00 EUR
  Produits:Travaux  -1000.00 EUR
    vat: 10
  Passif:TVA:AttenteReduite  -100.00 EUR
"""
REDUCED = "  Passif:TVA:AttenteReduite  100.00 EUR\n  Passif:TVA:Reduite  -100.00 EUR\n"


@pytest.mark.parametrize(("moves", "wrong"), [(MOVE + REDUCED, False), (MOVE, True), (REDUCED, True)])
def test_one_payment_of_two_documents_moves_the_vat_of_both(moves: str, *, wrong: bool) -> None:
    mark = "  ; <- vat-due" if wrong else ""
    head = f'{TWO}2026-02-05 * "Virement" ^F1 ^F2{mark}\n'
    ledger = VatLedger(f"{head}  Actif:Banque  2300.00 EUR\n  Actif:Clients:Lumen  -2300.00 EUR\n{moves}")
    assert ledger.says() == ledger.marked


PAYMENTS = """
2026-02-05 * "Virement" ^F1{first}
  Actif:Banque  1200.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
2026-02-15 * "Virement" ^F2{second}
  Actif:Banque  1100.00 EUR
  Actif:Clients:Lumen  -1100.00 EUR
"""


def month_entry(head: str, moves: str, first: str = "", second: str = "") -> VatLedger:
    return VatLedger(f"{TWO}{PAYMENTS.format(first=first, second=second)}{head}\n{moves}")


def test_one_entry_may_move_the_vat_of_a_whole_month() -> None:
    assert month_entry('2026-02-28 * "TVA de février" ^F1 ^F2', MOVE + REDUCED).says() == []


def test_it_is_compared_in_sum_a_rate_and_named_once() -> None:
    ledger = month_entry('2026-02-28 * "TVA de février" ^F1 ^F2  ; <- vat-due', MOVE)
    assert ledger.says() == ledger.marked


def test_a_document_that_it_does_not_link_is_named_at_its_own_payment() -> None:
    ledger = month_entry('2026-02-28 * "TVA de février" ^F1', MOVE, second="  ; <- vat-due")
    assert ledger.says() == ledger.marked


def test_one_that_it_links_and_that_nobody_paid_changes_nothing(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-01-11 * "Impayé"
      invoice: "F2"
      due: 2026-02-10
      Actif:Clients:Beta  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-02-28 * "TVA de février" ^F1 ^F2
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == []


def test_entries_of_a_whole_month_round_each_document_by_itself_or_their_sum(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Un"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  120.00 EUR
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -20.00 EUR
    2026-01-10 * "Deux"
      invoice: "F2"
      due: 2026-02-09
      Actif:Clients:Lumen  120.00 EUR
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -20.00 EUR
    2026-02-05 * "Tiers" ^F1
      Actif:Banque  40.00 EUR
      Actif:Clients:Lumen  -40.00 EUR
    2026-02-06 * "Tiers" ^F2
      Actif:Banque  40.00 EUR
      Actif:Clients:Lumen  -40.00 EUR
    2026-02-28 * "TVA de février" ^F1 ^F2
      Passif:TVA:Attente  13.33 EUR
      Passif:TVA:Normale  -13.33 EUR
    2026-03-05 * "Reste" ^F2
      Actif:Banque  80.00 EUR
      Actif:Clients:Lumen  -80.00 EUR
      Passif:TVA:Attente  13.33 EUR
      Passif:TVA:Normale  -13.33 EUR
    2026-04-05 * "Reste" ^F1
      Actif:Banque  80.00 EUR
      Actif:Clients:Lumen  -80.00 EUR
      Passif:TVA:Attente  13.34 EUR
      Passif:TVA:Normale  -13.34 EUR
    """
    assert ledger.says() == []


@pytest.mark.parametrize(("vat", "marks"), [("Normale", ""), ("Reduite", "  ; <- vat-due, vat-due")])
def test_pays_says_whose_vat_a_payment_moves(vat: str, marks: str) -> None:
    moves = MOVE if vat == "Normale" else REDUCED
    ledger = VatLedger(
        f"""{TWO}
2026-02-05 * "Virement, qui lie l'autre facture" ^F2{marks}
  Actif:Banque  1200.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
    pays: "F1"
{moves}"""
    )
    assert ledger.says() == ledger.marked


def test_a_payment_by_the_quotes_link_moves_the_vat_of_the_document_it_pays(ledger: VatLedger) -> None:
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
    2026-02-05 * "Virement" ^D1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-02-28 * "TVA de février" ^D1
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == []


@pytest.mark.parametrize("day", ["2026-02-10", "2026-03-10"])
def test_an_allocated_payment_makes_vat_due_from_its_allocation_on(day: str) -> None:
    ledger = VatLedger(
        f"""{INVOICE}
2026-02-05 * "Virement sans référence"
  Actif:Banque  1200.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
{day} custom "allocate" "F1" 1200.00 EUR
{day} * "TVA" ^F1
{MOVE}"""
    )
    assert ledger.says() == []


def test_the_rest_of_an_overpayment_makes_vat_due_when_a_document_takes_it(ledger: VatLedger) -> None:
    """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 2000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Passif:Acomptes  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement, trop" ^F1
      Actif:Banque  1440.00 EUR
      Actif:Clients:Lumen  -1440.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-03-10 * "Solde" ^D1
      invoice: "F2"
      due: 2026-04-09
      Actif:Clients:Lumen  1200.00 EUR
      Passif:Acomptes  1000.00 EUR
      Produits:Travaux  -2000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-03-10 * "TVA du trop-perçu, pris par le solde" ^F2
      Passif:TVA:Attente  40.00 EUR
      Passif:TVA:Normale  -40.00 EUR
    2026-04-05 * "Virement" ^F2
      Actif:Banque  960.00 EUR
      Actif:Clients:Lumen  -960.00 EUR
      Passif:TVA:Attente  160.00 EUR
      Passif:TVA:Normale  -160.00 EUR
    """
    assert ledger.says() == []


# -- what is none of our business -----------------------------------------------------------------------


def test_the_monthly_settlement_of_vat_and_vat_on_purchases_are_left_alone(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-01-20 * "Achat"
      Charges:Achats  100.00 EUR
      Passif:TVA:Deductible  20.00 EUR
      Passif:Fournisseurs  -120.00 EUR
    2026-02-05 * "Virement" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-28 * "CA3 de février"
      Passif:TVA:Normale  200.00 EUR
      Passif:TVA:Deductible  -20.00 EUR
      Passif:TVA:Decaisser  -180.00 EUR
    2026-03-15 * "Paiement de la CA3"
      Passif:TVA:Decaisser  180.00 EUR
      Actif:Banque  -180.00 EUR
    2026-03-20 * "Reclassement entre comptes de TVA due"
      Passif:TVA:Normale  5.00 EUR
      Passif:TVA:Divers  -5.00 EUR
    """
    assert ledger.says() == []


def test_opening_balances_of_both_vat_accounts_are_no_move(ledger: VatLedger) -> None:
    """
    2026-01-01 * "À-nouveaux"
      Actif:Banque  15000.00 EUR
      Passif:TVA:Attente  -400.00 EUR
      Passif:TVA:Normale  -900.00 EUR
      Capitaux:Reprise
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    """
    assert ledger.says() == []


def test_vat_accounts_without_a_rate_are_compared_in_sum() -> None:
    for due, says in (("200.00", False), ("199.98", True)):
        mark = "  ; <- vat-due" if says else ""
        ledger = VatLedger(
            f"""
2026-01-10 * "Entretien"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:AttenteDivers  -200.00 EUR
2026-02-05 * "Virement" ^F1{mark}
  Actif:Banque  1200.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
  Passif:TVA:AttenteDivers  {due} EUR
  Passif:TVA:Normale  -{due} EUR
"""
        )
        assert ledger.says() == ledger.marked


@pytest.mark.parametrize("day", ["2026-01-31", "2026-03-01"])
def test_the_entry_of_a_whole_month_in_the_wrong_month_is_one_fault_a_month(day: str) -> None:
    early = day < "2026-02"
    late = "" if early else "  ; <- vat-due"
    head = f'{day} * "TVA de février" ^F1 ^F2{"  ; <- vat-due, vat-due" if early else ""}'
    ledger = month_entry(head, MOVE + REDUCED, first=late, second=late)
    assert ledger.says("2026-03-31") == ledger.marked


def test_vat_due_with_the_document_instead_of_the_money_is_one_fault(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien, TVA collectée d'emblée"  ; <- vat-due
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-05 * "Virement" ^F1
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    """
    assert ledger.says("2026-01-31") == ledger.says() == ledger.marked


def test_paid_in_parts_it_is_one_fault_a_document_until_the_last_payment(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien, TVA collectée d'emblée"  ; <- vat-due
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-05 * "Moitié" ^F1
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
    2026-03-05 * "Moitié" ^F1
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(("day", "early"), [("2026-01-31", True), ("2026-03-01", False)])
def test_so_is_one_that_was_not_compared_a_document(day: str, *, early: bool) -> None:
    late = "" if early else "  ; <- vat-due"
    first, second = INVOICE, INVOICE.replace("F1", "F2").replace("01-10", "01-11")
    paid = PAYMENTS.format(first=late, second=late).replace("1100.00", "1200.00")
    entry = f'{day} * "TVA de février" ^F1 ^F2{"  ; <- vat-due" if early else ""}'
    ledger = VatLedger(f"{first}{second}{paid}{entry}\n{MOVE.replace('200.00', '400.00')}")
    assert ledger.says("2026-03-31") == ledger.marked

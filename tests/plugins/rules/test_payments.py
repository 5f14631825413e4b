"""Payments: what no document explains, and what stands on account."""

import pytest

from support.ledgers import Ledger

INVOICE = """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
"""


# debit-unexplained


def test_a_debit_that_nothing_explains_is_said(ledger: Ledger) -> None:
    """
    2026-01-10 * "Remboursement de rien"  ; <- debit-unexplained
      Actif:Clients:Lumen  50 EUR
      Actif:Banque
    """
    assert ledger.says() == ledger.marked


def test_a_refund_of_what_stands_on_account_is_explained(ledger: Ledger) -> None:
    """
    2026-01-10 * "Virement"
      Actif:Banque  50 EUR
      Actif:Clients:Lumen
    2026-01-20 * "Remboursement"
      Actif:Clients:Lumen  50 EUR
      Actif:Banque
    """
    assert ledger.says() == []


def test_what_a_refund_takes_beyond_the_account_is_unexplained(ledger: Ledger) -> None:
    """
    2026-01-10 * "Virement"
      Actif:Banque  50 EUR
      Actif:Clients:Lumen
    2026-01-20 * "Remboursement"  ; <- debit-unexplained
      Actif:Clients:Lumen  50.01 EUR
      Actif:Banque
    """
    assert ledger.says() == ledger.marked


def test_a_bounced_payment_is_explained_by_its_document() -> None:
    ledger = Ledger(
        INVOICE
        + """
    2026-02-01 * "Chèque" ^FA2026-001
      Actif:Banque  100 EUR
      Actif:Clients:Lumen
    2026-02-10 * "Chèque impayé" ^FA2026-001
      Actif:Clients:Lumen  100 EUR
      Actif:Banque
"""
    )
    assert ledger.says() == []


def test_a_debit_that_links_a_document_that_nobody_paid_is_unexplained() -> None:
    ledger = Ledger(
        INVOICE
        + """
    2026-02-10 * "Chèque impayé" ^FA2026-001  ; <- debit-unexplained
      Actif:Clients:Lumen  100 EUR
      Actif:Banque
"""
    )
    assert ledger.says() == ledger.marked


# overpaid

PAID = """
    2026-02-01 * "Virement" ^FA2026-001{mark}
      Actif:Banque  {amount} EUR
      Actif:Clients:Lumen
"""
TOLERANCE = """
    2026-01-01 custom "tolerance" 1.00 EUR
"""


@pytest.mark.parametrize(
    ("amount", "says"),
    [
        pytest.param("60.00", False, id="paid in part"),
        pytest.param("100.00", False, id="paid"),
        pytest.param("100.01", True, id="a cent too much"),
    ],
)
def test_a_payment_over_its_document_is_overpaid(amount: str, says: bool) -> None:
    ledger = Ledger(INVOICE + PAID.format(amount=amount, mark="  ; <- overpaid" if says else ""))
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(
    ("amount", "says"),
    [
        pytest.param("100.99", False, id="below the tolerance"),
        pytest.param("101.00", False, id="the tolerance itself"),
        pytest.param("101.01", True, id="a cent above the tolerance"),
    ],
)
def test_what_is_overpaid_within_the_tolerance_is_let_go(amount: str, says: bool) -> None:
    ledger = Ledger(TOLERANCE + INVOICE + PAID.format(amount=amount, mark="  ; <- overpaid" if says else ""))
    assert ledger.says() == ledger.marked


def test_what_is_repaid_is_no_longer_overpaid(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-02-01 * "Virement" ^FA2026-001  ; <- overpaid
      Actif:Banque  150 EUR
      Actif:Clients:Lumen
    2026-02-10 * "Remboursement" ^FA2026-001
      Actif:Clients:Lumen  50 EUR
      Actif:Banque
    """
    assert ledger.says("2026-02-01") == ledger.marked
    assert ledger.says("2026-02-09") == ledger.marked
    assert ledger.says("2026-02-10") == []


def test_money_received_on_what_was_written_off_is_a_recovery(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-06-01 * "Perte" ^FA2026-001
      Charges:Pertes  100 EUR
      Actif:Clients:Lumen
    2026-09-01 * "Rentrée" ^FA2026-001
      Actif:Banque  100 EUR
      Produits:Rentrees
    """
    assert ledger.says() == []
    assert ledger.settled("FA2026-001").keys() == {"write_off"}


# payment-unallocated


def test_a_payment_that_names_nothing_is_unallocated(ledger: Ledger) -> None:
    """
    2026-01-10 * "Virement"  ; <- payment-unallocated
      Actif:Banque  50 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked


def test_a_payment_allocated_by_an_entry_is_unallocated_until_then(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Virement"  ; <- payment-unallocated
      Actif:Banque  100 EUR
      Actif:Clients:Lumen
    2026-01-30 custom "allocate" "FA2026-001" 100.00 EUR
    """
    assert ledger.says("2026-01-29") == ledger.marked
    assert ledger.says("2026-01-30") == []


@pytest.mark.parametrize(("amount", "says"), [("1.00", False), ("1.01", True)])
def test_a_few_cents_within_the_tolerance_may_stand_unallocated(amount: str, says: bool) -> None:
    ledger = Ledger(
        f"""
        2026-01-01 custom "tolerance" 1.00 EUR
        2026-01-10 * "Virement"{"  ; <- payment-unallocated" if says else ""}
          Actif:Banque  {amount} EUR
          Actif:Clients:Lumen
        """
    )
    assert ledger.says() == ledger.marked


# invoice-unknown


def test_a_payment_that_links_a_number_that_does_not_exist_is_said() -> None:
    ledger = Ledger(
        INVOICE
        + """
    2026-02-01 * "Virement" ^FA2026-010  ; <- invoice-unknown
      Actif:Banque  100 EUR
      Actif:Clients:Lumen
"""
    )
    assert ledger.says() == ledger.marked


def test_a_posting_that_pays_a_number_that_does_not_exist_is_said() -> None:
    ledger = Ledger(
        INVOICE
        + """
    2026-02-01 * "Virement" ^FA2026-001  ; <- invoice-unknown
      Actif:Banque  100 EUR
      Actif:Clients:Lumen
        pays: "FA2026-010"
"""
    )
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(
    "entry",
    [
        'custom "promise" "FA2026-010" 2026-03-01',
        'custom "due" "FA2026-010" 2026-03-01',
        'custom "allocate" "FA2026-010" 10.00 EUR',
        'custom "dispute" "FA2026-010" "pourquoi"',
        'custom "hold" "FA2026-010" "pourquoi"',
        'note Actif:Clients:Lumen "Appel" ^FA2026-010',
    ],
)
def test_what_happens_to_a_number_that_does_not_exist_is_said(entry: str) -> None:
    meta = '\n      reminder: "first"' if entry.startswith("note") else ""
    ledger = Ledger(f"{INVOICE}    2026-02-01 {entry}  ; <- invoice-unknown{meta}\n")
    assert ledger.says() == ledger.marked


def test_links_of_other_shapes_are_left_alone() -> None:
    ledger = Ledger(
        INVOICE
        + """
    2026-02-01 * "Virement" ^FA2026-001 ^contrat-2026 ^releve-12
      Actif:Banque  100 EUR
      Actif:Clients:Lumen
"""
    )
    assert ledger.says() == []


def test_a_refund_by_the_number_of_a_credit_note_that_came_before_the_money_is_explained(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-10
      Actif:Clients:Lumen  120 EUR
      Produits:Travaux
    2026-01-20 * "Avoir" ^F1
      invoice: "AV1"
      Actif:Clients:Lumen  -120 EUR
      Produits:Travaux
    2026-02-01 * "Virement" ^F1
      Actif:Banque  120 EUR
      Actif:Clients:Lumen
    2026-02-10 * "Remboursement" ^AV1
      Actif:Clients:Lumen  120 EUR
      Actif:Banque
    """
    assert ledger.says() == []
    assert ledger.on_account() == {}


def test_a_move_to_doubtful_with_pays_on_one_side_settles_nothing(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-10
      Actif:Clients:Lumen  120 EUR
      Produits:Travaux
    2026-06-01 * "Douteux" ^F1
      Actif:Douteux  120 EUR
        pays: "F1"
      Actif:Clients:Lumen
    """
    assert ledger.opens() == {"F1": 120}
    assert ledger.on_account() == {}
    assert ledger.says() == []


# what one wrong link says


def test_a_credit_note_that_links_nothing_is_unallocated_as_long_as_it_stands_on_account(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Avoir"  ; <- payment-unallocated
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -40 EUR
      Produits:Travaux
    2026-01-30 custom "allocate" "FA2026-001" 40.00 EUR
    """
    assert ledger.says("2026-01-19") == []
    assert ledger.says("2026-01-20") == ledger.marked
    assert ledger.says("2026-01-29") == ledger.marked
    assert ledger.says("2026-01-30") == []


def test_a_credit_note_that_links_nothing_and_is_repaid_by_its_number_is_sound_then(ledger: Ledger) -> None:
    """
    2026-01-20 * "Avoir de fin d'année"  ; <- payment-unallocated
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -40 EUR
      Produits:Travaux
    2026-01-25 * "Remboursement" ^FA2026-002
      Actif:Clients:Lumen  40 EUR
      Actif:Banque
    """
    assert ledger.says("2026-01-24") == ledger.marked
    assert ledger.says("2026-01-25") == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        pytest.param("", "payment-unallocated", id="nothing"),
        pytest.param(" ^commande-12", "payment-unallocated", id="what is no document"),
        pytest.param(" ^FA2026-010", "invoice-unknown", id="a number that nothing has"),
        pytest.param(" ^FA2026-001", "", id="the invoice that it corrects"),
        pytest.param(" ^D2026-001", "", id="a quote"),
    ],
)
def test_a_credit_note_names_a_document_or_a_quote(link: str, code: str) -> None:
    paid = PAID.format(amount="100.00", mark="")
    mark = f"  ; <- {code}" if code else ""
    ledger = Ledger(
        f"""
    2026-01-01 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-01 custom "accepted" "D2026-001"
    {INVOICE}{paid}
    2026-02-10 * "Avoir"{link}{mark}
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -100 EUR
      Produits:Travaux
"""
    )
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(("amount", "says"), [("1.00", False), ("1.01", True)])
def test_a_credit_note_within_the_tolerance_may_link_nothing(amount: str, says: bool) -> None:
    ledger = Ledger(
        f"""{TOLERANCE}
    2026-01-10 * "Avoir"{"  ; <- payment-unallocated" if says else ""}
      invoice: "FA2026-001"
      Actif:Clients:Lumen  -{amount} EUR
      Produits:Travaux
"""
    )
    assert ledger.says() == ledger.marked


def test_a_credit_brought_forward_from_other_books_may_link_nothing(ledger: Ledger) -> None:
    """
    2026-01-01 * "Avoir repris"
      invoice: "A-77"
      kind: "opening"
      issued: 2025-11-30
      Actif:Clients:Lumen  -40 EUR
      Capitaux:Reprise
    """
    assert ledger.says() == []
    assert ledger.on_account() == {"Lumen": 40}


TWO = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen   120 EUR
      Produits:Travaux     -100 EUR
      Passif:TVA:Attente    -20 EUR
    2026-01-11 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-10
      Actif:Clients:Lumen   120 EUR
      Produits:Travaux     -100 EUR
      Passif:TVA:Attente    -20 EUR
"""


@pytest.mark.parametrize(
    ("link", "code"),
    [
        pytest.param(" ^FA2026-002", "", id="right"),
        pytest.param(" ^FA2026-020", "invoice-unknown", id="mistyped"),
        pytest.param("", "overpaid, vat-due", id="left out"),
    ],
)
def test_a_mistyped_number_beside_a_right_one_is_said_alone(link: str, code: str) -> None:
    mark = f"  ; <- {code}" if code else ""
    ledger = Ledger(
        f"""{TWO}
    2026-01-31 * "Virement" ^FA2026-001{link}{mark}
      Actif:Banque          240 EUR
      Actif:Clients:Lumen  -240 EUR
      Passif:TVA:Attente     40 EUR
      Passif:TVA:Normale    -40 EUR
"""
    )
    assert ledger.says("2026-01-31") == ledger.marked


def test_vat_that_a_payment_with_a_mistyped_number_does_not_move_is_said_all_the_same() -> None:
    ledger = Ledger(
        f"""{TWO}
    2026-01-31 * "Virement" ^FA2026-001 ^FA2026-020  ; <- invoice-unknown, vat-due
      Actif:Banque          240 EUR
      Actif:Clients:Lumen  -240 EUR
"""
    )
    assert ledger.says("2026-01-31") == ledger.marked


def test_a_deposit_on_a_mistyped_quote_is_not_said_to_have_none(ledger: Ledger) -> None:
    """
    2026-01-01 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-01 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-010  ; <- quote-unknown
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-01-11 * "Acompte"  ; <- deposit-without-quote
      invoice: "FA2026-002"
      due: 2026-02-10
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked

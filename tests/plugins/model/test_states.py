"""The state of a document on a day: instalments, retentions, lateness, promises, disputes, holds."""

from datetime import date

import pytest
from beancount.core.number import D

from support.ledgers import Ledger

INVOICE = """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
"""


def paid(day: str, amount: str, account: str = "Actif:Clients:Lumen") -> str:
    return f"""
    {day} * "Virement" ^F1
      Actif:Banque  {amount} EUR
      {account}  -{amount} EUR
"""


def due(ledger: Ledger, day: str) -> str:
    return str(ledger.document("F1", day).due)


def late(ledger: Ledger, day: str) -> int:
    return int(ledger.document("F1", day).days_late)


# Status and lateness


def test_a_document_is_pending_then_partial_then_paid() -> None:
    ledger = Ledger(INVOICE + paid("2026-01-20", "40") + paid("2026-01-30", "60"))
    stands = [ledger.document("F1", day) for day in ("2026-01-19", "2026-01-20", "2026-01-30")]
    assert [(state.status, state.open, state.paid) for state in stands] == [
        ("pending", 100, 0),
        ("partial", 60, 40),
        ("paid", 0, 100),
    ]


def test_a_document_does_not_exist_before_its_day() -> None:
    ledger = Ledger(INVOICE)
    assert ledger.state("2026-01-09").document("F1") is None
    assert ledger.state("2026-01-10").document("F1") is not None


def test_an_open_document_is_late_from_the_day_after_it_is_due() -> None:
    ledger = Ledger(INVOICE)
    assert late(ledger, "2026-02-08") == 0, "the day before"
    assert late(ledger, "2026-02-09") == 0, "the day it is due"
    assert late(ledger, "2026-02-10") == 1, "the day after"
    assert late(ledger, "2026-03-11") == 30


def test_a_document_paid_late_is_late_no_longer() -> None:
    ledger = Ledger(INVOICE + paid("2026-02-20", "100"))
    assert late(ledger, "2026-02-19") == 10
    assert late(ledger, "2026-02-20") == 0


@pytest.mark.parametrize(
    ("left", "days"), [pytest.param("1.00", 0, id="the tolerance"), pytest.param("1.01", 10, id="a cent more")]
)
def test_what_is_open_within_the_tolerance_is_not_late(left: str, days: int) -> None:
    tolerance = '\n    2026-01-01 custom "tolerance" 1.00 EUR\n'
    ledger = Ledger(tolerance + INVOICE + paid("2026-02-01", str(100 - D(left))))
    assert late(ledger, "2026-02-19") == days
    assert ledger.document("F1", "2026-02-19").status == "partial"


# Instalments


INSTALMENTS = """
    2026-01-10 * "En trois fois"
      invoice: "F1"
      Actif:Clients:Lumen  40 EUR
        due: 2026-04-10
      Actif:Clients:Lumen  30 EUR
        due: 2026-02-10
      Actif:Clients:Lumen  30 EUR
        due: 2026-03-10
      Produits:Travaux
"""


def test_the_due_date_is_that_of_the_earliest_open_instalment() -> None:
    ledger = Ledger(INSTALMENTS + paid("2026-02-05", "30") + paid("2026-03-05", "20"))
    assert due(ledger, "2026-02-04") == "2026-02-10"
    assert due(ledger, "2026-02-05") == "2026-03-10"
    assert due(ledger, "2026-03-05") == "2026-03-10"
    assert late(ledger, "2026-03-20") == 10


def test_money_fills_the_earliest_instalment_first() -> None:
    ledger = Ledger(INSTALMENTS + paid("2026-02-05", "50"))
    rows = [(str(part.due), part.open) for part in ledger.document("F1", "2026-02-05").owed]
    assert rows == [("2026-02-10", 0), ("2026-03-10", 10), ("2026-04-10", 40)]


def test_of_a_paid_document_the_due_date_is_the_last() -> None:
    ledger = Ledger(INSTALMENTS + paid("2026-02-05", "100"))
    assert due(ledger, "2026-02-05") == "2026-04-10"


def test_instalments_without_a_date_of_their_own_have_the_documents() -> None:
    ledger = Ledger(
        """
        2026-01-10 * "En deux fois"
          invoice: "F1"
          due: 2026-02-10
          Actif:Clients:Lumen  60 EUR
          Actif:Clients:Lumen  40 EUR
            due: 2026-03-10
          Produits:Travaux
        """
    )
    assert [(str(part.due), part.open) for part in ledger.document("F1").owed] == [
        ("2026-02-10", 60),
        ("2026-03-10", 40),
    ]


# Retentions

RETENTION = """
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 100.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Travaux" ^D1
      invoice: "F1"
      due: 2026-02-10
      Actif:Clients:Lumen  95 EUR
      Actif:Clients:Lumen:Retenue  5 EUR
      Produits:Travaux
"""
RECEIVED = '\n    2026-02-28 custom "received" "D1"\n'


def test_a_retention_without_a_date_is_not_due_before_the_works_are_received() -> None:
    ledger = Ledger(RETENTION + paid("2026-02-10", "95"))
    assert due(ledger, "2026-02-10") == "2026-02-10", "only an undated instalment is left: the last date"
    assert late(ledger, "2030-01-01") == 0
    assert [(part.due, part.retention) for part in ledger.document("F1", "2026-02-10").owed] == [
        (date(2026, 2, 10), False),
        (None, True),
    ]


def test_a_retention_is_due_a_year_after_the_works_were_received() -> None:
    ledger = Ledger(RETENTION + paid("2026-02-10", "95") + RECEIVED)
    assert due(ledger, "2026-02-27") == "2026-02-10"
    assert due(ledger, "2026-02-28") == "2027-02-28"
    assert late(ledger, "2027-02-28") == 0
    assert late(ledger, "2027-03-01") == 1


def test_a_retention_of_a_leap_day_is_due_on_the_28th() -> None:
    leap = (RETENTION + RECEIVED).replace("2026-", "2028-").replace("2028-02-28", "2028-02-29")
    ledger = Ledger(leap + paid("2028-03-10", "95"))
    assert due(ledger, "2028-03-10") == "2029-02-28"


def test_a_retention_with_a_date_is_due_on_it() -> None:
    dated = RETENTION.replace("Retenue  5 EUR", "Retenue  5 EUR\n        due: 2026-12-31")
    ledger = Ledger(dated + RECEIVED + paid("2026-03-10", "95"))
    assert due(ledger, "2026-03-10") == "2026-12-31"


def test_money_fills_what_is_due_before_the_retention_whichever_account_is_credited() -> None:
    ledger = Ledger(RETENTION + paid("2026-02-01", "5", "Actif:Clients:Lumen:Retenue"))
    assert [(part.retention, part.open) for part in ledger.document("F1", "2026-02-01").owed] == [
        (False, 90),
        (True, 5),
    ]


# New due dates


def test_a_new_due_date_is_in_force_from_its_day_on() -> None:
    ledger = Ledger(INVOICE + '\n    2026-02-20 custom "due" "F1" 2026-03-31\n')
    assert (due(ledger, "2026-02-19"), late(ledger, "2026-02-19")) == ("2026-02-09", 10)
    assert (due(ledger, "2026-02-20"), late(ledger, "2026-02-20")) == ("2026-03-31", 0)
    assert late(ledger, "2026-04-01") == 1


def test_a_new_due_date_is_of_the_last_open_instalment() -> None:
    ledger = Ledger(INSTALMENTS + '\n    2026-01-20 custom "due" "F1" 2026-06-30\n')
    assert [str(part.due) for part in ledger.document("F1", "2026-01-20").owed] == [
        "2026-02-10",
        "2026-03-10",
        "2026-06-30",
    ]


def test_a_new_due_date_of_a_paid_document_changes_nothing() -> None:
    ledger = Ledger(INVOICE + paid("2026-01-20", "100") + '\n    2026-02-20 custom "due" "F1" 2026-03-31\n')
    assert due(ledger, "2026-02-20") == "2026-02-09"


# Promises

PROMISE = '\n    2026-02-15 custom "promise" "F1" 2026-02-28{amount}\n'


def promised(ledger: Ledger, day: str) -> bool:
    return ledger.document("F1", day).promise is not None


def test_a_promise_stands_until_its_day_and_is_broken_the_day_after() -> None:
    ledger = Ledger(INVOICE + PROMISE.format(amount=""))
    assert not promised(ledger, "2026-02-14"), "the day before it is made"
    assert promised(ledger, "2026-02-15"), "the day it is made"
    assert promised(ledger, "2026-02-28"), "the day promised"
    assert not promised(ledger, "2026-03-01"), "the day after"


def test_a_promise_of_an_amount_is_kept_once_that_amount_has_come() -> None:
    ledger = Ledger(INVOICE + PROMISE.format(amount=" 50.00 EUR") + paid("2026-02-20", "49") + paid("2026-02-22", "1"))
    assert promised(ledger, "2026-02-20")
    assert not promised(ledger, "2026-02-22")
    assert ledger.document("F1", "2026-02-22").open == 50


def test_money_received_before_a_promise_does_not_keep_it() -> None:
    ledger = Ledger(INVOICE + paid("2026-02-10", "50") + PROMISE.format(amount=" 50.00 EUR"))
    assert promised(ledger, "2026-02-15")


def test_a_promise_of_all_is_kept_by_nothing_less() -> None:
    ledger = Ledger(INVOICE + PROMISE.format(amount="") + paid("2026-02-20", "99"))
    assert promised(ledger, "2026-02-20")


def test_the_latest_promise_counts() -> None:
    ledger = Ledger(
        INVOICE + PROMISE.format(amount="") + '\n    2026-02-20 custom "promise" "F1" 2026-03-15 20.00 EUR\n'
    )
    promise = ledger.document("F1", "2026-02-20").promise
    assert promise is not None
    assert (str(promise.day), promise.amount) == ("2026-03-15", 20)
    assert promised(ledger, "2026-03-15")


# Disputes, holds


@pytest.mark.parametrize(
    ("flag", "begins", "ends"),
    [
        ("disputed", '"dispute" "F1" "vitre fendue"', '"resolved" "F1"'),
        ("held", '"hold" "F1" "geste"', '"release" "F1"'),
        ("held", '"hold" Actif:Clients:Lumen "geste"', '"release" Actif:Clients:Lumen'),
    ],
)
def test_a_mark_stands_from_its_day_until_the_day_it_ends(flag: str, begins: str, ends: str) -> None:
    ledger = Ledger(f"{INVOICE}\n    2026-02-15 custom {begins}\n    2026-02-25 custom {ends}\n")
    stands = {day: getattr(ledger.document("F1", day), flag) for day in ("2026-02-14", "2026-02-15", "2026-02-24")}
    assert stands == {"2026-02-14": False, "2026-02-15": True, "2026-02-24": True}
    assert not getattr(ledger.document("F1", "2026-02-25"), flag)


def test_what_is_disputed_is_still_late() -> None:
    ledger = Ledger(INVOICE + '\n    2026-02-15 custom "dispute" "F1"\n')
    assert late(ledger, "2026-02-19") == 10


def test_a_hold_on_one_customer_leaves_the_others_alone() -> None:
    ledger = Ledger(INVOICE + '\n    2026-02-15 custom "hold" Actif:Clients:Beta "geste"\n')
    assert not ledger.document("F1", "2026-02-15").held

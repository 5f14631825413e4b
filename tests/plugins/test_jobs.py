"""The order book, jobs that wait for their deposit, retentions."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from beancount import loader

from acompte.handover import read
from acompte.indicators.jobs import order_book, retentions, waiting_jobs
from acompte.indicators.quotes import QuoteRow, quote_rows
from acompte.model.history import History
from acompte.model.matches import Matches
from acompte.model.state import State, state_on
from support.companies import company
from support.ledgers import OPTIONS
from support.remind_books import HEAD

QUOTE = """
2020-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2026-05-01 custom "quote" "D2026-001" Actif:Clients:Lumen 10000.00 EUR
  delivery: 2026-09-15
2026-05-10 custom "accepted" "D2026-001"
2026-05-10 custom "milestone" "D2026-001" 2026-05-05 "Commande" "30 %"
2026-05-10 custom "milestone" "D2026-001" 2026-06-15 "Mi-parcours" "20 %"
"""
DEPOSIT = """
2026-05-12 * "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-06-01
  Actif:Clients:Lumen  3000.00 EUR
  Passif:Acomptes
"""


def paid(amount: str, day: str = "2026-05-20") -> str:
    return f'\n{day} * "Virement" ^FA2026-001\n  Actif:Banque  {amount} EUR\n  Actif:Clients:Lumen\n'


def at(text: str, day: str) -> tuple[list[QuoteRow], State]:
    entries, errors, options = loader.load_string(OPTIONS + HEAD + text)
    assert not errors, errors
    return rows_of(read(entries, options).history, date.fromisoformat(day))


def rows_of(history: History, day: date) -> tuple[list[QuoteRow], State]:
    state = state_on(history, day)
    return quote_rows(state, Matches(history.book)), state


@pytest.mark.parametrize(
    ("more", "day", "missing"),
    [
        ("", "2026-05-09", None),  # not accepted yet
        ("", "2026-05-10", "3000.00"),
        (DEPOSIT, "2026-05-19", "3000.00"),  # invoiced, and not paid
        (DEPOSIT + paid("1000.00"), "2026-05-20", "2000.00"),
        (DEPOSIT + paid("2999.00"), "2026-05-20", None),  # a euro is let pass
        (DEPOSIT + paid("2998.99"), "2026-05-20", "1.01"),
        (DEPOSIT + paid("3000.00"), "2026-06-30", None),  # a later deposit does not hold what has begun
        ('2026-05-25 custom "received" "D2026-001"\n', "2026-05-25", None),
        ('2026-05-25 custom "cancelled" "D2026-001"\n', "2026-05-25", None),
    ],
)
def test_a_job_waits_for_its_first_deposit(more: str, day: str, missing: str | None) -> None:
    found = waiting_jobs(*at(QUOTE + more, day))
    assert [one.missing for one in found] == ([] if missing is None else [Decimal(missing)])
    assert all(one.since == date(2026, 5, 10) for one in found)


def test_a_job_on_which_works_were_invoiced_has_begun() -> None:
    works = """
2026-05-20 * "Situation" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-06-20
  Actif:Clients:Lumen  2000.00 EUR
  Produits:Travaux
"""
    assert waiting_jobs(*at(QUOTE, "2026-05-20"))
    assert not waiting_jobs(*at(QUOTE + works, "2026-05-20"))


def test_orders_stand_by_month_of_delivery_what_is_overdue_first_and_undated_last() -> None:
    others = "".join(
        f"""
2026-05-01 custom "quote" "D2026-00{number}" Actif:Clients:Roche {number}000.00 EUR{delivery}
2026-05-02 custom "accepted" "D2026-00{number}"
"""
        for number, delivery in ((2, ""), (3, "\n  delivery: 2026-06-30"), (4, "\n  delivery: 2026-09-30"))
    )
    rows, _ = at(QUOTE + others, "2026-07-01")
    found = order_book(rows, date(2026, 7, 1))
    assert [(one.month, one.is_past, one.quotes, one.left) for one in found] == [
        (None, True, 1, Decimal(3000)),
        (date(2026, 9, 1), False, 2, Decimal(14000)),
        (None, False, 1, Decimal(2000)),
    ]
    assert not order_book(rows, date(2026, 6, 30))[0].is_past


@pytest.mark.parametrize("seed", range(6))
def test_random_companies_sums_are_those_of_quotes_and_documents(seed: int) -> None:
    start = date(2025, 3, 3)
    entries, _, options = loader.load_string(company(random.Random(seed), quotes=14, start=start, days=300))
    history = read(entries, options).history
    for turn in range(20, 480, 46):
        day = start + timedelta(turn)
        rows, state = rows_of(history, day)
        left = sum(row.left_ht for row in rows if row.state == "accepted" and row.left_ht > 0)
        assert sum(one.left for one in order_book(rows, day)) == left
        for waiting in waiting_jobs(rows, state):
            assert waiting.row.state == "accepted"
            assert waiting.missing > 1
            assert waiting.since <= day
            assert waiting.paid == waiting.row.deposits_paid
        open_ = sum(part.open for d in state.documents for part in d.owed if part.retention)
        assert sum(one.part.open for one in retentions(state)) == open_

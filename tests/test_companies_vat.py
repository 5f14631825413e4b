"""What random companies mean to be due is what their accounts hold, and what the format's formula gives."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from beancount.core import data

from support.company_books import Bill
from support.company_reading import (
    DUE,
    PENDING,
    START,
    Written,
    join,
    transactions,
    vat,
    without_zeros,
    written,
)
from support.oracle import Oracle
from support.oracle_reading import cents
from support.vat_reading import Due, due_by, due_by_month, due_of, month_end, month_ends

SEEDS = range(40)
RETURN = "Déclaration de TVA"
MOVES = ("money", "total", "close", "final")
"""The causes that move VAT from pending to due."""


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_recorded_as_due_is_what_the_accounts_hold_at_each_month_end(seed: int) -> None:
    """Of all VAT accounts, by rate; the returns, which take it away again, are left out."""
    company = written(seed)
    last = max(entry.date for entry in company.entries)
    recorded = due_by_month(company.books.due, START, last)
    assert list(recorded) == month_ends(START, last)
    for end, due in recorded.items():
        held: dict[Decimal, Decimal] = defaultdict(Decimal)
        for entry in transactions(company, end):
            if entry.narration != RETURN:
                join(held, vat(entry, DUE), -1)
        assert without_zeros(held) == due, end


@pytest.mark.parametrize("seed", SEEDS)
def test_a_return_empties_what_was_due_at_the_end_of_the_month_before(seed: int) -> None:
    company = written(seed, business=True, vat_due="receipts")
    returned: dict[Decimal, Decimal] = defaultdict(Decimal)
    for entry in transactions(company):
        if entry.narration == RETURN:
            assert not entry.links
            join(returned, vat(entry, DUE))
            end = entry.date.replace(day=1) - timedelta(days=1)
            assert without_zeros(returned) == due_by(company.books.due, end)


@pytest.mark.parametrize("seed", range(60))
def test_what_moves_on_a_document_is_the_formula_on_the_naive_reading(seed: int) -> None:
    """At each third month end, of every document, whatever settled it, in companies of all regimes."""
    moves_by_the_formula(written(3000 + seed, moves="entry"))


@pytest.mark.heavy
@pytest.mark.parametrize("block", range(20))
def test_what_moves_is_the_formula_in_many_companies(block: int) -> None:
    for seed in range(10):
        moves_by_the_formula(written.__wrapped__(20_000 + 10 * block + seed, moves="entry"))


def moves_by_the_formula(company: Written) -> None:
    ahead = {record.document for record in company.books.due if record.cause == "advance"}
    for end in month_ends(START, company.books.end)[::3]:
        oracle = Oracle(company.entries, company.options, end)
        pending, moved = pending_vat(company, end), moved_vat(company, end)
        for bill in company.books.bills:
            if bill.date <= end and bill.total > 0 and not (bill.quote and bill.quote.number in ahead):
                for one in bill.pending:
                    left = pending[bill.number][one]
                    expected = left if delivered(company, bill, one, end) else formula(oracle, bill.number, left)
                    assert moved.get((bill.number, one), 0) == expected, (bill.number, one, end)


def formula(oracle: Oracle, number: str, pending: Decimal) -> Decimal:
    """Pending VAT x money / total, both net of credit notes, discounts and write-offs; all of it once closed."""
    row = oracle.documents[number]
    if row.open == 0:
        return pending
    whole = row.total - row.settled["credit-note"] - row.settled["discount"] - row.settled["write-off"]
    return min(cents(pending * (row.settled["money"] + row.settled["set-off"]) / whole), pending)


def moved_vat(company: Written, until: date) -> dict[tuple[str, Decimal], Decimal]:
    return due_of((record for record in company.books.due if record.cause in MOVES), until)


def pending_vat(company: Written, until: date) -> dict[str, dict[Decimal, Decimal]]:
    """The VAT that documents left pending, net of what credit notes, discounts and write-offs took from it."""
    sums: dict[str, dict[Decimal, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for entry in transactions(company, until):
        number = entry.meta.get("invoice", "")
        for name in [number] if number and not number.startswith("AV") else entry.links:
            if number or entry.narration in ("Sous escompte", "Perte"):
                join(sums[name], vat(entry, PENDING), -1)
    return sums


def delivered(company: Written, bill: Bill, one: Decimal, day: date) -> bool:
    """Whether a final invoice for the deposit's quote made all its VAT on goods due."""
    quotes = {
        link for entry in transactions(company) if entry.meta.get("invoice") == bill.number for link in entry.links
    }
    finals = [e for e in transactions(company, day) if e.narration in ("Facture de solde", "Solde des deux devis")]
    return bill.deposit and bill.regime(one) == "delivery" and any(quotes & entry.links for entry in finals)


@pytest.mark.parametrize("moves", ["payment", "entry", "monthly", "mixed"])
def test_vat_moves_where_the_company_says(moves: str) -> None:
    """In payments, in entries of their own, or in the month's one: each of the same month and with its links."""
    alone = together = inside = 0
    for seed in range(15):
        company = written(100 + seed, vat_due="receipts", moves=moves, rare=False)
        for entry in transactions(company):
            if entry.narration == "TVA exigible sur les encaissements":
                assert entry.links
                together += entry.date in (month_end(entry.date), company.books.end)
                alone += len(entry.links) == 1
            elif (
                "invoice" not in entry.meta
                and any(account(p) == DUE for p in entry.postings)
                and "Virement" in str(entry.narration)
            ):
                inside += any(account(p) == PENDING for p in entry.postings)
    assert (inside > 0) == (moves in ("payment", "mixed"))
    assert (alone > 0) == (moves != "payment")
    assert (together > 0) == (moves != "payment")


def account(posting: data.Posting) -> str:
    return ":".join(posting.account.split(":")[:3])


def test_each_regime_makes_vat_due_in_its_own_way() -> None:
    seen = Counter(
        (record.regime, record.deposit, record.cause) for seed in range(80) for record in written(seed).books.due
    )
    for deposit in (True, False):
        assert seen["debits", deposit, "invoice"]
        assert seen["receipts", deposit, "money"]
        assert not seen["receipts", deposit, "invoice"] or not deposit
    assert seen["delivery", True, "money"]
    assert seen["delivery", True, "final"]
    assert seen["delivery", False, "invoice"]
    assert not seen["delivery", False, "money"]
    assert not seen["delivery", True, "invoice"]


def test_vat_is_cumulated_by_rate_and_by_document() -> None:
    first = Due(date(2026, 1, 31), "FA1", Decimal(20), Decimal(100), "receipts", True, "money")
    back = first._replace(day=date(2026, 2, 1), amount=Decimal(-100), cause="credit-note")
    other = first._replace(day=date(2026, 2, 3), document="FA2", rate=Decimal(10), amount=Decimal(7))
    assert due_by([first, back, other], date(2026, 1, 31)) == {Decimal(20): 100}
    assert due_by([first, back, other], date(2026, 2, 28)) == {Decimal(10): 7}
    assert due_of([first, back, other], date(2026, 2, 2)) == {}
    assert month_ends(date(2023, 12, 31), date(2024, 2, 1)) == [
        date(2023, 12, 31),
        date(2024, 1, 31),
        date(2024, 2, 29),
    ]

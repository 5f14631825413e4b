"""The product held against the naive reading, on one day: documents, on account, ageing, quotes, every figure."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from acompte.indicators.aging import aged_balance
from acompte.indicators.dso import DsoReport, Indicators, dso_on
from acompte.indicators.quotes import quote_rows
from acompte.model.history import History
from acompte.model.matches import Matches
from acompte.model.state import state_on
from acompte.rules.registry import Case
from acompte.rules.survey import survey
from acompte.vat.declared import vat_return

from .oracle import Figures, Oracle
from .oracle_quotes import quote_rows as naive_quotes
from .vat_reading import Due, month_ends

KINDS = {
    "money": "money",
    "credit_note": "credit-note",
    "discount": "discount",
    "write_off": "write-off",
    "set_off": "set-off",
    "difference": "difference",
}
"""The oracle's words for what settles, by ours."""

RATIOS = (
    *("simple", "countback", "best_possible", "delinquent", "cei"),
    *("days_to_pay", "days_beyond_terms", "without_deposits"),
)
NEAR = Decimal("0.001")
"""Both round from four places, one of them a difference of two that are rounded."""

Key = tuple[date, Decimal | None, str, bool]


def documents_agree(history: History, oracle: Oracle) -> None:
    state = state_on(history, oracle.day)
    assert {d.invoice.number for d in state.documents} == oracle.documents.keys()
    for document in state.documents:
        other, invoice = oracle.documents[document.invoice.number], document.invoice
        assert (invoice.kind, invoice.customer, invoice.total) == (other.kind, other.customer, other.total)
        assert (document.open, document.paid, document.status) == (other.open, other.paid, other.status)
        assert (document.due, document.days_late) == (other.due, other.days_late), (invoice.number, oracle.day)
        ours = {KINDS[kind]: amount for kind, amount in document.settled_by.items() if amount}
        assert ours == {kind: amount for kind, amount in other.settled.items() if amount}, invoice.number
        owed = [(part.due, part.open, part.retention) for part in document.owed if part.open]
        theirs = [(part.due, part.open, part.retention) for part in other.instalments]
        assert sorted(owed, key=str) == sorted(theirs, key=str)
    assert {c: a for c, a in oracle.on_account.items() if a} == state.on_account


def ageing_agrees(history: History, oracle: Oracle) -> None:
    ours = {row.customer: row._asdict() for row in aged_balance(state_on(history, oracle.day))}
    for customer, other in oracle.aging().items():
        row = ours.get(customer, {})
        assert {name: row.get(name, Decimal(0)) for name in other} == other, (customer, oracle.day)


def quotes_agree(history: History, oracle: Oracle) -> None:
    rows = quote_rows(state_on(history, oracle.day), Matches(history.book))
    naive = naive_quotes(oracle)
    assert {row.quote.number for row in rows} == naive.keys()
    for row in rows:
        other = vars(naive[row.quote.number])
        assert {name: getattr(row, name) for name in other} == other, (row.quote.number, oracle.day)


def figures_agree(history: History, oracle: Oracle) -> None:
    """Whole, and customer by customer."""
    report = dso_on(history, oracle.day, oracle.window)
    indicators_agree(report.whole, oracle.figures(), oracle.day)
    for customer, figures in report.customers:
        indicators_agree(figures, oracle.figures(customer), (oracle.day, customer))


def months_agree(history: History, oracle: Oracle) -> None:
    months = oracle.months()
    report: DsoReport = dso_on(history, oracle.day, oracle.window)
    assert [month for month, _ in report.months] == [end.isoformat()[:7] for end in months]
    for (month, figures), other in zip(report.months, months.values(), strict=True):
        indicators_agree(figures, other, month)


def indicators_agree(ours: Indicators, other: Figures, what: object) -> None:
    assert (ours.open, ours.billed) == (other.open, other.billed), what
    for name in RATIOS:
        figure, expected = getattr(ours, name), getattr(other, name)
        if figure is None or expected is None:
            assert figure == expected, (what, name)
        else:
            assert abs(figure - expected) <= NEAR, (what, name, figure, expected)


def vat_agrees(history: History, meant: list[Due], first: date, last: date) -> None:
    """What a return says of each month, by rate, regime, deposit or not, is what the writer of the books meant."""
    case = Case(history, last)
    found = vat_return(history, case.matches, survey(case).waiting, first, last)
    ends = month_ends(first, last)
    lines = [(line.date, line.rate, line.regime, line.deposit, line.vat) for line in found.lines]
    records = [(record.day, record.rate, record.regime, record.deposit, record.amount) for record in meant]
    assert _by_month(lines, ends) == _by_month(records, ends)
    assert found.pending_gap == 0


def _by_month(rows: list[Any], ends: list[date]) -> dict[Key, Decimal]:
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    for day, rate, regime, deposit, amount in rows:
        sums[next(end for end in ends if day <= end), rate, regime, deposit] += amount
    return {key: amount for key, amount in sums.items() if amount}

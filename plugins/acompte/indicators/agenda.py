"""What a day asks for: milestones to invoice, invoices to send, due or to remind, promises, finals, retentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import shift
from acompte.model.quotes import ACCEPTED, HORIZON, OPEN, expires_within, final_day, with_vat
from acompte.model.records import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.grid import GridRow
    from acompte.indicators.quotes import QuoteRow
    from acompte.model.records import Milestone, Quote
    from acompte.model.state import State

WHATS = (
    "deposit-to-invoice",
    "final-to-issue",
    "invoice-to-send",
    "reminder",
    "promise-due",
    "invoice-due",
    "retention-due",
    "quote-expiring",
)
"""In the order in which a day's work takes them."""


class Task(NamedTuple):
    """One thing to do, on a day; what is overdue keeps its own date. Amounts include VAT."""

    date: date
    what: str
    document: str
    customer: str
    amount: Decimal
    detail: str = ""
    """The milestone or the reminder step."""
    turn: int = 0
    """Which one it is, where a document has several tasks of one name: instalments, milestones."""


def agenda(state: State, rows: list[GridRow], quotes: list[QuoteRow], horizon: int = HORIZON) -> list[Task]:
    """Give what is to be done up to `horizon` days after the day, by date."""
    until = shift(state.day, horizon)
    tasks: list[Task] = []
    for quote in quotes:
        tasks += _quote_tasks(quote, state, until)
    for row in rows:
        tasks += _document_tasks(row, state, until)
    return sorted(tasks, key=lambda task: (task.date, WHATS.index(task.what), task.document))


def _quote_tasks(row: QuoteRow, state: State, until: date) -> Iterator[Task]:
    quote = row.quote
    if row.state == ACCEPTED:
        for planned in row.unfilled:
            if planned.milestone.date <= until:
                amount = with_vat(quote, row.short(planned), state.day)
                day, name, turn = planned.milestone.date, planned.milestone.name, _turn(planned.milestone, quote)
                yield Task(day, "deposit-to-invoice", quote.number, quote.customer, amount, name, turn)
        due = final_day(quote, state.day)
        if due is not None and due <= until:
            yield Task(due, "final-to-issue", quote.number, quote.customer, row.left_ttc)
    elif row.state == OPEN:
        expires = expires_within(quote, state.day, until)
        if expires is not None:
            yield Task(expires, "quote-expiring", quote.number, quote.customer, row.total_ttc)


def _turn(milestone: Milestone, quote: Quote) -> int:
    """Give how many milestones of the same name the quote has before one."""
    same = [one for one in quote.milestones if one.name == milestone.name]
    return next(place for place, one in enumerate(same) if one is milestone)


def _document_tasks(row: GridRow, state: State, until: date) -> Iterator[Task]:
    document = row.state
    invoice = document.invoice
    if not document.open:
        return
    number, customer = invoice.number, invoice.customer
    if row.sent is None and row.reminded.times == 0 and invoice.kind != OPENING:
        yield Task(invoice.date, "invoice-to-send", number, customer, invoice.total)
    for turn, part in enumerate(document.owed):
        if part.open <= state.tolerance or part.due is None:
            continue
        if part.retention and part.due <= until:
            yield Task(part.due, "retention-due", number, customer, part.open, turn=turn)
        elif state.day <= part.due <= until:
            yield Task(part.due, "invoice-due", number, customer, part.open, turn=turn)
    if row.next is not None and row.next.date <= until:
        yield Task(row.next.date, "reminder", number, customer, document.open, row.next.name)
    promise = document.promise
    if promise is not None and promise.day <= until:
        yield Task(promise.day, "promise-due", number, customer, document.promised)

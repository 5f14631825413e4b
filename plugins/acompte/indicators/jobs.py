"""What is ordered and not invoiced yet, which jobs wait for their deposit, which retentions can be claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import ONE, ZERO
from acompte.model.quotes import ACCEPTED, received_on, schedule_on
from acompte.model.records import FINAL, INVOICE, PROGRESS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from decimal import Decimal

    from acompte.indicators.quotes import QuoteRow
    from acompte.model.history import Owed
    from acompte.model.state import DocumentState, State

_WORKED = frozenset((PROGRESS, FINAL, INVOICE))
"""Documents that show that a job has begun."""


class Ordered(NamedTuple):
    """What is left to invoice of accepted quotes that are to be delivered in one month, without VAT."""

    month: datetime.date | None
    """Its first day; None for quotes without a planned delivery."""
    is_past: bool
    """True for what should have been delivered before the day."""
    quotes: int
    left: Decimal


class Waiting(NamedTuple):
    """An accepted quote whose deposit has not come: its job must not start. Amounts without VAT."""

    row: QuoteRow
    asked: Decimal
    """The first deposit of its schedule."""
    paid: Decimal
    since: datetime.date
    """The day for which it was planned, or of the acceptance where that is later."""

    @property
    def missing(self) -> Decimal:
        """Give what has not come."""
        return self.asked - self.paid


class Retention(NamedTuple):
    """A retention of guarantee that is still open."""

    state: DocumentState
    part: Owed


def order_book(rows: Iterable[QuoteRow], day: datetime.date) -> list[Ordered]:
    """Give what is left to invoice of accepted quotes by the month of planned delivery; what has no date comes last."""
    found: dict[tuple[bool, datetime.date | None], list[Decimal]] = {}
    for row in rows:
        if row.state != ACCEPTED or row.left_ht <= 0:
            continue
        month = row.delivery.replace(day=1) if row.delivery is not None else None
        is_past = row.delivery is not None and row.delivery < day
        found.setdefault((is_past, None if is_past else month), []).append(row.left_ht)
    order = sorted(found, key=lambda key: (not key[0], key[1] is None, key[1] or day))
    return [Ordered(month, past, len(found[past, month]), sum(found[past, month], ZERO)) for past, month in order]


def waiting_jobs(rows: Iterable[QuoteRow], state: State) -> list[Waiting]:
    """Give the accepted quotes that no work was invoiced on, and whose first deposit is planned and has not come.

    Later deposits do not hold a job that has begun. A euro is let pass. The longest waiting come first.
    """
    day = state.day
    worked = {
        number for document in state.documents if document.invoice.kind in _WORKED for number in document.invoice.quotes
    }
    found = []
    for row in rows:
        quote = row.quote
        if row.state != ACCEPTED or quote.number in worked or received_on(quote, day) is not None:
            continue
        schedule = schedule_on(quote, day)
        first = [planned for planned in schedule if planned.milestone.date == schedule[0].milestone.date]
        if not first or first[-1].milestone.date > day or first[-1].cumulated - row.deposits_paid <= ONE:
            continue
        since = max(first[0].milestone.date, row.accepted or first[0].milestone.date)
        found.append(Waiting(row, first[-1].cumulated, row.deposits_paid, since))
    return sorted(found, key=lambda waiting: (waiting.since, waiting.row.quote.number))


def retentions(state: State) -> list[Retention]:
    """Give the retentions that are open, those that are due first, those without a date last."""
    found = [
        Retention(document, part)
        for document in state.documents
        for part in document.owed
        if part.retention and part.open > 0
    ]
    return sorted(found, key=lambda one: (one.part.due is None, one.part.due or state.day, one.state.invoice.key))

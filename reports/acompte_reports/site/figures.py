"""The company's figures that the indicators do not give: pure functions of a view."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.aging import AgedRow, total_row
from acompte.indicators.dso import CountedMonth, Indicators, Terms, counted_months, indicators_on, terms_on
from acompte.indicators.forecast import WEEK, ForecastRow, forecast
from acompte.indicators.jobs import Ordered, order_book
from acompte.model.days import shift, years_after
from acompte.model.money import ZERO, cents
from acompte.model.quotes import ACCEPTED, CLOSED

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.indicators.agenda import Task
    from acompte.indicators.quotes import QuoteRow
    from acompte_reports.view import View

PAST_WEEKS = 4


class Received(NamedTuple):
    """The money received in seven days."""

    start: date
    end: date
    amount: Decimal


class Funnel(NamedTuple):
    """The way of deposits on the quotes of a window that were accepted, without VAT."""

    quotes: int
    quoted: Decimal
    planned: Decimal
    invoiced: Decimal
    received: Decimal
    deducted: Decimal


class Missing(NamedTuple):
    """A deposit that should have been invoiced; the amount with VAT."""

    row: QuoteRow
    task: Task


class LateCost(NamedTuple):
    """What the documents that became late in the window cost their customers by law."""

    documents: int
    interest: Decimal
    fees: Decimal
    left: Decimal
    """What of it was neither charged nor given up."""
    unknown: int
    """The documents among them of which a rate is not known; they are not in the sums."""


class Figures:
    """The company on the view's day, each figure worked out once."""

    def __init__(self, view: View) -> None:
        """Look at a view."""
        self.view = view

    @cached_property
    def aged(self) -> AgedRow:
        """Give the aged balance of the whole company."""
        return total_row(self.view.aging)

    @cached_property
    def late_customers(self) -> int:
        """Give how many customers are late."""
        return sum(row.late > 0 for row in self.view.aging)

    @cached_property
    def longest_delay(self) -> int:
        """Give the most days that a document is late."""
        return max((document.days_late for document in self.view.state.documents), default=0)

    @cached_property
    def open_documents(self) -> int:
        """Give how many documents are open."""
        return sum(document.open > 0 for document in self.view.state.documents)

    @cached_property
    def open_customers(self) -> int:
        """Give how many customers owe something."""
        return sum(row.total > 0 for row in self.view.aging)

    @cached_property
    def year_ago(self) -> Indicators | None:
        """Give the indicators of a year ago; None where a full window of history was not there yet."""
        view = self.view
        day = years_after(view.day, -1)
        book = view.book
        known = [d for d in (book.settings.start, book.invoices[0].date if book.invoices else None) if d]
        if not book.invoices or day < shift(max(known), view.window):
            return None
        return indicators_on(view.flows.whole, day, view.window)

    @cached_property
    def terms(self) -> Terms:
        """Give the sums that the company's indicators are worked out from."""
        return terms_on(self.view.flows.whole, self.view.day, self.view.window)

    @cached_property
    def counted(self) -> list[CountedMonth] | None:
        """Give the months that the count-back DSO counts; None where all billing does not make up what is open."""
        return counted_months(self.view.flows.whole, self.view.day)

    @cached_property
    def lateness(self) -> LateCost:
        """Give what the documents that began to bear interest in the window cost their customers."""
        found = [*self.view.lateness.begun_after(shift(self.view.day, -self.view.window))]
        known = [one for one in found if one.left is not None and one.interest is not None]
        return LateCost(
            len(found),
            sum((one.interest for one in known if one.interest is not None), ZERO),
            sum((one.fee for one in known), ZERO),
            sum((one.left for one in known if one.left is not None), ZERO),
            len(found) - len(known),
        )

    @cached_property
    def change(self) -> Decimal | None:
        """Give the simple DSO less that of a year ago."""
        now, then = self.view.dso.whole.simple, self.year_ago
        return None if now is None or then is None or then.simple is None else now - then.simple

    @cached_property
    def saved_cash(self) -> Decimal | None:
        """Give what deposits save in cash: the days saved × billed ÷ window."""
        whole = self.view.dso.whole
        return None if whole.saved is None else cents(whole.saved * whole.billed / whole.window)

    @cached_property
    def today(self) -> list[Task]:
        """Give what is to be done on the day, what is overdue included."""
        return [task for task in self.view.agenda if task.date <= self.view.day]

    @cached_property
    def soon(self) -> list[Task]:
        """Give what is to be done after the day."""
        return [task for task in self.view.agenda if task.date > self.view.day]

    @cached_property
    def forecast(self) -> list[ForecastRow]:
        """Give the expected receipts by week; the first row is late, the last one later."""
        return forecast(self.view.state, self.view.quotes, WEEK)

    @property
    def weeks_ahead(self) -> list[ForecastRow]:
        """Give the weeks to come that have the next four in them: with the day's own, which may be nearly over."""
        last = shift(self.view.day, 7 * PAST_WEEKS - 1)
        return [row for row in self.forecast[1:-1] if row.start is not None and row.start <= last]

    @cached_property
    def ordered(self) -> list[Ordered]:
        """Give the order book, by month of delivery."""
        return order_book(self.view.quotes, self.view.day)

    @cached_property
    def ordered_sum(self) -> Decimal:
        """Give the whole of it, without VAT."""
        return sum((row.left for row in self.ordered), ZERO)

    @property
    def later(self) -> Decimal:
        """Give what is expected after the weeks ahead, or has no date yet."""
        return sum((row.expected for row in self.forecast[1 + len(self.weeks_ahead) :]), ZERO)

    @cached_property
    def expected(self) -> Decimal:
        """Give what is expected in the weeks ahead."""
        return sum((row.expected for row in self.weeks_ahead), ZERO)

    @cached_property
    def expected_invoiced(self) -> Decimal:
        """Give what of it is invoiced already."""
        return sum((row.low for row in self.weeks_ahead), ZERO)

    @cached_property
    def received(self) -> list[Received]:
        """Give the money of the past weeks of seven days, the last one ending on the day."""
        starts = [shift(self.view.day, 1 - 7 * back) for back in range(PAST_WEEKS, 0, -1)]
        sums = [ZERO] * len(starts)
        for move in self.view.book.moves:
            if starts[0] <= move.date <= self.view.day:
                sums[(move.date - starts[0]).days // 7] += move.money
        return [Received(s, shift(s, 6), amount) for s, amount in zip(starts, sums, strict=True)]

    @cached_property
    def received_before(self) -> Decimal:
        """Give the money of as many weeks before those of `received`."""
        first = shift(self.view.day, 1 - 14 * PAST_WEEKS)
        last = shift(self.view.day, -7 * PAST_WEEKS)
        return sum((move.money for move in self.view.book.moves if first <= move.date <= last), ZERO)

    @cached_property
    def funnel(self) -> Funnel:
        """Give the way of deposits on the quotes accepted in the window."""
        after = shift(self.view.day, -self.view.window)
        signed = [row for row in self.view.quotes if row.state in (ACCEPTED, CLOSED)]
        rows = [row for row in signed if (row.accepted or row.quote.date) > after]
        return Funnel(
            len(rows),
            sum((row.total_ht for row in rows), ZERO),
            sum((row.deposits_planned for row in rows), ZERO),
            sum((row.deposits_invoiced for row in rows), ZERO),
            sum((row.deposits_paid for row in rows), ZERO),
            sum((row.deposits_deducted for row in rows), ZERO),
        )

    @cached_property
    def missing(self) -> list[Missing]:
        """Give the deposits that should have been invoiced by the day."""
        rows = {row.quote.number: row for row in self.view.quotes}
        return [Missing(rows[task.document], task) for task in self.today if task.what == "deposit-to-invoice"]

    @cached_property
    def held(self) -> list[QuoteRow]:
        """Give the quotes whose deposits are held, the largest first."""
        rows = [row for row in self.view.quotes if row.deposits_held > 0]
        return sorted(rows, key=lambda row: (-row.deposits_held, row.quote.number))

    @cached_property
    def held_sum(self) -> Decimal:
        """Give the deposits held, without VAT."""
        return sum((row.deposits_held for row in self.held), ZERO)

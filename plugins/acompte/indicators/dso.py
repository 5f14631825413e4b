"""DSO and its companions, on a day, over a window (METRICS)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.flows import Flows
from acompte.indicators.window import four_places, month_ends, month_start, ratio
from acompte.indicators.without import Restated
from acompte.model.days import month_end, shift
from acompte.model.matches import Matches
from acompte.model.money import ZERO
from acompte.model.state import count_until

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History
    from acompte.model.records import Invoice


class Indicators(NamedTuple):
    """The indicators of one set of documents on a day: days and percentages with four places."""

    as_of: date
    window: int
    open: Decimal
    billed: Decimal
    simple: Decimal | None
    countback: Decimal | None
    best_possible: Decimal | None
    delinquent: Decimal | None
    cei: Decimal | None
    days_to_pay: Decimal | None
    days_beyond_terms: Decimal | None
    without_deposits: Decimal | None

    @property
    def saved(self) -> Decimal | None:
        """Give what deposits save, in days."""
        if self.without_deposits is None or self.simple is None:
            return None
        return self.without_deposits - self.simple


class DsoReport(NamedTuple):
    """The indicators of the company on a day, month by month, and customer by customer."""

    whole: Indicators
    months: tuple[tuple[str, Indicators], ...]
    customers: tuple[tuple[str, Indicators], ...]
    partial: bool
    """True until a window's days have passed since the books began here."""


def indicators_on(flows: Flows, day: date, window: int) -> Indicators:
    """Give the indicators of a set of documents on a day, over the window (day − window, day]."""
    before = shift(day, -window)
    opening, closing = flows.open.until(before), flows.open.until(day)
    billed = flows.billed.between(before, day)
    current = closing - flows.late.until(day)
    collected = ratio(opening + billed - closing, opening + billed - current, 100)
    simple, best = ratio(closing, billed, window), ratio(current, billed, window)
    delinquent = None if not billed else four_places((closing - current) * window / billed)
    return Indicators(
        day,
        window,
        closing,
        billed,
        simple,
        count_back(flows, day),
        best,
        delinquent,
        collected,
        ratio(flows.paid_days.between(before, day), flows.paid.between(before, day), 1),
        ratio(flows.paid_beyond.between(before, day), flows.paid_dated.between(before, day), 1),
        ratio(flows.restated_open.until(day), flows.restated_billed.between(before, day), window),
    )


def count_back(flows: Flows, day: date) -> Decimal | None:
    """Give the count-back DSO (par épuisement): the days of the months whose billing makes up what is open."""
    rest = flows.open.until(day)
    if rest <= 0:
        return ZERO
    if flows.first_billed is None:
        return None
    total = ZERO
    first_month = month_start(flows.first_billed)
    end = day
    while end >= first_month:
        start = month_start(end)
        billed = flows.billed.between(shift(start, -1), end)
        if not billed:
            before = flows.billed.last_before(start)
            if before is None:
                return None
            total += (end - month_end(before)).days
            end = month_end(before)
            continue
        days = (end - start).days + 1
        if rest < billed:
            return four_places(total + days * rest / billed)
        total += days
        rest -= billed
        if rest <= 0:
            return four_places(total)
        end = shift(start, -1)
    return None


class CompanyFlows(NamedTuple):
    """The flows of a company, and of each of its customers by account."""

    whole: Flows
    customers: dict[str, Flows]


def flows_of(history: History, matches: Matches, day: date) -> CompanyFlows:
    """Give the flows of the company and of each customer, from the documents dated up to a day.

    They answer for every day up to that one: what is known later is not counted on it.
    """
    restated = Restated(history, matches)
    by_customer: dict[str, list[Invoice]] = {}
    for invoice in history.book.invoices[: count_until(history.book.invoices, day)]:
        by_customer.setdefault(invoice.customer, []).append(invoice)
    found = {customer: Flows(history, rows, restated) for customer, rows in sorted(by_customer.items())}
    return CompanyFlows(Flows.joined([*found.values()]), {name: flows for name, flows in found.items() if name})


def dso_on(history: History, day: date, window: int) -> DsoReport:
    """Give every indicator on a day, whole, by month and by customer."""
    return dso_of(history, flows_of(history, Matches(history.book), day), day, window)


def dso_of(history: History, flows: CompanyFlows, day: date, window: int) -> DsoReport:
    """Give the same from flows that are there already."""
    whole, customers = flows
    start = history.book.settings.start
    return DsoReport(
        indicators_on(whole, day, window),
        tuple((end.isoformat()[:7], indicators_on(whole, end, window)) for end in series_days(history, day)),
        tuple((customer, indicators_on(own, day, window)) for customer, own in customers.items()),
        start is not None and day < shift(start, window),
    )


def series_days(history: History, day: date) -> list[date]:
    """Give the month ends from the first invoice's month to the newest transaction, or to a day before it."""
    invoices = history.book.invoices
    if not invoices or invoices[0].date > day:
        return []
    return list(month_ends(invoices[0].date, history.book.newest_until(day)))

"""DSO and its companions, on a day, over a window (METRICS)."""

from __future__ import annotations

from decimal import Decimal
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


class Terms(NamedTuple):
    """The sums that the indicators of a day are worked out from; paid sums are of money, days weighted by amounts."""

    opening: Decimal
    """What was open on the day before the window."""
    open: Decimal
    late: Decimal
    billed: Decimal
    paid: Decimal
    paid_days: Decimal
    paid_dated: Decimal
    """What was paid of instalments that have a due date."""
    paid_beyond: Decimal
    restated_open: Decimal
    """What would be open had no deposit been asked."""
    restated_billed: Decimal

    @property
    def current(self) -> Decimal:
        """Give what is open and not late."""
        return self.open - self.late


class CountedMonth(NamedTuple):
    """A stretch that the count-back DSO counts: a month or a part of it, or months in which nothing was billed."""

    first: date
    last: date
    days: Decimal


def terms_on(flows: Flows, day: date, window: int) -> Terms:
    """Give the sums of a set of documents on a day, over the window (day − window, day]."""
    before = shift(day, -window)
    return Terms(
        flows.open.until(before),
        flows.open.until(day),
        flows.late.until(day),
        flows.billed.between(before, day),
        flows.paid.between(before, day),
        flows.paid_days.between(before, day),
        flows.paid_dated.between(before, day),
        flows.paid_beyond.between(before, day),
        flows.restated_open.until(day),
        flows.restated_billed.between(before, day),
    )


def indicators_on(flows: Flows, day: date, window: int) -> Indicators:
    """Give the indicators of a set of documents on a day, over the window (day − window, day]."""
    terms = terms_on(flows, day, window)
    billed = terms.billed
    collected = ratio(terms.opening + billed - terms.open, terms.opening + billed - terms.current, 100)
    return Indicators(
        day,
        window,
        terms.open,
        billed,
        ratio(terms.open, billed, window),
        count_back(flows, day),
        ratio(terms.current, billed, window),
        ratio(terms.late, billed, window),
        collected,
        ratio(terms.paid_days, terms.paid, 1),
        ratio(terms.paid_beyond, terms.paid_dated, 1),
        ratio(terms.restated_open, terms.restated_billed, window),
    )


def count_back(flows: Flows, day: date) -> Decimal | None:
    """Give the count-back DSO (par épuisement): the days of the months whose billing makes up what is open."""
    counted = counted_months(flows, day)
    return None if counted is None else four_places(sum((month.days for month in counted), ZERO))


def counted_months(flows: Flows, day: date) -> list[CountedMonth] | None:
    """Give those months, the latest first; None where all billing does not make up what is open."""
    rest = flows.open.until(day)
    found: list[CountedMonth] = []
    if rest <= 0:
        return found
    if flows.first_billed is None:
        return None
    first_month = month_start(flows.first_billed)
    end = day
    while end >= first_month:
        start = month_start(end)
        billed = flows.billed.between(shift(start, -1), end)
        if not billed:
            before = flows.billed.last_before(start)
            if before is None:
                return None
            found.append(CountedMonth(shift(month_end(before), 1), end, Decimal((end - month_end(before)).days)))
            end = month_end(before)
            continue
        days = Decimal((end - start).days + 1)
        found.append(CountedMonth(start, end, days * min(rest, billed) / billed))
        if rest <= billed:
            return found
        rest -= billed
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
    return DsoReport(
        indicators_on(whole, day, window),
        tuple((end.isoformat()[:7], indicators_on(whole, end, window)) for end in series_days(history, day)),
        tuple((customer, indicators_on(own, day, window)) for customer, own in customers.items()),
        is_partial(history, day, window),
    )


def is_partial(history: History, day: date, window: int) -> bool:
    """Tell whether a window's days have not passed yet on a day since the books began, where `start` says when."""
    start = history.book.settings.start
    return start is not None and day < shift(start, window)


def series_days(history: History, day: date) -> list[date]:
    """Give the month ends from the first invoice's month to the newest transaction, or to a day before it."""
    invoices = history.book.invoices
    if not invoices or invoices[0].date > day:
        return []
    return list(month_ends(invoices[0].date, history.book.newest_until(day)))

"""The charts that lie: the aged balance, the way of deposits, a customer's payments around their due dates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.aging import BUCKETS, AgedRow
from acompte.model.money import ZERO
from acompte.model.records import MONEY
from acompte_reports.site.scales import Tick, place, step_of

if TYPE_CHECKING:
    from datetime import date

    from acompte.indicators.grid import GridRow
    from acompte_reports.site.desk import Desk

SHOWN = 12
LATEST = 40
PARTS = (BUCKETS[0], "retention", *BUCKETS[1:])
"""In the order in which they lie in the bar: what is not late first."""


class Segment(NamedTuple):
    """A part of a bar: its place and width in per cent."""

    kind: str
    x: str
    width: str
    amount: Decimal


class AgedBar(NamedTuple):
    """One bar of the aged balance; no account for the company and for the customers not shown one by one."""

    name: str
    account: str
    segments: tuple[Segment, ...]
    row: AgedRow


class Step(NamedTuple):
    """One step of the way of deposits."""

    kind: str
    amount: Decimal
    width: str
    share: str


class Dot(NamedTuple):
    """A payment, by its days from the due date."""

    x: str
    y: int
    kind: str
    tip: str


class Payment(NamedTuple):
    """The payment that settled a document."""

    number: str
    due: date
    paid: date
    amount: Decimal
    entry: object

    @property
    def days(self) -> int:
        """Give the days from the due date, negative when early."""
        return (self.paid - self.due).days


class Habits(NamedTuple):
    """A customer's payments around their due dates, the latest ones."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    due: str
    height: int
    payments: tuple[Payment, ...]
    late: int
    low: int
    high: int


def aged_bars(desk: Desk) -> list[AgedBar]:
    """Give the company's bar, then its customers', the latest first, all on one scale."""
    whole = desk.figures.aged
    if whole.total <= 0:
        return []
    rows = sorted((r for r in desk.view.aging if r.total > 0), key=lambda r: (-r.late, -r.total, r.customer))
    bars = [AgedBar(desk.say("company-row"), "", _segments(whole, whole.total), whole)]
    shown = rows if len(rows) <= SHOWN + 1 else rows[:SHOWN]
    for row in shown:
        name = desk.customer_name(row.customer)
        bars.append(AgedBar(name, row.customer, _segments(row, whole.total), row))
    rest = rows[len(shown) :]
    if rest:
        sums = AgedRow("", *(sum(column, ZERO) for column in zip(*(r[1:] for r in rest), strict=True)))
        bars.append(AgedBar(desk.say("others-row", count=len(rest)), "", _segments(sums, whole.total), sums))
    return bars


def _segments(row: AgedRow, whole: Decimal) -> tuple[Segment, ...]:
    found = []
    left = ZERO
    for kind in PARTS:
        amount: Decimal = getattr(row, kind)
        if amount > 0:
            found.append(Segment(kind, place(left * 100 / whole), place(amount * 100 / whole), amount))
            left += amount
    return tuple(found)


def funnel_steps(desk: Desk) -> list[Step]:
    """Give the steps of the way of deposits, each with its share of the one before; deducted is a part of invoiced."""
    found = desk.figures.funnel
    if not found.quoted:
        return []
    steps: list[Step] = []
    before = ZERO
    for kind in ("quoted", "planned", "invoiced", "received", "deducted"):
        amount: Decimal = getattr(found, kind)
        share = desk.formats.percent(amount, before) if before else ""
        steps.append(Step(kind, amount, place(max(min(amount / found.quoted, Decimal(1)), ZERO) * 100), share))
        before = amount if kind != "received" else before
    return steps


def payments_of(desk: Desk, rows: list[GridRow]) -> list[Payment]:
    """Give the payments of documents by day; what bounced is none."""
    history, day = desk.view.history, desk.view.day
    found = []
    for row in rows:
        for settling in history.settlings[row.state.invoice.place]:
            if settling.kind == MONEY and settling.due is not None and not settling.bounced and settling.day <= day:
                number = row.state.invoice.number
                found.append(Payment(number, settling.due, settling.paid_on, settling.amount, settling.entry))
    return sorted(found, key=lambda payment: (payment.paid, payment.number))


def habits(desk: Desk, rows: list[GridRow]) -> Habits | None:
    """Draw a customer's latest payments; None where there is none."""
    payments = payments_of(desk, rows)[-LATEST:]
    if not payments:
        return None
    low, high = min(0, *(p.days for p in payments)), max(0, *(p.days for p in payments))
    step = step_of(Decimal(max(high - low, 1)), 6)
    start, end = low // step * step - step, -(-high // step) * step + step

    def x(days: int) -> Decimal:
        return Decimal(days - start) * 100 / (end - start)

    stacked: dict[int, int] = {}
    dots = []
    for payment in payments:
        place_of = stacked.get(payment.days, 0)
        stacked[payment.days] = place_of + 1
        kind = "tardy" if payment.days > 0 else "early"
        tip = f"{payment.number}, {desk.formats.medium(payment.paid)}, {desk.formats.money(payment.amount)}"
        dots.append(Dot(place(x(payment.days)), place_of, kind, tip))
    ticks = [
        Tick(place(x(days)), desk.say("days", days=desk.formats.decimal(f"{days:+d}")), optional=days // step % 2 == 1)
        for days in range(start + step, end, step)
        if days
    ]
    late = sum(payment.days > 0 for payment in payments)
    height = max(stacked.values()) * 12 + 12
    return Habits(tuple(dots), tuple(ticks), place(x(0)), height, tuple(payments), late, low, high)

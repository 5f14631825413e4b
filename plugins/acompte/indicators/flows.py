"""The flows behind the indicators: what is billed, open, late and paid, as running sums over days.

One set of flows serves every day: the day's indicators, and the monthly series, are look-ups in it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from acompte.indicators.window import Running, Windowed
from acompte.model.days import shift
from acompte.model.money import ZERO
from acompte.model.quotes import received_on
from acompte.model.records import DEBIT_NOTE, MONEY, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from acompte.indicators.without import Restated
    from acompte.model.history import History
    from acompte.model.records import Invoice


def is_billed(invoice: Invoice) -> bool:
    """Tell whether a document counts as billed: openings and debit notes do not."""
    return invoice.kind not in (OPENING, DEBIT_NOTE)


def open_rows(history: History, invoices: Iterable[Invoice]) -> list[tuple[date, Decimal]]:
    """Give the changes of what is open, a document's total on its day and each settling on its own."""
    rows: list[tuple[date, Decimal]] = []
    for invoice in invoices:
        if invoice.total > 0:
            rows.append((invoice.date, invoice.total))
            rows += [(settling.day, -settling.amount) for settling in history.settlings[invoice.place]]
    return rows


def billed_rows(invoices: Iterable[Invoice]) -> list[tuple[date, Decimal]]:
    """Give the amounts billed, credit notes negative, each on its day."""
    return [(invoice.date, invoice.total) for invoice in invoices if is_billed(invoice)]


class Flows:
    """The flows of a set of documents: a company's, or one customer's."""

    @classmethod
    def joined(cls, parts: Sequence[Flows]) -> Flows:
        """Give the flows of several sets that share no document: a company's, from its customers'."""
        whole = cls.__new__(cls)
        whole.open = Running.joined(part.open for part in parts)
        whole.billed = Running.joined(part.billed for part in parts)
        whole.late = Running.joined(part.late for part in parts)
        whole.first_billed = min((part.first_billed for part in parts if part.first_billed is not None), default=None)
        whole.paid = Windowed.joined([part.paid for part in parts])
        whole.paid_days = Windowed.joined([part.paid_days for part in parts])
        whole.paid_dated = Windowed.joined([part.paid_dated for part in parts])
        whole.paid_beyond = Windowed.joined([part.paid_beyond for part in parts])
        whole.restated_billed = Windowed.joined([part.restated_billed for part in parts])
        whole.restated_open = Running.joined(part.restated_open for part in parts)
        return whole

    def __init__(self, history: History, invoices: Sequence[Invoice], restated: Restated) -> None:
        """Sum everything once."""
        self.open = Running(open_rows(history, invoices))
        self.billed = Running(billed_rows(invoices))
        self.late = Running(row for invoice in invoices for row in late_rows(history, invoice))
        self.first_billed = next((invoice.date for invoice in invoices if is_billed(invoice)), None)
        paid: list[tuple[date, date, Decimal]] = []
        days: list[tuple[date, date, Decimal]] = []
        dated: list[tuple[date, date, Decimal]] = []
        beyond: list[tuple[date, date, Decimal]] = []
        for invoice in invoices:
            for settling in history.settlings[invoice.place]:
                if settling.kind != MONEY:
                    continue
                counts = settling.day if settling.bounced else settling.paid_on
                amount = settling.amount
                paid.append((counts, settling.day, amount))
                taken = (settling.paid_on - invoice.issued).days
                days.append((counts, settling.day, amount * taken))
                if settling.due is not None:
                    over = (settling.paid_on - settling.due).days
                    dated.append((counts, settling.day, amount))
                    beyond.append((counts, settling.day, amount * over))
        self.paid = Windowed(paid)
        self.paid_days = Windowed(days)
        self.paid_dated = Windowed(dated)
        self.paid_beyond = Windowed(beyond)
        self.restated_billed, self.restated_open = restated.sums(invoices)


def late_rows(history: History, invoice: Invoice) -> list[tuple[date, Decimal]]:
    """Give the changes of what is late of a document, instalment by instalment, beyond the tolerance."""
    if invoice.total <= 0:
        return []
    settlings = history.settlings[invoice.place]
    settings = history.book.settings
    parts, changes = invoice.instalments, history.new_dues.get(invoice.place)
    if not changes and len(parts) == 1 and not parts[0].retention and not settings.tolerances:
        return _simple_late_rows(parts[0].due, invoice, history)
    breaks = {invoice.date, *(settling.day for settling in settlings)}
    breaks.update(setting.date for setting in settings.tolerances)
    breaks.update(change.day for change in changes or ())
    for number in invoice.quotes:
        received = received_on(history.book.quotes[number], date.max)
        if received is not None:
            breaks.add(received)
    for day in tuple(breaks):
        rows = history.owed(invoice.place, history.settled(invoice.place, day), day)
        breaks.update(shift(row.due, 1) for row in rows if row.due is not None)
    found: list[tuple[date, Decimal]] = []
    before = ZERO
    for day in sorted(breaks):
        if day < invoice.date:
            continue
        tolerance = settings.tolerance(day)
        rows = history.owed(invoice.place, history.settled(invoice.place, day), day)
        late = sum((row.open for row in rows if row.is_late(day, tolerance)), ZERO)
        if late != before:
            found.append((day, late - before))
            before = late
    return found


def _simple_late_rows(due: date | None, invoice: Invoice, history: History) -> list[tuple[date, Decimal]]:
    """Give the same for one instalment without tolerance: late from the day after it is due."""
    if due is None:
        return []
    start = max(shift(due, 1), invoice.date)
    open_then = invoice.total
    rows: list[tuple[date, Decimal]] = []
    for settling in history.settlings[invoice.place]:
        if settling.day <= start:
            open_then -= settling.amount
        else:
            rows.append((settling.day, -settling.amount))
    if open_then:
        rows.append((start, open_then))
    return rows

"""What the sweep leaves behind: how each document was settled, what stood on account, from day to day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.days import years_after
from acompte.model.documents import instalment_order
from acompte.model.money import ZERO, fill
from acompte.model.quotes import received_on

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.records import Invoice
    from acompte.model.standing import OnAccount


class Settling(NamedTuple):
    """A part of a document settled on a day; negative where a payment bounced."""

    day: date
    kind: str
    amount: Decimal
    paid_on: date
    """The day a payment counts on: its own, or its document's where that is later."""
    due: date | None
    """The due date of the instalment that it fills, as known on the day."""
    entry: Any
    bounced: bool = False


class Unexplained(NamedTuple):
    """A debit, or the rest of one, that no invoice, credit or payment explains."""

    day: date
    customer: str
    amount: Decimal
    entry: Any


class NewDue(NamedTuple):
    """A new due date of one instalment of a document, known from a day on."""

    day: date
    place: int
    due: date


class Owed(NamedTuple):
    """An instalment on a day: what of it is open, and when it is due as known on that day."""

    due: date | None
    open: Decimal
    retention: bool

    def is_late(self, day: date, tolerance: Decimal) -> bool:
        """Tell whether it is late on a day: due before it, open by more than the tolerance."""
        return self.due is not None and self.due < day and self.open > tolerance

    def days_late(self, day: date, tolerance: Decimal) -> int:
        """Give by how many days it is late on a day; 0 where it is not."""
        return (day - self.due).days if self.due is not None and self.is_late(day, tolerance) else 0


class History(NamedTuple):
    """The whole sweep. Lists by document have the places of `book.invoices`."""

    book: Book
    settlings: tuple[list[Settling], ...]
    on_account: tuple[OnAccount, ...]
    unexplained: tuple[Unexplained, ...]
    new_dues: dict[int, list[NewDue]]

    def settled(self, index: int, day: date) -> Decimal:
        """Give what of a document is settled by a day, by whatever means."""
        return sum((s.amount for s in self.settlings[index] if s.day <= day), ZERO)

    def owed(self, index: int, settled: Decimal, day: date) -> list[Owed]:
        """Give the instalments of a document in the order in which money fills them, with what is open."""
        return owed(self.book, self.book.invoices[index], settled, self.new_dues.get(index), day)


def retention_due(book: Book, invoice: Invoice, day: date) -> date | None:
    """Give when a retention without a date is due: one year after the works were accepted, if they were."""
    received = [received_on(book.quotes[number], day) for number in invoice.quotes]
    known = [found for found in received if found is not None]
    if not known or len(known) < len(received):
        return None
    return years_after(max(known), 1)


def owed(book: Book, invoice: Invoice, settled: Decimal, changes: list[NewDue] | None, day: date) -> list[Owed]:
    """Give the instalments of a document, each with what `settled` leaves open of it."""
    parts = invoice.instalments
    if len(parts) == 1 and not changes and not parts[0].retention:
        return [Owed(parts[0].due, parts[0].amount - settled, False)]
    rows = _dated(book, invoice, changes, day)
    rows.sort(key=lambda row: instalment_order(row.due))
    taken = fill(settled, [row.open for row in rows])
    return [row._replace(open=row.open - part) for row, part in zip(rows, taken, strict=True)]


def _dated(book: Book, invoice: Invoice, changes: list[NewDue] | None, day: date) -> list[Owed]:
    rows = []
    for place, part in enumerate(invoice.instalments):
        due = part.due
        if due is None and part.retention:
            due = retention_due(book, invoice, day)
        for change in changes or ():
            if change.place == place and change.day <= day:
                due = change.due
        rows.append(Owed(due, part.amount, part.retention))
    return rows


def last_open(book: Book, invoice: Invoice, settled: Decimal, changes: list[NewDue] | None, day: date) -> int | None:
    """Give the place of the last open instalment, a retention only where nothing else is open."""
    rows = _dated(book, invoice, changes, day)
    order = sorted(range(len(rows)), key=lambda place: instalment_order(rows[place].due))
    taken = fill(settled, [rows[place].open for place in order])
    still = [place for place, part in zip(order, taken, strict=True) if rows[place].open > part]
    ordinary = [place for place in still if not rows[place].retention]
    return (ordinary or still)[-1] if still else None

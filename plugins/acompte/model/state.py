"""The state of every document on a day: what is settled and by what, what is open, how late it is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import ZERO
from acompte.model.records import MONEY, WRITE_OFF
from acompte.model.roles import BILL, DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.history import History, Owed
    from acompte.model.records import Invoice, Promise, Transfer

PENDING, PARTIAL, PAID = "pending", "partial", "paid"


class DocumentState(NamedTuple):
    """One document on a day."""

    invoice: Invoice
    settled_by: dict[str, Decimal]
    settled: Decimal
    open: Decimal
    status: str
    due: date | None
    days_late: int
    owed: tuple[Owed, ...]
    """The instalments in the order money fills them; none for a credit."""
    disputed: bool
    promise: Promise | None
    """The promise in force: neither kept nor broken."""
    doubtful: bool
    bill: bool
    held: bool
    insolvency: date | None
    """The day on which its customer became insolvent, where it is older: it cannot be paid (C. com. L622-7)."""

    @property
    def paid(self) -> Decimal:
        """Give what money settled."""
        return self.settled_by.get(MONEY, ZERO)

    @property
    def promised(self) -> Decimal:
        """Give what of the open amount the promise in force covers."""
        if self.promise is None:
            return ZERO
        return self.open if self.promise.amount is None else min(self.promise.amount, self.open)

    @property
    def written_off(self) -> bool:
        """Tell whether a part was written off."""
        return bool(self.settled_by.get(WRITE_OFF))

    @property
    def is_retained(self) -> bool:
        """Tell whether something is open, and all of it is a retention of guarantee."""
        return bool(self.open) and all(part.retention for part in self.owed if part.open)

    def late_parts(self, day: date, tolerance: Decimal) -> list[Owed]:
        """Give the instalments that are late on a day: due before it, open by more than the tolerance."""
        return [part for part in self.owed if part.is_late(day, tolerance)]


class State(NamedTuple):
    """Every document dated up to a day, and what stands on account on that day."""

    day: date
    history: History
    tolerance: Decimal
    documents: tuple[DocumentState, ...]
    on_account: dict[str, Decimal]
    """Per customer, positive; debits that nothing explains count against it."""

    @property
    def book(self) -> Book:
        """Give the Book that the state is of."""
        return self.history.book

    def document(self, number: str) -> DocumentState | None:
        """Give the state of the document of a number, if it exists on the day."""
        index = self.book.by_number.get(number)
        return self.documents[index] if index is not None and index < len(self.documents) else None


def count_until(invoices: tuple[Invoice, ...], day: date) -> int:
    """Give how many documents are dated up to a day."""
    return bisect_right(invoices, day, key=lambda invoice: invoice.date)


def state_on(history: History, day: date) -> State:
    """Give the state of every document on a day."""
    book = history.book
    tolerance = book.settings.tolerance(day)
    flags = _Flags(book, day)
    count = count_until(book.invoices, day)
    documents = tuple(_document(history, invoice, day, tolerance, flags) for invoice in book.invoices[:count])
    return State(day, history, tolerance, documents, on_account(history, day))


def open_on(history: History, day: date) -> State:
    """Give the state of the documents that are open on a day only: `State.document` does not find them by number."""
    book = history.book
    tolerance, flags = book.settings.tolerance(day), _Flags(book, day)
    settlings = history.settlings
    found = []
    for invoice in book.invoices:
        if invoice.date > day:
            break
        if invoice.total > 0 and invoice.total > sum(
            [s.amount for s in settlings[invoice.place] if s.day <= day], ZERO
        ):
            found.append(_document(history, invoice, day, tolerance, flags))
    return State(day, history, tolerance, tuple(found), {})


def on_account(history: History, day: date) -> dict[str, Decimal]:
    """Give what stands on account a customer on a day."""
    standing: dict[str, Decimal] = {}
    for credit in history.on_account:
        left = credit.stands(day)
        if left:
            standing[credit.customer] = standing.get(credit.customer, ZERO) + left
    for debit in history.unexplained:
        if debit.day <= day:
            standing[debit.customer] = standing.get(debit.customer, ZERO) - debit.amount
    return {customer: amount for customer, amount in standing.items() if amount}


def in_force(book: Book, day: date) -> set[tuple[str, str]]:
    """Give the marks in force on a day, each as what it says and of whom; on one day an end comes after a beginning."""
    running: dict[tuple[str, str], bool] = {}
    for mark in sorted(book.marks, key=lambda mark: (mark.date, not mark.begins)):
        if mark.date <= day:
            running[mark.what, mark.subject] = mark.begins
    return {key for key, on in running.items() if on}


def insolvencies(book: Book, day: date) -> dict[str, date]:
    """Give the day on which each insolvent customer became so, by account."""
    found: dict[str, date] = {}
    for mark in book.marks:
        if mark.what == "insolvency" and mark.begins and mark.date <= day:
            found.setdefault(mark.subject, mark.date)
    return found


def insolvency(invoice: Invoice, insolvent: dict[str, date]) -> date | None:
    """Give the day of its customer's insolvency where a document was issued before; None for what is owed since."""
    day = insolvent.get(invoice.customer)
    return day if day is not None and invoice.issued < day else None


class _Flags:
    """The marks in force on a day."""

    def __init__(self, book: Book, day: date) -> None:
        running = in_force(book, day)
        self.disputed = {subject for what, subject in running if what == "dispute"}
        self.held = {subject for what, subject in running if what == "hold"}
        self.insolvent = insolvencies(book, day)
        self.promises: dict[str, list[Promise]] = {}
        for promise in book.promises:
            if promise.date <= day:
                self.promises.setdefault(promise.document, []).append(promise)
        self.doubtful = _moved(book.transfers, DOUBTFUL, day)
        self.bill = _moved(book.transfers, BILL, day)


def _moved(transfers: tuple[Transfer, ...], role: str, day: date) -> set[str]:
    sums: dict[str, Decimal] = {}
    for transfer in transfers:
        if transfer.role == role and transfer.date <= day:
            for link in transfer.links:
                sums[link] = sums.get(link, ZERO) + transfer.amount
    return {link for link, amount in sums.items() if amount > 0}


def _document(history: History, invoice: Invoice, day: date, tolerance: Decimal, flags: _Flags) -> DocumentState:
    number = invoice.number
    settled_by: dict[str, Decimal] = {}
    settled = ZERO
    for settling in history.settlings[invoice.place]:
        if settling.day <= day:
            settled_by[settling.kind] = settled_by.get(settling.kind, ZERO) + settling.amount
            settled += settling.amount
    is_open = invoice.total > settled
    owed = tuple(history.owed(invoice.place, settled, day)) if invoice.total > 0 else ()
    due, late = _due(invoice, owed, is_open=is_open)
    still_open = invoice.total - settled if is_open else ZERO
    days_late = (day - due).days if due and late and still_open > tolerance and day > due else 0
    promise = promise_in_force(history, invoice.place, day, flags.promises.get(number, ())) if is_open else None
    return DocumentState(
        invoice,
        settled_by,
        settled,
        still_open,
        PAID if not is_open else PARTIAL if settled else PENDING,
        due,
        days_late,
        owed,
        number in flags.disputed,
        promise,
        number in flags.doubtful,
        number in flags.bill,
        number in flags.held or invoice.customer in flags.held,
        insolvency(invoice, flags.insolvent),
    )


def _due(invoice: Invoice, owed: tuple[Owed, ...], *, is_open: bool) -> tuple[date | None, bool]:
    """Give the due date of a document, and whether an open instalment has it.

    It is the date of the earliest open instalment; the last date where all is paid or only an undated one
    is left. A credit has none.
    """
    if invoice.is_credit:
        return None, False
    if not owed:
        return invoice.due, False
    if is_open:
        for part in owed:
            if part.open > 0 and part.due is not None:
                return part.due, True
    dates = [part.due for part in owed if part.due is not None]
    return (max(dates) if dates else None), False


def promise_in_force(history: History, index: int, day: date, promises: Sequence[Promise]) -> Promise | None:
    """Give the latest promise that is neither kept nor broken on a day."""
    for promise in promises[::-1]:
        if promise.day >= day and not is_kept(history, index, promise, day):
            return promise
    return None


def is_kept(history: History, index: int, promise: Promise, day: date) -> bool:
    """Tell whether what was promised has come by a day, or by the promised day where that is earlier."""
    until = min(day, promise.day)
    before = sum((s.amount for s in history.settlings[index] if s.day < promise.date), ZERO)
    settled = sum((s.amount for s in history.settlings[index] if s.day <= until), ZERO)
    if promise.amount is None:
        return settled >= history.book.invoices[index].total
    return settled - before >= promise.amount

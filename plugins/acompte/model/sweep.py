"""The allocation: credits find their documents in one sweep by date.

On one day: invoices by number, credit notes by number, receipts by amount then links, refunds and bounced
payments, allocations, new due dates. So the state on a day depends neither on what comes later nor on the
order of lines and files.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from acompte.model import calendar
from acompte.model.calendar import events
from acompte.model.debits import follow_debit
from acompte.model.documents import instalment_order
from acompte.model.history import History, NewDue, Settling, Unexplained, last_open, owed
from acompte.model.money import CENT, ZERO, fill
from acompte.model.records import CREDIT, MONEY
from acompte.model.standing import OnAccount, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.numbers import NumberKey
    from acompte.model.records import Allocation, DueChange, Invoice, Move


def settle(book: Book) -> History:
    """Run the whole sweep over a Book."""
    sweep = Sweep(book)
    for group, what in events(book):
        _STEPS[group](sweep, what)
    return History(book, tuple(sweep.settlings), tuple(sweep.shelf.credits), tuple(sweep.unexplained), sweep.new_dues)


class Sweep:
    """The state of the sweep between two events."""

    def __init__(self, book: Book) -> None:
        self.book = book
        count = len(book.invoices)
        self.open = [ZERO] * count
        self.settlings: list[list[Settling]] = [[] for _ in range(count)]
        self.money_left: dict[int, list[list[Any]]] = {}
        self.open_by_quote: dict[str, dict[int, None]] = {}
        self.shelf = Shelf()
        self.unexplained: list[Unexplained] = []
        self.new_dues: dict[int, list[NewDue]] = {}
        self.today: list[Invoice] = []

    # -- documents ---------------------------------------------------------------------------------

    def arrive(self, invoice: Invoice) -> None:
        """Open an invoice, and give it what stands on account with one of its links."""
        if self.today and self.today[0].date != invoice.date:
            self.today.clear()
        self.today.append(invoice)
        if invoice.total <= 0:
            return
        self.open[invoice.place] = invoice.total
        for quote in invoice.quotes:
            self.open_by_quote.setdefault(quote, {})[invoice.place] = None
        if not self.shelf.credits:
            return
        for credit in self.shelf.linked(invoice.links.union(invoice.quotes), invoice.customer):
            if not self.open[invoice.place]:
                break
            self.use(credit, invoice, invoice.date)
        for credit in self.shelf.linked((invoice.number,), invoice.customer):
            self.shelf.name(credit, invoice.quotes)

    def named_by(self, move: Move) -> frozenset[str]:
        """Give the links that say what a move is for: `pays:` on a posting overrides those of the entry."""
        return move.links if move.pays is None else frozenset((move.pays,))

    def credit_note(self, invoice: Invoice) -> None:
        """Settle what a credit note corrects; the rest stands on account under its number."""
        amount = -invoice.total
        if amount <= 0:
            return
        credit = OnAccount(
            customer=invoice.customer,
            day=invoice.date,
            amount=amount,
            keys=invoice.links.union(invoice.quotes),
            named=tuple(sorted(invoice.links - {invoice.number})),
            parts=((CREDIT, amount),),
            document=invoice.number,
            entry=invoice.entry,
        )
        self.pay(credit, self.targets(credit.named, invoice.customer, invoice.date))
        for other in self.today:
            named = other.date == invoice.date and invoice.number in other.links
            if named and other.customer == invoice.customer and other is not invoice:
                self.use(credit, other, invoice.date)
        self.shelf.place(credit)

    def receipt(self, move: Move) -> None:
        """Settle what a payment names; the rest stands on account with its links."""
        links = self.named_by(move)
        if len(links) == 1 and len(move.parts) == 1:
            index = self.book.by_number.get(next(iter(links)), -1)
            if index >= 0 and self.open[index] >= move.amount:
                invoice = self.book.invoices[index]
                if invoice.customer == move.customer:
                    self.settle_one(invoice, move)
                    return
        keys = set(links)
        for link in links:
            named = self.book.invoice(link)
            if named is not None and named.date <= move.date:
                keys.update(named.quotes)
        credit = OnAccount(
            customer=move.customer,
            day=move.date,
            amount=move.amount,
            keys=frozenset(keys),
            named=tuple(links) if len(links) < 2 else tuple(sorted(links)),
            parts=move.parts or ((MONEY, move.amount),),
            document=None,
            entry=move.entry,
        )
        self.pay(credit, self.targets(links, move.customer, move.date))
        self.shelf.place(credit)

    def settle_one(self, invoice: Invoice, move: Move) -> None:
        """Settle the one document that a payment names, which takes all of it: the plain case."""
        index, day, amount, kind = invoice.place, move.date, move.amount, move.parts[0][0]
        parts = invoice.instalments
        if len(parts) > 1 or parts[0].retention or index in self.new_dues:
            self.settle(invoice, amount, day, day, move.entry, lambda part: [(kind, part)])
            return
        paid_on = day if day > invoice.date else invoice.date
        self.add(index, Settling(day, kind, amount, paid_on, parts[0].due, move.entry))
        self.open[index] -= amount
        if not self.open[index]:
            self.close(invoice)

    def targets(self, links: Iterable[str], customer: str, day: date) -> list[int]:
        """Give the open documents that links name, the oldest due date first, then the number."""
        invoices = self.book.invoices
        found: dict[int, None] = {}
        for link in links:
            index = self.book.by_number.get(link)
            if index is not None:
                if self.open[index] and invoices[index].customer == customer:
                    found[index] = None
            elif link in self.open_by_quote:
                for place in self.open_by_quote[link]:
                    if invoices[place].customer == customer:
                        found[place] = None
        if len(found) < 2:
            return list(found)
        return sorted(found, key=lambda index: self.target_order(index, day))

    def target_order(self, index: int, day: date) -> tuple[date, NumberKey, int]:
        """Order documents by the due date of their earliest open instalment, then by number."""
        invoice = self.book.invoices[index]
        (due, _) = self.portions(invoice, CENT, day)[0]
        return instalment_order(due), invoice.key, index

    def portions(self, invoice: Invoice, amount: Decimal, day: date) -> list[tuple[date | None, Decimal]]:
        """Cut an amount by the instalments that it fills, each with its due date as known on a day.

        An undated one has the document's last date.
        """
        parts, changes = invoice.instalments, self.new_dues.get(invoice.place)
        if len(parts) == 1 and not changes and not parts[0].retention:
            return [(parts[0].due, amount)]
        rows = owed(self.book, invoice, invoice.total - self.open[invoice.place], changes, day)
        filled = fill(amount, [row.open for row in rows])
        last = max((row.due for row in rows if row.due is not None), default=None)
        return [(row.due or last, part) for row, part in zip(rows, filled, strict=True) if part]

    def linked_by(self, links: Iterable[str]) -> set[int]:
        """Give the documents that links name, whatever is open: each itself, or all those of a quote."""
        named, found = self.book.by_number, set()
        for link in links:
            if link in named:
                found.add(named[link])
            elif link in self.book.quotes:
                found.update(self.by_quote.get(link, ()))
        return found

    @cached_property
    def by_quote(self) -> dict[str, list[int]]:
        """The documents of each quote: asked for by debits alone."""
        found: dict[str, list[int]] = {}
        for invoice in self.book.invoices:
            for quote in invoice.quotes:
                found.setdefault(quote, []).append(invoice.place)
        return found

    # -- settling ----------------------------------------------------------------------------------

    def pay(self, credit: OnAccount, targets: Iterable[int]) -> None:
        """Pour a credit into documents one after the other."""
        for index in targets:
            if not credit.left:
                return
            self.use(credit, self.book.invoices[index], credit.day)

    def use(self, credit: OnAccount, invoice: Invoice, day: date, limit: Decimal | None = None) -> Decimal:
        """Settle as much of a document as the credit and the document allow; give how much."""
        index = invoice.place
        amount = min(credit.left, self.open[index])
        if limit is not None:
            amount = min(amount, limit)
        if amount <= 0:
            return ZERO
        self.settle(invoice, amount, day, credit.day, credit.entry, lambda part: credit.take(part, day))
        return amount

    def settle(
        self,
        invoice: Invoice,
        amount: Decimal,
        day: date,
        received: date,
        entry: Any,
        take: Callable[[Decimal], list[tuple[str, Decimal]]],
    ) -> None:
        """Settle an amount of a document, instalment by instalment; `take` gives what each portion is made of."""
        index = invoice.place
        paid_on = received if received > invoice.date else invoice.date
        for due, portion in self.portions(invoice, amount, day):
            for kind, part in take(portion):
                self.add(index, Settling(day, kind, part, paid_on, due, entry))
            self.open[index] -= portion
        if not self.open[index]:
            self.close(invoice)

    def add(self, index: int, settling: Settling) -> None:
        """Note a settling; where a payment of the document bounced before, this money may bounce too."""
        self.settlings[index].append(settling)
        if index in self.money_left and settling.kind == MONEY and settling.amount > 0:
            self.money_left[index].append([settling, settling.amount])

    def close(self, invoice: Invoice) -> None:
        """Take a settled document off the open ones of its quotes."""
        for quote in invoice.quotes:
            self.open_by_quote[quote].pop(invoice.place, None)

    # -- allocations, new due dates ----------------------------------------------------------

    def allocate(self, allocation: Allocation) -> None:
        """Give a document what an entry takes for it from the customer's account."""
        invoice = self.book.invoice(allocation.document)
        if invoice is None or not self.open[invoice.place]:
            return
        keys = invoice.links.union(invoice.quotes)
        credits = sorted(
            self.shelf.of(invoice.customer), key=lambda credit: (bool(credit.keys), keys.isdisjoint(credit.keys))
        )
        wanted = allocation.amount
        for credit in credits:
            wanted -= self.use(credit, invoice, allocation.date, wanted)

    def new_due(self, change: DueChange) -> None:
        """Give the last open instalment of a document its new date."""
        index = self.book.by_number.get(change.document)
        if index is None:
            return
        invoice, changes = self.book.invoices[index], self.new_dues.get(index)
        settled = invoice.total - self.open[index]
        if invoice.date > change.date:
            return
        place = last_open(self.book, invoice, settled, changes, change.date)
        if place is not None:
            self.new_dues.setdefault(index, []).append(NewDue(change.date, place, change.due))


_STEPS: dict[int, Callable[[Sweep, Any], None]] = {
    calendar.INVOICE: Sweep.arrive,
    calendar.CREDIT_NOTE: Sweep.credit_note,
    calendar.RECEIPT: Sweep.receipt,
    calendar.DEBIT: follow_debit,
    calendar.ALLOCATION: Sweep.allocate,
    calendar.NEW_DUE: Sweep.new_due,
}

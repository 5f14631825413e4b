"""The allocation: credits find their documents in one sweep by date.

On one day: invoices by number, credit notes by number, receipts by amount then links, refunds and bounced
payments, allocations, new due dates. So the state on a day depends neither on what comes later nor on the
order of lines and files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte.model.documents import instalment_order
from acompte.model.history import History, NewDue, OnAccount, Settling, Unexplained, last_open, owed
from acompte.model.money import CENT, ZERO, cents, fill
from acompte.model.records import CREDIT, MONEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.numbers import NumberKey
    from acompte.model.records import Allocation, DueChange, Invoice, Move

_INVOICE, _CREDIT_NOTE, _RECEIPT, _DEBIT, _ALLOCATION, _NEW_DUE = range(1, 7)


def settle(book: Book) -> History:
    """Run the whole sweep over a Book."""
    sweep = _Sweep(book)
    for _, group, _, what in _events(book):
        _STEPS[group](sweep, what)
    return History(book, tuple(sweep.settlings), tuple(sweep.on_account), tuple(sweep.unexplained), sweep.new_dues)


def _events(book: Book) -> list[tuple[date, int, int, Any]]:
    """Give everything that happens, in the order of the sweep."""
    events: list[tuple[date, int, int, Any]] = [
        (invoice.date, _CREDIT_NOTE if invoice.is_credit else _INVOICE, invoice.place, invoice)
        for invoice in book.invoices
    ]
    moves = sorted(book.moves, key=_move_order)
    events += [(move.date, _RECEIPT if move.amount > 0 else _DEBIT, place, move) for place, move in enumerate(moves)]
    events += [(a.date, _ALLOCATION, place, a) for place, a in enumerate(book.allocations)]
    events += [(c.date, _NEW_DUE, place, c) for place, c in enumerate(book.due_changes)]
    events.sort(key=lambda event: event[:3])
    return events


def _move_order(move: Move) -> tuple[Any, ...]:
    links = move.links
    ordered = tuple(links) if len(links) < 2 else tuple(sorted(links))
    return move.date, abs(move.amount), ordered, move.customer, move.pays or "", move.parts


class _Sweep:
    """The state of the sweep between two events."""

    def __init__(self, book: Book) -> None:
        self.book = book
        count = len(book.invoices)
        self.open = [ZERO] * count
        self.settlings: list[list[Settling]] = [[] for _ in range(count)]
        self.money_left: dict[int, list[list[Any]]] = {}
        self.open_by_quote: dict[str, dict[int, None]] = {}
        self.on_account: list[OnAccount] = []
        self.waiting: dict[str, list[OnAccount]] = {}
        self.unlinked: dict[str, list[OnAccount]] = {}
        self.by_customer: dict[str, list[OnAccount]] = {}
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
        if not self.waiting:
            return
        for credit in self.standing(invoice.links.union(invoice.quotes), invoice.customer):
            if not self.open[invoice.place]:
                break
            self.use(credit, invoice, invoice.date)

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
        self.place(credit)

    def receipt(self, move: Move) -> None:
        """Settle what a payment names; the rest stands on account with its links."""
        links = move.links if move.pays is None else move.links | {move.pays}
        keys = set(links)
        for link in links:
            named = self.book.invoice(link)
            if named is not None:
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
        wanted: Iterable[str] = links if move.pays is None else (move.pays,)
        self.pay(credit, self.targets(wanted, move.customer, move.date))
        self.place(credit)

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
        """Cut an amount by the instalments that it fills, each with its due date as known on a day."""
        parts, changes = invoice.instalments, self.new_dues.get(invoice.place)
        if len(parts) == 1 and not changes and not parts[0].retention:
            return [(parts[0].due, amount)]
        rows = owed(self.book, invoice, invoice.total - self.open[invoice.place], changes, day)
        filled = fill(amount, [row.open for row in rows])
        return [(row.due, part) for row, part in zip(rows, filled, strict=True) if part]

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
        paid_on = max(credit.day, invoice.date)
        for due, portion in self.portions(invoice, amount, day):
            for kind, part in _cut(credit, portion):
                settling = Settling(day, kind, part, paid_on, due, credit.entry)
                self.settlings[index].append(settling)
                if kind == MONEY and part > 0:
                    self.money_left.setdefault(index, []).append([settling, part])
            self.take(credit, portion, day)
            self.open[index] -= portion
        if not self.open[index]:
            for quote in invoice.quotes:
                self.open_by_quote[quote].pop(index, None)
        return amount

    def take(self, credit: OnAccount, amount: Decimal, day: date) -> None:
        """Take an amount from a credit; once it stands on account, note when."""
        credit.used += amount
        credit.left -= amount
        if credit.amount:
            credit.uses.append((day, amount))

    def place(self, credit: OnAccount) -> None:
        """Let what is left of a credit stand on account."""
        if credit.left <= 0:
            return
        credit.amount = credit.left
        credit.place = len(self.on_account)
        self.on_account.append(credit)
        self.by_customer.setdefault(credit.customer, []).append(credit)
        for key in credit.keys:
            self.waiting.setdefault(key, []).append(credit)
        if not credit.keys:
            self.unlinked.setdefault(credit.customer, []).append(credit)

    def standing(self, keys: Iterable[str], customer: str) -> list[OnAccount]:
        """Give the customer's credits on account with one of these links, oldest first."""
        found: dict[int, OnAccount] = {}
        for key in keys:
            credits = self.waiting.get(key)
            if credits:
                credits[:] = [credit for credit in credits if credit.left]
                found.update((id(c), c) for c in credits if c.customer == customer)
        if len(found) < 2:
            return list(found.values())
        return sorted(found.values(), key=lambda credit: credit.place)

    # -- debits, allocations, new due dates ----------------------------------------------------------

    def debit(self, move: Move) -> None:
        """Follow a debit: a refund of what is on account, a bounced payment, or unexplained."""
        wanted = -move.amount
        links = move.links if move.pays is None else move.links | {move.pays}
        for credit in self.standing(links, move.customer):
            wanted -= self.repay(credit, wanted, move.date)
        if wanted:
            wanted = self.bounce(move, links, wanted)
        if wanted and move.customer in self.unlinked:
            credits = self.unlinked[move.customer]
            credits[:] = [credit for credit in credits if credit.left]
            for credit in credits:
                wanted -= self.repay(credit, wanted, move.date)
        if wanted:
            self.unexplained.append(Unexplained(move.date, move.customer, wanted, move.entry))

    def repay(self, credit: OnAccount, wanted: Decimal, day: date) -> Decimal:
        """Take a refund from a credit on account; give how much."""
        amount = min(credit.left, wanted)
        if amount > 0:
            _cut(credit, amount)
            self.take(credit, amount, day)
        return amount

    def bounce(self, move: Move, links: Iterable[str], wanted: Decimal) -> Decimal:
        """Take back the last money settled on the linked documents; give what remains of the debit."""
        payments = []
        for link in links:
            index = self.book.by_number.get(link)
            if index is not None and self.book.invoices[index].customer == move.customer:
                rows = self.money_left.get(index, ())
                payments += [(row[0].day, place, index, row) for place, row in enumerate(rows)]
        for _, _, index, row in sorted(payments, key=lambda payment: payment[:3], reverse=True):
            settling, left = row
            amount = min(left, wanted)
            if amount <= 0:
                continue
            row[1] -= amount
            wanted -= amount
            taken = settling._replace(day=move.date, amount=-amount, entry=move.entry, bounced=True)
            self.settlings[index].append(taken)
            self.open[index] += amount
            for quote in self.book.invoices[index].quotes:
                self.open_by_quote[quote][index] = None
        return wanted

    def allocate(self, allocation: Allocation) -> None:
        """Give a document what an entry takes for it from the customer's account."""
        invoice = self.book.invoice(allocation.document)
        if invoice is None or not self.open[invoice.place]:
            return
        keys = invoice.links.union(invoice.quotes)
        standing = self.by_customer.get(invoice.customer, [])
        standing[:] = [credit for credit in standing if credit.left]
        credits = sorted(standing, key=lambda credit: (keys.isdisjoint(credit.keys), bool(credit.keys)))
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


_STEPS: dict[int, Callable[[_Sweep, Any], None]] = {
    _INVOICE: _Sweep.arrive,
    _CREDIT_NOTE: _Sweep.credit_note,
    _RECEIPT: _Sweep.receipt,
    _DEBIT: _Sweep.debit,
    _ALLOCATION: _Sweep.allocate,
    _NEW_DUE: _Sweep.new_due,
}


def _cut(credit: OnAccount, amount: Decimal) -> list[tuple[str, Decimal]]:
    """Give the composition of the next `amount` of a credit: cumulated, so that no cent is lost."""
    if len(credit.parts) == 1:
        return [(credit.parts[0][0], amount)]
    cumulated = credit.used + amount
    rows = []
    rest = amount
    last = len(credit.parts) - 1
    for place, (kind, whole) in enumerate(credit.parts):
        part = rest if place == last else cents(whole * cumulated / credit.whole) - credit.given[place]
        credit.given[place] += part
        rest -= part
        if part:
            rows.append((kind, part))
    return rows

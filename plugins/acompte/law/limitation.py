"""The last day on which what is owed on a document can be sued for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from acompte.law.limits import last_day_to_sue, limitation_of
from acompte.model.money import ZERO
from acompte.model.quotes import received_on
from acompte.model.records import COMPANY, MONEY

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.law.facts import Limitation
    from acompte.model.book import Book
    from acompte.model.history import History, Settling
    from acompte.model.records import Invoice


class TimeBar:
    """The limitation periods of all claims, as known on a day."""

    def __init__(self, history: History, day: date) -> None:
        """Look up the period of each customer once."""
        self.history = history
        self.day = day
        book = history.book
        self.periods = {account: limitation_of(c.kind, c.text("sector")) for account, c in book.customers.items()}
        self.general = limitation_of(COMPANY, "")

    def limitation(self, invoice: Invoice) -> Limitation:
        """Give the period that holds for a document: by its customer's kind and sector."""
        return self.periods.get(invoice.customer, self.general)

    def last_day(self, invoice: Invoice) -> date:
        """Give the last day of a document's period: from the performance, else from the invoice's own date.

        Cass. com. 26 Feb. 2020. A part payment begins it anew (C. civ. 2240, 2231); one that bounced does not.
        """
        born = performed_on(self.history.book, invoice, self.day) or invoice.issued
        paid = _last_payment(self.history.settlings[invoice.place], self.day)
        return last_day_to_sue(self.limitation(invoice), born if paid is None else max(born, paid))


def performed_on(book: Book, invoice: Invoice, day: date) -> date | None:
    """Give the day of the performance that an invoice is for: its `delivered`, else when its quotes were received."""
    delivered = invoice.entry.meta.get("delivered")
    if isinstance(delivered, date):
        return delivered
    received = [received_on(book.quotes[number], day) for number in invoice.quotes]
    return min((found for found in received if found is not None), default=None)


def _last_payment(settlings: list[Settling], day: date) -> date | None:
    """Give the day of the last payment on a document: it acknowledges the debt. One that bounced does not."""
    paid: dict[date, Decimal] = {}
    for settling in settlings:
        if settling.kind == MONEY and settling.day <= day:
            paid[settling.paid_on] = paid.get(settling.paid_on, ZERO) + settling.amount
    return max((on for on, amount in paid.items() if amount > 0), default=None)

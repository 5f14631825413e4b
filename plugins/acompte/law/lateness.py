"""When documents ran late: the days for which late interest is owed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import shift
from acompte.model.money import ZERO
from acompte.model.records import COMPANY, CONSUMER, CREDIT_NOTE, DEBIT_NOTE
from acompte.model.state import insolvencies, insolvency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.history import History
    from acompte.model.records import Invoice

FORMAL_NOTICE = "formal-notice"


class Late(NamedTuple):
    """An amount late from one day to another, both included."""

    first: date
    last: date
    open: Decimal
    began: date
    """The first day on which the instalment was late, whoever owes it."""


def formal_notices(book: Book, day: date) -> dict[str, date]:
    """Give the day of the first formal notice about each document that had one up to a day, by number."""
    found: dict[str, date] = {}
    for letter in book.letters:
        if letter.step == FORMAL_NOTICE and letter.date <= day:
            for number in letter.documents:
                found.setdefault(number, letter.date)
    return found


class Lateness:
    """The days late of all documents up to a day, with what makes interest begin and stop."""

    def __init__(self, history: History, day: date) -> None:
        """Gather formal notices and insolvencies once."""
        self.history = history
        self.day = day
        self.tolerance = history.book.settings.tolerance(day)
        self.notices = formal_notices(history.book, day)
        self.insolvent = insolvencies(history.book, day)

    def kind(self, invoice: Invoice) -> str:
        """Give the kind of customer of a document."""
        customer = self.history.book.customers.get(invoice.customer)
        return customer.kind if customer else COMPANY

    def insolvency(self, invoice: Invoice) -> date | None:
        """Give the day of the insolvency that stops interest on a document: what is owed from it on is not stopped."""
        return insolvency(invoice, self.insolvent)

    def of(self, invoice: Invoice) -> Iterator[Late]:
        """Give the days for which a document bears interest, cut at every settlement, instalment by instalment.

        Debit and credit notes bear none, a consumer's documents none up to the formal notice, and what was owed
        before an insolvency none from it on.
        """
        if invoice.kind in (CREDIT_NOTE, DEBIT_NOTE) or not invoice.instalments or invoice.date > self.day:
            return
        after, until = date.min, self.day
        if self.kind(invoice) == CONSUMER:
            notice = self.notices.get(invoice.number)
            if notice is None:
                return
            after = notice
        insolvent = self.insolvency(invoice)
        if insolvent is not None:
            until = min(until, shift(insolvent, -1))
        for late in self._spans(invoice):
            first, last = max(late.first, shift(after, 1)), min(late.last, until)
            if first <= last:
                yield late._replace(first=first, last=last)

    def may_run(self, invoice: Invoice, begin: date, end: date) -> bool:
        """Tell in haste whether a document may be late between two days: most were paid before, or fell due after."""
        first = invoice.instalments[0].due if invoice.instalments else end
        if first is not None and first >= end and invoice.place not in self.history.new_dues:
            return False
        settlings = self.history.settlings[invoice.place]
        if not settlings or settlings[-1].day >= begin:
            return True
        return sum((settling.amount for settling in settlings), ZERO) < invoice.total

    def began(self, invoice: Invoice) -> date | None:
        """Give the first day for which a document bears interest; None where it bears none."""
        return min((late.first for late in self.of(invoice)), default=None)

    def _spans(self, invoice: Invoice) -> Iterator[Late]:
        """Give the days late between one settlement and the next; the day of a settlement is still late."""
        settled, since = ZERO, date.min
        for settling in self.history.settlings[invoice.place]:
            if settling.day > self.day:
                break
            if settling.day > since:
                yield from self._between(invoice, settled, since, settling.day)
                since = settling.day
            settled += settling.amount
        yield from self._between(invoice, settled, since, self.day)

    def _between(self, invoice: Invoice, settled: Decimal, since: date, until: date) -> Iterator[Late]:
        for part in self.history.owed(invoice.place, settled, self.day):
            if part.due is None or part.due >= until or part.open <= self.tolerance:
                continue
            began = shift(part.due, 1)
            first = max(began, shift(since, 1))
            if first <= until:
                yield Late(first, until, part.open, began)

"""The months of a ledger: their figures, the VAT that fell due, what was received and sent."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.indicators.dso import indicators_on
from acompte.indicators.months import MonthRow, months_on
from acompte.model.money import ZERO
from acompte.rules.survey import survey
from acompte.vat.declared import VatReturn, VatTotal, vat_return

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from decimal import Decimal

    from acompte.indicators.dso import Indicators
    from acompte.vat.declared import VatLine
    from acompte_reports.view import View


class Receipt(NamedTuple):
    """Money that came from a customer."""

    date: datetime.date
    customer: str
    amount: Decimal
    documents: tuple[str, ...]
    entry: Any


class Sent(NamedTuple):
    """A letter or a document sent."""

    date: datetime.date
    what: str
    """The step of a letter; `sent` for a document."""
    documents: tuple[str, ...]
    customer: str
    entry: Any


class Calendar:
    """The months of a view, each figure worked out once for all of them."""

    def __init__(self, view: View) -> None:
        """Look at a view; nothing is worked out before it is asked for."""
        self.view = view

    @cached_property
    def rows(self) -> list[MonthRow]:
        """Give the months, the oldest first."""
        return months_on(self.view.history, self.view.flows.whole, self.view.day)

    @cached_property
    def dso(self) -> dict[str, Indicators]:
        """Give the indicators at the end of each month; of one that is not over, on the day.

        The monthly series stops at the newest transaction: the end of that month may lie beyond it.
        """
        known, view = dict(self.view.dso.months), self.view
        return {
            row.name: known.get(row.name) or indicators_on(view.flows.whole, row.last, view.window) for row in self.rows
        }

    @cached_property
    def vat(self) -> dict[str, list[VatLine]]:
        """Give the VAT that fell due, by month; a month's lines are those of `acompte vat` of it."""
        view = self.view
        first = self.rows[0].first if self.rows else view.day
        found: dict[str, list[VatLine]] = {}
        for line in vat_return(view.history, view.matches, survey(view.case).waiting, first, view.day).lines:
            found.setdefault(line.date.isoformat()[:7], []).append(line)
        return found

    def totals(self, row: MonthRow) -> list[VatTotal]:
        """Give the VAT of a month by regime, rate and reason, deposits apart."""
        lines = tuple(self.vat.get(row.name, ()))
        return VatReturn(row.first, row.last, lines, (), (), ()).totals

    def vat_sum(self, row: MonthRow) -> Decimal:
        """Give the VAT that fell due in a month."""
        return sum((line.vat for line in self.vat.get(row.name, ())), ZERO)

    @cached_property
    def _receipts(self) -> dict[str, list[Receipt]]:
        found: dict[str, list[Receipt]] = {}
        numbers = self.view.book.by_number
        for move in self.view.book.moves:
            amount = move.money
            if amount and move.date <= self.view.day:
                named = tuple(sorted(link for link in move.links if link in numbers))
                receipt = Receipt(move.date, move.customer, amount, named, move.entry)
                found.setdefault(move.date.isoformat()[:7], []).append(receipt)
        return found

    def receipts(self, row: MonthRow) -> list[Receipt]:
        """Give what came in a month, in order."""
        return self._receipts.get(row.name, [])

    @cached_property
    def sent(self) -> list[Sent]:
        """Give all letters and sendings up to the day, in order."""
        book, found = self.view.book, list[Sent]()
        for letter in book.letters:
            customer = self._customer(letter.documents)
            found.append(Sent(letter.date, letter.step, letter.documents, customer, letter.entry))
        for sending in book.sendings:
            one = (sending.document,)
            found.append(Sent(sending.date, "sent", one, self._customer(one), sending.entry))
        found = [sent for sent in found if sent.date <= self.view.day]
        return sorted(found, key=lambda sent: (sent.date, sent.documents))

    @cached_property
    def _letters(self) -> dict[str, list[Sent]]:
        by_month: dict[str, list[Sent]] = {}
        for sent in self.sent:
            by_month.setdefault(sent.date.isoformat()[:7], []).append(sent)
        return by_month

    @cached_property
    def sent_to(self) -> dict[str, list[Sent]]:
        """Give what was sent to each customer, in order."""
        found: dict[str, list[Sent]] = {}
        for sent in self.sent:
            found.setdefault(sent.customer, []).append(sent)
        return found

    def letters(self, row: MonthRow) -> list[Sent]:
        """Give what was sent in a month, in order."""
        return self._letters.get(row.name, [])

    def _customer(self, numbers: Iterable[str]) -> str:
        invoices = (self.view.book.invoice(number) for number in numbers)
        return next((invoice.customer for invoice in invoices if invoice is not None), "")

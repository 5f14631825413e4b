"""Everything a page looks up, indexed once: documents by quote, customer and month, what happened to each document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from acompte.indicators.aging import AgedRow
    from acompte.indicators.dso import Indicators
    from acompte.indicators.grid import GridRow
    from acompte.indicators.quotes import QuoteRow
    from acompte.model.records import Allocation, DueChange, Letter, Mark, Promise, Sending, Transfer
    from acompte.model.standing import OnAccount
    from acompte_reports.view import View


class Index:
    """The records of a view by what they belong to, up to its day."""

    def __init__(self, view: View) -> None:
        """Go through every record once."""
        day, book = view.day, view.book
        self.by_quote: dict[str, list[GridRow]] = defaultdict(list)
        self.by_customer: dict[str, list[GridRow]] = defaultdict(list)
        self.by_month: dict[tuple[int, int], list[GridRow]] = defaultdict(list)
        self.by_year: dict[int, list[GridRow]] = defaultdict(list)
        for row in view.grid:
            invoice = row.state.invoice
            for number in invoice.quotes:
                self.by_quote[number].append(row)
            self.by_customer[invoice.customer].append(row)
            self.by_month[invoice.date.year, invoice.date.month].append(row)
            self.by_year[invoice.date.year].append(row)
        self.quotes: dict[str, QuoteRow] = {}
        self.quotes_of: dict[str, list[QuoteRow]] = defaultdict(list)
        self.quotes_by_year: dict[int, list[QuoteRow]] = defaultdict(list)
        for quote in view.quotes:
            self.quotes[quote.quote.number] = quote
            self.quotes_of[quote.quote.customer].append(quote)
            self.quotes_by_year[quote.quote.date.year].append(quote)
        self.letters: dict[str, list[Letter]] = defaultdict(list)
        for letter in book.letters:
            if letter.date <= day:
                for number in letter.documents:
                    self.letters[number].append(letter)
        self.sendings: dict[str, list[Sending]] = defaultdict(list)
        for sending in book.sendings:
            if sending.date <= day:
                self.sendings[sending.document].append(sending)
        self._index_marks(view)
        self.aged: dict[str, AgedRow] = {row.customer: row for row in view.aging}
        self.figures: dict[str, Indicators] = dict(view.dso.customers)

    def _index_marks(self, view: View) -> None:
        day, book = view.day, view.book
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in book.marks:
            if mark.date <= day:
                self.marks[mark.subject].append(mark)
        self.promises: dict[str, list[Promise]] = defaultdict(list)
        for promise in book.promises:
            if promise.date <= day:
                self.promises[promise.document].append(promise)
        self.due_changes: dict[str, list[DueChange]] = defaultdict(list)
        for change in book.due_changes:
            if change.date <= day:
                self.due_changes[change.document].append(change)
        self.allocations: dict[str, list[Allocation]] = defaultdict(list)
        for allocation in book.allocations:
            if allocation.date <= day:
                self.allocations[allocation.document].append(allocation)
        self.transfers: dict[str, list[Transfer]] = defaultdict(list)
        for transfer in book.transfers:
            if transfer.date <= day:
                for link in transfer.links:
                    self.transfers[link].append(transfer)
        self.on_account: dict[str, list[OnAccount]] = defaultdict(list)
        for credit in view.history.on_account:
            if credit.stands(day) > 0:
                self.on_account[credit.customer].append(credit)
                for key in credit.keys:
                    self.on_account[key].append(credit)

    def reminders(self, number: str) -> list[str]:
        """Give the steps of the reminders made of a document, oldest first."""
        letters = self.letters.get(number)
        return [letter.step for letter in letters] if letters else []

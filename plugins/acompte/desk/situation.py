"""What the desk looks at while it composes: a ledger on a day, the part of it that is one customer's, and what-ifs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from beancount.core.data import Close, Custom, Document, Note, Open, Transaction

from acompte.handover import read
from acompte.model.directives import SETTINGS
from acompte.model.matches import Matches
from acompte.model.state import State, state_on
from acompte.vat.monthly import Months
from acompte.vat.taxed import Taxed, add

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.history import History
    from acompte.vat.regimes import Split


class Situation:
    """A ledger on a day. Entries dated later are there, and count only where a figure says so."""

    def __init__(
        self, history: History, entries: Sequence[Any], options: Mapping[str, Any], day: date, language: str
    ) -> None:
        """Look at what was read of `entries`, as of `day`; `language` is that of what is written."""
        self.history = history
        self.entries = entries
        self.options = options
        self.day = day
        self.language = language

    @property
    def book(self) -> Book:
        """Give the Book."""
        return self.history.book

    @cached_property
    def matches(self) -> Matches:
        """Give the match of quotes, deposits and finals."""
        return Matches(self.book)

    @cached_property
    def state(self) -> State:
        """Give the state of every document on the day."""
        return state_on(self.history, self.day)

    def of_customer(self, customer: str) -> Situation:
        """Give the part of the ledger that is one customer's, read anew: small, so that what-ifs cost little."""
        return self._read(_part(self, customer))

    def after(self, entries: Iterable[Any]) -> Situation:
        """Give the ledger as it would be with more entries."""
        return self._read([*self.entries, *entries])

    def on(self, day: date) -> Situation:
        """Give the same ledger on another day."""
        return Situation(self.history, self.entries, self.options, day, self.language)

    def _read(self, entries: list[Any]) -> Situation:
        return Situation(read(entries, self.options).history, entries, self.options, self.day, self.language)

    @cached_property
    def months(self) -> Months:
        """Give what happens to the VAT of all documents up to the day."""
        return Months(self.history, self.matches, self.book.invoices, self.day, all_of_them=True)

    def vat_due(self) -> Split:
        """Give the VAT that must be due by the day of all documents, and of money that waits for one, a rate."""
        due: Split = {}
        for node in self.months.nodes.values():
            add(due, node.due_by(self.day))
        return due

    def vat_waiting(self, number: str) -> Split:
        """Give the VAT of a document that still waits for money on the day, a rate."""
        node = self.months.nodes.get(self.book.by_number.get(number, -1))
        return node.waiting_on(self.day) if isinstance(node, Taxed) else {}


def _part(situation: Situation, customer: str) -> list[Any]:
    book = situation.book
    names = {quote.number for quote in book.quotes.values() if quote.customer == customer}
    names.update(invoice.number for invoice in book.invoices if invoice.customer == customer)
    accounts = {account.name for account in book.accounts.values() if account.customer == customer}
    subjects = names | {customer}

    def belongs(entry: Any) -> bool:
        match entry:
            case Transaction():
                if entry.links and not names.isdisjoint(entry.links):
                    return True
                return any(posting.account in accounts for posting in entry.postings)
            case Open() | Close():
                return True
            case Custom():
                return entry.type in SETTINGS or bool(entry.values and _text(entry.values[0].value) in subjects)
            case Document() | Note():
                return bool(entry.links and not names.isdisjoint(entry.links))
        return False

    return [entry for entry in situation.entries if belongs(entry)]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None

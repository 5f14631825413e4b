"""Composing entries for one customer, one after the other: each is read before the next is written."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from acompte.desk.chart import Chart
from acompte.desk.entries import Leg, joined, leg, postings, said
from acompte.desk.numbering import next_number
from acompte.desk.refusal import Refusal
from acompte.model import roles
from acompte.model.documents import vat_share
from acompte.model.records import CONSUMER
from acompte.model.text import FRENCH
from acompte.vat.regimes import by_rate
from acompte.vat.taxed import add

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from beancount.core.data import Transaction

    from acompte.desk.situation import Situation
    from acompte.model.book import Book
    from acompte.model.records import Customer, Invoice
    from acompte.model.state import DocumentState


class Composer:
    """What is written for one customer on a day, on top of a ledger."""

    def __init__(self, whole: Situation, customer: str, issued: list[Invoice] | None = None) -> None:
        """Begin with nothing written; `issued` are documents that other composers of the same command wrote."""
        self.whole = whole
        self.account = customer
        self.near = whole.of_customer(customer)
        self.entries: list[Any] = []
        self.issued: list[Invoice] = [] if issued is None else issued

    @property
    def day(self) -> date:
        """Give the day of what is written."""
        return self.whole.day

    @property
    def book(self) -> Book:
        """Give the Book of the customer's part, with what is written so far."""
        return self.near.book

    @property
    def currency(self) -> str:
        """Give the currency of the books."""
        return self.book.currency

    @property
    def customer(self) -> Customer:
        """Give the customer.

        Raises:
          Refusal: the account is no customer's.
        """
        found = self.book.customers.get(self.account)
        if found is None:
            raise Refusal("account-no-customer", account=self.account)
        return found

    @property
    def payee(self) -> str:
        """Give the customer's name, as entries say it."""
        return self.customer.name

    @cached_property
    def chart(self) -> Chart:
        """Give the accounts to post to."""
        return Chart(self.whole, self.near)

    def word(self, french: str, english: str) -> str:
        """Give a text of an entry in the language of the books."""
        return french if self.whole.language == FRENCH else english

    def is_with_vat(self, said: bool | None) -> bool:
        """Tell whether an amount is with VAT: as it is said, else as the customer is told prices."""
        return self.customer.kind == CONSUMER if said is None else said

    def add(self, *entries: Any) -> None:
        """Take in entries: what is composed next sees them."""
        self.entries += entries
        self.near = self.near.after(entries)

    def add_document(self, entry: Transaction) -> Invoice:
        """Take in a document, and give it as it is read."""
        self.add(entry)
        invoice = self.document(str(entry.meta["invoice"])).invoice
        self.issued.append(invoice)
        return invoice

    def number(self, kind: str) -> str:
        """Give the next number of a kind of document.

        Raises:
          Refusal: a document of the series has a later date.
        """
        return next_number(self.whole.book, kind, self.day, self.issued)

    def document(self, number: str) -> DocumentState:
        """Give the state of one of the customer's documents on the day.

        Raises:
          Refusal: there is none, or it is dated later.
        """
        invoice = self.book.invoice(number)
        if invoice is None:
            raise Refusal("no-document", number=number)
        state = self.near.state.document(number)
        if state is None:
            raise Refusal("document-later", number=number, date=invoice.date, day=self.day)
        return state

    # -- VAT ---------------------------------------------------------------------------------------

    def with_moves(self, entry: Transaction, accounts: Iterable[str] = ()) -> Transaction:
        """Add to an entry the moves of VAT from pending to due that it causes.

        They are the difference that it makes to what must be due by the day, less what it makes due itself. So the
        entry is sound where the books move VAT once a month, too. `accounts` are preferred for what is pending.
        """
        moved = self.near.after((entry,)).vat_due()
        add(moved, self.near.vat_due(), -1)
        add(moved, by_rate(_vat(entry, self.book), pending=False), -1)
        liked = set(accounts)
        legs = []
        for rate, amount in sorted(moved.items(), key=lambda item: -(item[0] or 0)):
            if amount and rate is not None:
                legs += [
                    self.vat_leg(amount, rate, pending=True, liked=liked),
                    self.vat_leg(-amount, rate, pending=False, liked=set()),
                ]
        return with_legs(entry, legs, self.currency) if legs else entry

    def vat_leg(self, amount: Decimal, rate: Decimal, *, pending: bool, liked: set[str] | None = None) -> Leg:
        """Give a posting to the VAT account of a rate."""
        role = roles.VAT_PENDING if pending else roles.VAT
        wanted = liked or set()
        found = self.chart.account(role, rate, lambda account: account.name in wanted)
        return leg(found.name, amount, vat=rate if found.says_rate else None)


def _vat(entry: Transaction, book: Book) -> list[Any]:
    return [
        vat_share(account, posting.units.number, posting.meta or {})
        for posting in entry.postings
        if (account := book.accounts.get(posting.account)) is not None
        and account.role in (roles.VAT, roles.VAT_PENDING)
        and posting.units is not None
        and posting.units.number is not None
    ]


def with_legs(entry: Transaction, legs: Iterable[Leg], currency: str) -> Transaction:
    """Add postings to an entry, each summed with what stands on its account with the same metadata."""
    new = list(legs)
    touched = {row.account for row in new}
    old = [
        Leg(posting.account, posting.units.number, said(posting.meta))
        for posting in entry.postings
        if posting.account in touched and posting.units is not None and posting.units.number is not None
    ]
    kept = [posting for posting in entry.postings if posting.account not in touched]
    return entry._replace(postings=[*kept, *postings(joined([*old, *new]), currency)])

"""The Book: everything a ledger says, read once and never changed."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.model.deposits import DepositMove
    from acompte.model.records import (
        Allocation,
        Customer,
        DepositEntry,
        DueChange,
        Invoice,
        Letter,
        Mark,
        Move,
        Promise,
        Quote,
        Sending,
        Transfer,
        VatEntry,
    )
    from acompte.model.roles import Account

FAR_PAST = date(1, 1, 1)


class Book(NamedTuple):
    """The model of one ledger. Lists stand by date, then by number or by what is said: never by place."""

    currency: str
    accounts: dict[str, Account]
    customers: dict[str, Customer]
    settings: Settings
    quotes: dict[str, Quote]
    invoices: tuple[Invoice, ...]
    """By date, then invoices by number, then credit notes by number; `place` is where each stands."""
    by_number: dict[str, int]
    """The first document of each number."""
    moves: tuple[Move, ...]
    transfers: tuple[Transfer, ...]
    deposit_entries: tuple[DepositEntry, ...]
    deposit_moves: tuple[DepositMove, ...]
    letters: tuple[Letter, ...]
    sendings: tuple[Sending, ...]
    marks: tuple[Mark, ...]
    promises: tuple[Promise, ...]
    due_changes: tuple[DueChange, ...]
    allocations: tuple[Allocation, ...]
    vat_entries: tuple[VatEntry, ...]
    """The VAT that entries without a number of their own post."""
    others: tuple[Any, ...]
    """Transactions of ours that are neither invoices nor payments: VAT moves, recoveries, allowances."""
    days: tuple[date, ...]
    """The days on which there are transactions, of any kind."""
    refused: frozenset[str]
    """The numbers of quotes whose directive cannot be read: what names one is not at fault."""

    @property
    def newest(self) -> date:
        """Give the day of the newest transaction."""
        return self.days[-1] if self.days else FAR_PAST

    def newest_until(self, day: date) -> date:
        """Give the day of the newest transaction dated up to a day."""
        place = bisect_right(self.days, day)
        return self.days[place - 1] if place else FAR_PAST

    def invoice(self, number: str) -> Invoice | None:
        """Give the document of a number; the first where the number stands twice."""
        index = self.by_number.get(number)
        return None if index is None else self.invoices[index]

    def corrected_by(self, links: Iterable[str]) -> set[str]:
        """Give what linked credit notes correct: money that came after one stands on account for that document."""
        notes = [self.invoice(link) for link in links]
        return {number for note in notes if note is not None for number in note.corrects}

    def customer_name(self, account: str) -> str:
        """Give the name of a customer; the leaf of its account where nobody named it."""
        customer = self.customers.get(account)
        return customer.name if customer else account.rpartition(":")[2]

    def is_customer(self, account: str) -> bool:
        """Tell whether an account is a customer's: one that is named or posted to, or that could be."""
        if account in self.customers:
            return True
        known = self.accounts.get(account)
        is_above = any(customer.startswith(f"{account}:") for customer in self.customers)
        return known is not None and known.customer is not None and not is_above

    def customers_called(self, said: str) -> list[str]:
        """Give the accounts of the customers that a word names: an account, its leaf, or a name, whatever its case."""
        plain = said.casefold()
        return [
            account
            for account, customer in self.customers.items()
            if plain in (account.casefold(), account.rpartition(":")[2].casefold(), customer.name.casefold())
        ]

    @property
    def is_empty(self) -> bool:
        """Tell whether the ledger is none of our business: no account has one of our roles."""
        return not self.accounts

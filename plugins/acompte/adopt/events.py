"""What happens in the ledger, once the roles are known: entries that bill, that pay, that hold deposits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.model import roles
from acompte.model.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beancount.core.data import Transaction

    from acompte.model.roles import Account

_VAT_ROLES = frozenset((roles.VAT, roles.VAT_PENDING))


class Events:
    """The entries of a ledger that matter to whoever adopts it."""

    def __init__(self) -> None:
        """Begin with none."""
        self.documents = 0
        """Entries that have an `invoice` already."""
        self.sales = 0
        """Entries that debit a customer against revenue or deposits, with a number or without."""
        self.plain_sales = 0
        """How many of them post only to accounts that have a role."""
        self.billing: list[Transaction] = []
        """Those of them that have no number."""
        self.undated = 0
        """How many of these have no `due`."""
        self.unlinked: list[Transaction] = []
        """Payments of customers without a link."""
        self.cashed: list[tuple[str, Transaction]] = []
        """Deposits accounts credited with all that the bank gets in the same entry."""
        self.deducted: list[tuple[str, Transaction]] = []
        """Deposits accounts debited against the customer, without revenue and without VAT."""
        self.foreign: dict[str, list[Transaction]] = {}
        """Billing entries in other currencies than the ledger's first."""


class _Sums:
    """An entry's postings, summed by role."""

    def __init__(self, entry: Transaction, accounts: Mapping[str, Account], currency: str) -> None:
        self.by_role: dict[str, Decimal] = {}
        self.foreign: str | None = None
        self.is_plain = True
        self.deposits_account = ""
        for posting in entry.postings:
            account, units = accounts.get(posting.account), posting.units
            self.is_plain = self.is_plain and account is not None
            if account is None or units is None or not isinstance(units.number, Decimal):
                continue
            if account.role == roles.CUSTOMER and units.currency != currency:
                self.foreign = units.currency
            if account.role == roles.DEPOSITS:
                self.deposits_account = posting.account
            role = "receivable" if account.role in roles.RECEIVABLE else account.role
            self.by_role[role] = self.by_role.get(role, ZERO) + units.number

    def __getitem__(self, role: str) -> Decimal:
        return self.by_role.get(role, ZERO)

    @property
    def bills(self) -> bool:
        return self["receivable"] > 0 and (self[roles.REVENUE] < 0 or self[roles.DEPOSITS] < 0)

    @property
    def has_vat(self) -> bool:
        return not _VAT_ROLES.isdisjoint(self.by_role)


def read_events(transactions: Iterable[Transaction], accounts: Mapping[str, Account], currency: str) -> Events:
    """Read the entries of a ledger."""
    found = Events()
    watched = {name for name, account in accounts.items() if account.role in roles.RECEIVABLE | {roles.DEPOSITS}}
    with_vat = any(account.role in _VAT_ROLES for account in accounts.values())
    for entry in transactions:
        numbered = entry.meta.get("invoice") is not None
        found.documents += numbered
        if any(posting.account in watched for posting in entry.postings):
            sums = _Sums(entry, accounts, currency)
            found.sales += sums.bills
            found.plain_sales += sums.bills and sums.is_plain
            if not numbered:
                _sort(found, entry, sums, with_vat=with_vat)
    return found


def _sort(found: Events, entry: Transaction, sums: _Sums, *, with_vat: bool) -> None:
    owed, deposits = sums["receivable"], sums[roles.DEPOSITS]
    if sums.bills:
        found.billing.append(entry)
        found.undated += "due" not in entry.meta
        if sums.foreign is not None:
            found.foreign.setdefault(sums.foreign, []).append(entry)
    elif owed < 0 and sums[roles.BANK] > 0 and not entry.links:
        found.unlinked.append(entry)
    if not with_vat or not deposits or sums[roles.REVENUE]:
        return
    if deposits < 0 and not owed and sums[roles.BANK] == -deposits:
        found.cashed.append((sums.deposits_account, entry))
    elif deposits > 0 and owed == -deposits and not sums.has_vat:
        found.deducted.append((sums.deposits_account, entry))

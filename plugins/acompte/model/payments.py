"""Entries that are no documents but post to what customers owe: what they bring, and what it is made of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.model import roles
from acompte.model.documents import WATCHED, own_links, said_share, vat_share
from acompte.model.money import ZERO, cents, spread
from acompte.model.records import (
    DIFFERENCE,
    DISCOUNT,
    MONEY,
    SET_OFF,
    WRITE_OFF,
    DepositEntry,
    Move,
    Transfer,
    VatEntry,
    VatShare,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from beancount.core.data import Posting, Transaction

    from acompte.model.records import Invoice
    from acompte.model.roles import Account

Parts = dict[str, Decimal]

_SETTLES = {
    roles.BANK: MONEY,
    roles.BANK_FEE: MONEY,
    roles.SET_OFF: SET_OFF,
    roles.DISCOUNT: DISCOUNT,
    roles.BAD_DEBT: WRITE_OFF,
    roles.DIFFERENCE: DIFFERENCE,
    roles.INDEMNITY: DIFFERENCE,
}


class Rest:
    """What entries that are no documents bring: filled entry by entry."""

    def __init__(self, accounts: Mapping[str, Account], currency: str, owners: Callable[[str], Invoice | None]) -> None:
        """Begin with nothing; `owners` gives the document of a number, which says whose a shared account is."""
        self.accounts = accounts
        self.currency = currency
        self.owners = owners
        self.moves: list[Move] = []
        self.transfers: list[Transfer] = []
        self.deposit_entries: list[DepositEntry] = []
        self.vat_entries: list[VatEntry] = []
        self.others: list[Transaction] = []
        self.foreign: list[Transaction] = []
        """Entries that post another currency to accounts of ours."""

    def read(self, entry: Transaction) -> None:
        """Read an entry: a credit or a debit a customer, transfers between accounts, deposits and VAT moved."""
        postings = entry.postings
        if len(postings) == 2 and self._read_receipt(entry, *postings):
            return
        accounts, currency = self.accounts, self.currency
        links = own_links(entry)
        groups: dict[tuple[str, str | None], Decimal] = {}
        moved: dict[tuple[str, str], Decimal] = {}
        explained: Parts = {}
        vat: list[VatShare] = []
        deposits = recovers = False
        for name, units, _, _, _, meta in postings:
            account = accounts.get(name)
            if account is None:
                continue
            role = account.role
            if units is None or units[1] != currency or not isinstance(units[0], Decimal):
                if role in WATCHED:
                    self.foreign.append(entry)
                continue
            amount = units[0]
            if role in roles.RECEIVABLE:
                named = meta.get("pays") if meta else None
                pays = str(named) if named is not None else None
                owner = account.customer or self._owner(entry, links, pays) or account.name
                groups[owner, pays] = groups.get((owner, pays), ZERO) - amount
                if role in (roles.BILL, roles.DOUBTFUL):
                    moved[owner, role] = moved.get((owner, role), ZERO) + amount
            elif role in _SETTLES:
                explained[_SETTLES[role]] = explained.get(_SETTLES[role], ZERO) + amount
            elif role in (roles.VAT, roles.VAT_PENDING):
                vat.append(vat_share(account, amount, meta or {}))
            elif role == roles.DEPOSITS:
                deposits = True
                self.deposit_entries.append(
                    DepositEntry(entry.date, links, said_share(account, -amount, meta or {}), entry)
                )
            elif role == roles.RECOVERED:
                recovers = True
        if vat:
            self.vat_entries.append(VatEntry(entry.date, links, tuple(vat), entry, recovers))
        if groups:
            self._read_groups(entry, links, groups, moved, explained, -sum([share.amount for share in vat], ZERO))
        elif not deposits:
            self.others.append(entry)

    def _read_receipt(self, entry: Transaction, one: Posting, other: Posting) -> bool:
        """Read the plainest payment, money from one customer; tell whether it is one."""
        account, second = self.accounts.get(one.account), self.accounts.get(other.account)
        if account is None or second is None:
            return False
        if account.role == roles.BANK:
            account, second = second, account
            one, other = other, one
        if second.role != roles.BANK or account.role != roles.CUSTOMER or account.customer is None:
            return False
        units, money = one.units, other.units
        if units is None or money is None or units.currency != self.currency or money.currency != self.currency:
            return False
        amount = money.number
        if (
            not isinstance(amount, Decimal)
            or amount <= 0
            or units.number != -amount
            or (one.meta and "pays" in one.meta)
        ):
            return False
        self.moves.append(
            Move(entry.date, account.customer, amount, own_links(entry), None, ((MONEY, amount),), ZERO, entry)
        )
        return True

    def _read_groups(
        self,
        entry: Transaction,
        links: frozenset[str],
        groups: dict[tuple[str, str | None], Decimal],
        moved: Mapping[tuple[str, str], Decimal],
        explained: Parts,
        vat: Decimal,
    ) -> None:
        if not explained and not vat:
            groups = _without_transfers(groups)
        self.transfers += [
            Transfer(entry.date, role, owner, amount, links, entry) for (owner, role), amount in moved.items() if amount
        ]
        if len(groups) == 1 and len(explained) == 1 and not vat:
            ((owner, pays), amount) = next(iter(groups.items()))
            if amount > 0 and explained.get(MONEY) == amount:
                self.moves.append(Move(entry.date, owner, amount, links, pays, ((MONEY, amount),), ZERO, entry))
                return
        self.moves += _moves(entry, links, groups, _with_vat(explained, vat))

    def _owner(self, entry: Transaction, links: frozenset[str], pays: str | None) -> str | None:
        """Give the customer of a posting to a shared account: the linked document, of its day or before, says whose."""
        known = {name: self.owners(name) for name in (*links, pays) if name is not None}
        owners = {
            name: found.customer for name, found in known.items() if found is not None and found.date <= entry.date
        }
        if pays in owners:
            return owners[pays]
        linked = sorted(set(owners.values()))
        if len(linked) == 1:
            return linked[0]
        accounts = self.accounts
        posted = {a.customer for p in entry.postings if (a := accounts.get(p.account)) and a.customer}
        both = sorted(posted & set(linked)) or linked or sorted(posted)
        return both[0] if both else None


def _without_transfers(groups: dict[tuple[str, str | None], Decimal]) -> dict[tuple[str, str | None], Decimal]:
    """Leave out what only moves between accounts of one customer, `pays:` standing on one side of it."""
    sums: dict[str, Decimal] = {}
    for (owner, _), amount in groups.items():
        sums[owner] = sums.get(owner, ZERO) + amount
    return {key: amount for key, amount in groups.items() if sums[key[0]] or (key[0], None) not in groups}


def _with_vat(explained: Parts, vat: Decimal) -> Parts:
    """Count the VAT given back with the discount or the write-off that it stands beside."""
    if vat:
        bases = [(kind, explained[kind]) for kind in (DISCOUNT, WRITE_OFF) if explained.get(kind)]
        for (kind, amount), part in zip(bases, spread(vat, [base for _, base in bases]), strict=True):
            explained[kind] = amount + part
    return explained


def _moves(
    entry: Transaction,
    links: frozenset[str],
    groups: Mapping[tuple[str, str | None], Decimal],
    explained: Parts,
) -> list[Move]:
    credits = {key: amount for key, amount in groups.items() if amount > 0}
    received = sum(credits.values(), ZERO)
    repaid = -sum((amount for amount in groups.values() if amount < 0), ZERO)
    if repaid and explained.get(MONEY):
        explained[MONEY] += repaid
    otherwise = received - sum(explained.values(), ZERO) if received else ZERO
    if otherwise:
        explained[DIFFERENCE] = explained.get(DIFFERENCE, ZERO) + otherwise
    moves = []
    left = {kind: amount for kind, amount in explained.items() if amount}
    rest, spare = received, otherwise
    for (owner, pays), amount in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        if amount < 0:
            moves.append(Move(entry.date, owner, amount, links, pays, (), ZERO, entry))
        elif amount > 0:
            parts = _portion(left, amount, rest)
            unexplained = spare if amount == rest else cents(spare * amount / rest)
            for kind, part in parts:
                left[kind] -= part
            rest -= amount
            spare -= unexplained
            moves.append(Move(entry.date, owner, amount, links, pays, parts, unexplained, entry))
    return moves


def _portion(left: Parts, amount: Decimal, rest: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """Give the composition of `amount` out of `rest`, to the cent; it sums to `amount`."""
    if amount == rest:
        return tuple(sorted((kind, part) for kind, part in left.items() if part))
    kinds = sorted(left, key=lambda kind: (-abs(left[kind]), kind))
    parts = {kind: cents(left[kind] * amount / rest) for kind in kinds}
    parts[kinds[0]] += amount - sum(parts.values(), ZERO)
    return tuple(sorted((kind, part) for kind, part in parts.items() if part))

"""Entries that are no documents but post to what customers owe: what they bring, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model import roles
from acompte.model.documents import number_of, own_links
from acompte.model.money import ZERO, cents, spread
from acompte.model.records import (
    DIFFERENCE,
    DISCOUNT,
    MONEY,
    SET_OFF,
    WRITE_OFF,
    Move,
    Transfer,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from beancount.core.data import Transaction

    from acompte.model.records import Invoice
    from acompte.model.roles import Account

Parts = dict[str, "Decimal"]

_SETTLES = {
    roles.BANK: MONEY,
    roles.BANK_FEE: MONEY,
    roles.SET_OFF: SET_OFF,
    roles.DISCOUNT: DISCOUNT,
    roles.BAD_DEBT: WRITE_OFF,
    roles.DIFFERENCE: DIFFERENCE,
    roles.INDEMNITY: DIFFERENCE,
}


def read_moves(
    entry: Transaction, accounts: Mapping[str, Account], currency: str, owners: Mapping[str, Invoice]
) -> tuple[list[Move], list[Transfer]]:
    """Read an entry that is no document: a credit or a debit a customer, and transfers between accounts.

    `owners` gives the documents that say whose an account is that customers share: those of its day and before.
    """
    links = own_links(entry)
    groups: dict[tuple[str, str | None], Decimal] = {}
    moved: dict[tuple[str, str], Decimal] = {}
    explained: Parts = {}
    vat = ZERO
    for posting in entry.postings:
        account = accounts.get(posting.account)
        amount = number_of(posting, currency)
        if account is None or amount is None:
            continue
        role = account.role
        if role in roles.RECEIVABLE:
            named = posting.meta.get("pays") if posting.meta else None
            pays = str(named) if named is not None else None
            owner = account.customer or _owner(entry, accounts, owners, links, pays) or account.name
            groups[owner, pays] = groups.get((owner, pays), ZERO) - amount
            if role in (roles.BILL, roles.DOUBTFUL):
                moved[owner, role] = moved.get((owner, role), ZERO) + amount
        elif role in _SETTLES:
            explained[_SETTLES[role]] = explained.get(_SETTLES[role], ZERO) + amount
        elif role in (roles.VAT, roles.VAT_PENDING):
            vat += amount
    if not explained and not vat:
        groups = _without_transfers(groups)
    if len(groups) == 1 and not moved and len(explained) == 1:
        ((owner, pays), amount) = next(iter(groups.items()))
        if amount > 0 and explained.get(MONEY) == amount and not vat:
            return [Move(entry.date, owner, amount, links, pays, ((MONEY, amount),), ZERO, entry)], []
    transfers = [
        Transfer(entry.date, role, owner, amount, links, entry) for (owner, role), amount in moved.items() if amount
    ]
    return _moves(entry, links, groups, _with_vat(explained, vat)), transfers


def _without_transfers(groups: dict[tuple[str, str | None], Decimal]) -> dict[tuple[str, str | None], Decimal]:
    """Leave out what only moves between accounts of one customer, `pays:` standing on one side of it."""
    sums: dict[str, Decimal] = {}
    for (owner, _), amount in groups.items():
        sums[owner] = sums.get(owner, ZERO) + amount
    return {key: amount for key, amount in groups.items() if sums[key[0]] or (key[0], None) not in groups}


def _owner(
    entry: Transaction,
    accounts: Mapping[str, Account],
    owners: Mapping[str, Invoice],
    links: frozenset[str],
    pays: str | None,
) -> str | None:
    """Give the customer of a posting to a shared account: the linked document says whose it is."""
    known = {name: owners[name] for name in (*links, pays) if name is not None and name in owners}
    known = {name: document for name, document in known.items() if document.date <= entry.date}
    if pays in known:
        return known[pays].customer
    linked = sorted({document.customer for document in known.values()})
    if len(linked) == 1:
        return linked[0]
    posted = {a.customer for p in entry.postings if (a := accounts.get(p.account)) and a.customer}
    both = sorted(posted & set(linked)) or linked or sorted(posted)
    return both[0] if both else None


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

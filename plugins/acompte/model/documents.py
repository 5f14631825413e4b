"""From transactions to drafts of documents, and to the moves of money that settle them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.model import roles, values
from acompte.model.money import ZERO
from acompte.model.records import CREDIT_NOTE, KINDS, Instalment, Share, VatShare

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from beancount.core.data import Transaction

    from acompte.model.roles import Account

ADDED_LINKS = "__acompte_links"
"""The metadata in which the matching plugin notes the links that it added, so that reading leaves them out."""

SHARED = ""
"""Stands for the customer of an account that nobody owns alone."""

_NO_META: dict[str, Any] = {}
_PLACE_ONLY = 2
"""A posting without metadata of its own has the file and the line, and nothing else."""

WATCHED = roles.RECEIVABLE | {
    roles.DEPOSITS,
    roles.VAT,
    roles.VAT_PENDING,
    roles.RECOVERED,
    roles.ALLOWANCE,
}
_CHARGES = frozenset((roles.INTEREST, roles.RECOVERY_FEE, roles.INDEMNITY, roles.RECOVERED))


class Draft:
    """A document as it is written, before its kind and all its quotes are known.

    What most documents do not have stands on the class, so that a draft costs little.
    """

    strangers: Sequence[tuple[str, Decimal]] = ()
    """What it posts to customers other than its own."""
    revenue_total = ZERO
    deposits_total = ZERO
    charges = ZERO
    stray = ZERO
    """What it posts to accounts that no document is made of."""
    said: str | None = None
    shared = ""
    names_quotes = False
    """True where a posting says which quote it is on: its shares keep what they say until the quotes are known."""
    parts: Sequence[Instalment] = ()
    revenue: Sequence[Share] = ()
    deposits: Sequence[Share] = ()
    vat: Sequence[VatShare] = ()
    customer: str | None = None
    own = ZERO
    """What it posts to its own customer; `total` is what it posts to all of them."""
    total = ZERO

    def __init__(self, number: str, entry: Transaction, quotes: Container[str]) -> None:
        """Begin a draft with what its header says."""
        self.number = number
        self.entry = entry
        links = own_links(entry)
        self.links = links if number in links else links | {number}
        named = [link for link in links if link in quotes and link != number]
        self.quotes = tuple(named) if len(named) < 2 else tuple(sorted(named))
        due = entry.meta.get("due")
        self.due = due if isinstance(due, date) else None
        self.credit = False
        self.place: Any = None


def own_links(entry: Any) -> frozenset[str]:
    """Give the links that the user wrote: without those that the matching plugin added."""
    added = entry.meta.get(ADDED_LINKS)
    links: frozenset[str] = entry.links or frozenset()
    return links - frozenset(added.split()) if added else links


def sort_out(
    transactions: Iterable[Transaction], accounts: Mapping[str, Account]
) -> tuple[list[tuple[str, Transaction]], list[Transaction]]:
    """Part transactions into documents (with their numbers) and others that touch what we watch."""
    documents: list[tuple[str, Transaction]] = []
    others: list[Transaction] = []
    watched = {name for name, account in accounts.items() if account.role in WATCHED}
    for entry in transactions:
        meta = entry.meta
        if "invoice" in meta and meta["invoice"] is not None:
            documents.append((str(meta["invoice"]), entry))
            continue
        for posting in entry.postings:
            if posting[0] in watched:
                others.append(entry)
                break
    return documents, others


def read_draft(
    number: str,
    entry: Transaction,
    accounts: Mapping[str, Account],
    quotes: Container[str],
    currency: str,
    foreign: list[Transaction],
) -> Draft:
    """Read the postings of a document; `foreign` gets it where it posts another currency to accounts of ours."""
    draft = Draft(number, entry, quotes)
    due, home = draft.due, draft.quotes[0] if draft.quotes else None
    parts: list[Instalment] = []
    owners: list[str] = []
    vat: list[VatShare] = []
    for name, units, _, _, _, posted in entry.postings:
        account = accounts.get(name)
        if units is None or units[1] != currency or not isinstance(units[0], Decimal):
            if account is not None:
                foreign.append(entry)
            continue
        amount = units[0]
        if account is None:
            draft.stray += amount
            continue
        meta = posted if posted is not None and len(posted) > _PLACE_ONLY else _NO_META
        role = account.role
        if role in roles.RECEIVABLE:
            owner = account.customer or SHARED
            if owner == SHARED:
                draft.shared = name
            owners.append(owner)
            retention = role == roles.RETENTION
            said = meta.get("due") if meta else None
            when = said if isinstance(said, date) else (None if retention else due)
            parts.append(Instalment(amount, when, retention))
        elif role == roles.REVENUE:
            draft.revenue_total -= amount
            draft.revenue = (*draft.revenue, _share(draft, account, -amount, meta, home))
        elif role in (roles.VAT, roles.VAT_PENDING):
            vat.append(vat_share(account, amount, meta))
        elif role == roles.DEPOSITS:
            draft.deposits_total -= amount
            draft.deposits = (*draft.deposits, _share(draft, account, -amount, meta, home))
        elif role in _CHARGES:
            draft.charges -= amount
        else:
            draft.stray += amount
    draft.vat = tuple(vat)
    if parts:
        _find_customer(draft, owners, parts)
    kind = entry.meta.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        draft.said = kind
    draft.credit = draft.said == CREDIT_NOTE or (draft.said is None and _reverses(draft))
    return draft


def _find_customer(draft: Draft, owners: list[str], parts: list[Instalment]) -> None:
    """Find whose the document is: the customer with the largest amount; the others are strangers to it.

    What stands on accounts that customers share (bills, doubtful receivables) counts as the document's own.
    """
    first = owners[0]
    if len(owners) == owners.count(first):
        draft.customer, draft.parts = first, parts
        draft.own = draft.total = parts[0].amount if len(parts) == 1 else sum([part.amount for part in parts], ZERO)
        return
    sums: dict[str, Decimal] = {}
    for owner, part in zip(owners, parts, strict=True):
        sums[owner] = sums.get(owner, ZERO) + part.amount
    draft.total = sum(sums.values(), ZERO)
    shared = sums.pop(SHARED, ZERO)
    own = max(sums.items(), key=lambda item: (abs(item[1]), item[0]))[0]
    draft.customer, draft.own = own, sums.pop(own) + shared
    draft.parts = [
        part for wanted in (SHARED, own) for owner, part in zip(owners, parts, strict=True) if owner == wanted
    ]
    draft.strangers = sorted((owner, amount) for owner, amount in sums.items() if amount)


def _reverses(draft: Draft) -> bool:
    """Tell whether a document takes back revenue, or deposits without revenue: the shape of a credit note."""
    if draft.revenue:
        return draft.revenue_total < 0 or (draft.revenue_total == 0 and draft.total < 0)
    return draft.deposits_total < 0 or (not draft.deposits and draft.total < 0)


def _share(draft: Draft, account: Account, amount: Decimal, meta: Mapping[str, Any], home: str | None) -> Share:
    if not meta:
        return Share(home, amount, account.rate, None, account.vat_due)
    share = said_share(account, amount, meta)
    if share.quote is None:
        return Share(home, *share[1:])
    draft.names_quotes = True
    return share


def said_share(account: Account, amount: Decimal, meta: Mapping[str, Any]) -> Share:
    """Read a posting to revenue or deposits with what its metadata says of it."""
    quote, deposit, due = meta.get("quote"), meta.get("deposit"), meta.get("vat-due")
    return Share(
        str(quote) if quote is not None else None,
        amount,
        values.percent(meta["vat"]) if "vat" in meta else account.rate,
        str(deposit) if deposit is not None else None,
        due if isinstance(due, str) else account.vat_due,
    )


def vat_share(account: Account, amount: Decimal, meta: Mapping[str, Any]) -> VatShare:
    """Read a posting to VAT: its own rate, else the account's."""
    rate = values.percent(meta["vat"]) if "vat" in meta else account.rate
    return VatShare(rate, -amount, account.role == roles.VAT_PENDING)


def instalments(parts: Iterable[Instalment]) -> tuple[Instalment, ...]:
    """Sum the parts with one due date, earliest first, undated ones last; negative ones fill the earliest."""
    rows = list(parts)
    if len(rows) == 1:
        return (rows[0],) if rows[0].amount > 0 else ()
    sums: dict[tuple[date | None, bool], Decimal] = {}
    for part in rows:
        key = (part.due, part.retention)
        sums[key] = sums.get(key, ZERO) + part.amount
    surplus = -sum((amount for amount in sums.values() if amount < 0), ZERO)
    rows = []
    for (due, retention), amount in sorted(sums.items(), key=lambda item: instalment_order(item[0][0])):
        if amount > 0:
            taken = min(surplus, amount)
            surplus -= taken
            if amount > taken:
                rows.append(Instalment(amount - taken, due, retention))
    return tuple(rows)


def instalment_order(due: date | None) -> date:
    """Give the order in which money fills instalments: the earliest due first, undated ones last."""
    return due or date.max

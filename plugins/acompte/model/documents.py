"""From transactions to drafts of documents, and to the moves of money that settle them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.model import roles, values
from acompte.model.money import ZERO
from acompte.model.records import CREDIT_NOTE, KINDS, DepositEntry, Instalment, Share, VatShare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beancount.core.data import Posting, Transaction

    from acompte.model.roles import Account

ADDED_LINKS = "__acompte_links"
"""The metadata in which the matching plugin notes the links that it added, so that reading leaves them out."""

SHARED = ""
"""Stands for the customer of an account that nobody owns alone."""

_NO_META: dict[str, Any] = {}
_PLACE_ONLY = 2
"""A posting without metadata of its own has the file and the line, and nothing else."""

_WATCHED = roles.RECEIVABLE | {
    roles.DEPOSITS,
    roles.VAT,
    roles.VAT_PENDING,
    roles.RECOVERED,
    roles.ALLOWANCE,
}
_CHARGES = frozenset((roles.INTEREST, roles.RECOVERY_FEE, roles.INDEMNITY, roles.RECOVERED))


class Draft:
    """A document as it is written, before its kind and its quotes are known."""

    __slots__ = (
        "charges",
        "credit",
        "customers",
        "deposits",
        "deposits_total",
        "due",
        "entry",
        "links",
        "number",
        "others",
        "parts",
        "revenue",
        "revenue_total",
        "said",
        "shared",
        "total",
        "vat",
    )

    def __init__(self, number: str, entry: Transaction) -> None:
        """Begin a draft; amounts are added posting by posting."""
        self.number = number
        self.entry = entry
        self.links = own_links(entry) | {number}
        due = entry.meta.get("due")
        self.due = due if isinstance(due, date) else None
        self.customers: dict[str, Decimal] = {}
        self.parts: list[tuple[str, Instalment]] = []
        self.revenue: list[Share] = []
        self.deposits: list[Share] = []
        self.vat: list[VatShare] = []
        self.revenue_total = ZERO
        self.deposits_total = ZERO
        self.charges = ZERO
        self.others = ZERO
        self.total = ZERO
        self.said: str | None = None
        self.credit = False
        self.shared = ""

    @property
    def customer(self) -> str | None:
        """Give the customer with the largest amount."""
        if len(self.customers) < 2:
            return next(iter(self.customers), None)
        return max(self.customers.items(), key=lambda item: (abs(item[1]), item[0]))[0]


def number_of(posting: Posting, currency: str) -> Decimal | None:
    """Give the amount of a posting; None where it is in another currency."""
    units = posting.units
    if units is None or units.currency != currency or not isinstance(units.number, Decimal):
        return None
    return units.number


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
    watched = {name for name, account in accounts.items() if account.role in _WATCHED}
    for entry in transactions:
        number = entry.meta.get("invoice")
        if number is not None:
            documents.append((str(number), entry))
            continue
        for posting in entry.postings:
            if posting.account in watched:
                others.append(entry)
                break
    return documents, others


def read_draft(number: str, entry: Transaction, accounts: Mapping[str, Account], currency: str) -> Draft:
    """Read the postings of a document."""
    draft = Draft(number, entry)
    for posting in entry.postings:
        amount = number_of(posting, currency)
        if amount is None:
            continue
        account = accounts.get(posting.account)
        if account is None:
            draft.others += amount
            continue
        meta = posting.meta or _NO_META
        role = account.role
        if role in roles.RECEIVABLE:
            _add_receivable(draft, account, amount, meta)
        elif role == roles.REVENUE:
            draft.revenue.append(_share(account, -amount, meta))
            draft.revenue_total -= amount
        elif role == roles.DEPOSITS:
            draft.deposits.append(_share(account, -amount, meta))
            draft.deposits_total -= amount
        elif role in (roles.VAT, roles.VAT_PENDING):
            rate = values.percent(meta["vat"]) if "vat" in meta else account.rate
            draft.vat.append(VatShare(rate, -amount, role == roles.VAT_PENDING))
        elif role in _CHARGES:
            draft.charges -= amount
        else:
            draft.others += amount
    if SHARED in draft.customers:
        _claim_shared(draft)
    said = entry.meta.get("kind")
    draft.said = said if isinstance(said, str) and said in KINDS else None
    draft.credit = draft.said == CREDIT_NOTE or (draft.said is None and _reverses(draft))
    return draft


def _claim_shared(draft: Draft) -> None:
    """Count what stands on accounts that customers share (bills, doubtful receivables) as the document's own."""
    amount = draft.customers.pop(SHARED)
    own = draft.customer
    if own is None:
        draft.customers[SHARED] = amount
        return
    draft.customers[own] += amount
    draft.parts = [(own, part) for owner, part in draft.parts if owner == SHARED] + [
        (owner, part) for owner, part in draft.parts if owner != SHARED
    ]


def _reverses(draft: Draft) -> bool:
    """Tell whether a document takes back revenue, or deposits without revenue: the shape of a credit note."""
    if draft.revenue:
        return draft.revenue_total < 0 or (draft.revenue_total == 0 and draft.total < 0)
    return draft.deposits_total < 0 or (not draft.deposits and draft.total < 0)


def _share(account: Account, amount: Decimal, meta: Mapping[str, Any]) -> Share:
    if len(meta) <= _PLACE_ONLY:
        return Share(None, amount, account.rate, None)
    quote, deposit = meta.get("quote"), meta.get("deposit")
    return Share(
        str(quote) if quote is not None else None,
        amount,
        values.percent(meta["vat"]) if "vat" in meta else account.rate,
        str(deposit) if deposit is not None else None,
    )


def _add_receivable(draft: Draft, account: Account, amount: Decimal, meta: Mapping[str, Any]) -> None:
    owner = account.customer or SHARED
    draft.customers[owner] = draft.customers.get(owner, ZERO) + amount
    if owner == SHARED:
        draft.shared = account.name
    retention = account.role == roles.RETENTION
    said = meta.get("due")
    due = said if isinstance(said, date) else (None if retention else draft.due)
    draft.parts.append((owner, Instalment(amount, due, retention)))
    draft.total += amount


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


def read_deposit_entries(entry: Transaction, accounts: Mapping[str, Account], currency: str) -> list[DepositEntry]:
    """Read the postings to deposits of an entry that is no document."""
    found = []
    for posting in entry.postings:
        account = accounts.get(posting.account)
        amount = number_of(posting, currency)
        if account is not None and account.role == roles.DEPOSITS and amount is not None:
            share = _share(account, -amount, posting.meta or {})
            found.append(DepositEntry(entry.date, own_links(entry), share, entry))
    return found

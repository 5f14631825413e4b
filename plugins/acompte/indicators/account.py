"""A customer's account from one day to another: what it was debited and credited for, down to its balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model import roles
from acompte.model.means import means_of
from acompte.model.money import ZERO
from acompte.model.records import CREDIT, DIFFERENCE, DISCOUNT, MONEY, SET_OFF, WRITE_OFF

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History
    from acompte.model.records import Invoice, Move

PAYMENT, REFUND, BOUNCE, UNEXPLAINED, OTHER = "payment", "refund", "bounce", "unexplained", "other"

_PARTS = {
    MONEY: PAYMENT,
    SET_OFF: "set-off",
    DISCOUNT: "discount",
    WRITE_OFF: "write-off",
    DIFFERENCE: "difference",
    CREDIT: OTHER,
}
WHATS = (*_PARTS.values(), REFUND, BOUNCE, UNEXPLAINED)
"""What happens to an account beside documents, which are named by their kinds."""

_DOCUMENT, _CREDIT, _DEBIT = range(3)
"""The order of one day, that in which credits find their documents."""


class Movement(NamedTuple):
    """One change of what a customer owes: debits positive, credits negative."""

    date: date
    what: str
    """The kind of a document, or what else happened: one of `WHATS`."""
    invoice: Invoice | None
    amount: Decimal
    names: tuple[str, ...]
    """The documents that it settles, or takes the money of back."""
    means: str | None
    entry: Any


class Line(NamedTuple):
    """A movement, and what the customer owes after it."""

    movement: Movement
    balance: Decimal


class CustomerAccount(NamedTuple):
    """A customer's account over some days."""

    customer: str
    since: date
    until: date
    opening: Decimal
    """What the customer owed in the evening before the first day."""
    lines: tuple[Line, ...]
    balance: Decimal
    """What the customer owes in the evening of the last day: the balance of its accounts in the books."""


class Accounts:
    """The accounts of all customers: what happened on each is gathered once, for whoever asks about many."""

    def __init__(self, history: History) -> None:
        """Go through the documents and the movements once."""
        self._history = history
        self._documents: dict[str, list[Invoice]] = {}
        self._moves: dict[str, list[Move]] = {}
        self._unexplained: dict[tuple[int, str], Decimal] = {}
        for document in history.book.invoices:
            self._documents.setdefault(document.customer, []).append(document)
        for move in history.book.moves:
            self._moves.setdefault(move.customer, []).append(move)
        for debit in history.unexplained:
            key = id(debit.entry), debit.customer
            self._unexplained[key] = self._unexplained.get(key, ZERO) + debit.amount

    def of(self, customer: str, since: date, until: date) -> CustomerAccount:
        """Give a customer's account from one day to another, both included, in the order of the days."""
        documents = [d for d in self._documents.get(customer, ()) if d.date <= until]
        moves = [m for m in self._moves.get(customer, ()) if m.date <= until]
        opening = sum((d.total for d in documents if d.date < since), ZERO)
        balance = opening = opening - sum((m.amount for m in moves if m.date < since), ZERO)
        lines = []
        for movement in self._movements(customer, documents, [m for m in moves if m.date >= since], since, until):
            balance += movement.amount
            lines.append(Line(movement, balance))
        return CustomerAccount(customer, since, until, opening, tuple(lines), balance)

    def _movements(
        self, customer: str, documents: list[Invoice], own: list[Move], since: date, until: date
    ) -> list[Movement]:
        """Give what changed what a customer owes; of one day documents, then credits, then debits."""
        history = self._history
        found = [
            (_DOCUMENT if d.total >= 0 else _CREDIT, Movement(d.date, d.kind, d, d.total, _settled(d), None, d.entry))
            for d in documents
            if d.date >= since
        ]
        settled, bounced = _by_entry(history, documents, until) if own else ({}, {})
        debits: dict[int, list[Move]] = {}
        for move in own:
            names = settled.get(id(move.entry), ())
            if move.document is not None:
                what = Movement(move.date, OTHER, None, -move.amount, (move.document,), None, move.entry)
                found.append((_CREDIT if move.amount > 0 else _DEBIT, what))
            elif move.amount > 0:
                found += [(_CREDIT, row) for row in _credits(history, move, names)]
            else:
                debits.setdefault(id(move.entry), []).append(move)
        for entry, moves in debits.items():
            unexplained = self._unexplained.get((entry, customer), ZERO)
            found += [(_DEBIT, row) for row in _debits(history, moves, bounced, unexplained)]
        found.sort(key=lambda row: (row[1].date, row[0]))
        return [movement for _, movement in found]


def _settled(document: Invoice) -> tuple[str, ...]:
    """Give what a credit note corrects."""
    return document.corrects if document.is_credit else ()


def _by_entry(
    history: History, documents: list[Invoice], until: date
) -> tuple[dict[int, tuple[str, ...]], dict[int, dict[str, Decimal]]]:
    """Give which documents each entry settles, and how much money each takes back of which documents."""
    settled: dict[int, dict[str, None]] = {}
    bounced: dict[int, dict[str, Decimal]] = {}
    for document in documents:
        for settling in history.settlings[document.place]:
            if settling.day > until:
                continue
            if settling.bounced:
                taken = bounced.setdefault(id(settling.entry), {})
                taken[document.number] = taken.get(document.number, ZERO) - settling.amount
            else:
                settled.setdefault(id(settling.entry), {})[document.number] = None
    return {entry: tuple(names) for entry, names in settled.items()}, bounced


def _credits(history: History, move: Move, names: tuple[str, ...]) -> list[Movement]:
    """Give a credit by what it is made of: money, discount, write-off and so on."""
    parts = move.parts or ((MONEY, move.amount),)
    return [
        Movement(
            move.date,
            _PARTS[kind],
            None,
            -amount,
            names or _said(history, move),
            means_of(history.book.accounts, move.entry) if kind == MONEY else None,
            move.entry,
        )
        for kind, amount in parts
        if amount
    ]


def _said(history: History, move: Move) -> tuple[str, ...]:
    """Give the documents that a move names, though it settles none of them."""
    return tuple(sorted(link for link in move.links if link in history.book.by_number))


def _debits(
    history: History, moves: list[Move], bounced: dict[int, dict[str, Decimal]], unexplained: Decimal
) -> list[Movement]:
    """Give the debits of one entry by what they are: money that went back, money repaid, what nothing explains."""
    first = moves[0]
    entry, accounts = first.entry, history.book.accounts
    means = means_of(accounts, entry)
    whole = -sum((move.amount for move in moves), ZERO)
    taken = bounced.get(id(entry), {})
    back = sum(taken.values(), ZERO)
    has_money = any(a.role == roles.BANK for p in entry.postings if (a := accounts.get(p.account)) is not None)
    rows = (
        (BOUNCE, back, tuple(taken)),
        (REFUND if has_money else OTHER, whole - back - unexplained, _said(history, first)),
        (UNEXPLAINED, unexplained, _said(history, first)),
    )
    return [Movement(first.date, what, None, amount, names, means, entry) for what, amount, names in rows if amount]

"""Debits without a number: refunds of what stands on account, bounced payments, and what nothing explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.history import Unexplained
from acompte.model.records import MONEY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.records import Move
    from acompte.model.standing import OnAccount
    from acompte.model.sweep import Sweep


def follow_debit(sweep: Sweep, move: Move) -> None:
    """Follow a debit: a refund of what is on account, a bounced payment, or unexplained."""
    wanted = -move.amount
    shelf, customer = sweep.shelf, move.customer
    links = sweep.named_by(move)
    for credit in shelf.linked(links, customer):
        wanted -= _repay(credit, wanted, move.date)
    for credit in shelf.linked(sweep.book.corrected_by(links), customer) if wanted else ():
        wanted -= _repay(credit, wanted, move.date)
    if wanted:
        wanted = _bounce(sweep, move, links, wanted)
    for credit in shelf.of(customer) if wanted else ():
        if not credit.keys:
            wanted -= _repay(credit, wanted, move.date)
    if wanted:
        sweep.unexplained.append(Unexplained(move.date, customer, wanted, move.entry))


def _repay(credit: OnAccount, wanted: Decimal, day: date) -> Decimal:
    """Take a refund from a credit on account; give how much."""
    amount = min(credit.left, wanted)
    if amount > 0:
        credit.take(amount, day)
    return amount


def _bounce(sweep: Sweep, move: Move, links: Iterable[str], wanted: Decimal) -> Decimal:
    """Take back the last money settled on the linked documents, or a linked quote's; give what remains of the debit."""
    invoices, left = sweep.book.invoices, sweep.money_left
    payments = []
    for index in sweep.linked_by(links):
        if invoices[index].customer == move.customer:
            if index not in left:
                left[index] = [[s, s.amount] for s in sweep.settlings[index] if s.kind == MONEY and s.amount > 0]
            payments += [(row[0].day, place, index, row) for place, row in enumerate(left[index])]
    for _, _, index, row in sorted(payments, key=lambda payment: payment[:3], reverse=True):
        settling, rest = row
        amount = min(rest, wanted)
        if amount <= 0:
            continue
        row[1] -= amount
        wanted -= amount
        taken = settling._replace(day=move.date, amount=-amount, entry=move.entry, bounced=True)
        sweep.settlings[index].append(taken)
        sweep.open[index] += amount
        for quote in invoices[index].quotes:
            sweep.open_by_quote[quote][index] = None
    return wanted

"""Receivables that may not come in: doubtful, lost, and recovered after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beancount.core.data import Transaction

from acompte.desk.entries import joined, leg, transaction
from acompte.desk.payments import credited, received, rooms_of
from acompte.desk.refusal import Refusal
from acompte.desk.shares import part, posted_accounts, slices, vat_back
from acompte.model import roles
from acompte.model.money import ZERO
from acompte.model.records import WRITE_OFF

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.desk.payments import Money


def write_off(composer: Composer, number: str) -> None:
    """Compose the loss of what is open of a document, with the VAT given back.

    Raises:
      Refusal: nothing is open of it.
    """
    state = composer.document(number)
    if state.open <= 0 or state.invoice.is_credit:
        raise Refusal("nothing-open", number=number)
    rows = part(slices(composer, state.invoice), state.open)
    base = sum((row.base for row in rows), ZERO)
    legs = [leg(composer.chart.account(roles.BAD_DEBT).name, base), *vat_back(composer, state.invoice, rows)]
    legs += credited(composer, rooms_of(composer, [state]), state.open)
    title = composer.word(f"Créance irrécouvrable, {number}", f"Bad debt, {number}")
    entry = transaction(composer.day, composer.payee, title, (number,), joined(legs), composer.currency)
    composer.add(composer.with_moves(entry, posted_accounts((state.invoice,))))


def is_lost(composer: Composer, number: str) -> bool:
    """Tell whether a document is written off, so that money for it is a recovery."""
    state = composer.document(number)
    return state.written_off and state.open <= 0


def recover(composer: Composer, number: str, money: Money) -> None:
    """Compose what comes in after all for a document that was written off: income with its VAT, the debt stays gone.

    Raises:
      Refusal: no amount is said, or more than was lost and has not come in yet.
    """
    state = composer.document(number)
    lost = state.settled_by[WRITE_OFF] - _recovered(composer, number)
    if money.amount is None:
        raise Refusal("recovery-amount", number=number, lost=lost)
    if not 0 < money.amount <= lost:
        raise Refusal("recovery-over", number=number, amount=money.amount, lost=lost)
    rows = part(slices(composer, state.invoice), money.amount)
    base = sum((row.base for row in rows), ZERO)
    legs = [*received(composer, money, money.amount), leg(composer.chart.account(roles.RECOVERED).name, -base)]
    legs += [composer.vat_leg(-row.vat, row.rate, pending=False) for row in rows if row.vat]
    title = composer.word(f"Rentrée sur créance amortie, {number}", f"Bad debt recovered, {number}")
    composer.add(transaction(composer.day, composer.payee, title, (number,), joined(legs), composer.currency))


def _recovered(composer: Composer, number: str) -> Decimal:
    """Give what has come in before of a document that was written off, with its VAT."""
    sums = ZERO
    for entry in composer.near.entries:
        if not isinstance(entry, Transaction) or number not in entry.links or entry.date > composer.day:
            continue
        income: dict[str, Decimal] = {}
        for posting in entry.postings:
            account = composer.book.accounts.get(posting.account)
            if account is not None and posting.units is not None and posting.units.number is not None:
                income[account.role] = income.get(account.role, ZERO) - posting.units.number
        if roles.RECOVERED in income:
            sums += income[roles.RECOVERED] + income.get(roles.VAT, ZERO)
    return sums


def doubtful(composer: Composer, number: str) -> None:
    """Compose the transfer of what is open of a document to the doubtful receivables.

    Raises:
      Refusal: nothing is open of it, or it stands there already.
    """
    state = composer.document(number)
    if state.open <= 0 or state.invoice.is_credit:
        raise Refusal("nothing-open", number=number)
    if state.doubtful:
        raise Refusal("doubtful-already", number=number)
    account = composer.chart.account(roles.DOUBTFUL).name
    legs = [leg(account, state.open), *credited(composer, rooms_of(composer, [state]), state.open)]
    title = composer.word(f"Créance douteuse, {number}", f"Doubtful receivable, {number}")
    composer.add(transaction(composer.day, composer.payee, title, (number,), legs, composer.currency))

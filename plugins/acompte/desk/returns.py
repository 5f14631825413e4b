"""Money that goes back: refunds of what stands on account, and payments that the bank returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.entries import leg, transaction
from acompte.desk.payments import check_bank, standing_accounts
from acompte.desk.quoted import find_quote
from acompte.desk.refusal import Refusal
from acompte.desk.shares import posted_accounts
from acompte.model import roles
from acompte.model.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal

    from beancount.core.data import Transaction

    from acompte.desk.composer import Composer


def on_account(composer: Composer, names: Collection[str]) -> Decimal:
    """Give the customer's money that stands on account for some documents or quotes, or under their links."""
    return sum(
        (
            credit.stands(composer.day)
            for credit in composer.near.history.on_account
            if credit.customer == composer.account and (credit.document in names or not credit.keys.isdisjoint(names))
        ),
        ZERO,
    )


def refund(composer: Composer, name: str, amount: Decimal | None, account: str | None) -> None:
    """Compose the refund of what stands on account under a document's or a quote's link.

    Raises:
      Refusal: nothing stands there, or less than the amount.
    """
    links = {name}
    if name in composer.book.by_number:
        invoice = composer.document(name).invoice
        links.update(invoice.corrects if invoice.is_credit else ())
    else:
        find_quote(composer, name)
    standing = on_account(composer, links)
    wanted = standing if amount is None else amount
    if standing <= 0:
        raise Refusal("refund-nothing", number=name)
    if wanted <= 0:
        raise Refusal("amount-not-positive", amount=wanted)
    if wanted > standing:
        raise Refusal("refund-over", number=name, amount=wanted, standing=standing)
    bank = account or composer.chart.account(roles.BANK).name
    check_bank(composer, bank)
    title = composer.word(f"Remboursement {name}", f"Refund {name}")
    legs = [leg(composer.account, wanted), leg(bank, -wanted)]
    composer.add(
        composer.with_moves(transaction(composer.day, composer.payee, title, (name,), legs, composer.currency))
    )


def bounce(composer: Composer, number: str, amount: Decimal | None) -> None:
    """Compose the return of the last payment of a document: the bank takes the money back, the debt is open again.

    Raises:
      Refusal: no money came for it, or less than the amount.
    """
    state = composer.document(number)
    settlings = [
        s for s in composer.near.history.settlings[state.invoice.place] if s.kind == "money" and s.day <= composer.day
    ]
    money = sum((s.amount for s in settlings), ZERO)
    if money <= 0:
        raise Refusal("bounce-nothing", number=number)
    last = [s for s in settlings if s.amount > 0][-1].entry
    over = _left_over(composer, last)
    paid = min(sum((s.amount for s in settlings if s.entry is last), ZERO), money)
    wanted = amount if amount is not None else paid + over
    if wanted <= 0:
        raise Refusal("amount-not-positive", amount=wanted)
    if wanted > money + over:
        raise Refusal("bounce-over", number=number, amount=wanted, money=money + over)
    owed, _ = standing_accounts(composer, state)
    title = composer.word(f"Impayé {number}", f"Payment returned {number}")
    legs = [leg(owed, wanted), leg(_bank_of(composer, last), -wanted)]
    entry = transaction(composer.day, composer.payee, title, (number,), legs, composer.currency)
    composer.add(composer.with_moves(entry, posted_accounts((state.invoice,))))


def _left_over(composer: Composer, payment: Transaction) -> Decimal:
    """Give what a payment of one document left on account, and is there still: it goes back with the rest."""
    if len(payment.links & composer.book.by_number.keys()) > 1:
        return ZERO
    standing = composer.near.history.on_account
    return sum((credit.stands(composer.day) for credit in standing if credit.entry is payment), ZERO)


def _bank_of(composer: Composer, entry: Transaction) -> str:
    for posting in getattr(entry, "postings", ()):
        account = composer.book.accounts.get(posting.account)
        if account is not None and account.role == roles.BANK:
            return str(posting.account)
    return composer.chart.account(roles.BANK).name

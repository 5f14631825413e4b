"""A quote that is cancelled: its deposits are given back, or kept as an indemnity or as the price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.credits import credit_note
from acompte.desk.documents import Line, Paper, write
from acompte.desk.entries import custom, leg, titled, transaction
from acompte.desk.quoted import held, open_quote
from acompte.desk.refusal import Refusal
from acompte.desk.returns import on_account, refund
from acompte.model import roles
from acompte.model.money import ZERO
from acompte.model.quotes import accepted_on
from acompte.model.records import DEBIT_NOTE

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.model.records import Quote

REFUND, PRICE, INDEMNITY = "refund", "price", "indemnity"
"""What becomes of the deposits. Kept as an indemnity (dédit) they are outside VAT, which is given back; kept as the
price of what was done or reserved, they stay taxed. Which of the two it is, the user says."""


def cancel(composer: Composer, number: str, deposits: str, why: str | None, account: str | None = None) -> None:
    """Compose the cancellation of a quote, and what becomes of its deposits.

    Unpaid deposits are credited in any case. `account` is the bank that a refund leaves.

    Raises:
      Refusal: the quote is not accepted, has ended, or is closed by its final.
    """
    quote = open_quote(composer, number)
    accepted = accepted_on(quote)
    if accepted is None or accepted > composer.day:
        raise Refusal("cancel-open", number=number)
    composer.add(custom(composer.day, "cancelled", number, *([why] if why else [])))
    if deposits == PRICE:
        _credit_unpaid(composer, quote)
        _keep_price(composer, quote)
        return
    notes = [
        credit_note(
            composer, deposit, amount, composer.word("commande annulée", "order cancelled"), quote=number
        ).number
        for deposit, amount in _left_with_vat(composer, quote).items()
    ]
    if deposits == INDEMNITY:
        _keep_indemnity(composer, quote, notes)
    elif on_account(composer, (number,)) > 0:
        refund(composer, number, None, account)


def _left_with_vat(composer: Composer, quote: Quote) -> dict[str, Decimal]:
    """Give what is left of each deposit, with its VAT."""
    found: dict[str, Decimal] = {}
    for row in held(composer, quote):
        if row.left > 0:
            found[row.deposit] = found.get(row.deposit, ZERO) + row.left + row.vat
    return found


def _credit_unpaid(composer: Composer, quote: Quote) -> None:
    for number, left in _left_with_vat(composer, quote).items():
        unpaid = composer.document(number).open
        if unpaid > 0:
            why = composer.word("commande annulée", "order cancelled")
            credit_note(composer, number, min(unpaid, left), why, quote=quote.number)


def _deposit_numbers(composer: Composer, quote: Quote) -> list[str]:
    moves = composer.near.matches.moves.get(quote.number, ())
    return sorted({move.deposit for move in moves if move.deposit is not None})


def _keep_price(composer: Composer, quote: Quote) -> None:
    """Turn the deposits into revenue by a final of 0.00; their VAT stays due."""
    rows = [row for row in held(composer, quote) if row.left > 0]
    if not rows:
        return
    item = composer.word("Acompte conservé", "Deposit kept")
    title = composer.word("Acomptes conservés, commande annulée", "Deposits kept, order cancelled")
    sums: dict[Decimal, Decimal] = {}
    for row in rows:
        sums[row.rate] = sums.get(row.rate, ZERO) + row.left
    paper = Paper(
        composer.number("invoice"),
        titled(title, quote.title, composer.whole.language),
        (quote.number,),
        [Line(amount, rate, quote.number, item) for rate, amount in sums.items()],
        [Line(-row.left, row.rate, quote.number, deposit=row.deposit) for row in rows],
        {},
        None,
        meta={"kind": "final"},
    )
    composer.add_document(write(composer, paper))


def _keep_indemnity(composer: Composer, quote: Quote, notes: list[str]) -> None:
    """Take what the credit notes left on account by a debit note without VAT, due at once."""
    kept = on_account(composer, (quote.number,))
    if kept <= 0:
        return
    account = composer.chart.account(roles.INDEMNITY).name
    title = composer.word("Dédit conservé, commande annulée", "Indemnity kept, order cancelled")
    entry = transaction(
        composer.day,
        composer.payee,
        titled(title, quote.title, composer.whole.language),
        [*notes, *_deposit_numbers(composer, quote)],
        [leg(composer.account, kept), leg(account, -kept)],
        composer.currency,
        invoice=composer.number(DEBIT_NOTE),
        due=composer.day,
    )
    composer.add_document(composer.with_moves(entry))

"""The quotes of a day: what is planned, invoiced, paid and held of their deposits, what is left to invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.matches import Matches, sum_moves
from acompte.model.money import ZERO, cents
from acompte.model.quotes import (
    ACCEPTED,
    OPEN,
    Planned,
    accepted_on,
    amount_on,
    delivery_on,
    schedule_on,
    state_on,
    total_with_vat,
    with_vat,
)
from acompte.model.records import OPENING
from acompte.model.schedule import unfilled_milestones

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.deposits import DepositMove
    from acompte.model.records import Invoice, Quote
    from acompte.model.state import DocumentState, State


class QuoteRow(NamedTuple):
    """One quote on a day; amounts without VAT but `total_ttc` and `left_ttc`."""

    quote: Quote
    state: str
    accepted: date | None
    closing: Invoice | None
    total_ht: Decimal
    total_ttc: Decimal
    deposits_planned: Decimal
    deposits_invoiced: Decimal
    deposits_paid: Decimal
    deposits_held: Decimal
    deposits_deducted: Decimal
    invoiced_ht: Decimal
    left_ht: Decimal
    left_ttc: Decimal
    delivery: date | None
    unfilled: tuple[Planned, ...]
    """The milestones that deposits have not reached, past and to come."""

    @property
    def next(self) -> Planned | None:
        """Give the next milestone."""
        return self.unfilled[0] if self.unfilled else None

    def short(self, planned: Planned) -> Decimal:
        """Give what deposits lack of a milestone, without VAT: at most its own amount."""
        return planned.cumulated - max(self.deposits_invoiced, planned.cumulated - planned.amount)


def quote_rows(state: State, matches: Matches) -> list[QuoteRow]:
    """Give the quotes dated up to the day, by date and number."""
    quotes = [quote for quote in state.book.quotes.values() if quote.date <= state.day]
    quotes.sort(key=lambda quote: (quote.date, quote.number))
    return [quote_row(state, matches, quote) for quote in quotes]


def quote_row(state: State, matches: Matches, quote: Quote) -> QuoteRow:
    """Give one quote on a day."""
    day = state.day
    closing = matches.closing(quote, day)
    stands = state_on(quote, day, closing.date if closing else None)
    accepted = accepted_on(quote)
    sums = matches.deposits(quote.number, day)
    paid, held = _deposits_paid(state, matches, quote.number)
    total = amount_on(quote, day)
    invoiced = matches.invoiced(quote, day)
    schedule = schedule_on(quote, day)
    left = total - invoiced
    alive = stands in (OPEN, ACCEPTED)
    return QuoteRow(
        quote,
        stands,
        accepted if accepted is not None and accepted <= day else None,
        closing,
        total,
        total_with_vat(quote, day),
        schedule[-1].cumulated if schedule else ZERO,
        sums.net,
        paid,
        held,
        sums.deducted,
        invoiced,
        left,
        with_vat(quote, left, day),
        delivery_on(quote, day),
        tuple(unfilled_milestones(matches, quote, day)) if alive else (),
    )


def _deposits_paid(state: State, matches: Matches, quote: str) -> tuple[Decimal, Decimal]:
    """Give the deposits of a quote paid by money, and those still held, without VAT."""
    paid = held = ZERO
    numbers = sorted({move.deposit for move in matches.moves.get(quote, ()) if move.deposit})
    for number in numbers:
        document = state.document(number)
        if document is not None:
            moves = [move for move in matches.deposit_moves[number] if move.quote == quote]
            part = deposit_paid(document, moves, state.day)
            paid += part[0]
            held += part[1]
    return paid, held


def deposit_paid(document: DocumentState, moves: list[DepositMove], day: date) -> tuple[Decimal, Decimal]:
    """Give what of a deposit, by some of its moves, is paid by money, and what of that is still held, without VAT.

    A deposit is paid in the share of its invoice that money settled; what a credit note took back of it is
    not. One taken over from other books without a receivable was cashed there.
    """
    sums = sum_moves(moves, day)
    total = document.invoice.total
    cashed = document.invoice.kind == OPENING and total == 0
    share = sums.invoiced if cashed else cents(sums.invoiced * document.paid / total) if total else ZERO
    share = min(share, sums.net)
    return share, max(share - sums.deducted - sums.adjusted, ZERO)

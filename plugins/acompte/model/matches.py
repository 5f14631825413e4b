"""The match of quotes, deposits and final invoices: what is invoiced on a quote, and what closed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.deposits import ADJUSTED, CREDITED, DEDUCTED, INVOICED, RETURNED
from acompte.model.kinds import invoiced_before
from acompte.model.money import ZERO
from acompte.model.quotes import CANCELLED, ended_on
from acompte.model.records import CREDIT_NOTE, DEPOSIT, FINAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.deposits import DepositMove
    from acompte.model.records import Invoice, Quote


class DepositSums(NamedTuple):
    """What happened to deposits by a day, without VAT, each positive."""

    invoiced: Decimal
    credited: Decimal
    deducted: Decimal
    adjusted: Decimal
    """Taken by hand (a deposit kept), less what was added by hand."""

    @property
    def net(self) -> Decimal:
        """Give the deposits invoiced, less their credit notes."""
        return self.invoiced - self.credited

    @property
    def left(self) -> Decimal:
        """Give what is still to be deducted: the balance of the deposits account."""
        return self.net - self.deducted - self.adjusted


class Matches:
    """The documents and the deposit moves of each quote, and the credit notes of each document."""

    def __init__(self, book: Book) -> None:
        """Index a Book, once: deposit moves by quote, by deposit, and by the document that makes them."""
        self.book = book
        self.documents: dict[str, list[Invoice]] = {}
        self.credit_notes: dict[str, list[Invoice]] = {}
        self.moves: dict[str, list[DepositMove]] = {}
        self.deposit_moves: dict[str, list[DepositMove]] = {}
        self.moves_by: dict[str, list[DepositMove]] = {}
        for invoice in book.invoices:
            for quote in invoice.quotes:
                self.documents.setdefault(quote, []).append(invoice)
            if invoice.kind == CREDIT_NOTE:
                for number in invoice.corrects:
                    self.credit_notes.setdefault(number, []).append(invoice)
        for move in book.deposit_moves:
            if move.quote is not None:
                self.moves.setdefault(move.quote, []).append(move)
            if move.deposit is not None:
                self.deposit_moves.setdefault(move.deposit, []).append(move)
            if move.document is not None:
                self.moves_by.setdefault(move.document, []).append(move)

    def revenue(self, quote: Quote, day: date) -> Decimal:
        """Give the revenue invoiced on a quote by a day, less credit notes, with what other books invoiced."""
        return invoiced_before(quote) + sum(
            (d.revenue_on(quote.number) for d in self.documents.get(quote.number, ()) if d.date <= day), ZERO
        )

    def invoiced(self, quote: Quote, day: date) -> Decimal:
        """Give what is invoiced on a quote by a day: its revenue, and the deposits that are still to be deducted."""
        return self.revenue(quote, day) + self.deposits(quote.number, day).left

    def deposits(self, quote: str, day: date) -> DepositSums:
        """Give what happened to the deposits of a quote by a day."""
        return sum_moves(self.moves.get(quote, ()), day)

    def deposit(self, number: str, day: date) -> DepositSums:
        """Give what happened to one deposit by a day."""
        return sum_moves(self.deposit_moves.get(number, ()), day)

    def cancelled_on(self, invoice: Invoice) -> date | None:
        """Give the day on which credit notes had cancelled a document whole; None where they have not."""
        notes = self.credit_notes.get(invoice.number)
        if not notes or invoice.kind == CREDIT_NOTE:
            return None
        measure = _measure(invoice)
        rest = measure(invoice)
        if rest <= 0:
            return None
        for note in notes:
            if note.date < invoice.date or len(note.corrects) > 1:
                continue
            rest += measure(note)
            if rest <= 0:
                return note.date
        return None

    def closing(self, quote: Quote, day: date) -> Invoice | None:
        """Give the invoice that closed a quote by a day: its first final that no credit note cancelled whole."""
        for invoice in self.documents.get(quote.number, ()):
            if invoice.date > day:
                return None
            if invoice.kind == FINAL:
                cancelled = self.cancelled_on(invoice)
                if cancelled is None or cancelled > day:
                    return invoice
        return None

    def is_closed(self, quote: Quote, day: date) -> bool:
        """Tell whether a quote is closed by a day, by its closing invoice or its cancellation."""
        ended = ended_on(quote, day)
        return (ended is not None and ended[0] == CANCELLED) or self.closing(quote, day) is not None


def _measure(invoice: Invoice) -> Callable[[Invoice], Decimal]:
    """Give what credit notes must take back of a document to cancel it whole: revenue, deposits, or the total."""
    if invoice.revenue:
        return lambda document: document.revenue_total
    if invoice.kind == DEPOSIT:
        return lambda document: document.deposits_total
    return lambda document: document.total


def sum_moves(moves: list[DepositMove] | tuple[()], day: date) -> DepositSums:
    """Sum deposit moves up to a day."""
    sums = {INVOICED: ZERO, CREDITED: ZERO, DEDUCTED: ZERO, RETURNED: ZERO, ADJUSTED: ZERO}
    for move in moves:
        if move.date <= day:
            sums[move.what] += move.amount
    deducted = -sums[DEDUCTED] - sums[RETURNED]
    return DepositSums(sums[INVOICED], -sums[CREDITED], deducted, -sums[ADJUSTED])

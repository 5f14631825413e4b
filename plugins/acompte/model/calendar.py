"""Everything that happens in a Book, in the order in which the sweep takes it.

By date; on one day: invoices by number, credit notes by number, receipts by amount then links, refunds and
bounced payments, allocations, new due dates.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Invoice, Move

INVOICE, CREDIT_NOTE, RECEIPT, DEBIT, ALLOCATION, NEW_DUE = range(1, 7)


def events(book: Book) -> Iterator[tuple[int, Any]]:
    """Give everything that happens, each with what it is, in the order of the sweep."""
    documents: dict[date, list[Invoice]] = {day: list(rows) for day, rows in groupby(book.invoices, key=_day)}
    moves: dict[date, list[Move]] = {}
    for move in book.moves:
        moves.setdefault(move.date, []).append(move)
    rest: dict[date, list[tuple[int, Any]]] = {}
    for allocation in book.allocations:
        rest.setdefault(allocation.date, []).append((ALLOCATION, allocation))
    for change in book.due_changes:
        rest.setdefault(change.date, []).append((NEW_DUE, change))
    for day in sorted({*documents, *moves, *rest}):
        for invoice in documents.get(day, ()):
            if not invoice.is_credit:
                yield INVOICE, invoice
        for invoice in documents.get(day, ()):
            if invoice.is_credit:
                yield CREDIT_NOTE, invoice
        of_day = moves.get(day, ())
        for move in of_day if len(of_day) < 2 else sorted(of_day, key=_move_order):
            yield RECEIPT if move.amount > 0 else DEBIT, move
        yield from rest.get(day, ())


def _day(invoice: Invoice) -> date:
    return invoice.date


def _move_order(move: Move) -> tuple[Any, ...]:
    links, amount = move.links, move.amount
    ordered = tuple(links) if len(links) < 2 else tuple(sorted(links))
    return amount <= 0, abs(amount), ordered, move.customer, move.pays or "", move.parts

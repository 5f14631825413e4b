"""Everything that happens in a Book, in the order in which the sweep takes it.

By date; on one day: invoices by number, credit notes by number, receipts by amount then links, refunds and
bounced payments, allocations, new due dates.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Move

INVOICE, CREDIT_NOTE, RECEIPT, DEBIT, ALLOCATION, NEW_DUE = range(1, 7)


def events(book: Book) -> list[tuple[date, int, int, Any]]:
    """Give everything that happens, in the order of the sweep."""
    found: list[tuple[date, int, int, Any]] = [
        (invoice.date, CREDIT_NOTE if invoice.is_credit else INVOICE, invoice.place, invoice)
        for invoice in book.invoices
    ]
    moves = sorted(book.moves, key=_move_order)
    found += [(move.date, RECEIPT if move.amount > 0 else DEBIT, place, move) for place, move in enumerate(moves)]
    found += [(a.date, ALLOCATION, place, a) for place, a in enumerate(book.allocations)]
    found += [(c.date, NEW_DUE, place, c) for place, c in enumerate(book.due_changes)]
    found.sort(key=itemgetter(0, 1, 2))
    return found


def _move_order(move: Move) -> tuple[Any, ...]:
    links = move.links
    ordered = tuple(links) if len(links) < 2 else tuple(sorted(links))
    return move.date, abs(move.amount), ordered, move.customer, move.pays or "", move.parts

"""The synthetic grid: every document of a day, with its quote, its state, its reminders and its next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.reminders import NextStep, Reminded, Reminders

if TYPE_CHECKING:
    from datetime import date

    from acompte.model.state import DocumentState, State


class GridRow(NamedTuple):
    """One document of the grid."""

    state: DocumentState
    quote: str | None
    quote_date: date | None
    sent: date | None
    reminded: Reminded
    next: NextStep | None


def grid(state: State) -> list[GridRow]:
    """Give the grid, by date and number."""
    reminders = Reminders(state)
    sent: dict[str, date] = {}
    for sending in state.book.sendings:
        if sending.date <= state.day:
            sent.setdefault(sending.document, sending.date)
    rows = []
    for document in state.documents:
        invoice = document.invoice
        quotes = invoice.quotes
        rows.append(
            GridRow(
                document,
                " ".join(quotes) or None,
                state.book.quotes[quotes[0]].date if quotes else None,
                sent.get(invoice.number),
                reminders.made(invoice),
                reminders.next_step(document),
            )
        )
    return rows

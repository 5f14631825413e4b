"""The state of a document in words: `en retard de 12 j`, `promis pour le 10/08/2026`, `acquitté`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.records import CREDIT_NOTE
from acompte.model.state import PARTIAL
from acompte_reports.tables import day
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from acompte.indicators.grid import GridRow
    from acompte.model.state import DocumentState


def status_words(document: DocumentState, language: str, write_day: Callable[[date], str] | None = None) -> str:
    """Write the state of a document: what matters most to whoever follows it up.

    `write_day` writes days where they should look otherwise than in the terminal.
    """
    if not document.open:
        written_off = document.written_off and document.invoice.kind != CREDIT_NOTE
        return word("written-off" if written_off else "paid-status", language)
    parts = []
    if document.disputed:
        parts.append(word("disputed", language))
    if document.promise is not None:
        promised = document.promise.day
        parts.append(word("promised-for", language, day=write_day(promised) if write_day else day(promised, language)))
    if document.days_late:
        parts.append(word("late-by", language, days=document.days_late))
    if document.is_retained:
        parts.append(word("retained", language))
    elif document.status == PARTIAL:
        parts.append(word("partial", language))
    parts += [word(flag, language) for flag in ("held", "doubtful", "bill") if getattr(document, flag)]
    return ", ".join(parts) or word("pending", language)


def next_words(row: GridRow, language: str) -> str:
    """Write the next step of a document and its day."""
    if row.next is None:
        return ""
    return f"{word(row.next.name, language)}, {day(row.next.date, language)}"

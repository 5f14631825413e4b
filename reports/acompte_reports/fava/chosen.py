"""The rows that Fava's account and text filters leave: what is shown, never what is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from fava.core.filters import AccountFilter, AdvancedFilter, FilterError

from acompte_reports.site.lines import follow_up

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from acompte.indicators.agenda import Task
    from acompte.indicators.aging import AgedRow
    from acompte.indicators.grid import GridRow
    from acompte.indicators.quotes import QuoteRow
    from acompte_reports.site.desk import Desk

R = TypeVar("R")
T = TypeVar("T")
KEPT = 50


def notes_by_link(notes: Iterable[Any]) -> dict[str, list[Any]]:
    """Give the notes of a ledger by their links: the plugin writes one with the link of each quote."""
    found: dict[str, list[Any]] = {}
    for note in notes:
        for link in note.links or ():
            found.setdefault(link, []).append(note)
    return found


class Chosen:
    """The documents, quotes and customers that the filters leave.

    A document is left where its own entry is, a quote where its own is, the note of its link, or one of its
    documents; a customer where a document or a quote of it is.
    """

    def __init__(self, desk: Desk, notes: dict[str, list[Any]], account: str, text: str) -> None:
        """Apply the filters once.

        Raises:
          FilterError: a filter cannot be read.
        """
        self.is_all = not account and not text
        self.kept: dict[Hashable, Any] = {}
        view = desk.view
        left = _left(account, text)
        rows = view.grid if self.is_all else _passing(view.grid, [[r.state.invoice.entry] for r in view.grid], left)
        self.documents: list[GridRow] = follow_up(rows)
        self.quotes: list[QuoteRow] = view.quotes[::-1]
        self.customers: list[str] = desk.accounts
        if self.is_all:
            return
        numbers = {number for row in rows for number in row.state.invoice.quotes}
        entries = [[row.quote.entry, *_carrying(row, notes)] for row in self.quotes]
        own = {row.quote.number for row in _passing(self.quotes, entries, left)}
        self.quotes = [row for row in self.quotes if row.quote.number in own or row.quote.number in numbers]
        seen = {row.state.invoice.customer for row in rows} | {row.quote.customer for row in self.quotes}
        self.customers = [account for account in self.customers if account in seen]
        self._numbers = {row.state.invoice.number for row in rows} | {row.quote.number for row in self.quotes}
        self._customers = set(self.customers)

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what is kept under a key, or make it: what a page says of all its rows is worked out once."""
        if key not in self.kept:
            if len(self.kept) >= KEPT:
                self.kept.clear()
            self.kept[key] = make()
        found: T = self.kept[key]
        return found

    def tasks(self, tasks: Sequence[Task]) -> list[Task]:
        """Give the tasks about what is left."""
        return [task for task in tasks if self.is_all or task.document in self._numbers]

    def aged(self, rows: Sequence[AgedRow]) -> list[AgedRow]:
        """Give the rows of the customers that are left."""
        return [row for row in rows if self.is_all or row.customer in self._customers]

    def has_customer(self, account: str) -> bool:
        """Tell whether a customer is left."""
        return self.is_all or account in self._customers


def _carrying(row: QuoteRow, notes: dict[str, list[Any]]) -> list[Any]:
    """Give the note that carries a quote, which stands at its line; a call or a letter about it is none."""
    meta = row.quote.entry.meta
    place = (meta.get("filename"), meta.get("lineno"))
    found = notes.get(row.quote.number, ())
    return [note for note in found if (note.meta.get("filename"), note.meta.get("lineno")) == place]


def _left(account: str, text: str) -> Any:
    """Give what tells which of some entries the filters leave."""
    filters = [AccountFilter(account)] if account else []
    both: list[Any] = [*filters, *([AdvancedFilter(text)] if text else [])]

    def apply(entries: list[Any]) -> list[Any]:
        try:
            for one in both:
                entries = one.apply(entries)
        except re.error as error:  # Fava takes what is typed for a part of an account's name, as it stands
            raise FilterError("account", f"Failed to parse filter: {account}: {error}") from error
        return entries

    return apply


def _passing(rows: Sequence[R], entries: list[list[Any]], left: Any) -> list[R]:
    """Give the rows of which one of the entries passes."""
    kept = {id(entry) for entry in left([entry for group in entries for entry in group if entry is not None])}
    return [row for row, group in zip(rows, entries, strict=True) if any(id(entry) in kept for entry in group)]

"""Run every rule over a history, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beancount.core.data import Open

from acompte.rules import (
    customers,
    deposits,
    deposits_life,
    discounts,
    invoices,
    metadata,
    numbers,
    payments,
    quotes,
    reminders,
    terms,
    time,
    vat,
    vat_due,
)
from acompte.rules.registry import CODES, ERROR, Case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.diagnostic import Diagnostic
    from acompte.model.history import History

RULES = (
    customers,
    deposits,
    deposits_life,
    discounts,
    invoices,
    metadata,
    numbers,
    payments,
    quotes,
    reminders,
    terms,
    time,
    vat,
    vat_due,
)
"""The modules whose rules are registered; importing them fills the registry."""

_BY_QUOTE = frozenset(("due-mismatch", "order-missing", "overpaid", "vat-due", "vat-reason"))
"""What the quote of a document may explain: terms, order, links, regime, reason."""


def check(history: History, day: date, read: Iterable[Diagnostic], *, warnings: bool = True) -> list[Diagnostic]:
    """Give every diagnostic as of a day, by file and line; `read` is what reading found.

    Nothing dated before the `start` setting is checked; what `open` says of an account has no date of its own.
    """
    return check_case(Case(history, day), read, warnings=warnings)


def check_case(case: Case, read: Iterable[Diagnostic], *, warnings: bool = True) -> list[Diagnostic]:
    """Give the same of what the rules look at, which keeps what they find out for each other."""
    found = [diagnostic for diagnostic in read if diagnostic.entry.date <= case.day]
    history = case.history
    for code in CODES.values():
        if warnings or code.severity == ERROR:
            for finds in code.rules:
                found.extend(finds(case))
    if not warnings:
        found = [diagnostic for diagnostic in found if CODES[diagnostic.code].severity == ERROR]
    if history.book.refused:
        found = [d for d in found if d.code not in _BY_QUOTE or not _is_on_refused(history.book, d)]
    start = history.book.settings.start
    if start is not None:
        found = [d for d in found if d.entry.date >= start or isinstance(d.entry, Open)]
    return sorted(found, key=_order)


def _is_on_refused(book: Book, diagnostic: Diagnostic) -> bool:
    """Tell whether it is about a document or an entry on a quote whose directive cannot be read."""
    invoice = book.invoice(diagnostic.document or "")
    links = {*(getattr(diagnostic.entry, "links", None) or ()), *(invoice.links if invoice is not None else ())}
    return not book.refused.isdisjoint(links)


def _order(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    return diagnostic.file, diagnostic.line, diagnostic.code, diagnostic.document or ""

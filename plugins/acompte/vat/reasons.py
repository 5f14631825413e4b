"""Why a document bears no VAT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.records import CREDIT_NOTE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from acompte.model.book import Book
    from acompte.model.records import Invoice

REASONS = ("franchise", "reverse-charge", "export", "intra-eu", "exempt")
_READ_AS = (
    ("franchise", "franchise"),
    ("reverse", "reverse-charge"),
    ("autoliquidation", "reverse-charge"),
    ("export", "export"),
    ("intra", "intra-eu"),
    ("exempt", "exempt"),
    ("exon", "exempt"),
)
"""The beginnings of what people write, French or English, and what it is read as."""


class Reason(NamedTuple):
    """A reason that applies to a document: as it is written, and which one it is (None: not one of ours)."""

    written: str
    reason: str | None


def read_reason(text: str) -> str | None:
    """Give which reason a text names; None where it names none."""
    word = text.strip().casefold()
    return next((reason for start, reason in _READ_AS if word.startswith(start)), None)


def _said(meta: Mapping[str, Any] | None) -> Reason | None:
    value = meta.get("vat-reason") if meta else None
    if value is None or value == "":
        return None
    return Reason(str(value), read_reason(str(value)))


def reason_for(book: Book, invoice: Invoice) -> Reason | None:
    """Give the reason for which a document bears no VAT, the closest that speaks.

    Its own, that of what it corrects, of its quotes, of its customer, of the company on its day.
    """
    found = _said(invoice.entry.meta)
    if found is None and invoice.kind == CREDIT_NOTE:
        corrected = [book.invoice(number) for number in invoice.corrects]
        found = next((r for c in corrected if c is not None and (r := reason_for(book, c)) is not None), None)
    if found is None:
        found = next((r for q in invoice.quotes if (r := _said(book.quotes[q].meta)) is not None), None)
    if found is None and invoice.customer in book.customers:
        found = _said(book.customers[invoice.customer].meta)
    if found is None:
        company = book.settings.company(invoice.date)
        found = _said(company.meta) if company else None
    return found


class Reasoned:
    """Who in a Book says a reason at all, so that most documents need no look."""

    def __init__(self, book: Book) -> None:
        """Look once through companies, customers and quotes."""
        self.everyone = any(company.meta.get("vat-reason") for company in book.settings.companies)
        self.customers = {account for account, c in book.customers.items() if c.meta.get("vat-reason")}
        self.quotes = {number for number, quote in book.quotes.items() if quote.meta.get("vat-reason")}

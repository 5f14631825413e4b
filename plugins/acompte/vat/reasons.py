"""Why a document bears no VAT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.records import CREDIT_NOTE

if TYPE_CHECKING:
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Invoice, Quote


_READ_AS = (
    ("franchise", "franchise"),
    ("reverse", "reverse-charge"),
    ("autoliquidation", "reverse-charge"),
    ("export", "export"),
    ("intra", "intra-eu"),
    ("exempt", "exempt"),
    ("exon", "exempt"),
)
"""The reasons of `law.vat_facts`: the beginnings of what people write, French or English, and what it is read as."""


class Reason(NamedTuple):
    """A reason that applies to a document, as it is written, which one it is (None: not one of ours), who says it."""

    written: str
    reason: str | None
    subject: str
    entry: Any


def read_reason(text: str) -> str | None:
    """Give which reason a text names; None where it names none."""
    word = text.strip().casefold()
    return next((reason for start, reason in _READ_AS if word.startswith(start)), None)


def _said(subject: str, entry: Any) -> Reason | None:
    value = entry.meta.get("vat-reason")
    if value is None or value == "":
        return None
    return Reason(str(value), read_reason(str(value)), subject, entry)


def reason_for(book: Book, invoice: Invoice) -> Reason | None:
    """Give the reason for which a document bears no VAT, the closest that speaks.

    Its own, that of what it corrects, of its quotes, of its customer, of the company on its day.
    """
    found = _said(invoice.number, invoice.entry)
    if found is None and invoice.kind == CREDIT_NOTE:
        corrected = [c for number in invoice.corrects if (c := book.invoice(number)) and c.kind != CREDIT_NOTE]
        found = next((r for c in corrected if (r := reason_for(book, c)) is not None), None)
    if found is None:
        found = next((r for q in invoice.quotes if (r := _said(q, book.quotes[q].entry)) is not None), None)
    return found or reason_around(book, invoice.customer, invoice.date)


def quote_reason(book: Book, quote: Quote, day: date) -> Reason | None:
    """Give the reason for which a quote bears no VAT: its own, that of its customer, of the company on a day."""
    return _said(quote.number, quote.entry) or reason_around(book, quote.customer, day)


def reason_around(book: Book, account: str, day: date) -> Reason | None:
    """Give the reason that a customer says, else the company on a day."""
    found = None
    if account in book.customers:
        customer = book.customers[account]
        found = _said(customer.name, customer.entry)
    if found is None:
        company = book.settings.company(day)
        found = _said(company.name, company.entry) if company else None
    return found


class Reasoned:
    """Who in a Book says a reason at all, so that most documents need no look."""

    def __init__(self, book: Book) -> None:
        """Look once through companies, customers and quotes."""
        self.everyone = any(company.meta.get("vat-reason") for company in book.settings.companies)
        self.customers = {account for account, c in book.customers.items() if c.meta.get("vat-reason")}
        self.quotes = {number for number, quote in book.quotes.items() if quote.meta.get("vat-reason")}

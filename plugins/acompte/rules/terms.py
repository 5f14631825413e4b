"""Rules about payment terms: the due date follows from what was agreed, and the law allows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.law.caps import Start
from acompte.law.limitation import performed_on
from acompte.law.limits import cap_of, latest_due
from acompte.law.terms import Terms, due, parse
from acompte.model.records import COMPANY, DEPOSIT, FINAL, INVOICE, OPENING, PROGRESS
from acompte.rules.registry import WARNING, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from acompte.law.caps import Cap
    from acompte.model.diagnostic import Diagnostic
    from acompte.model.records import Instalment, Invoice

BILLED = frozenset((FINAL, PROGRESS, INVOICE))


class Agreed(NamedTuple):
    """Payment terms as written, and as read: None where they cannot be."""

    text: str
    terms: Terms | None


class _Terms:
    """The terms of all documents, each text read once."""

    def __init__(self, case: Case) -> None:
        book = case.book
        self.by_customer = {account: _agreed(customer.meta) for account, customer in book.customers.items()}
        self.by_quote = {number: _agreed(quote.meta) for number, quote in book.quotes.items()}

    def of(self, invoice: Invoice) -> tuple[Agreed, ...]:
        """Give what was agreed: the document's own terms, else its quotes', else the customer's."""
        meta = invoice.entry.meta
        if "terms" in meta:
            return _agreed(meta)
        for number in invoice.quotes:
            if self.by_quote[number]:
                return tuple(agreed for quote in invoice.quotes for agreed in self.by_quote[quote])
        return self.by_customer.get(invoice.customer, ())


def _agreed(meta: dict[str, Any]) -> tuple[Agreed, ...]:
    """Give the terms that an entry says, in a tuple; an empty one where it says none."""
    said = meta.get("terms")
    return () if said is None else (Agreed(str(said), parse(str(said))),)


def _terms(case: Case) -> _Terms:
    found: _Terms = case.once("terms", _Terms)
    return found


@rule("due-mismatch", WARNING, "invoices", "A due date is not what the terms agreed give.")
def due_mismatch(case: Case) -> Iterator[Diagnostic]:
    """Compare the due date of invoices with one instalment with the terms; a deposit may only not be due later."""
    terms = _terms(case)
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            return
        if invoice.kind not in BILLED and invoice.kind != DEPOSIT:
            continue
        written = _only_due(invoice.instalments)
        if written is None or written < invoice.date:
            continue
        agreed = terms.of(invoice)
        wanted = [due(a.terms, invoice.date) for a in agreed if a.terms is not None]
        if not wanted or len(wanted) < len(agreed) or written in wanted:
            continue
        deposit = invoice.kind == DEPOSIT
        if deposit and written < max(wanted):
            continue
        expected = max(wanted)
        facts = {"due": written, "expected": expected, "terms": agreed[wanted.index(expected)].text}
        yield case.on("due-mismatch", invoice, variant="deposit" if deposit else "", **facts)


def _only_due(parts: tuple[Instalment, ...]) -> date | None:
    """Give the due date of the one ordinary instalment; None where there are several, or none."""
    if len(parts) == 1:
        return None if parts[0].retention else parts[0].due
    ordinary = [part for part in parts if not part.retention]
    return ordinary[0].due if len(ordinary) == 1 else None


@rule("due-over-legal", WARNING, "invoices", "A due date is later than the law allows.")
def due_over_legal(case: Case) -> Iterator[Diagnostic]:
    """Find ordinary instalments due after the latest lawful date for the customer and what it buys."""
    caps = {account: cap_of(c.kind, c.text("sector")) for account, c in case.book.customers.items()}
    general = cap_of(COMPANY, "")
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            return
        if invoice.kind not in BILLED and invoice.kind != DEPOSIT:
            continue
        cap = caps.get(invoice.customer, general)
        last = _last_due(invoice.instalments)
        if cap is None or cap.days is None or last is None:
            continue
        if cap.start is Start.INVOICE and (last - invoice.date).days <= cap.days:
            continue
        latest = _latest(case, invoice, cap)
        if latest is not None and last > latest:
            yield case.on("due-over-legal", invoice, due=last, latest=latest, article=cap.fact.article)


def _last_due(parts: tuple[Instalment, ...]) -> date | None:
    """Give the latest due date, without retentions."""
    if len(parts) == 1:
        return None if parts[0].retention else parts[0].due
    return max((part.due for part in parts if part.due is not None and not part.retention), default=None)


def _latest(case: Case, invoice: Invoice, cap: Cap) -> date | None:
    """Give the latest lawful due date, under whichever of the terms agreed allows most."""
    delivered = performed_on(case.book, invoice, case.day)
    agreed = _terms(case).of(invoice)
    dates = [latest_due(cap, invoice.date, delivered, a.terms) for a in agreed or (Agreed("", None),)]
    return max((found for found in dates if found is not None), default=None)


@rule("due-before-date", WARNING, "invoices", "An instalment is due before the document's date.")
def due_before_date(case: Case) -> Iterator[Diagnostic]:
    """Find instalments due before the day of their document; what was brought forward may be."""
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            return
        parts = invoice.instalments
        if not parts or parts[0].due is None or parts[0].due >= invoice.date or invoice.kind == OPENING:
            continue
        yield case.on("due-before-date", invoice, due=parts[0].due, day=invoice.date)

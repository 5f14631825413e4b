"""How far works are billed, and the whole account after progress invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.kinds import invoiced_before
from acompte.model.money import ZERO
from acompte.model.quotes import amount_on
from acompte.model.records import FINAL, PROGRESS
from acompte.vat.billed import billed
from acompte.vat.taxed import is_deposit
from acompte_reports.papers.content import Account, BilledRow, HeldRow, Progress, WorksRow

if TYPE_CHECKING:
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, Quote


def progress_of(matches: Matches, invoice: Invoice) -> Progress | None:
    """Give how far the works are billed with a progress invoice, or a final after others; None for other documents."""
    if invoice.kind not in (PROGRESS, FINAL) or not invoice.quotes:
        return None
    quotes = _quotes(matches, invoice)
    before = _before(matches, invoice)
    earlier = [
        document for document in before if document.kind == PROGRESS and not _is_void(matches, document, invoice)
    ]
    if invoice.kind == FINAL and not earlier:
        return None
    return Progress(
        place=len(earlier) + 1,
        works=sum((amount_on(quote, invoice.date) for quote in quotes), ZERO),
        before=sum(
            (
                invoiced_before(quote) + sum((document.revenue_on(quote.number) for document in before), ZERO)
                for quote in quotes
            ),
            ZERO,
        ),
        now=sum((invoice.revenue_on(quote.number) for quote in quotes), ZERO),
    )


def account_of(matches: Matches, invoice: Invoice) -> Account:
    """Give the whole account of the quotes of a final: works, invoices, deposits, retention."""
    quotes = _quotes(matches, invoice)
    before = _before(matches, invoice)
    invoices = [document for document in (*before, invoice) if document.revenue]
    return Account(
        tuple(row for quote in quotes for row in _works(quote, invoice)),
        tuple(_billed_row(matches, document) for document in invoices),
        tuple(_held_row(matches, document, invoice) for document in before if is_deposit(document)),
    )


def _quotes(matches: Matches, invoice: Invoice) -> list[Quote]:
    return [matches.book.quotes[number] for number in invoice.quotes]


def _before(matches: Matches, invoice: Invoice) -> list[Invoice]:
    """Give the documents on the same quotes that come before one."""
    places = {
        d.place for number in invoice.quotes for d in matches.documents.get(number, ()) if d.place < invoice.place
    }
    return [matches.book.invoices[place] for place in sorted(places)]


def _is_void(matches: Matches, document: Invoice, invoice: Invoice) -> bool:
    cancelled = matches.cancelled_on(document)
    return cancelled is not None and cancelled <= invoice.date


def _works(quote: Quote, invoice: Invoice) -> list[WorksRow]:
    signed = [amendment for amendment in quote.amendments if amendment.date <= invoice.date]
    return [
        WorksRow(quote.number, quote.title, quote.date, quote.amount, False),
        *(WorksRow(quote.number, amendment.title, amendment.date, amendment.amount, True) for amendment in signed),
    ]


def _billed_row(matches: Matches, document: Invoice) -> BilledRow:
    amounts = billed(matches, document)
    retention = sum((part.amount for part in document.instalments if part.retention), ZERO)
    return BilledRow(
        document.number,
        document.issued,
        document.kind,
        amounts.base,
        amounts.base + amounts.vat,
        amounts.deducted,
        retention,
        document.total - retention,
    )


def _held_row(matches: Matches, deposit: Invoice, invoice: Invoice) -> HeldRow:
    sums = matches.deposit(deposit.number, invoice.date)
    return HeldRow(deposit.number, deposit.issued, sums.invoiced, sums.credited, sums.deducted, sums.left)

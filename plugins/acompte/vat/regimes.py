"""When the VAT of a document falls due: on the invoice, when money comes, or on delivery (LEDGER, VAT).

The law behind it: CGI 269-2-a for goods (a deposit when it is cashed, the rest on delivery), 269-2-c for services
(when money comes, unless the company has opted for debits).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte.model.money import ZERO, spread
from acompte.model.records import CREDIT_NOTE, DEPOSIT, OPENING
from acompte.model.settings import VAT_DUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.records import Invoice, Share, VatShare

DEBITS, RECEIPTS, DELIVERY, NONE = VAT_DUE

Split = dict["Decimal | None", "Decimal"]


def by_rate(shares: Iterable[VatShare], *, pending: bool | None = None) -> Split:
    """Sum VAT postings a rate: all of them, or only what is (or is not) pending."""
    sums: Split = {}
    for share in shares:
        if pending is None or share.pending == pending:
            sums[share.rate] = sums.get(share.rate, ZERO) + share.amount
    return sums


def said_regime(meta: Mapping[str, Any]) -> str | None:
    """Give the regime that metadata says; None where they say none of the four."""
    said = meta.get("vat-due")
    return said if isinstance(said, str) and said in VAT_DUE else None


def company_regime(book: Book, day: date) -> str:
    """Give the regime of the company on a day; on debits where it says nothing."""
    company = book.settings.company(day)
    return (said_regime(company.meta) if company else None) or DEBITS


def quote_regime(book: Book, number: str, day: date) -> str:
    """Give the regime of a quote: its own, else the company's."""
    quote = book.quotes.get(number)
    return (said_regime(quote.meta) if quote else None) or company_regime(book, day)


def document_regime(book: Book, invoice: Invoice) -> str:
    """Give the regime of a document: its own, that of what it corrects, its quote's, the company's."""
    said = said_regime(invoice.entry.meta)
    if said is not None:
        return said
    if invoice.kind == CREDIT_NOTE:
        for number in invoice.corrects:
            corrected = book.invoice(number)
            if corrected is not None and corrected.kind != CREDIT_NOTE:
                return document_regime(book, corrected)
    if invoice.quotes:
        return quote_regime(book, invoice.quotes[0], invoice.date)
    return company_regime(book, invoice.date)


def share_regime(share: Share, regime: str) -> str:
    """Give the regime of a posting: its own or its account's, else its document's."""
    return share.vat_due if share.vat_due in VAT_DUE else regime


def waits(regime: str, kind: str) -> bool:
    """Tell whether VAT waits for money: always on receipts, a deposit's where goods are delivered."""
    return regime == RECEIPTS or (regime == DELIVERY and kind == DEPOSIT)


def at_once_and_waiting(book: Book, invoice: Invoice) -> tuple[Split, Split]:
    """Cut the VAT of a document by rate into what is due on its day and what waits for money.

    Where postings of one rate have several regimes, its VAT is cut in proportion to their bases; what a document
    takes from deposits goes with its revenue. A document from other books is taken as it stands.
    """
    if invoice.kind == OPENING:
        return by_rate(invoice.vat, pending=False), by_rate(invoice.vat, pending=True)
    vat = by_rate(invoice.vat)
    regime = document_regime(book, invoice)
    shares = invoice.revenue or invoice.deposits
    if all(share.vat_due is None for share in shares):
        return ({}, vat) if waits(regime, invoice.kind) else (vat, {})
    now: Split = {}
    later: Split = {}
    for rate, amount in vat.items():
        own = [share for share in shares if share.rate == rate] or [s for s in shares if s.rate is None] or list(shares)
        sums = {True: ZERO, False: ZERO}
        for share in own:
            sums[waits(share_regime(share, regime), invoice.kind)] += share.amount
        if sums[True] and sums[False]:
            first, second = spread(amount, [sums[False], sums[True]])
        else:
            first, second = (ZERO, amount) if sums[True] else (amount, ZERO)
        if first:
            now[rate] = first
        if second:
            later[rate] = second
    return now, later

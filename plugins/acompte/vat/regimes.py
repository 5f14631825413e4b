"""When the VAT of a document falls due: on the invoice, when money comes, or on delivery (LEDGER, VAT).

The law behind it stands in `law.vat_facts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte.model.money import ONE, ZERO, spread
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


def share_regime(book: Book, share: Share, invoice: Invoice, regime: str) -> str:
    """Give the regime of a posting: its own or its account's, else its document's, which may say one a quote."""
    if share.vat_due in VAT_DUE:
        return str(share.vat_due)
    if len(invoice.quotes) > 1 and share.quote is not None and said_regime(invoice.entry.meta) is None:
        return quote_regime(book, share.quote, invoice.date)
    return regime


def waits(regime: str, kind: str) -> bool:
    """Tell whether VAT waits for money: always on receipts, a deposit's where goods are delivered."""
    return regime == RECEIPTS or (regime == DELIVERY and kind == DEPOSIT)


def vat_by_regime(book: Book, invoice: Invoice) -> dict[str, Split]:
    """Cut the VAT of a document by regime, a rate.

    Where postings of one rate have several regimes, its VAT is cut in proportion to the revenue of each less the
    deposits of each that are taken off. What other books invoiced is taken as it stands.
    """
    regime = document_regime(book, invoice)
    if invoice.kind == OPENING:
        waiting = DELIVERY if regime == DELIVERY and invoice.deposits else RECEIPTS
        return {DEBITS: by_rate(invoice.vat, pending=False), waiting: by_rate(invoice.vat, pending=True)}
    vat = by_rate(invoice.vat)
    shares = (*invoice.revenue, *invoice.deposits)
    if len(invoice.quotes) < 2 and all(share.vat_due is None for share in shares):
        return {regime: vat}
    found: dict[str, Split] = {}
    for rate, amount in vat.items():
        own = [share for share in shares if share.rate == rate] or [s for s in shares if s.rate is None] or list(shares)
        weights = _weights(book, invoice, regime, own)
        for name, part in zip(weights, spread(amount, list(weights.values())), strict=True):
            if part:
                found.setdefault(name, {})[rate] = part
    return found


def cut_by_regime(
    book: Book, invoice: Invoice, rate: Decimal | None, vat: Decimal, *, moved: bool
) -> dict[str, Decimal]:
    """Cut by regime the VAT at a rate that a document makes due itself, or that is moved for it later.

    Its own postings may say one, those of the document it corrects that of a credit note. Where they say several,
    it is the one that falls due so; a credit note takes back first what fell due with its document, then what money
    made due. Where that leaves none or several, it is the document's.
    """
    of = invoice
    if invoice.kind == CREDIT_NOTE and len(invoice.corrects) == 1:
        of = book.invoice(invoice.corrects[0]) or invoice
    if of.kind not in (OPENING, CREDIT_NOTE):
        said = {regime: split[rate] for regime, split in vat_by_regime(book, of).items() if split.get(rate)}
        if len(said) == 1:
            return dict.fromkeys(said, vat)
        fits = [regime for regime in said if waits(regime, of.kind) == moved]
        others = [regime for regime in said if regime not in fits]
        if len(fits) == 1 and (of is invoice or moved or not others):
            return {fits[0]: vat}
        if len(fits) == len(others) == 1:
            first = max(vat, -said[fits[0]])
            return {regime: part for regime, part in ((fits[0], first), (others[0], vat - first)) if part}
    return {document_regime(book, invoice): vat}


def _weights(book: Book, invoice: Invoice, regime: str, shares: list[Share]) -> dict[str, Decimal]:
    """Sum postings by regime; a deposit taken off where nothing is sold in its regime goes with the rest."""
    sold: dict[str, Decimal] = {}
    taken: dict[str, Decimal] = {}
    for share in shares:
        deducted = share.amount < 0 and any(share is deposit for deposit in invoice.deposits)
        sums = taken if deducted else sold
        own = share_regime(book, share, invoice, regime)
        sums[own] = sums.get(own, ZERO) + share.amount
    if not sold:
        return taken
    largest = max(sold, key=lambda name: (sold[name], name))
    for name, amount in taken.items():
        sold[name if name in sold else largest] += amount
    return sold if sum(sold.values(), ZERO) else {largest: ONE}

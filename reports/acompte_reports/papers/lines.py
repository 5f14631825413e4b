"""The lines of a document, from its postings and from the lines of its quotes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.model import roles, values
from acompte.model.documents import said_share
from acompte.model.money import ONE, ZERO, cents
from acompte.model.quotes import portions_on
from acompte.model.records import Line
from acompte.vat.bases import only_rate
from acompte_reports.papers.content import Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Invoice, Quote
    from acompte.vat.billed import Billed

_TEN_THOUSANDTH = Decimal("0.0001")
_NO_LINES = roles.RECEIVABLE | {roles.VAT, roles.VAT_PENDING, roles.DEPOSITS, roles.REVENUE}


def quote_items(quote: Quote, day: date) -> tuple[Item, ...]:
    """Give the lines of a quote with the amendments signed by a day."""
    items = []
    for said, amount, rate in portions_on(quote, day):
        rates = () if rate is None else (rate,)
        if isinstance(said, Line):
            items.append(Item(said.title, said.quantity, said.unit, said.price, rates, amount))
        else:
            items.append(Item(said.title if said else quote.title, ONE, "", amount, rates, amount))
    return tuple(items)


def document_items(book: Book, invoice: Invoice, billed: Billed, sign: int) -> tuple[Item, ...]:
    """Give the lines of a document, amounts with a sign; what is outside VAT comes last."""
    items = _whole_quote(book, invoice, billed) or (*_sold(book, invoice), *_advances(book, invoice, billed))
    items = (*items, *_outside(book, invoice, billed))
    return tuple(_signed(item, sign) for item in items)


def outside_vat(invoice: Invoice, billed: Billed) -> Decimal:
    """Give what a document asks for besides what it bills: interest, the flat sum for recovery, cents."""
    return invoice.total - (billed.base + billed.vat - billed.deducted)


def _signed(item: Item, sign: int) -> Item:
    if sign > 0:
        return item
    return item._replace(amount=-item.amount, price=None if item.price is None else -item.price)


def _postings(book: Book, invoice: Invoice) -> Iterator[tuple[str, str, Decimal, dict[str, Any]]]:
    """Give the postings of a document: account, role, amount as credited, metadata."""
    for posting in invoice.entry.postings:
        units = posting.units
        if units is None or units.currency != book.currency or not isinstance(units.number, Decimal):
            continue
        account = book.accounts.get(posting.account)
        yield posting.account, account.role if account else "", -units.number, posting.meta or {}


def _whole_quote(book: Book, invoice: Invoice, billed: Billed) -> tuple[Item, ...]:
    """Give the lines of the quote where the document bills just it and says no lines of its own."""
    quote = book.quotes.get(invoice.quotes[0]) if len(invoice.quotes) == 1 else None
    if quote is None or not invoice.revenue or any("item" in meta for _, _, _, meta in _postings(book, invoice)):
        return ()
    items = quote_items(quote, invoice.date)
    bases: dict[Decimal | None, Decimal] = {}
    for item in items:
        rate = item.rates[0] if item.rates else None
        bases[rate] = bases.get(rate, ZERO) + item.amount
    same = {rate: base for rate, base in bases.items() if base} == {row.rate: row.base for row in billed.rows}
    return items if same else ()


def _sold(book: Book, invoice: Invoice) -> Iterator[Item]:
    rows = [row for row in _postings(book, invoice) if row[1] == roles.REVENUE and row[2]]
    unnamed = {name for name, _, _, meta in rows if "item" not in meta}
    for name, _, amount, meta in rows:
        words = name.rpartition(":")[2] if len(unnamed) > 1 else invoice.entry.narration or ""
        title = str(meta["item"]) if "item" in meta else words
        share = said_share(book.accounts[name], amount, meta)
        quote = book.quotes.get(share.quote or (invoice.quotes[0] if invoice.quotes else ""))
        rates = _rates(invoice, share.rate, quote)
        if "quantity" in meta:
            yield _counted(title, amount, meta, rates)
            continue
        line = next((own for own in (quote.lines if quote else ()) if (own.title, own.amount) == (title, amount)), None)
        if line is None:
            yield Item(title, ONE, str(meta.get("unit") or ""), amount, rates, amount)
        else:
            yield Item(title, line.quantity, line.unit, line.price, rates, amount)


def _counted(title: str, amount: Decimal, meta: dict[str, Any], rates: tuple[Decimal, ...]) -> Item:
    """Give a line whose posting says the quantity: the unit price where it can be written in four decimals."""
    quantity, unit = values.quantity(meta["quantity"]) or (ONE, "")
    unit = str(meta.get("unit") or unit)
    price = (amount / quantity).quantize(_TEN_THOUSANDTH) if quantity else amount
    if not quantity or cents(price * quantity) != amount:
        return Item(title, quantity or None, unit, None, rates, amount)
    return Item(title, quantity, unit, price, rates, amount)


def _rates(invoice: Invoice, said: Decimal | None, quote: Quote | None) -> tuple[Decimal, ...]:
    """Give the rate of a line: its own, the document's only one, else those of its quote."""
    rate = said if said is not None else only_rate(invoice)
    if rate is not None:
        return (rate,)
    rates = {portion.rate for portion in portions_on(quote, invoice.date)} if quote else set()
    return tuple(sorted((rate for rate in rates if rate is not None), reverse=True))


def _advances(book: Book, invoice: Invoice, billed: Billed) -> Iterator[Item]:
    """Give the deposits that a document invoices, or credits: a line a rate, or a posting where it has revenue too."""
    taken = sum((row.base for row in billed.taken), ZERO)
    if invoice.deposits_total == -taken:
        return
    if not invoice.revenue and len(invoice.quotes) < 2:
        for row in billed.rows:
            yield Item(_words(invoice), None, "", None, () if row.rate is None else (row.rate,), row.base)
        return
    for name, role, amount, meta in _postings(book, invoice):
        if role == roles.DEPOSITS and (amount > 0) == (invoice.deposits_total + taken > 0):
            share = said_share(book.accounts[name], amount, meta)
            quote = book.quotes.get(share.quote or "")
            title = f"{quote.number}, {quote.title}" if quote and quote.title else _words(invoice)
            yield Item(title, None, "", None, _rates(invoice, share.rate, quote), amount)


def _words(invoice: Invoice) -> str:
    return invoice.entry.narration or invoice.number


def _outside(book: Book, invoice: Invoice, billed: Billed) -> Iterator[Item]:
    """Give what is outside VAT, posting by posting where these make it up."""
    rest = outside_vat(invoice, billed)
    if not rest:
        return
    rows = [row for row in _postings(book, invoice) if row[1] not in _NO_LINES and row[2]]
    if sum((amount for _, _, amount, _ in rows), ZERO) != rest:
        yield Item(_words(invoice), ONE, "", rest, (), rest)
        return
    for name, _, amount, meta in rows:
        yield Item(str(meta.get("item") or name.rpartition(":")[2]), ONE, "", amount, (), amount)

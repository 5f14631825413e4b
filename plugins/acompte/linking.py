"""Links and notes that let Fava show the whole life of a quote under its link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from beancount.core.data import Custom, Document, Note, Transaction

from acompte.model.documents import ADDED_LINKS
from acompte.model.read import BY_US
from acompte.model.text import FRENCH, money

if TYPE_CHECKING:
    from acompte.model.book import Book
    from acompte.model.records import Quote


def complete(entries: list[Any], book: Book, language: str = FRENCH) -> list[Any]:
    """Give the entries with the links that Fava needs, and a note for each quote.

    An invoice gets its own number; payments, letters and credit notes get the quotes of what they name. The
    links added are noted in metadata, so that reading the result gives the same Book.
    """
    invoices = {id(invoice.entry): invoice for invoice in book.invoices}
    quoted = {number for number, place in book.by_number.items() if book.invoices[place].quotes}
    quotes = {id(quote.entry): quote for quote in book.quotes.values()}
    completed: list[Any] = []
    add = completed.append
    for entry in entries:
        kind = type(entry)
        if kind is Transaction:
            links = entry.links
            if "invoice" in entry.meta and (invoice := invoices.get(id(entry))) is not None:
                wanted = invoice.links
                if not wanted.issuperset(invoice.quotes):
                    wanted = wanted.union(invoice.quotes)
                wanted = _with_quotes(wanted, quoted, book) if len(wanted) > 1 else wanted
                add(_with_links(entry, wanted if not links or wanted.issuperset(links) else wanted.union(links)))
            elif links and not quoted.isdisjoint(links):
                add(_with_links(entry, _with_quotes(links, quoted, book)))
            else:
                add(entry)
        elif (kind is Document or kind is Note) and entry.links and not quoted.isdisjoint(entry.links):
            add(_with_links(entry, _with_quotes(entry.links, quoted, book)))
        else:
            add(entry)
            if kind is Custom and (quote := quotes.get(id(entry))) is not None:
                add(quote_note(quote, book, language))
    return completed


def _with_quotes(links: frozenset[str], quoted: set[str], book: Book) -> frozenset[str]:
    """Give links with the quotes of the documents that they name."""
    more: frozenset[str] = frozenset()
    for name in quoted.intersection(links):
        more = more.union(book.invoices[book.by_number[name]].quotes)
    return links if links.issuperset(more) else links.union(more)


def _with_links(entry: Any, links: frozenset[str]) -> Any:
    """Give an entry with more links; its metadata, which says which ones, stays the same object.

    A copy of the metadata of most entries would cost a tenth of the ledger's memory. The entry as it was reads
    as before: the links noted there are none of its own.
    """
    own = entry.links or frozenset()
    if len(links) == len(own):
        return entry
    meta = entry.meta
    meta[ADDED_LINKS] = " ".join(sorted(links - own))
    if type(entry) is Transaction:
        return Transaction(
            meta, entry.date, entry.flag, entry.payee, entry.narration, entry.tags, links, entry.postings
        )
    return entry._replace(meta=meta, links=links)


def quote_note(quote: Quote, book: Book, language: str) -> Note:
    """Give the note that carries a quote, at the file and line of the quote itself."""
    meta = {
        "filename": quote.entry.meta["filename"],
        "lineno": quote.entry.meta["lineno"],
        BY_US: "quote",
    }
    amount = money(quote.amount, language, book.currency)
    if language == FRENCH:
        title = f" : {quote.title}" if quote.title else ""
        text = f"Devis {quote.number}{title}, {amount} HT"
    else:
        title = f": {quote.title}" if quote.title else ""
        text = f"Quote {quote.number}{title}, {amount} excl. VAT"
    return Note(meta, quote.date, quote.customer, text, None, frozenset((quote.number,)))

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

    An invoice gets its own number; payments, letters and credit notes get the quotes of what they name. Reading
    the result gives the same Book: an invoice always has its own number, and a quote's link beside one of its
    documents adds nothing to a payment; where a link added would say something, it is noted in metadata.
    """
    by_hand = {id(posting.entry) for posting in book.deposit_entries}
    invoices = {id(invoice.entry): invoice for invoice in book.invoices}
    quoted = {number for number, place in book.by_number.items() if book.invoices[place].quotes}
    quotes = {id(quote.entry): quote for quote in book.quotes.values()}
    noted = {link for entry in entries if type(entry) is Note and BY_US in entry.meta for link in entry.links or ()}
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
                wanted = wanted if not links or wanted.issuperset(links) else wanted.union(links)
                says_more = len(wanted) > len(links or ()) + (invoice.number not in (links or ()))
                add(_with_links(entry, wanted, noted=says_more))
            elif links and not quoted.isdisjoint(links):
                add(_with_links(entry, _with_quotes(links, quoted, book), noted=id(entry) in by_hand))
            else:
                add(entry)
        elif (kind is Document or kind is Note) and entry.links and not quoted.isdisjoint(entry.links):
            add(_with_links(entry, _with_quotes(entry.links, quoted, book)))
        else:
            add(entry)
            if kind is Custom and (quote := quotes.get(id(entry))) is not None and quote.number not in noted:
                add(quote_note(quote, book, language))
    return completed


def _with_quotes(links: frozenset[str], quoted: set[str], book: Book) -> frozenset[str]:
    """Give links with the quotes of the documents that they name."""
    more: frozenset[str] = frozenset()
    for name in quoted.intersection(links):
        more = more.union(book.invoices[book.by_number[name]].quotes)
    return links if links.issuperset(more) else links.union(more)


def _with_links(entry: Any, links: frozenset[str], *, noted: bool = False) -> Any:
    """Give an entry with more links; its metadata, in which they may be noted, stays the same object.

    The entry as it was reads as before: the links noted there are none of its own.
    """
    own = entry.links or frozenset()
    if len(links) == len(own):
        return entry
    meta = entry.meta
    if noted:
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

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
    linking = {number: book.invoices[index].quotes for number, index in book.by_number.items()}
    numbers: dict[int, str] = {id(invoice.entry): invoice.number for invoice in book.invoices}
    quotes = {id(quote.entry): quote for quote in book.quotes.values()}
    completed: list[Any] = []
    for entry in entries:
        kind = type(entry)
        if kind is Transaction or kind is Document:
            number = numbers.get(id(entry))
            if number is not None or entry.links:
                added = _missing(entry, number, linking)
                if added:
                    completed.append(_with_links(entry, added))
                    continue
        elif kind is Note and entry.links:
            added = _missing(entry, None, linking)
            if added:
                completed.append(_with_links(entry, added))
                continue
        elif kind is Custom and id(entry) in quotes:
            completed.append(entry)
            completed.append(quote_note(quotes[id(entry)], book, language))
            continue
        completed.append(entry)
    return completed


def _missing(entry: Any, number: str | None, linking: dict[str, tuple[str, ...]]) -> list[str]:
    """Give the links that an entry lacks: its own number, and the quotes of the documents it names."""
    links = entry.links
    added: list[str] = []
    if number is not None:
        added += [quote for quote in linking[number] if quote not in links]
        if number not in links:
            added.append(number)
    for name in links:
        for quote in linking.get(name, ()):
            if quote not in links and quote not in added:
                added.append(quote)
    return added


def _with_links(entry: Any, added: list[str]) -> Any:
    """Give an entry with more links; its metadata, which says which ones, stays the same object.

    A copy of the metadata of most entries would cost a tenth of the ledger's memory. The entry as it was reads
    as before: the links noted there are none of its own.
    """
    meta = entry.meta
    meta[ADDED_LINKS] = " ".join(added) if len(added) == 1 else " ".join(sorted(added))
    links = entry.links.union(added)
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

"""What happened, day by day: the facts that a request tells, and what was sent to the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beancount.core.data import Document, Note

from acompte.model.quotes import lines_on
from acompte.model.read import BY_US
from acompte.model.records import CREDIT, MONEY

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator
    from decimal import Decimal
    from typing import Any

    from acompte.model.book import Book
    from acompte.model.records import Quote
    from acompte.recovery.claim import Claim, Claimed


class Event(NamedTuple):
    """Something that happened; which of the fields are there goes by what it was."""

    date: datetime.date
    what: str
    document: str = ""
    text: str = ""
    amount: Decimal | None = None
    day: datetime.date | None = None


class Sending(NamedTuple):
    """Something sent or said to the customer, as the ledger records it."""

    date: datetime.date
    what: str
    """The step of a letter; `sent` for a document, `call` for a note."""
    documents: tuple[str, ...]
    channel: str
    proof: str
    """The id of the message, or the words of the note."""


def events(claim: Claim, book: Book) -> list[Event]:
    """Give what happened up to the day, in order: quotes, invoices, due dates, payments, promises, letters."""
    found = [event for quote in quotes_of(claim, book) for event in _of_quote(quote)]
    found += [event for row in claim.all for event in _of_document(row)]
    numbers = {row.invoice.number for row in claim.all}
    found += [
        Event(promise.date, "promise", promise.document, amount=promise.amount, day=promise.day)
        for promise in book.promises
        if promise.document in numbers
    ]
    for letter in book.letters:
        named = sorted(numbers.intersection(letter.documents))
        if named:
            found.append(Event(letter.date, "letter", ", ".join(named), letter.step))
    if claim.insolvent is not None:
        found.append(Event(claim.insolvent, "insolvency"))
    return sorted((event for event in found if event.date <= claim.day), key=lambda event: event.date)


def quotes_of(claim: Claim, book: Book) -> list[Quote]:
    """Give the quotes that the claimed documents are on, by date."""
    numbers = dict.fromkeys(number for row in claim.all for number in row.invoice.quotes)
    return sorted((book.quotes[number] for number in numbers), key=lambda quote: (quote.date, quote.number))


def _of_quote(quote: Quote) -> Iterator[Event]:
    title = quote.title or ", ".join(line.title for line in lines_on(quote, quote.date)[:2])
    yield Event(quote.date, "quote", quote.number, title, quote.amount)
    for event in quote.life:
        if event.what in ("accepted", "received", "cancelled"):
            yield Event(event.date, event.what, quote.number)
    for amendment in quote.amendments:
        yield Event(amendment.date, "amendment", quote.number, amendment.title, amendment.amount)


def _of_document(row: Claimed) -> Iterator[Event]:
    invoice = row.invoice
    yield Event(invoice.issued, invoice.kind, invoice.number, amount=invoice.total)
    for part in invoice.instalments:
        if part.due is not None:
            yield Event(part.due, "due", invoice.number, amount=part.amount)
    for payment in row.payments:
        if payment.kind == MONEY:
            what = "payment" if payment.amount > 0 else "bounce"
        else:
            what = "credited" if payment.kind == CREDIT else payment.kind
        yield Event(payment.date, what, invoice.number, amount=abs(payment.amount))


def about(entry: Document | Note, book: Book) -> frozenset[str]:
    """Give what a file or a note is about: where it names documents, not their quotes, which plugins may have added."""
    links = entry.links or frozenset()
    documents = links.intersection(book.by_number)
    return documents or links


def sendings(entries: Iterable[Any], book: Book, numbers: Collection[str], until: datetime.date) -> list[Sending]:
    """Give what was sent or said about documents up to a day, in order, as the directives record it."""
    found = []
    for entry in entries:
        if not isinstance(entry, Document | Note) or entry.date > until or BY_US in entry.meta:
            continue
        named = tuple(sorted(set(numbers).intersection(about(entry, book))))
        step, sent = entry.meta.get("reminder"), entry.meta.get("sent")
        if not named or (isinstance(entry, Document) and not (step or sent)):
            continue
        if isinstance(entry, Note):
            found.append(Sending(entry.date, str(step or "call"), named, str(sent or "note"), entry.comment))
        else:
            proof = str(entry.meta.get("message-id") or "")
            found.append(Sending(entry.date, str(step or "sent"), named, str(sent or ""), proof))
    return sorted(found, key=lambda row: row.date)

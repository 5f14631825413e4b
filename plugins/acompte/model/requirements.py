"""What customers require with an invoice (`requires:` on their account), and what a document lacks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.model.book import Book
    from acompte.model.records import Customer, Invoice

ORDER, ATTACHMENT = "order", "attachment"


class Missing(NamedTuple):
    """What a document lacks."""

    document: str
    what: str


def required(customer: Customer | None) -> tuple[str, ...]:
    """Give what a customer requires: words parted by commas or spaces."""
    return tuple(customer.text("requires").replace(",", " ").split()) if customer is not None else ()


def has_order(book: Book, invoice: Invoice) -> bool:
    """Tell whether a document, or a quote of it, says the customer's order number."""
    metas = [invoice.entry.meta, *(book.quotes[number].meta for number in invoice.quotes)]
    return any(meta.get("order") for meta in metas)


def missing_requirements(book: Book, invoice: Invoice, attached: Iterable[str]) -> list[Missing]:
    """Give what a document lacks of what its customer requires; `attached` are the names of files linked to it.

    An order number stands on the document or on its quote; an attachment is a linked file, another word a linked
    file whose name has it.
    """
    names = [name.casefold() for name in attached]
    found = []
    for what in required(book.customers.get(invoice.customer)):
        if what == ORDER:
            there = has_order(book, invoice)
        else:
            there = bool(names) if what == ATTACHMENT else any(what.casefold() in name for name in names)
        if not there:
            found.append(Missing(invoice.number, what))
    return found

"""What a writing command is about: a customer, a quote or a document, named on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.refusal import Refusal
from acompte_cli.output import some_customers
from acompte_cli.writer.session import Options, Session, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from acompte.desk.composer import Composer
    from acompte_cli.context import Desk


def customer_account(session: Session, said: str) -> str:
    """Give the account of the customer that a word names: an account, its leaf, or a name, without regard to capitals.

    Raises:
      Refusal: nobody is called so, or several are.
    """
    book = session.whole.book
    if said in book.customers:
        return said
    found = book.customers_called(said)
    if len(found) > 1:
        raise Refusal("customer-ambiguous", name=said, known=", ".join(sorted(found)))
    if not found:
        raise Refusal("no-customer", name=said, known=some_customers(book) or "—")
    return found[0]


def quote_customer(session: Session, *numbers: str) -> str:
    """Give the one customer of some quotes.

    Raises:
      Refusal: a quote does not exist, or they are of several customers.
    """
    quotes = session.whole.book.quotes
    for number in numbers:
        if number not in quotes:
            raise Refusal("no-quote", number=number)
    return _one_customer(session, [quotes[number].customer for number in numbers])


def document_customer(session: Session, *numbers: str) -> str:
    """Give the one customer of some documents.

    Raises:
      Refusal: a document does not exist, or they are of several customers.
    """
    found = []
    for number in numbers:
        invoice = session.whole.book.invoice(number)
        if invoice is None:
            raise Refusal("no-document", number=number)
        found.append(invoice.customer)
    return _one_customer(session, found)


def _one_customer(session: Session, accounts: Iterable[str]) -> str:
    found = list(dict.fromkeys(accounts))
    if len(found) > 1:
        names = ", ".join(session.whole.book.customer_name(account) for account in found)
        raise Refusal("two-customers", names=names)
    return found[0]


def on_customer(desk: Desk, options: Options, said: str, write: Callable[[Composer], object]) -> None:
    """Write what happens to a customer."""
    _on(desk, options, lambda session: customer_account(session, said), write)


def on_quotes(desk: Desk, options: Options, numbers: Iterable[str], write: Callable[[Composer], object]) -> None:
    """Write what happens to quotes of one customer."""
    _on(desk, options, lambda session: quote_customer(session, *numbers), write)


def on_document(desk: Desk, options: Options, number: str, write: Callable[[Composer], object]) -> None:
    """Write what happens to a document."""
    _on(desk, options, lambda session: document_customer(session, number), write)


def _on(
    desk: Desk, options: Options, customer_of: Callable[[Session], str], write: Callable[[Composer], object]
) -> None:
    def compose(session: Session) -> None:
        composer = session.composer(customer_of(session))
        write(composer)
        session.take(composer)

    run(desk, options, compose)

"""What the shell proposes while a command is typed: customers, quotes and the numbers of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from acompte_cli.ledger import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from acompte.model.book import Book


def _completer(propose: Callable[[Book], Iterable[tuple[str, str]]]) -> Callable[..., list[CompletionItem]]:
    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Propose what begins with what is typed; nothing where the ledger cannot be read."""
        try:
            book = load(context.find_root().params.get("file")).reading.history.book
        except click.ClickException:
            return []
        typed = incomplete.casefold()
        return [CompletionItem(name, help=words) for name, words in propose(book) if name.casefold().startswith(typed)]

    return complete


def _customers(book: Book) -> list[tuple[str, str]]:
    return [(account.rpartition(":")[2], customer.name) for account, customer in sorted(book.customers.items())]


def _quotes(book: Book) -> list[tuple[str, str]]:
    return [(q.number, f"{book.customer_name(q.customer)}, {q.title}") for q in reversed(list(book.quotes.values()))]


def _documents(book: Book) -> list[tuple[str, str]]:
    return [(invoice.number, book.customer_name(invoice.customer)) for invoice in reversed(book.invoices)]


complete_customer = _completer(_customers)
complete_quote = _completer(_quotes)
complete_document = _completer(_documents)
complete_paper = _completer(lambda book: [*_documents(book), *_quotes(book)])
complete_any = _completer(lambda book: [*_documents(book), *_quotes(book), *_customers(book)])

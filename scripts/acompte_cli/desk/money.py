"""`acompte payment`, `refund`, `bounce`, `doubtful`, `writeoff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk import losses, payments, returns
from acompte.desk.payments import Money
from acompte.model.money import ZERO
from acompte_cli.completion import complete_any, complete_document
from acompte_cli.desk.arguments import AmountType
from acompte_cli.desk.subjects import customer_account, document_customer, on_document, quote_customer
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte_cli.context import Desk

account_option = click.option("--account", help="The bank account. [default: the one used last]")


@click.command(short_help="Money came: for invoices, a quote, or from a customer.")
@click.argument("names", metavar="INVOICE...|QUOTE|CUSTOMER", nargs=-1, required=True, shell_complete=complete_any)
@click.option("--amount", type=AmountType(), help="What came, with VAT. [default: what stands open]")
@account_option
@click.option("--discount", is_flag=True, help="Grant the early-payment discount of the invoice.")
@click.option("--fee", type=AmountType(), default=ZERO, help="What the bank or the provider kept of it.")
@writing_options
def payment(
    names: tuple[str, ...],
    amount: Decimal | None,
    account: str | None,
    discount: bool,
    fee: Decimal,
    desk: Desk,
    options: Options,
) -> None:
    """Write a payment: of invoices, of a quote (also before its invoice), or of a customer, oldest due date first.

    Money for an invoice that was written off is written as a bad debt recovered.
    """
    money = Money(amount, account, discount, fee)

    def compose(session: Session) -> None:
        book = session.whole.book
        if all(name in book.by_number for name in names):
            composer = session.composer(document_customer(session, *names))
            if len(names) == 1 and losses.is_lost(composer, names[0]):
                losses.recover(composer, names[0], money)
            else:
                payments.pay_documents(composer, names, money)
        elif len(names) == 1 and names[0] in book.quotes:
            composer = session.composer(quote_customer(session, names[0]))
            payments.pay_quote(composer, names[0], money)
        elif len(names) == 1 and not _is_number(names[0]):
            composer = session.composer(customer_account(session, names[0]))
            payments.pay_customer(composer, money)
        else:
            composer = session.composer(document_customer(session, *names))
        session.take(composer)

    run(desk, options, compose)


def _is_number(name: str) -> bool:
    """Tell whether a name that nobody knows looks like a document's number rather than a customer's."""
    return any(letter.isdigit() for letter in name) and " " not in name and ":" not in name


@click.command(short_help="Money that stood on account was given back.")
@click.argument("name", metavar="INVOICE|QUOTE", shell_complete=complete_any)
@click.option("--amount", type=AmountType(), help="An amount with VAT. [default: what stands on account]")
@account_option
@writing_options
def refund(name: str, amount: Decimal | None, account: str | None, desk: Desk, options: Options) -> None:
    """Write the refund of what stands on account under an invoice, a credit note or a quote."""

    def compose(session: Session) -> None:
        is_quote = name in session.whole.book.quotes
        composer = session.composer((quote_customer if is_quote else document_customer)(session, name))
        returns.refund(composer, name, amount, account)
        session.take(composer)

    run(desk, options, compose)


@click.command(short_help="The bank returned a payment.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.option("--amount", type=AmountType(), help="An amount with VAT. [default: the last payment]")
@writing_options
def bounce(number: str, amount: Decimal | None, desk: Desk, options: Options) -> None:
    """Write that the bank returned the last payment of an invoice."""
    on_document(desk, options, number, lambda composer: returns.bounce(composer, number, amount))


@click.command(short_help="An invoice may not be paid.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@writing_options
def doubtful(number: str, desk: Desk, options: Options) -> None:
    """Write that an invoice is doubtful: what is open of it moves to the doubtful receivables."""
    on_document(desk, options, number, lambda composer: losses.doubtful(composer, number))


@click.command(short_help="An invoice is lost, its VAT given back.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@writing_options
def writeoff(number: str, desk: Desk, options: Options) -> None:
    """Write what is open of an invoice off, with its VAT."""
    on_document(desk, options, number, lambda composer: losses.write_off(composer, number))

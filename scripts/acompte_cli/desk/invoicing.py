"""`acompte invoice`: new, deposit, progress, final, credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk.credits import credit_note
from acompte.desk.deposits import Asked, deposit_invoice
from acompte.desk.documents import Ask
from acompte.desk.finals import final_invoice, progress_invoice
from acompte.desk.invoices import new_invoice
from acompte.desk.refusal import Refusal
from acompte.model.money import ZERO
from acompte_cli.completion import complete_customer, complete_document, complete_quote
from acompte_cli.days import Day
from acompte_cli.desk.arguments import (
    REASONS,
    AmountType,
    DiscountType,
    PercentType,
    asked_for,
    customer_account,
    quote_customer,
)
from acompte_cli.desk.money import on_document
from acompte_cli.desk.quoting import on_quote
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte_cli.context import Desk


due_option = click.option("--due", type=Day(), help="The due date. [default: by the terms]")
discount_option = click.option(
    "--discount", type=DiscountType(), help='Early-payment discount, such as "2 % 10 jours".'
)


@click.group()
def invoice() -> None:
    """Issue invoices and credit notes."""


@invoice.command()
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.option("--percent", type=PercentType(), help="A percentage of the quote.")
@click.option("--amount", type=AmountType(), help="An amount without VAT, with VAT for consumers.")
@click.option("--ttc", "with_vat", is_flag=True, default=None, help="The amount is with VAT. [default for consumers]")
@click.option("--ht", "without_vat", is_flag=True, help="The amount is without VAT. [default for others]")
@due_option
@writing_options
def deposit(
    number: str,
    percent: Decimal | None,
    amount: Decimal | None,
    with_vat: bool | None,
    without_vat: bool,
    due: date | None,
    desk: Desk,
    options: Options,
) -> None:
    """Issue a deposit invoice: of the next milestone, a percentage, or an amount."""
    if percent is not None and amount is not None:
        raise click.UsageError("give --percent or --amount, not both.")
    asked = Asked(percent, amount, False if without_vat else with_vat, due)
    on_quote(desk, options, number, lambda composer: deposit_invoice(composer, number, asked))


@invoice.command()
@click.argument("numbers", metavar="QUOTE...", nargs=-1, required=True, shell_complete=complete_quote)
@due_option
@discount_option
@writing_options
def final(numbers: tuple[str, ...], due: date | None, discount: str | None, desk: Desk, options: Options) -> None:
    """Issue the final invoice of one quote or several: all their lines, every deposit deducted by its number."""

    def compose(session: Session) -> None:
        customers = {quote_customer(session, number) for number in numbers}
        if len(customers) > 1:
            names = ", ".join(sorted(session.whole.book.customer_name(account) for account in customers))
            raise Refusal("two-customers", names=names)
        composer = session.composer(customers.pop())
        final_invoice(composer, tuple(dict.fromkeys(numbers)), Ask(due, discount))
        session.take(composer)

    run(desk, options, compose)


@invoice.command()
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.option("--percent", type=PercentType(), required=True, help="The cumulated progress.")
@due_option
@discount_option
@writing_options
def progress(
    number: str, percent: Decimal, due: date | None, discount: str | None, desk: Desk, options: Options
) -> None:
    """Issue a progress invoice up to a cumulated percentage, deposits deducted pro rata."""
    on_quote(desk, options, number, lambda composer: progress_invoice(composer, number, percent, Ask(due, discount)))


@invoice.command()
@click.argument("customer", metavar="CUSTOMER", shell_complete=complete_customer)
@click.argument("amount", type=AmountType())
@click.option("--title", callback=asked_for("ask-invoiced"), help="What is invoiced.")
@click.option("--vat", "rate", type=PercentType(), help="The VAT rate. [default: that of the last invoice, else 20]")
@click.option("--vat-reason", "reason", type=click.Choice(REASONS), help="Why there is no VAT; the rate is 0 then.")
@click.option("--order", help="The customer's order number.")
@click.option("--ttc", "with_vat", is_flag=True, default=None, help="AMOUNT is with VAT. [default for consumers]")
@click.option("--ht", "without_vat", is_flag=True, help="AMOUNT is without VAT. [default for others]")
@due_option
@discount_option
@writing_options
def new(
    customer: str,
    amount: Decimal,
    title: str,
    rate: Decimal | None,
    reason: str | None,
    order: str | None,
    with_vat: bool | None,
    without_vat: bool,
    due: date | None,
    discount: str | None,
    desk: Desk,
    options: Options,
) -> None:
    """Issue an invoice without a quote."""
    ttc = False if without_vat else with_vat
    meta = {"order": order, "vat_reason": reason}
    said = ZERO if rate is None and reason is not None else rate

    def compose(session: Session) -> None:
        composer = session.composer(customer_account(session, customer))
        new_invoice(composer, amount, title, said, with_vat=ttc, ask=Ask(due, discount), meta=meta)
        session.take(composer)

    run(desk, options, compose)


@invoice.command()
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.option("--amount", type=AmountType(), help="An amount with VAT. [default: what stands open]")
@click.option("--reason", help="Why, in the words of the credit note.")
@writing_options
def credit(number: str, amount: Decimal | None, reason: str | None, desk: Desk, options: Options) -> None:
    """Issue a credit note on an invoice: it reverses exactly what it corrects."""
    on_document(desk, options, number, lambda composer: credit_note(composer, number, amount, reason))

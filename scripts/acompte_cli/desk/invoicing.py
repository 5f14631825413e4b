"""`acompte invoice`: deposit, progress, final."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk.deposits import Asked, deposit_invoice
from acompte.desk.finals import final_invoice, progress_invoice
from acompte.desk.refusal import Refusal
from acompte_cli.days import Day
from acompte_cli.desk.arguments import AmountType, PercentType, quote_customer
from acompte_cli.desk.quoting import on_quote
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte_cli.context import Desk


@click.group()
def invoice() -> None:
    """Issue invoices and credit notes."""


@invoice.command()
@click.argument("number", metavar="QUOTE")
@click.option("--percent", type=PercentType(), help="A percentage of the quote.")
@click.option("--amount", type=AmountType(), help="An amount without VAT, with VAT for consumers.")
@click.option("--ttc", "with_vat", is_flag=True, default=None, help="The amount is with VAT. [default for consumers]")
@click.option("--ht", "without_vat", is_flag=True, help="The amount is without VAT. [default for others]")
@click.option("--due", type=Day(), help="The due date. [default: by the terms]")
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
@click.argument("numbers", metavar="QUOTE...", nargs=-1, required=True)
@click.option("--due", type=Day(), help="The due date. [default: by the terms]")
@writing_options
def final(numbers: tuple[str, ...], due: date | None, desk: Desk, options: Options) -> None:
    """Issue the final invoice of one quote or several: all their lines, every deposit deducted by its number."""

    def compose(session: Session) -> None:
        customers = {quote_customer(session, number) for number in numbers}
        if len(customers) > 1:
            names = ", ".join(sorted(session.whole.book.customer_name(account) for account in customers))
            raise Refusal("two-customers", names=names)
        composer = session.composer(customers.pop())
        final_invoice(composer, tuple(dict.fromkeys(numbers)), due)
        session.take(composer)

    run(desk, options, compose)


@invoice.command()
@click.argument("number", metavar="QUOTE")
@click.option("--percent", type=PercentType(), required=True, help="The cumulated progress.")
@click.option("--due", type=Day(), help="The due date. [default: by the terms]")
@writing_options
def progress(number: str, percent: Decimal, due: date | None, desk: Desk, options: Options) -> None:
    """Issue a progress invoice up to a cumulated percentage, deposits deducted pro rata."""
    on_quote(desk, options, number, lambda composer: progress_invoice(composer, number, percent, due))

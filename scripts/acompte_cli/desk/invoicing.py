"""`acompte invoice`: new, deposit, progress, final, credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk.credits import credit_note
from acompte.desk.deposits import Asked, deposit_invoice
from acompte.desk.documents import Ask
from acompte.desk.finals import final_invoice, progress_invoice
from acompte.desk.invoices import new_invoice
from acompte.model.money import ZERO
from acompte_cli.completion import complete_customer, complete_document, complete_quote
from acompte_cli.days import Day
from acompte_cli.desk.arguments import (
    AmountType,
    DiscountType,
    PercentType,
    RateType,
    asked_for,
    reason_option,
    with_vat_option,
)
from acompte_cli.desk.subjects import on_customer, on_document, on_quotes
from acompte_cli.help import Commands
from acompte_cli.writer.session import Options, writing_options

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte_cli.context import Desk


due_option = click.option("--due", type=Day(), help="The due date. [default: by the terms]")
discount_option = click.option(
    "--discount", type=DiscountType(), help='Early-payment discount, such as "2 % 10 jours".'
)


@click.group(cls=Commands, short_help="An invoice: deposit, progress, final, new; or a credit note.")
def invoice() -> None:
    """Issue invoices and credit notes."""


@invoice.command(short_help="A deposit invoice (facture d'acompte).")
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.option("--percent", type=PercentType(), help="A percentage of the quote.")
@click.option("--amount", type=AmountType(), help="An amount.")
@with_vat_option
@due_option
@writing_options
def deposit(
    number: str,
    percent: Decimal | None,
    amount: Decimal | None,
    with_vat: bool | None,
    due: date | None,
    desk: Desk,
    options: Options,
) -> None:
    """Issue a deposit invoice: of the next milestone, a percentage, or an amount."""
    if percent is not None and amount is not None:
        raise click.UsageError("give --percent or --amount, not both.")
    asked = Asked(percent, amount, with_vat, due)
    on_quotes(desk, options, (number,), lambda composer: deposit_invoice(composer, number, asked))


@invoice.command(short_help="The final invoice (facture de solde), deposits deducted.")
@click.argument("numbers", metavar="QUOTE...", nargs=-1, required=True, shell_complete=complete_quote)
@due_option
@discount_option
@writing_options
def final(numbers: tuple[str, ...], due: date | None, discount: str | None, desk: Desk, options: Options) -> None:
    """Issue the final invoice of one quote or several: all their lines, every deposit deducted by its number."""
    quotes = tuple(dict.fromkeys(numbers))
    on_quotes(desk, options, quotes, lambda composer: final_invoice(composer, quotes, Ask(due, discount)))


@invoice.command(short_help="A progress invoice (situation de travaux).")
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.option("--percent", type=PercentType(), required=True, help="The cumulated progress.")
@due_option
@discount_option
@writing_options
def progress(
    number: str, percent: Decimal, due: date | None, discount: str | None, desk: Desk, options: Options
) -> None:
    """Issue a progress invoice up to a cumulated percentage, deposits deducted pro rata."""
    on_quotes(
        desk, options, (number,), lambda composer: progress_invoice(composer, number, percent, Ask(due, discount))
    )


@invoice.command(short_help="An invoice without a quote.")
@click.argument("customer", metavar="CUSTOMER", shell_complete=complete_customer)
@click.argument("amount", type=AmountType())
@click.option("--title", callback=asked_for("ask-invoiced"), help="What is invoiced.")
@click.option("--vat", "rate", type=RateType(), help="The VAT rate. [default: that of the last invoice, else 20]")
@reason_option
@click.option("--order", help="The customer's order number.")
@with_vat_option
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
    due: date | None,
    discount: str | None,
    desk: Desk,
    options: Options,
) -> None:
    """Issue an invoice without a quote."""
    meta = {"order": order, "vat_reason": reason}
    said = ZERO if rate is None and reason is not None else rate
    on_customer(
        desk,
        options,
        customer,
        lambda composer: new_invoice(
            composer, amount, title, said, with_vat=with_vat, ask=Ask(due, discount), meta=meta
        ),
    )


@invoice.command(short_help="A credit note (avoir).")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.option("--amount", type=AmountType(), help="An amount with VAT. [default: what stands open]")
@click.option("--reason", help="Why, in the words of the credit note.")
@click.option(
    "--vat", "rate", type=RateType(), help="Only what is at this VAT rate. [default: all rates in proportion]"
)
@writing_options
def credit(
    number: str, amount: Decimal | None, reason: str | None, rate: Decimal | None, desk: Desk, options: Options
) -> None:
    """Issue a credit note on an invoice: it reverses exactly what it corrects."""
    on_document(desk, options, number, lambda composer: credit_note(composer, number, amount, reason, rate=rate))

"""`acompte quote`: new, accept, refuse, amend, received, cancel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from acompte.desk import cancellations, quotes
from acompte.desk.quotes import NewLine, NewQuote
from acompte.desk.refusal import Refusal
from acompte.model.money import ZERO
from acompte_cli.completion import complete_customer, complete_quote
from acompte_cli.days import Day
from acompte_cli.desk.arguments import (
    AmountType,
    LineType,
    PercentType,
    RateType,
    asked_for,
    reason_option,
    with_vat_option,
)
from acompte_cli.desk.subjects import on_customer, on_quotes, quote_customer
from acompte_cli.help import Commands
from acompte_cli.papers import stored_name
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte_cli.context import Desk


@click.group(cls=Commands, short_help="A quote: new, accepted, refused, amended, received, cancelled.")
def quote() -> None:
    """Write quotes, and what happens to them."""


@quote.command(short_help="A new quote.")
@click.argument("customer", metavar="CUSTOMER", shell_complete=complete_customer)
@click.argument("amount", metavar="[AMOUNT]", type=AmountType(), required=False)
@click.option("--title", callback=asked_for("ask-quoted"), help="What is quoted.")
@click.option("--vat", "rate", type=RateType(), help="The VAT rate. [default: that of the last quote, else 20]")
@reason_option
@click.option("--number", help="The number. [default: the next of the series]")
@click.option("--delivery", type=Day(), help="The planned delivery.")
@click.option("--expires", type=Day(), help="The last day on which it can be accepted.")
@click.option("--order", help="The customer's order number.")
@click.option("--nature", type=click.Choice(("goods", "services", "mixed")), help="What is sold.")
@click.option("--terms", help="Payment terms of this quote.")
@click.option("--retention", type=PercentType(), help="Retention of guarantee, in percent.")
@click.option("--off-premises", is_flag=True, help="Signed away from the shop (consumers).")
@click.option(
    "--line",
    "lines",
    type=LineType(),
    multiple=True,
    help='What, how much, the price of one without VAT, the VAT rate: "Pose; 2 u; 400.00; 20 %". Say it once a line.',
)
@with_vat_option
@writing_options
def new(
    customer: str,
    amount: Decimal | None,
    title: str,
    rate: Decimal | None,
    reason: str | None,
    number: str | None,
    delivery: date | None,
    expires: date | None,
    order: str | None,
    nature: str | None,
    terms: str | None,
    retention: Decimal | None,
    off_premises: bool,
    lines: tuple[NewLine, ...],
    with_vat: bool | None,
    desk: Desk,
    options: Options,
) -> None:
    """Write a quote; AMOUNT is without VAT, with VAT for consumers."""
    meta = {
        "vat_reason": reason,
        "delivery": delivery,
        "expires": expires,
        "order": order,
        "nature": nature,
        "terms": terms,
        "retention": None if retention is None else f"{retention.normalize():f} %",
        "off_premises": True if off_premises else None,
    }
    said = NewQuote(amount, title, ZERO if rate is None and reason else rate, number, lines, with_vat, meta)
    on_customer(desk, options, customer, lambda composer: quotes.new_quote(composer, said))


@quote.command(short_help="It is accepted; its first deposit is invoiced.")
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.option("--no-deposit", is_flag=True, help="Issue no deposit invoice.")
@click.option(
    "--signed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The signed copy: it is stored in documents/ and linked.",
)
@writing_options
def accept(number: str, no_deposit: bool, signed: Path | None, desk: Desk, options: Options) -> None:
    """Write the acceptance, the schedule of deposits where there is none, and the first deposit invoice."""

    def compose(session: Session) -> None:
        composer = session.composer(quote_customer(session, number))
        name = None
        if signed is not None:
            words = composer.word("signe", "signed")
            name = stored_name(number, f"-{words}{signed.suffix.lower()}")
            session.keep(name, signed.read_bytes())
        quotes.accept(composer, number, deposit=not no_deposit, signed=name)
        session.take(composer)

    run(desk, options, compose)


@quote.command(short_help="The customer refused it.")
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.argument("why", required=False)
@writing_options
def refuse(number: str, why: str | None, desk: Desk, options: Options) -> None:
    """Write that the customer refused."""
    on_quotes(desk, options, (number,), lambda composer: quotes.refuse(composer, number, why))


@quote.command(short_help="An amendment (avenant) was signed.")
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.argument("title")
@click.argument("amount", type=AmountType())
@click.option("--vat", "rate", type=RateType(), help="The VAT rate. [default: the quote's]")
@writing_options
def amend(number: str, title: str, amount: Decimal, rate: Decimal | None, desk: Desk, options: Options) -> None:
    """Write an amendment signed on the day; AMOUNT is without VAT, and may be negative (put -- before it)."""
    on_quotes(desk, options, (number,), lambda composer: quotes.amend(composer, number, title, amount, rate))


@quote.command(short_help="It is delivered, or the works accepted.")
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@writing_options
def received(number: str, desk: Desk, options: Options) -> None:
    """Write that it is delivered, or the works accepted."""
    on_quotes(desk, options, (number,), lambda composer: quotes.received(composer, number))


@quote.command(short_help="It is cancelled; what becomes of its deposits.")
@click.argument("number", metavar="QUOTE", shell_complete=complete_quote)
@click.option("--refund", "refunded", is_flag=True, help="The deposits are credited and repaid.")
@click.option(
    "--keep",
    type=click.Choice((cancellations.PRICE, cancellations.INDEMNITY, "ask")),
    is_flag=False,
    flag_value="ask",
    help="The deposits are kept: as the price (VAT stays due), or as an indemnity (outside VAT); alone, it asks.",
)
@click.option("--why", help="Why, in a few words.")
@click.option("--account", help="The bank account that a refund leaves. [default: the one used last]")
@writing_options
def cancel(
    number: str,
    refunded: bool,
    keep: str | None,
    why: str | None,
    account: str | None,
    desk: Desk,
    options: Options,
) -> None:
    """Write that an accepted quote is cancelled, and what becomes of its deposits."""
    if refunded and keep:
        raise click.UsageError("give --refund or --keep, not both.")
    if keep == "ask" and sys.stdin.isatty() and not options.yes:
        kinds = click.Choice((cancellations.PRICE, cancellations.INDEMNITY))
        keep = click.prompt(desk.word("keep-how"), type=kinds, err=True)

    def write(composer: Composer) -> None:
        held = composer.near.matches.deposits(number, composer.day).left
        if held > 0 and (keep == "ask" or not (refunded or keep)):
            raise Refusal("cancel-how", number=number)
        cancellations.cancel(composer, number, keep or cancellations.REFUND, why, account)

    on_quotes(desk, options, (number,), write)

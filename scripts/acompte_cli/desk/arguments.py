"""Amounts, percentages, lines and names as people type them on the command line."""

from __future__ import annotations

import sys
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import click

from acompte.desk.quotes import NewLine
from acompte.desk.refusal import Refusal
from acompte.law.terms import parse_discount
from acompte.model import values
from acompte.model.money import CENT
from acompte_cli.context import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from acompte_cli.writer.session import Session

_SPACES = str.maketrans("", "", " \u00a0\u202f'€")
_MOST_SHOWN = 8

DOCUMENTS = "documents"
"""The folder beside the ledger where copies of documents are kept."""

REASONS = ("franchise", "reverse-charge", "export", "intra-eu", "exempt")
"""Why a document bears no VAT, as the format says it."""


def read_amount(text: str) -> Decimal | None:
    """Read `4320`, `4320.00`, `4 320,00`; None where it is no amount of at most two decimals."""
    plain = text.translate(_SPACES).removesuffix("EUR").replace(",", ".")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    return amount.quantize(CENT) if amount.is_finite() and amount == amount.quantize(CENT) else None


class AmountType(click.ParamType[Decimal]):
    """An amount of money."""

    name = "amount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Read an amount."""
        if isinstance(value, Decimal):
            return value
        amount = read_amount(str(value))
        if amount is None:
            self.fail(f"{value!r} is no amount; write it as 4320.00, with two decimals at most.", param, ctx)
        return amount


class PercentType(click.ParamType[Decimal]):
    """A percentage, with or without its sign."""

    name = "percent"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Read a percentage."""
        percent = values.percent(value)
        if percent is None:
            self.fail(f"{value!r} is no percentage; write it as 30 or 5.5.", param, ctx)
        return percent


class DiscountType(click.ParamType[str]):
    """A discount for early payment, such as `2 % 10 jours`."""

    name = "discount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a discount."""
        if parse_discount(str(value)) is None:
            self.fail(f'{value!r} is no discount; write it as "2 % 10 jours".', param, ctx)
        return str(value)


class LineType(click.ParamType[NewLine]):
    """A line of a quote: `what; quantity and unit; price of one without VAT; VAT rate`."""

    name = "line"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> NewLine:
        """Read a line."""
        if isinstance(value, NewLine):
            return value
        parts = [part.strip() for part in str(value).split(";")]
        example = '"Pose; 2 u; 400.00; 20 %"'
        if len(parts) not in (3, 4) or not parts[0]:
            self.fail(f"{value!r} is no line; write it as {example}.", param, ctx)
        quantity, price = values.quantity(parts[1]), read_amount(parts[2])
        rate = values.percent(parts[3]) if len(parts) == 4 else None
        if quantity is None or price is None or (len(parts) == 4 and rate is None):
            self.fail(f"{value!r} is no line; write it as {example}.", param, ctx)
        return NewLine(parts[0], quantity[0], quantity[1], price, rate)


def asked_for(question: str) -> Callable[[click.Context, click.Parameter, str | None], str]:
    """Ask for an option on a terminal where it is missing; elsewhere it is required."""

    def ask(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
        if value:
            return value
        if not context.resilient_parsing and sys.stdin.isatty():
            desk = context.find_object(Desk)
            assert desk is not None
            return str(click.prompt(desk.word(question), err=True))
        raise click.MissingParameter(ctx=context, param=parameter)

    return ask


def customer_account(session: Session, said: str) -> str:
    """Give the account of the customer that a word names: an account, its leaf, or a name, without regard to capitals.

    Raises:
      Refusal: nobody is called so, or several are.
    """
    customers = session.whole.book.customers
    if said in customers:
        return said
    plain = said.casefold()
    found = [
        account
        for account, customer in customers.items()
        if plain in (account.casefold(), account.rpartition(":")[2].casefold(), customer.name.casefold())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal("customer-ambiguous", name=said, known=", ".join(sorted(found)))
    names = sorted(customer.name for customer in customers.values())
    known = ", ".join(names[:_MOST_SHOWN]) + ("…" if len(names) > _MOST_SHOWN else "")
    raise Refusal("no-customer", name=said, known=known or "—")


def quote_customer(session: Session, number: str) -> str:
    """Give the customer of a quote.

    Raises:
      Refusal: there is no such quote.
    """
    quote = session.whole.book.quotes.get(number)
    if quote is None:
        raise Refusal("no-quote", number=number)
    return quote.customer


def document_customer(session: Session, *numbers: str) -> str:
    """Give the one customer of some documents.

    Raises:
      Refusal: a document does not exist, or they are of several customers.
    """
    book = session.whole.book
    found: dict[str, None] = {}
    for number in numbers:
        invoice = book.invoice(number)
        if invoice is None:
            raise Refusal("no-document", number=number)
        found[invoice.customer] = None
    if len(found) > 1:
        raise Refusal("two-customers", names=", ".join(book.customer_name(account) for account in found))
    return next(iter(found))

"""Amounts, percentages and lines as people type them on the command line."""

from __future__ import annotations

import sys
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import click

from acompte.desk.quotes import NewLine
from acompte.law.terms import parse_discount
from acompte.law.vat_facts import REASONS
from acompte.model import values
from acompte.model.money import CENT

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACES = str.maketrans("", "", " \u00a0\u202f'€")


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


def asked_for(words: str) -> Callable[[click.Context, click.Parameter, str | None], str]:
    """Ask for an option on a terminal where it is missing; elsewhere it is required."""

    def ask(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
        if value:
            return value
        if not context.resilient_parsing and sys.stdin.isatty():
            return str(click.prompt(words, err=True))
        raise click.MissingParameter(ctx=context, param=parameter)

    return ask


reason_option = click.option("--vat-reason", "reason", type=click.Choice(tuple(REASONS)), help="Why there is no VAT.")
with_vat_option = click.option(
    "--ttc/--ht",
    "with_vat",
    default=None,
    help="The amount is with VAT (TTC), or without (HT). [default: with VAT for consumers, without for others]",
)

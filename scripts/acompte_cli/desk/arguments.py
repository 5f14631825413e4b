"""Amounts, percentages and lines as people type them on the command line."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from acompte.desk.quotes import NewLine
from acompte.law.terms import parse_discount
from acompte.law.vat_facts import REASONS
from acompte.model import values
from acompte.model.money import HUNDRED
from acompte_cli.context import Desk

if TYPE_CHECKING:
    from collections.abc import Callable


class AmountType(click.ParamType[Decimal]):
    """An amount of money."""

    name = "amount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Read an amount."""
        if isinstance(value, Decimal):
            return value
        amount = values.money(str(value))
        if amount is None:
            self.fail(f"{value!r} is no amount; write it as 4320 or 4320.00, with two decimals at most.", param, ctx)
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


class RateType(PercentType):
    """A VAT rate: a percentage up to 100."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Read a rate."""
        rate = super().convert(value, param, ctx)
        if not 0 <= rate <= HUNDRED:
            self.fail(f"{value!r} is no VAT rate; write it as 20 or 5.5.", param, ctx)
        return rate


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
        quantity, price = values.quantity(parts[1]), values.money(parts[2])
        rate = values.percent(parts[3]) if len(parts) == 4 else None
        if quantity is None or price is None or (len(parts) == 4 and (rate is None or not 0 <= rate <= HUNDRED)):
            self.fail(f"{value!r} is no line; write it as {example}.", param, ctx)
        return NewLine(parts[0], quantity[0], quantity[1], price, rate)


def asked_for(question: str) -> Callable[[click.Context, click.Parameter, str | None], str]:
    """Ask for an option on a terminal where it is missing; elsewhere it is required."""

    def ask(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
        if value and value.strip():
            return value.strip()
        if not context.resilient_parsing and sys.stdin.isatty():
            desk = context.find_object(Desk)
            assert desk is not None
            return str(click.prompt(desk.word(question), err=True))
        raise click.MissingParameter(ctx=context, param=parameter)

    return ask


def broken_lines(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    r"""Read `\n`, as people type it on one line, as the end of a line."""
    return value if value is None else values.broken_lines(value)


reason_option = click.option(
    "--vat-reason", "reason", type=click.Choice(tuple(REASONS)), help="Why there is no VAT; the rate is 0 then."
)
with_vat_option = click.option(
    "--ttc/--ht",
    "with_vat",
    default=None,
    help="The amount is with VAT (TTC), or without (HT). [default: with VAT for consumers, without for others]",
)

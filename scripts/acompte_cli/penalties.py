"""`acompte penalties`: late interest and the flat fee, a slice a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.model.money import ZERO
from acompte_cli.completion import complete_customer, complete_document
from acompte_cli.context import Desk, pass_desk
from acompte_cli.documents import customers_named
from acompte_cli.output import format_option, late, print_rows
from acompte_reports import rows as views
from acompte_reports.tables import Column, day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from acompte.indicators.penalties import Penalty, Slice
    from acompte_reports.rows import Row
    from acompte_reports.view import View

PENALTY_FIELDS = [
    "document",
    "customer",
    "from",
    "to",
    "days",
    "base",
    "rate",
    "interest",
    "fee",
    "charged",
    "customer_name",
    "disputed",
    "waived",
]

_DISPUTED = "*"

PENALTY_COLUMNS = (
    Column("document"),
    Column("customer_name", 5, cut=True),
    Column("from"),
    Column("to"),
    Column("days", 4),
    Column("late_base"),
    Column("yearly"),
    Column("interest"),
    Column("fee"),
    Column("charged", 2),
    Column("waived", 3),
)


@click.command(short_help="Late interest by half-year, and the flat fee.")
@click.argument("numbers", metavar="[INVOICE]...", nargs=-1, shell_complete=complete_document)
@click.option(
    "--customer", shell_complete=complete_customer, help="Only this customer: its account, the leaf of it, or its name."
)
@format_option
@pass_desk
def penalties(desk: Desk, numbers: tuple[str, ...], customer: str | None, format_: str) -> None:
    """Show the late interest of each invoice up to the day and its flat fee, and what of them was charged already.

    A row is a slice: days of one half-year on one open amount. The fee stands on the first row of its invoice.
    """
    wanted = None if customer is None else customers_named(desk.view, customer)
    named = None if not numbers else _known(desk.view, numbers)
    found = [
        row
        for row in desk.view.penalties
        if (wanted is None or row.invoice.customer in wanted) and (named is None or row.invoice.number in named)
    ]
    _print(desk, format_, found)
    _say_unknown(desk, found)
    desk.say_errors()


def _known(view: View, numbers: Iterable[str]) -> set[str]:
    """Give the numbers asked for.

    Raises:
      click.BadParameter: one of them is no document's.
    """
    for number in numbers:
        if number not in view.book.by_number:
            raise click.BadParameter(
                f"{number!r} is no document; `acompte status` shows them all.", param_hint="INVOICE"
            )
    return set(numbers)


def _print(desk: Desk, format_: str, found: list[Penalty]) -> None:
    fields = [row for penalty in found for row in views.penalty_rows(penalty, desk.view.book)]
    is_late = {d.invoice.number for d in desk.view.state.documents if d.days_late} if format_ == "table" else set()
    total = {key: _known_sum(row[key] for row in fields) for key in ("interest", "fee", "charged", "waived")}
    shown = [_shown(row, part) for row, part in zip(fields, (s for p in found for s in p.slices), strict=True)]
    line = desk.word(
        "penalties-line",
        documents=desk.counted("documents", len(found)),
        day=day(desk.day, desk.language),
        interest=desk.money(total["interest"]),
        fee=desk.money(total["fee"]),
        left=desk.money(total["interest"] + total["fee"] - total["charged"] - total["waived"]),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=PENALTY_FIELDS,
        columns=PENALTY_COLUMNS,
        shown=shown,
        line=line,
        total={"document": desk.word("sum"), **{key: amount or None for key, amount in total.items()}},
        mark=lambda place, text: late(text) if fields[place]["document"] in is_late else text,
    )
    if format_ == "table" and any(row["disputed"] for row in fields):
        click.echo(f"\n{_DISPUTED} {desk.word('disputed')}")


def _shown(row: Row, part: Slice) -> Row:
    """Give a row as a table shows it: what is disputed with a mark, nothing where there is nothing."""
    amounts = {key: row[key] or None for key in ("fee", "charged", "waived")}
    number = f"{row['document']}{_DISPUTED if row['disputed'] else ''}"
    return {**row, **amounts, "document": number, "late_base": part.base, "yearly": part.rate}


def _known_sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), ZERO)


def _say_unknown(desk: Desk, found: Iterable[Penalty]) -> None:
    """Say on standard error which rates are missing: what rests on them has no figure."""
    for name, half in sorted({basis for penalty in found for basis in penalty.unknown}):
        click.echo(desk.word("penalties-unknown", rate=name, half=half, day=half.first), err=True)

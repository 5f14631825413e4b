"""`acompte status`: the synthetic grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.model.money import ZERO
from acompte.model.records import KINDS
from acompte_cli.completion import complete_customer, complete_quote
from acompte_cli.context import Desk, pass_desk
from acompte_cli.output import format_option, late, print_rows, some_customers
from acompte_reports import rows as views
from acompte_reports.statuses import next_words, status_words
from acompte_reports.tables import Column, day

if TYPE_CHECKING:
    from acompte.indicators.grid import GridRow
    from acompte_reports.rows import Row
    from acompte_reports.view import View

STATUS_FIELDS = [
    "quote",
    "quote_date",
    "customer",
    "customer_name",
    "document",
    "kind",
    "date",
    "due",
    "sent",
    "total",
    "paid",
    "open",
    "status",
    "days_late",
    "disputed",
    "promised",
    "reminders",
    "last_reminder",
    "next_step",
    "next_step_date",
]

STATUS_COLUMNS = (
    Column("document"),
    Column("kind", 5),
    Column("customer_name", 0, cut=True),
    Column("quote", 6),
    Column("date", 4),
    Column("due", 2),
    Column("total", 3),
    Column("open"),
    Column("status", 0, cut=True, least=20),
    Column("next_step", 4, cut=True),
)


@click.command(short_help="Every document, its state, its reminders, its next step.")
@click.option(
    "--customer", shell_complete=complete_customer, help="Only this customer: its account, the leaf of it, or its name."
)
@click.option("--quote", shell_complete=complete_quote, help="Only the documents of this quote.")
@click.option("--kind", type=click.Choice(KINDS), help="Only documents of this kind.")
@click.option("--late", "only_late", is_flag=True, help="Only what is late.")
@click.option("--open", "only_open", is_flag=True, help="Only what is open.")
@format_option
@pass_desk
def status(
    desk: Desk,
    customer: str | None,
    quote: str | None,
    kind: str | None,
    only_late: bool,
    only_open: bool,
    format_: str,
) -> None:
    """Show the synthetic grid: every document, its state, its reminders, its next step."""
    wanted = None if customer is None else customers_named(desk.view, customer)
    _print_grid(
        desk,
        format_,
        [
            row
            for row in desk.view.grid
            if (wanted is None or row.state.invoice.customer in wanted)
            and (quote is None or quote in row.state.invoice.quotes)
            and (kind is None or row.state.invoice.kind == kind)
            and (not only_late or row.state.days_late > 0)
            and (not only_open or row.state.open > 0)
        ],
    )
    desk.say_errors()


def _print_grid(desk: Desk, format_: str, rows: list[GridRow]) -> None:
    fields = [views.status_row(row, desk.view.book) for row in rows]
    shown = fields if format_ != "table" else [_shown_status(row, f, desk) for row, f in zip(rows, fields, strict=True)]
    still_open = sum((row.state.open for row in rows), ZERO)
    tolerance = desk.view.state.tolerance
    overdue = sum((part.open for row in rows for part in row.state.late_parts(desk.day, tolerance)), ZERO)
    line = desk.word(
        "status-line",
        documents=desk.counted("documents", len(rows)),
        day=day(desk.day, desk.language),
        open=desk.money(still_open),
        late=desk.money(overdue),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=STATUS_FIELDS,
        columns=STATUS_COLUMNS,
        shown=shown,
        line=line,
        total={"document": desk.word("sum"), "open": still_open},
        mark=lambda place, text: late(text) if rows[place].state.days_late else text,
    )


def customers_named(view: View, said: str, hint: str = "--customer") -> set[str]:
    """Give the accounts of the customers that a word names.

    Raises:
      click.BadParameter: nobody has this name.
    """
    found = set(view.book.customers_called(said))
    if not found:
        known = some_customers(view.book)
        others = f"customers are {known}." if known else "the ledger has no customer with a `name`."
        raise click.BadParameter(f"nobody is called {said!r}; {others}", param_hint=hint)
    return found


def _shown_status(row: GridRow, fields: Row, desk: Desk) -> Row:
    return {
        **fields,
        "kind": desk.word(fields["kind"]),
        "status": status_words(row.state, desk.language),
        "next_step": next_words(row, desk.language),
    }

"""`acompte quotes`, `aging`, `forecast`, `agenda`: a row a quote, a customer, a period, a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.indicators.agenda import agenda
from acompte.indicators.aging import total_row
from acompte.indicators.forecast import MONTH, PERIODS, WEEK, forecast
from acompte.model.money import ZERO
from acompte.model.quotes import HORIZON
from acompte.model.text import FRENCH
from acompte_cli.context import Desk, pass_desk
from acompte_cli.output import FORMATS, format_option, late, print_rows
from acompte_reports import rows as views
from acompte_reports.tables import Column, day

if TYPE_CHECKING:
    from acompte_reports.rows import Row
    from acompte_reports.view import View

QUOTE_FIELDS = [
    "quote",
    "customer",
    "customer_name",
    "date",
    "state",
    "accepted",
    "total_ht",
    "total_ttc",
    "deposits_planned",
    "deposits_invoiced",
    "deposits_paid",
    "deposits_held",
    "invoiced_ht",
    "left_ht",
    "delivery",
    "next_milestone",
    "next_milestone_date",
]
AGING_FIELDS = [
    "customer",
    "customer_name",
    "not_due",
    "d1_30",
    "d31_60",
    "d61_90",
    "d91_plus",
    "total",
    "unallocated",
    "retention",
]
TASK_FIELDS = ["date", "what", "document", "customer", "customer_name", "amount"]
FORECAST_FIELDS = ["start", "end", "scheduled", "expected", "low", "high"]
ICS = "ics"


@click.command(short_help="The quotes: deposits, what is invoiced, what is left.")
@format_option
@pass_desk
def quotes(desk: Desk, format_: str) -> None:
    """Show the quotes with their deposits, what is invoiced, and what is left to invoice."""
    view = desk.view
    fields = [views.quote_fields(row, view.book) for row in view.quotes]
    shown = [{**f, "state": desk.word(f"state-{f['state']}")} for f in fields]
    alive = [row for row in view.quotes if row.state == "accepted"]
    left = sum((row.left_ht for row in alive), ZERO)
    held = sum((row.deposits_held for row in view.quotes), ZERO)
    line = desk.word(
        "quotes-line",
        count=len(fields),
        day=day(desk.day, desk.language),
        left=desk.money(left),
        held=desk.money(held),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=QUOTE_FIELDS,
        columns=(
            Column("quote"),
            Column("customer_name", 0, cut=True),
            Column("state", 1),
            Column("total_ht"),
            Column("deposits_planned", 5),
            Column("deposits_invoiced", 3),
            Column("deposits_paid", 4),
            Column("deposits_held", 2),
            Column("invoiced_ht", 2),
            Column("left_ht", 1),
            Column("delivery", 4),
        ),
        shown=shown,
        line=line,
    )
    desk.say_errors()


@click.command(short_help="The aged balance, a customer a row.")
@format_option
@pass_desk
def aging(desk: Desk, format_: str) -> None:
    """Show the aged balance, a customer a row."""
    view = desk.view
    fields = [views.aging_row(row, view.book) for row in view.aging]
    sums = total_row(view.aging)
    line = desk.word(
        "aging-line",
        day=day(desk.day, desk.language),
        open=desk.money(sums.total),
        late=desk.money(sums.late),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=AGING_FIELDS,
        columns=(
            Column("customer_name", 0, cut=True),
            Column("not_due"),
            Column("d1_30"),
            Column("d31_60"),
            Column("d61_90"),
            Column("d91_plus"),
            Column("retention", 2),
            Column("total"),
            Column("unallocated", 1),
        ),
        line=line,
        total={**views.aging_row(sums, view.book), "customer_name": desk.word("sum")},
        mark=lambda place, text: late(text) if view.aging[place].late else text,
    )
    desk.say_errors()


@click.command("agenda", short_help="What the day asks for: invoices, reminders, promises.")
@click.option("--days", type=click.IntRange(0), help=f"How far to look ahead. [default: {HORIZON}, with ics 90]")
@click.option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, ICS)),
    default="table",
    help="How to print the rows; ics is a calendar file with alarms.",
)
@pass_desk
def agenda_command(desk: Desk, days: int | None, format_: str) -> None:
    """Show what the day asks for: invoices to issue and to send, due dates, reminders, promises.

    With --format ics, a calendar for phones and desktops. Read again on a later day, it updates what it brought.
    """
    if format_ == ICS:
        _print_calendar(desk, days)
    else:
        print_tasks(desk, desk.view, HORIZON if days is None else days, format_)
    desk.say_errors()


def _print_calendar(desk: Desk, days: int | None) -> None:
    from acompte_reports.calendar import AHEAD, calendar

    view = desk.view
    tasks = agenda(view.state, view.grid, view.quotes, AHEAD if days is None else days)
    click.echo(calendar(tasks, view.book, view.day, desk.language), nl=False)


def print_tasks(desk: Desk, view: View, days: int, format_: str = "table") -> None:
    """Print what the day of a view asks for."""
    tasks = agenda(view.state, view.grid, view.quotes, days)
    fields = [views.task_row(task, view.book) for task in tasks]
    shown = []
    for task, row in zip(tasks, fields, strict=True):
        colon = " : " if desk.language == FRENCH else ": "
        detail = colon + desk.word(task.detail) if task.detail else ""
        shown.append({**row, "what": desk.word(task.what) + detail})
    today, horizon = day(view.day, desk.language), desk.counted("days", days)
    key = "agenda-line" if days else "agenda-line-today"
    line = desk.word(key, count=len(tasks), day=today, horizon=horizon)
    print_rows(
        desk,
        format_,
        fields,
        fields=TASK_FIELDS,
        columns=(
            Column("date"),
            Column("what", 0, cut=True),
            Column("document"),
            Column("customer_name", 0, cut=True),
            Column("amount"),
        ),
        shown=shown,
        line=line,
        mark=lambda place, text: late(text) if tasks[place].date < view.day else text,
    )


@click.command("forecast", short_help="The expected receipts, by week or month.")
@click.option("--by", type=click.Choice((WEEK, MONTH)), default=WEEK, show_default=True, help="The periods.")
@click.option("--periods", type=click.IntRange(1), help="How many periods. [default: 13 weeks, 6 months]")
@format_option
@pass_desk
def forecast_command(desk: Desk, by: str, periods: int | None, format_: str) -> None:
    """Show the expected receipts by week or month; late ones, and those after the last period, apart."""
    view = desk.view
    found = forecast(view.state, view.quotes, by, periods or PERIODS[by])
    fields = [views.forecast_row(row) for row in found]
    shown: list[Row] = [dict(row) for row in fields]
    shown[0].update(start=desk.word("late-row"), end=None)
    shown[-1].update(start=desk.word("later-row"), end=None)
    total = {key: sum((row[key] for row in fields), ZERO) for key in FORECAST_FIELDS[2:]}
    line = desk.word(
        "forecast-line",
        day=day(desk.day, desk.language),
        scheduled=desk.money(total["scheduled"]),
        late=desk.money(found[0].scheduled),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=FORECAST_FIELDS,
        columns=(
            Column("start"),
            Column("end"),
            Column("scheduled"),
            Column("expected"),
            Column("low", 1),
            Column("high", 2),
        ),
        shown=shown,
        line=line,
        total={"start": desk.word("sum"), **total},
    )
    desk.say_errors()

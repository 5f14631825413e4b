"""Commands that read: status, quotes, aging, dso, agenda, forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.indicators.agenda import HORIZON, agenda
from acompte.indicators.aging import total_row
from acompte.indicators.forecast import MONTH, PERIODS, WEEK, forecast
from acompte.indicators.window import WINDOW
from acompte.model.money import ZERO
from acompte.model.records import KINDS
from acompte_cli.checking import check
from acompte_cli.context import Desk, pass_desk
from acompte_cli.output import format_option, late, print_csv, print_json, print_rows, width
from acompte_reports import rows as views
from acompte_reports.statuses import next_words, status_words
from acompte_reports.tables import Column, day, table
from acompte_reports.view import View

if TYPE_CHECKING:
    from acompte.indicators.grid import GridRow
    from acompte_reports.rows import Row

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
DSO_FIELDS = [
    "month",
    "as_of",
    "window",
    "open",
    "billed",
    "simple",
    "countback",
    "best_possible",
    "delinquent",
    "cei",
    "days_to_pay",
    "days_beyond_terms",
    "without_deposits",
]
TASK_FIELDS = ["date", "what", "document", "customer", "customer_name", "amount"]
FORECAST_FIELDS = ["start", "end", "scheduled", "expected", "low", "high"]


@click.command()
@click.option("--customer", help="Only this customer: its account, the leaf of it, or its name.")
@click.option("--quote", help="Only the documents of this quote.")
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
    view = desk.view
    wanted = None if customer is None else customers_named(view, customer)
    rows = [
        row
        for row in view.grid
        if (wanted is None or row.state.invoice.customer in wanted)
        and (quote is None or quote in row.state.invoice.quotes)
        and (kind is None or row.state.invoice.kind == kind)
        and (not only_late or row.state.days_late > 0)
        and (not only_open or row.state.open > 0)
    ]
    fields = [views.status_row(row, view.book) for row in rows]
    shown = fields if format_ != "table" else [_shown_status(row, f, desk) for row, f in zip(rows, fields, strict=True)]
    still_open = sum((row.state.open for row in rows), ZERO)
    overdue = sum((part.open for row in rows for part in row.state.late_parts(desk.day, view.state.tolerance)), ZERO)
    line = desk.word(
        "status-line",
        count=len(rows),
        day=day(desk.day, desk.language),
        open=_money(desk, still_open),
        late=_money(desk, overdue),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=STATUS_FIELDS,
        columns=(
            Column("document"),
            Column("kind", 5),
            Column("customer_name", 0, cut=True),
            Column("quote", 6),
            Column("date", 4),
            Column("due", 2),
            Column("total", 3),
            Column("open"),
            Column("status", 0, cut=True),
            Column("next_step", 4, cut=True),
        ),
        shown=shown,
        line=line,
        total={"document": desk.word("sum"), "open": still_open},
        mark=lambda place, text: late(text) if rows[place].state.days_late else text,
    )
    desk.say_errors()


def customers_named(view: View, said: str) -> set[str]:
    """Give the accounts that a word names: an account, its leaf, or a customer's name.

    Raises:
      click.BadParameter: nobody has this name.
    """
    plain = said.casefold()
    found = {
        account
        for account, customer in view.book.customers.items()
        if plain in (account.casefold(), account.rpartition(":")[2].casefold(), customer.name.casefold())
    }
    if not found:
        names = ", ".join(sorted(c.name for c in view.book.customers.values())[:8])
        raise click.BadParameter(f"nobody is called {said!r}; customers are {names}…", param_hint="--customer")
    return found


def _shown_status(row: GridRow, fields: Row, desk: Desk) -> Row:
    return {
        **fields,
        "kind": desk.word(fields["kind"]),
        "status": status_words(row.state, desk.language),
        "next_step": next_words(row, desk.language),
    }


def _money(desk: Desk, amount: object) -> str:
    from acompte.model.text import money

    return money(amount, desk.language, desk.view.book.currency)  # type: ignore[arg-type]


@click.command()
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
        left=_money(desk, left),
        held=_money(desk, held),
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


@click.command()
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
        open=_money(desk, sums.total),
        late=_money(desk, sums.late),
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


@click.command()
@click.option("--window", type=click.IntRange(1), default=WINDOW, show_default=True, help="The window, in days.")
@format_option
@pass_desk
def dso(desk: Desk, window: int, format_: str) -> None:
    """Show the indicators: how fast the company is paid, whole, by month and by customer."""
    view = View(desk.view.history, desk.day, window)
    fields = views.dso_fields(view.dso, view.book)
    if format_ == "json":
        print_json(fields)
    elif format_ == "csv":
        print_csv(fields["months"], DSO_FIELDS)
    else:
        _print_dso(desk, view, fields)
    desk.say_errors()


def _print_dso(desk: Desk, view: View, fields: Row) -> None:
    whole = fields
    shown = {key: "–" if whole[key] is None else f"{whole[key]:.1f}" for key in ("simple", "without_deposits")}
    if desk.language == "fr":
        shown = {key: value.replace(".", ",") for key, value in shown.items()}
    click.echo(
        desk.word(
            "dso-line",
            day=day(desk.day, desk.language),
            window=view.window,
            simple=shown["simple"],
            without=shown["without_deposits"],
        )
    )
    if view.dso.partial:
        click.echo(desk.word("dso-partial", window=view.window))
    figures = (
        Column("open", 6),
        Column("billed", 7),
        Column("simple"),
        Column("countback", 2),
        Column("best_possible", 1),
        Column("delinquent", 4),
        Column("cei", 5),
        Column("days_to_pay", 3),
        Column("days_beyond_terms", 3),
        Column("without_deposits", 1),
    )
    months = fields["months"][-24:]
    if months:
        click.echo("\n" + table((Column("month"), *figures), months, desk.language, width()))
    if fields["customers"]:
        columns = (Column("customer_name", 0, cut=True), *figures)
        total = {**whole, "customer_name": desk.word("sum")}
        click.echo("\n" + table(columns, fields["customers"], desk.language, width(), total))


@click.command("agenda")
@click.option("--days", type=click.IntRange(0), default=HORIZON, show_default=True, help="How far to look ahead.")
@format_option
@pass_desk
def agenda_command(desk: Desk, days: int, format_: str) -> None:
    """Show what the day asks for: invoices to issue and to send, due dates, reminders, promises."""
    view = desk.view
    tasks = agenda(view.state, view.grid, days)
    fields = [views.task_row(task, view.book) for task in tasks]
    shown = []
    for task, row in zip(tasks, fields, strict=True):
        detail = f" : {desk.word(task.detail)}" if task.detail else ""
        shown.append({**row, "what": desk.word(task.what) + detail})
    line = desk.word("agenda-line", count=len(tasks), day=day(desk.day, desk.language), horizon=days)
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
        mark=lambda place, text: late(text) if tasks[place].date < desk.day else text,
    )
    desk.say_errors()


@click.command("forecast")
@click.option("--by", type=click.Choice((WEEK, MONTH)), default=WEEK, show_default=True, help="The periods.")
@click.option("--periods", type=click.IntRange(1), help="How many periods. [default: 13 weeks, 6 months]")
@format_option
@pass_desk
def forecast_command(desk: Desk, by: str, periods: int | None, format_: str) -> None:
    """Show the expected receipts by week or month; late ones, and those after the last period, apart."""
    view = desk.view
    found = forecast(view.state, by, periods or PERIODS[by])
    fields = [views.forecast_row(row) for row in found]
    shown: list[Row] = [dict(row) for row in fields]
    shown[0].update(start=desk.word("late-row"), end=None)
    shown[-1].update(start=desk.word("later-row"), end=None)
    total = {key: sum((row[key] for row in fields), ZERO) for key in FORECAST_FIELDS[2:]}
    line = desk.word(
        "forecast-line",
        day=day(desk.day, desk.language),
        scheduled=_money(desk, total["scheduled"]),
        late=_money(desk, found[0].scheduled),
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


READING = (check, status, quotes, aging, dso, agenda_command, forecast_command)

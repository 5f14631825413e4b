"""`acompte dso`: how fast the company is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.indicators.window import WINDOW
from acompte_cli.context import Desk, pass_desk
from acompte_cli.output import format_option, print_csv, print_json, width
from acompte_reports import rows as views
from acompte_reports.tables import Column, day, table
from acompte_reports.view import View

if TYPE_CHECKING:
    from acompte_reports.rows import Row

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


@click.command(short_help="How fast the company is paid.")
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
            window=desk.counted("days", view.window),
            simple=shown["simple"],
            without=shown["without_deposits"],
        )
    )
    if view.dso.partial:
        click.echo(desk.word("dso-partial", window=desk.counted("days", view.window)))
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

"""`acompte check`: every diagnostic, as of the day."""

from __future__ import annotations

from pathlib import Path

import click

from acompte.rules.registry import ERROR, WARNING
from acompte_cli.context import Desk, pass_desk
from acompte_cli.output import colour, print_json
from acompte_reports import rows as views


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    help="How to print what is found.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@pass_desk
def check(desk: Desk, format_: str, strict: bool) -> None:
    """Check that deposits, final invoices, numbers, VAT and payments match.

    Exits with 1 where there are errors; with --strict, where there are warnings too.
    """
    book = desk.loaded.reading.history.book
    rows = [views.diagnostic_row(found, book, desk.language) for found in desk.diagnostics]
    rows += [views.beancount_row(error) for error in desk.loaded.errors]
    rows = [{**row, "file": near(row["file"])} for row in views.in_order(rows)]
    errors = sum(row["severity"] == ERROR for row in rows)
    warnings = len(rows) - errors
    if format_ == "json":
        print_json(rows)
    else:
        for row in rows:
            click.echo(_line(row))
        key = "check-line" if rows else "check-none"
        click.echo(desk.word(key, errors=errors, warnings=warnings), err=True)
    if errors or (strict and warnings):
        raise click.exceptions.Exit(1)


def near(file: str) -> str:
    """Give a file as seen from the current folder, where it lies below it."""
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except ValueError:
        return file


def _line(row: views.Row) -> str:
    severity = row["severity"]
    if colour():
        severity = click.style(severity, fg="yellow" if severity == WARNING else "red", bold=True)
    return f"{row['file']}:{row['line']}: {severity}: [{row['code']}] {row['message']}"

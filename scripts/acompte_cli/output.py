"""Printing rows: a table sized to the terminal, JSON, or CSV."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from acompte_reports.rows import Row, plain
from acompte_reports.tables import Column, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from acompte.model.book import Book
    from acompte_cli.context import Desk

FORMATS = ("table", "json", "csv")
_PIPE_WIDTH = 120
_MOST_NAMES = 8

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", help="How to print the rows."
)


def width() -> int:
    """Give the width to fill: the terminal's, COLUMNS, or that of a wide page in a pipe."""
    fallback = 80 if sys.stdout.isatty() else _PIPE_WIDTH
    return shutil.get_terminal_size((fallback, 24)).columns


def colour() -> bool:
    """Tell whether colours may be used: on a terminal only, and not where NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def late(line: str) -> str:
    """Mark a late row on a terminal."""
    return click.style(line, fg="red") if colour() else line


def print_json(value: Any) -> None:
    """Print a value as JSON: rows one a line, which is quick to write and to read with line tools."""
    if isinstance(value, list):
        lines = [json.dumps(row, ensure_ascii=False, default=plain) for row in value]
        click.echo("[\n" + ",\n".join(lines) + "\n]" if lines else "[]")
    else:
        click.echo(json.dumps(value, ensure_ascii=False, default=plain, indent=2))


def print_csv(rows: Sequence[Row], fields: Sequence[str]) -> None:
    """Print rows as CSV, the field names first."""
    written = io.StringIO()
    writer = csv.DictWriter(written, fields, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _csv(value) for key, value in plain(row).items()})
    click.echo(written.getvalue(), nl=False)


def _csv(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def print_rows(
    desk: Desk,
    format_: str,
    rows: Sequence[Row],
    *,
    fields: Sequence[str],
    columns: Sequence[Column],
    shown: Sequence[Row] | None = None,
    line: str = "",
    total: Row | None = None,
    mark: Callable[[int, str], str] | None = None,
) -> None:
    """Print rows in the format asked for; `shown` are the rows as a table shows them."""
    if format_ == "json":
        print_json(list(rows))
    elif format_ == "csv":
        print_csv(rows, fields)
    elif not rows:
        click.echo(desk.word("nothing"))
    else:
        if line:
            click.echo(line + "\n")
        click.echo(table(columns, shown or rows, desk.language, width(), total, mark))


def some_customers(book: Book) -> str:
    """Give the names of customers, as many as a line holds; empty where there is none."""
    names = sorted(customer.name for customer in book.customers.values())
    return ", ".join(names[:_MOST_NAMES]) + ("…" if len(names) > _MOST_NAMES else "")

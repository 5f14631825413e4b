"""`acompte vat`: the base and the VAT that fall due in a period, and the accounts of VAT held against the documents."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from acompte.model import text
from acompte.rules.registry import Case
from acompte.rules.survey import survey
from acompte.vat.declared import vat_return
from acompte_cli.checking import near
from acompte_cli.context import Desk, pass_desk
from acompte_cli.output import format_option, print_csv, print_json, width
from acompte_cli.periods import Period, PeriodType
from acompte_reports.tables import Column, day, table
from acompte_reports.vat_rows import LINE_FIELDS, regime_word, vat_fields
from acompte_reports.words import word

if TYPE_CHECKING:
    from acompte_reports.rows import Row

_TOTALS = (
    Column("regime", 2),
    Column("rate"),
    Column("kind"),
    Column("reason", 3),
    Column("base"),
    Column("vat"),
)
_LINES = (
    Column("date"),
    Column("document", 0, cut=True),
    Column("customer_name", 4, cut=True),
    Column("rate"),
    Column("kind", 3),
    Column("base", 1),
    Column("vat"),
    Column("place", 2),
)
_ACCOUNTS = (Column("account", 0, cut=True), Column("before"), Column("lines"), Column("others", 1), Column("after"))


@click.command(short_help="The VAT that falls due in a period.")
@click.argument("period", type=PeriodType())
@format_option
@pass_desk
def vat(desk: Desk, period: Period, format_: str) -> None:
    """Show the VAT that falls due in a PERIOD: 2026, 2026-T1, 2026-03.

    Base and VAT by rate and regime, deposits apart, each line with its entry; then the accounts of VAT, what moved
    them, and what must still wait for money. Nothing dated after --as-of counts.
    """
    history = desk.view.history
    last = min(period.last, desk.day)
    case = Case(history, last)
    found = vat_return(history, case.matches, survey(case).waiting, period.first, last)
    fields = vat_fields(found, history.book, near)
    if format_ == "json":
        print_json(fields)
    elif format_ == "csv":
        print_csv(fields["lines"], LINE_FIELDS)
    else:
        _print(desk, fields)
    desk.say_errors()


def _print(desk: Desk, fields: Row) -> None:
    language = desk.language
    due = sum((row["vat"] for row in fields["totals"]), Decimal(0))
    days = {"first": day(fields["first"], language), "last": day(fields["last"], language)}
    click.echo(desk.word("vat-line", vat=desk.money(due), **days))
    _table(desk, "", _TOTALS, [_in_words(row, language) for row in fields["totals"]])
    lines = [{**_in_words(row, language), "place": _place(row)} for row in fields["lines"]]
    _table(desk, "vat-lines", _LINES, lines)
    _table(desk, "vat-accounts", _ACCOUNTS, fields["accounts"])
    if fields["others"]:
        places = ", ".join(_place(row) for row in fields["others"])
        click.echo(desk.word("vat-others", places=places))
    waits = sum((row["vat"] for row in fields["waiting"]), Decimal(0))
    gap = fields["pending_gap"]
    key = "vat-gap" if gap else "vat-agrees"
    documents = desk.counted("documents", len(fields["waiting"]))
    click.echo("\n" + desk.word(key, waits=desk.money(waits), documents=documents, gap=desk.money(gap)))


def _place(row: Row) -> str:
    return f"{PurePath(row['file']).name}:{row['line']}"


def _in_words(row: Row, language: str) -> Row:
    rate = None if row["rate"] is None else text.rate(Decimal(str(row["rate"])), language)
    return {
        **row,
        "rate": rate,
        "regime": regime_word(row["regime"], language),
        "kind": word(f"vat-{row['kind']}", language),
        "reason": word(f"reason-{row['reason']}", language) if row["reason"] else None,
    }


def _table(desk: Desk, title: str, columns: tuple[Column, ...], rows: list[Row]) -> None:
    if not rows:
        return
    click.echo("\n" + (desk.word(title) + "\n\n" if title else "") + table(columns, rows, desk.language, width()))

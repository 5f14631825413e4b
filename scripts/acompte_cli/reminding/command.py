"""The command: what happens with every open document, then the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.reminding.bank import stale_bank
from acompte_cli.completion import complete_any
from acompte_cli.desk.subjects import customer_account
from acompte_cli.output import format_option, late, print_rows
from acompte_cli.reminding.run import Run, Wanted, goes
from acompte_cli.writer.session import Options, Session, run, writing_options
from acompte_reports.reminding_words import decision_words, passed_words
from acompte_reports.rows import decision_row
from acompte_reports.tables import Column, day

if TYPE_CHECKING:
    from acompte_cli.context import Desk

FIELDS = [
    "document",
    "customer",
    "customer_name",
    "due",
    "open",
    "days_late",
    "what",
    "step",
    "date",
    "passed",
    "broken_promise",
    "detail",
]

_COLUMNS = (
    Column("document"),
    Column("customer_name", 2, cut=True),
    Column("due", 1),
    Column("open"),
    Column("today", 0, cut=True),
)


@click.command(short_help="Write the letters that are due, and say why the others wait.")
@click.argument("names", metavar="[CUSTOMER|INVOICE]...", nargs=-1, shell_complete=complete_any)
@click.option("--any-day", is_flag=True, help="On weekends and public holidays, too.")
@click.option("--html", is_flag=True, help="Keep pages (HTML) instead of PDF files.")
@format_option
@writing_options
def remind(names: tuple[str, ...], any_day: bool, html: bool, format_: str, desk: Desk, options: Options) -> None:
    """Write the letters that are due on the day, one a customer, and record each in the ledger.

    Every open document is named with what happens today, or why nothing does. Names choose customers and documents.
    """

    def compose(session: Session) -> None:
        wanted = Wanted(tuple(_subject(session, name) for name in names), any_day, html)
        found = Run(session, session.whole, wanted)
        warn_of_bank(session)
        if not options.as_json:
            print_decisions(desk, found, format_)
        found.record()

    run(desk, options._replace(quiet=format_ != "table"), compose)


def _subject(session: Session, name: str) -> str:
    return name if name in session.whole.book.by_number else customer_account(session, name)


def warn_of_bank(session: Session) -> None:
    """Say that the bank's newest entry is older than the rule allows, where it is."""
    found = stale_bank(session.whole.book, session.whole.entries, session.options.day)
    if found is None:
        return
    desk = session.desk
    if found.newest is None:
        click.echo(desk.word("bank-none", allowed=found.allowed), err=True)
    else:
        newest = day(found.newest, desk.language)
        click.echo(desk.word("bank-stale", newest=newest, days=found.days, allowed=found.allowed), err=True)


def print_decisions(desk: Desk, found: Run, format_: str) -> None:
    """Print what happens with every open document, or why nothing does."""
    decisions, book = found.decisions, found.view.book
    fields = [decision_row(decision, book) for decision in decisions]
    shown = [
        {**row, "today": decision_words(decision, desk.language, lambda on: day(on, desk.language))}
        for decision, row in zip(decisions, fields, strict=True)
    ]
    line = desk.word(
        "remind-line",
        day=day(found.view.day, desk.language),
        letters=desk.counted("letters", len(found.letters)),
        documents=desk.counted("documents", goes(decisions)),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=FIELDS,
        columns=_COLUMNS,
        shown=shown,
        line=line,
        mark=lambda place, text: late(text) if decisions[place].document.days_late else text,
    )
    if format_ == "table":
        for decision in decisions:
            if decision.passed:
                click.echo(passed_words(decision, desk.language))
        click.echo()

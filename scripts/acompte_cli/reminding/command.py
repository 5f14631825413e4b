"""The command: what happens with every open document, then the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.reminding.bank import stale_bank
from acompte.reminding.decisions import UNCERTAIN
from acompte_cli.completion import complete_any
from acompte_cli.desk.subjects import customer_account
from acompte_cli.output import format_option, late, print_rows
from acompte_cli.reminding.dry import show_letters
from acompte_cli.reminding.run import Run, Wanted, goes
from acompte_cli.reminding.sending import Post
from acompte_cli.writer.session import Options, Session, run, writing_options
from acompte_reports.reminding_words import decision_words, passed_words
from acompte_reports.rows import decision_row
from acompte_reports.tables import Column, day

if TYPE_CHECKING:
    from acompte.desk.situation import Situation
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
@click.option("--send", is_flag=True, help="Send by e-mail what can go so; ACOMPTE_SMTP_HOST names the server.")
@click.option(
    "--note", "notes", type=(str, str), multiple=True, metavar="CUSTOMER TEXT", help="Words of your own in its letter."
)
@click.option("--went", multiple=True, metavar="ID", help="This message, of which nobody knew, has gone out.")
@click.option("--not-went", multiple=True, metavar="ID", help="This message, of which nobody knew, has not gone out.")
@format_option
@writing_options
def remind(
    names: tuple[str, ...],
    any_day: bool,
    html: bool,
    send: bool,
    notes: tuple[tuple[str, str], ...],
    went: tuple[str, ...],
    not_went: tuple[str, ...],
    format_: str,
    desk: Desk,
    options: Options,
) -> None:
    """Write the letters that are due on the day, one a customer, and record each in the ledger.

    Every open document is named with what happens today, or why nothing does. Names choose customers and documents.
    """

    def compose(session: Session) -> None:
        words = {customer_account(session, name): text for name, text in notes}
        wanted = Wanted(tuple(_subject(session, name) for name in names), any_day, html, send, words)
        remind_in(session, session.whole, wanted, format_, went, not_went)

    run(desk, options._replace(quiet=format_ != "table"), compose)


def remind_in(
    session: Session,
    situation: Situation,
    wanted: Wanted,
    format_: str,
    went: tuple[str, ...] = (),
    not_went: tuple[str, ...] = (),
) -> Run:
    """Remind inside a command: say what happens, keep and record the letters, send them where that is asked.

    Without a format, nothing is said of the documents that wait.

    Raises:
      OutputError: a template, an address or the settings of the server cannot be used.
    """
    post = Post(session)
    if not session.options.dry_run:
        post.decide(went, not_went)
    recovered = post.recover()
    session.entries += recovered
    uncertain = post.uncertain()
    found = Run(session, situation.after(recovered) if recovered else situation, wanted, uncertain)
    found.decisions = [
        d._replace(detail=uncertain[d.document.invoice.number]) if d.what == UNCERTAIN else d for d in found.decisions
    ]
    warn_of_bank(session)
    if format_ and not session.options.as_json:
        print_decisions(session.desk, found, format_)
    letters = found.record()
    if session.options.dry_run:
        show_letters(session, found, format_)
    elif wanted.send:
        post.prepare(found, letters)
    post.settle()
    return found


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

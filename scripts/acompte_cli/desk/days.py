"""`acompte daily`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk import daily as day_of_work
from acompte_cli.balances import print_tasks
from acompte_cli.desk.summary import summary
from acompte_cli.writer.commit import commit_with
from acompte_cli.writer.session import Options, Session, run, writing_options
from acompte_reports.view import View

if TYPE_CHECKING:
    from acompte.desk.composer import Composer
    from acompte_cli.context import Desk


@click.command(short_help="Issue deposits that are due, write letters; list the rest.")
@click.option("--send", is_flag=True, help="Send letters and new invoices by e-mail, as `remind --send` does.")
@click.option("--html", is_flag=True, help="Keep letters as pages (HTML) instead of PDF files.")
@click.option("--commit", "to_commit", is_flag=True, help="Make one git commit of it; refuses a dirty work tree.")
@writing_options
def daily(send: bool, html: bool, to_commit: bool, desk: Desk, options: Options) -> None:
    """Issue the deposit invoices that are due by themselves, write the letters that are due, and list the rest.

    The first planned deposit of an accepted quote is issued, and any milestone that says `auto: TRUE`.

    Exits with 1 where a letter was refused for good, or nobody knows whether it went; all else is written.
    """
    from acompte_cli.reminding.act import remind_in
    from acompte_cli.reminding.run import Wanted

    def compose(session: Session) -> None:
        if to_commit:
            commit_with(session, lambda: _message(session))
        composers: dict[str, Composer] = {}

        def composer_of(customer: str) -> Composer:
            if customer not in composers:
                composers[customer] = session.composer(customer)
            return composers[customer]

        day_of_work.issue(session.whole, composer_of)
        for composer in composers.values():
            session.take(composer)
        after = session.whole.after(session.entries) if session.entries else session.whole
        remind_in(session, after, Wanted(html=html, send=send), "")

    session = run(desk, options, compose)
    if to_commit and options.dry_run:
        click.echo(_message(session) + "\n")
    elif to_commit:
        made = desk.word("committed", revision=session.revision) if session.revision else desk.word("commit-nothing")
        click.echo(made, err=True)
    if not options.as_json:
        rest = session.whole.after(session.entries) if session.entries else session.whole
        print_tasks(desk, View(rest.history, options.day), 0)
    if session.failed:
        raise click.exceptions.Exit(1)


def _message(session: Session) -> str:
    """Give the words of the commit: the day, and a line for each thing done, in the language of the ledger."""
    return "\n".join([f"acompte daily {session.options.day.isoformat()}", "", *summary(session)]).rstrip()

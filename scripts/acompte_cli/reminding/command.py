"""The command: what happens with every open document, then the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte_cli.completion import complete_any
from acompte_cli.desk.subjects import customer_account
from acompte_cli.output import format_option
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from acompte_cli.context import Desk


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

    Exits with 1 where a letter was refused for good, or nobody knows whether it went; all else is written.
    """
    from acompte_cli.reminding.act import remind_in
    from acompte_cli.reminding.run import Wanted

    def compose(session: Session) -> None:
        words: dict[str, str] = {}
        for name, text in notes:
            account = customer_account(session, name)
            words[account] = "\n\n".join(filter(None, (words.get(account), text)))
        wanted = Wanted(tuple(_subject(session, name) for name in names), any_day, html, send, words)
        remind_in(session, session.whole, wanted, format_, went, not_went)

    if run(desk, options._replace(quiet=format_ != "table"), compose).failed:
        raise click.exceptions.Exit(1)


def _subject(session: Session, name: str) -> str:
    return name if name in session.whole.book.by_number else customer_account(session, name)

"""`acompte daily`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk import daily as day_of_work
from acompte_cli.balances import print_tasks
from acompte_cli.writer.session import Options, Session, run, writing_options
from acompte_reports.view import View

if TYPE_CHECKING:
    from acompte.desk.composer import Composer
    from acompte_cli.context import Desk


@click.command(short_help="Issue the deposits that are due by themselves; list the rest.")
@writing_options
def daily(desk: Desk, options: Options) -> None:
    """Issue the deposit invoices that are due by themselves, and list what else the day asks for.

    The first planned deposit of an accepted quote is issued, and any milestone that says `auto: TRUE`.
    """

    def compose(session: Session) -> None:
        composers: dict[str, Composer] = {}

        def composer_of(customer: str) -> Composer:
            if customer not in composers:
                composers[customer] = session.composer(customer)
            return composers[customer]

        day_of_work.issue(session.whole, composer_of)
        for composer in composers.values():
            session.take(composer)

    session = run(desk, options, compose)
    if not options.as_json:
        after = session.whole.after(session.entries) if session.entries else session.whole
        print_tasks(desk, View(after.history, options.day), 0)

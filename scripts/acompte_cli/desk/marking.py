"""`acompte send`, `dispute`, `resolve`, `promise`, `hold`, `release`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk import marks
from acompte_cli.completion import complete_any, complete_document
from acompte_cli.days import Day
from acompte_cli.desk.arguments import AmountType
from acompte_cli.desk.subjects import customer_account, document_customer, on_document
from acompte_cli.papers import issued_copy
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte_cli.context import Desk


@click.command(short_help="An invoice was sent.")
@click.argument("numbers", metavar="INVOICE...", nargs=-1, required=True, shell_complete=complete_document)
@click.option(
    "--channel", type=click.Choice(marks.CHANNELS), default="email", show_default=True, help="How it was sent."
)
@writing_options
def send(numbers: tuple[str, ...], channel: str, desk: Desk, options: Options) -> None:
    """Record that documents were sent; their copies in documents/ are linked, and made where they are not there."""

    def compose(session: Session) -> None:
        for number in dict.fromkeys(numbers):
            composer = session.composer(document_customer(session, number))
            marks.send(composer, number, channel, issued_copy(session, number))
            session.take(composer)

    run(desk, options, compose)


@click.command(short_help="The customer disputes an invoice.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.argument("why")
@writing_options
def dispute(number: str, why: str, desk: Desk, options: Options) -> None:
    """Write that the customer disputes an invoice."""
    on_document(desk, options, number, lambda composer: marks.dispute(composer, number, why))


@click.command(short_help="A dispute is over.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.argument("why", required=False)
@writing_options
def resolve(number: str, why: str | None, desk: Desk, options: Options) -> None:
    """Write that a dispute is over."""
    on_document(desk, options, number, lambda composer: marks.resolve(composer, number, why))


@click.command(short_help="The customer promised to pay by a day.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.argument("promised", metavar="DATE", type=Day())
@click.argument("amount", type=AmountType(), required=False)
@writing_options
def promise(number: str, promised: date, amount: Decimal | None, desk: Desk, options: Options) -> None:
    """Write that the customer promised to pay by a day: an amount, or all that is open."""
    on_document(desk, options, number, lambda composer: marks.promise(composer, number, promised, amount))


def _on_subject(desk: Desk, options: Options, name: str, write: Callable[[Composer, str], None]) -> None:
    def compose(session: Session) -> None:
        if name in session.whole.book.by_number:
            subject, account = name, document_customer(session, name)
        else:
            subject = account = customer_account(session, name)
        composer = session.composer(account)
        write(composer, subject)
        session.take(composer)

    run(desk, options, compose)


@click.command(short_help="No letter goes out to a customer, or about an invoice.")
@click.argument("name", metavar="CUSTOMER|INVOICE", shell_complete=complete_any)
@click.argument("why")
@writing_options
def hold(name: str, why: str, desk: Desk, options: Options) -> None:
    """Write that a customer, or an invoice, is on hold: no letter goes out."""
    _on_subject(desk, options, name, lambda composer, subject: marks.hold(composer, subject, why))


@click.command(short_help="Letters may go out again.")
@click.argument("name", metavar="CUSTOMER|INVOICE", shell_complete=complete_any)
@click.argument("why", required=False)
@writing_options
def release(name: str, why: str | None, desk: Desk, options: Options) -> None:
    """Write that a hold is over."""
    _on_subject(desk, options, name, lambda composer, subject: marks.release(composer, subject, why))

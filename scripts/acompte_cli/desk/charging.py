"""`acompte charge`, `waive`: late interest and the flat fee asked for, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk import charging
from acompte_cli.completion import complete_document
from acompte_cli.days import Day
from acompte_cli.desk.subjects import document_customer, on_document
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from datetime import date

    from acompte_cli.context import Desk


@click.command(short_help="Late interest and the flat fee, as a debit note.")
@click.argument("numbers", metavar="INVOICE...", nargs=-1, required=True, shell_complete=complete_document)
@click.option("--deposits", is_flag=True, help="Deposits that are not paid, too.")
@click.option("--disputed", is_flag=True, help="What is disputed, too.")
@click.option("--due", type=Day(), help="When it is due. [default: by the customer's terms, else at once]")
@writing_options
def charge(
    numbers: tuple[str, ...], deposits: bool, disputed: bool, due: date | None, desk: Desk, options: Options
) -> None:
    """Issue one debit note a customer for the late interest to the day and the flat fee that are not charged yet.

    They are outside VAT. What was charged once is not charged again; what runs afterwards can be, later.
    """
    leave = charging.Leave(deposits, disputed)

    def compose(session: Session) -> None:
        by_customer: dict[str, list[str]] = {}
        for number in numbers:
            by_customer.setdefault(document_customer(session, number), []).append(number)
        found = [
            charging.claims_on(session.composer(customer), named, leave) for customer, named in by_customer.items()
        ]
        charging.hold_nothing(found)
        for claims in found:
            if claims.claims:
                charging.charge(claims, due)
                session.take(claims.composer)

    run(desk, options, compose)


@click.command(short_help="Late interest and the flat fee are given up.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.argument("why", required=False)
@writing_options
def waive(number: str, why: str | None, desk: Desk, options: Options) -> None:
    """Write that the late interest and the fee of an invoice that ran up to the day are given up.

    What was charged stays charged. Interest that runs afterwards runs anew.
    """
    on_document(desk, options, number, lambda composer: charging.waive(composer, number, why))

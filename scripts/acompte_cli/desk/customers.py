"""`acompte customer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.desk.customers import new_customer
from acompte.law.vat_facts import REASONS
from acompte.model.records import COMPANY, CONSUMER, PUBLIC
from acompte.model.text import LANGUAGES
from acompte_cli.desk.arguments import broken_lines
from acompte_cli.help import Commands
from acompte_cli.writer.session import Options, Session, run, writing_options

if TYPE_CHECKING:
    from acompte_cli.context import Desk


@click.group(cls=Commands, short_help="A new customer.")
def customer() -> None:
    """Write customers."""


@customer.command()
@click.argument("name")
@click.option("--account", "leaf", help="The last part of the account's name. [default: a word of NAME]")
@click.option("--siren", help="The SIREN, nine digits.")
@click.option("--vat-number", help="The VAT number.")
@click.option("--email", help="Addresses, separated by commas.")
@click.option("--address", callback=broken_lines, help="The postal address; \\n between its lines.")
@click.option("--terms", help='Payment terms, such as "30 jours fin de mois".')
@click.option("--profile", help="The name of its deposit policy and reminder plan.")
@click.option("--kind", type=click.Choice((COMPANY, PUBLIC, CONSUMER)), help="What it is. [default: a company]")
@click.option("--vat-reason", type=click.Choice(tuple(REASONS)), help="Why its invoices bear no VAT.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of its letters.")
@writing_options
def new(
    name: str,
    leaf: str | None,
    siren: str | None,
    vat_number: str | None,
    email: str | None,
    address: str | None,
    terms: str | None,
    profile: str | None,
    kind: str | None,
    vat_reason: str | None,
    language: str | None,
    desk: Desk,
    options: Options,
) -> None:
    """Open an account for a new customer."""

    def compose(session: Session) -> None:
        entry = new_customer(
            session.whole,
            name,
            leaf,
            siren=siren,
            vat_number=vat_number,
            address=address,
            email=email,
            language=language,
            terms=terms,
            profile=profile,
            vat_reason=vat_reason,
            kind=None if kind == COMPANY else kind,
        )
        session.entries.append(entry)

    run(desk, options, compose)

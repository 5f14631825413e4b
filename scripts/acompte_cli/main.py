"""The `acompte` command."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from acompte import __version__
from acompte.handover import end_with_it
from acompte.model.text import LANGUAGES
from acompte_cli.accounts import confirmation, receipt, statement
from acompte_cli.balances import agenda_command, aging, forecast_command, quotes
from acompte_cli.checking import check
from acompte_cli.closing import close, verify
from acompte_cli.context import Desk
from acompte_cli.days import Day
from acompte_cli.delays import dso
from acompte_cli.desk.charging import charge, waive
from acompte_cli.desk.customers import customer
from acompte_cli.desk.days import daily
from acompte_cli.desk.invoicing import invoice
from acompte_cli.desk.marking import dispute, hold, promise, release, resolve, send
from acompte_cli.desk.money import bounce, doubtful, payment, refund, writeoff
from acompte_cli.desk.quoting import quote
from acompte_cli.documents import status
from acompte_cli.founding import init
from acompte_cli.help import Commands
from acompte_cli.papers import pdf
from acompte_cli.penalties import penalties
from acompte_cli.policy import policy
from acompte_cli.recovery.command import dossier
from acompte_cli.reminding.command import remind
from acompte_cli.taxes import vat
from acompte_cli.writing_files import letters, report

if TYPE_CHECKING:
    from datetime import date


_EPILOG = """Every command says more with --help. A new ledger begins with: acompte init DIR --name NAME

The Tab key completes commands, customers and numbers after: eval "$(_ACOMPTE_COMPLETE=bash_source acompte)" (zsh_source
and fish_source for other shells)."""


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-f",
    "--file",
    envvar="BEANCOUNT_FILE",
    metavar="LEDGER",
    help="The main ledger file. [default: BEANCOUNT_FILE, main.beancount, ledger/main.beancount]",
)
@click.option("--as-of", type=Day(), help="Show the state of this day. [default: today]")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="The language of tables, pages and messages. [default: the company's]",
)
@click.version_option(__version__, prog_name="acompte")
@click.pass_context
def cli(context: click.Context, file: str | None, as_of: date | None, lang: str | None) -> None:
    """Keep quotes, deposit invoices, final invoices, payments and letters in a Beancount ledger."""
    context.obj = Desk(file, as_of, lang)


cli.add_section(
    "Read the ledger",
    (check, agenda_command, status, quotes, aging, forecast_command, dso, penalties, statement, vat, verify),
)
cli.add_section("Write to the ledger", (init, customer, quote, invoice, send, payment, receipt, remind, daily, close))
cli.add_section(
    "Write what else happens",
    (refund, bounce, dispute, resolve, promise, hold, release, charge, waive, doubtful, writeoff),
)
cli.add_section("Write files", (pdf, letters, confirmation, dossier, policy, report))


def main() -> None:
    """Run the command, in a process that ends with it: what it loads stays to the end, so it is no garbage."""
    end_with_it()
    try:
        cli(prog_name="acompte")
    except OSError as error:
        if error.filename is not None:  # a file's, which whoever opens it has to say
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nor does Python try again as it ends
        click.echo(f"acompte: the output cannot be written ({error.strerror}).", err=True)
        sys.exit(1)
    finally:
        gc.freeze()  # nor does the collection with which Python ends look through all that was loaded


if __name__ == "__main__":
    main()

"""`acompte dossier`: the file for a court, and which procedure fits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from acompte.recovery.claim import claim_on
from acompte.recovery.events import quotes_of
from acompte.recovery.evidence import Files
from acompte_cli.completion import complete_any
from acompte_cli.context import Desk, pass_desk
from acompte_cli.documents import customers_named
from acompte_cli.errors import OutputError
from acompte_cli.output import print_json, width
from acompte_cli.recovery.folder import refuse_taken, write_folder
from acompte_reports.recovery.words import left_out_words
from acompte_reports.tables import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from acompte.recovery.claim import Claim
    from acompte_cli.recovery.making import Made
    from acompte_reports.recovery.compose import Dossier

ADVICE = {"fr": "a-lire.txt", "en": "read-me.txt"}


@click.command(short_help="The file for a court: claim, documents, procedure.")
@click.argument("subjects", metavar="CUSTOMER|INVOICE...", nargs=-1, required=True, shell_complete=complete_any)
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="The folder to make.")
@click.option("--deposits", is_flag=True, help="Deposits that are not paid, too.")
@click.option("--html", is_flag=True, help="Pages (HTML) instead of PDF files; nothing is joined.")
@click.option("--replace", is_flag=True, help="Replace a folder that this command made before.")
@click.option("--dry-run", is_flag=True, help="Say what the file would have, write nothing.")
@click.option("--format", "format_", type=click.Choice(("table", "json")), default="table", help="How to print.")
@pass_desk
def dossier(
    desk: Desk,
    subjects: tuple[str, ...],
    output: Path | None,
    deposits: bool,
    html: bool,
    replace: bool,
    dry_run: bool,
    format_: str,
) -> None:
    """Gather what an order for payment or the small-claims procedure asks for, and say which of them fits.

    A customer stands for all that it owes and that nothing speaks against; a document that is named is taken in any
    case. The folder has each piece, their list, one PDF of them all, and what to see to first. The ledger is not
    changed.
    """
    customer, numbers = _subjects(desk, subjects)
    view = desk.view
    claim = claim_on(view.history, view.state, customer, numbers, deposits=deposits or bool(numbers))
    _refuse_nothing(desk, claim)
    from acompte_cli.recovery.shelf import Shelf
    from acompte_reports.recovery.compose import compose
    from acompte_reports.recovery.summary import claim_object, summary

    folder = desk.loaded.path.resolve().parent
    entries = desk.loaded.entries
    found = compose(view, claim, entries, Files(entries, view.book, Shelf(folder), desk.day))
    where = output or Path(f"dossier-{_leaf(customer)}-{desk.day.isoformat()}")
    made = None if dry_run else _write(desk, found, where, html=html, replace=replace)
    if format_ == "json":
        print_json(claim_object(found, view.book, desk.language, made.names if made else {}))
    else:
        click.echo(summary(found, view.book, desk.language, width()))
        if made:
            _say_written(desk, made, where)
    desk.say_errors()


def _subjects(desk: Desk, subjects: Sequence[str]) -> tuple[str, set[str]]:
    """Give the one customer that is named, and the documents of it that are.

    Raises:
      click.BadParameter: nobody is called so, or several customers are.
    """
    customers: dict[str, None] = {}
    numbers: set[str] = set()
    for subject in subjects:
        state = desk.view.state.document(subject)
        if state is None:
            customers.update(dict.fromkeys(sorted(customers_named(desk.view, subject, "CUSTOMER|INVOICE"))))
        elif state.invoice.is_credit:
            raise click.BadParameter(desk.word("dossier-credit", number=subject), param_hint="INVOICE")
        else:
            customers[state.invoice.customer] = None
            numbers.add(subject)
    if len(customers) > 1:
        names = ", ".join(customers)
        raise click.BadParameter(desk.word("dossier-several", names=names), param_hint="CUSTOMER|INVOICE")
    return next(iter(customers)), numbers


def _refuse_nothing(desk: Desk, claim: Claim) -> None:
    if claim.all:
        return
    name = desk.view.book.customer_name(claim.customer)
    left = (f"{row.state.invoice.number} ({left_out_words(row.why, desk.language)})" for row in claim.left_out)
    words = desk.word("dossier-nothing", name=name, day=day(desk.day, desk.language))
    raise OutputError(
        " ".join([words, *([desk.word("dossier-left", documents=", ".join(left))] * bool(claim.left_out))])
    )


def _write(desk: Desk, found: Dossier, folder: Path, *, html: bool, replace: bool) -> Made:
    """Make the files and put the folder in place."""
    from acompte_cli.recovery.making import LIST, make
    from acompte_reports.papers.making import TEMPLATES
    from acompte_reports.recovery.render import Pages
    from acompte_reports.recovery.summary import summary

    advice = ADVICE[desk.language]
    marks = [f"{LIST}.pdf", f"{LIST}.html"]
    mark = next((name for name in marks if (folder / name).is_file()), marks[0])
    refuse_taken(folder, desk.word("dossier-taken", folder=folder), mark, replace=replace)
    book = desk.view.book
    own = desk.loaded.path.resolve().parent / TEMPLATES
    pages = Pages(found, quotes_of(found.claim, book), book.currency, own if own.is_dir() else None)
    made = make(desk, found, pages, html=html)
    text = summary(found, book, desk.language, 100) + "\n"
    write_folder(folder, {advice: text.encode(), **made.files})
    return made


def _say_written(desk: Desk, made: Made, folder: Path) -> None:
    pages = sum(row.pages for row in made.enclosed)
    click.echo()
    key = "dossier-line" if pages else "dossier-line-unnumbered"
    click.echo(desk.word(key, count=len(made.enclosed), pages=pages, folder=folder))
    if made.beside:
        click.echo(desk.word("dossier-beside", files=", ".join(made.beside)), err=True)


def _leaf(account: str) -> str:
    from acompte_reports.site.slugs import slug

    return slug(account.rpartition(":")[2])

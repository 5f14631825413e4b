"""Commands that write files: letters, report."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from acompte_cli.context import Desk, pass_desk
from acompte_cli.errors import OutputError
from acompte_cli.letter_files import Kinds, other_files
from acompte_cli.output import FORMATS, print_rows
from acompte_reports.tables import Column

TEMPLATES = Path("templates/letters")
"""Where a user's own letter templates stand, beside the ledger."""


def _folder(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """Refuse what cannot be a folder to write to."""
    if value is None:
        return None
    try:
        is_file = value.exists() and not value.is_dir()
    except OSError as error:
        raise click.BadParameter(f"{value} cannot be looked at ({error.strerror}).") from error
    if is_file:
        raise click.BadParameter(f"{value} is a file; name a folder.")
    return value


folder_argument = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), callback=_folder)


@click.command(short_help="The reminder letters of the day, one a customer.")
@folder_argument
@click.option("--pdf", is_flag=True, help="PDF files besides the pages, made on all cores.")
@click.option("--eml", is_flag=True, help="Messages that mail programs open as drafts, the PDF attached.")
@click.option("--bundle", is_flag=True, help="One PDF of all letters for the printer: bundle.pdf.")
@click.option("--merge", is_flag=True, help="A row a letter for a mail merge: letters.csv.")
@pass_desk
def letters(desk: Desk, folder: Path, pdf: bool, eml: bool, bundle: bool, merge: bool) -> None:
    """Write the reminder letters that the day calls for, one a customer, without recording them.

    Templates of your own in templates/letters beside the ledger come before those of acompte.
    """
    from acompte_reports.letters import TemplateFault, write_letters

    own = desk.loaded.path.resolve().parent / TEMPLATES
    try:
        kinds = Kinds(pdf, eml, bundle, merge)
        more = partial(other_files, desk, kinds) if any(kinds) else None
        written = write_letters(desk.view, folder, own if own.is_dir() else None, more)
    except TemplateFault as fault:
        raise OutputError(str(fault)) from fault
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}).") from error
    click.echo(desk.word("letters-line", count=len(written), folder=folder))
    desk.say_errors()


@click.command(short_help="The report: pages that open from disk, without a server.")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), callback=_folder, required=False)
@click.option("--all", "everything", is_flag=True, help="A page of each quote, also of those over for two years.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes make pages. [default: all cores]")
@click.option(
    "--customer-pages",
    "pages",
    metavar="DIR",
    type=click.Path(path_type=Path),
    callback=_folder,
    help="A page a customer, with its documents, under a name that nobody can guess.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", help="How to list customers' pages.")
@pass_desk
def report(
    desk: Desk, folder: Path | None, everything: bool, jobs: int | None, pages: Path | None, format_: str
) -> None:
    """Write the report: a static site that opens from disk, without a server.

    Quotes that were closed or ended more than two years ago stand in the lists, and have a page with --all only.

    --customer-pages writes pages to send to customers: what is due and when, deposits paid, how to pay. Their names are
    made with a key that stands outside the ledger, in the file that ACOMPTE_PAGES_KEY names; they are listed.
    """
    from acompte_cli.seals import seal_diagnostics, unsaid
    from acompte_reports.site import build_site
    from acompte_reports.site.build import FileInTheWayError, SiteError

    if folder is None and pages is None:
        raise click.UsageError(desk.word("report-nothing"))
    key = b""
    if pages is not None:
        from acompte_cli.customer_pages import pages_key

        if folder is not None and (_is_below(folder, pages) or _is_below(pages, folder)):
            raise click.UsageError(desk.word("pages-folder-report", folder=pages))
        key = pages_key(desk, pages)
    if folder is not None:
        try:
            sealed = seal_diagnostics(desk.loaded, desk.day)
            count = build_site(
                desk.view,
                folder,
                desk.language,
                jobs,
                desk.loaded.path.resolve(),
                [*desk.diagnostics, *sealed],
                errors=len(unsaid(desk.loaded, sealed)),
                everything=everything,
            )
        except FileInTheWayError as error:
            raise OutputError(desk.word("file-in-the-way", path=error.path)) from error
        except SiteError as error:
            raise OutputError(f"{folder}: {error}.") from error
        except OSError as error:
            raise OutputError(f"{folder}: cannot be written ({error.strerror}).") from error
        click.echo(desk.word("report-line", count=count, folder=folder), err=pages is not None)
    if pages is not None:
        _customer_pages(desk, pages, key, format_)
    desk.say_errors()


def _is_below(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())


def _customer_pages(desk: Desk, folder: Path, key: bytes, format_: str) -> None:
    from acompte_cli.customer_pages import write_customer_pages

    rows = [{"customer": row.account, "customer_name": row.name, "page": row.path}
            for row in write_customer_pages(desk, folder, key)]  # fmt: skip
    columns = (Column("customer_name", 0, cut=True), Column("page"))
    line = desk.word("pages-line", count=len(rows), folder=folder)
    print_rows(desk, format_, rows, fields=["customer", "customer_name", "page"], columns=columns, line=line)

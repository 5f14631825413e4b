"""Commands that write files: letters, report."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from acompte_cli.context import Desk, pass_desk
from acompte_cli.errors import OutputError
from acompte_cli.letter_files import Kinds, other_files

TEMPLATES = Path("templates/letters")
"""Where a user's own letter templates stand, beside the ledger."""


def _folder(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """Refuse what cannot be a folder to write to."""
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
@folder_argument
@click.option("--jobs", type=click.IntRange(1), help="How many processes make pages. [default: all cores]")
@pass_desk
def report(desk: Desk, folder: Path, jobs: int | None) -> None:
    """Write the report: a static site that opens from disk, without a server."""
    from acompte_reports.site import build_site
    from acompte_reports.site.build import SiteError

    try:
        count = build_site(desk.view, folder, desk.language, jobs, desk.loaded.path.resolve())
    except SiteError as error:
        raise OutputError(f"{folder}: {error}.") from error
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}).") from error
    click.echo(desk.word("report-line", count=count, folder=folder))
    desk.say_errors()

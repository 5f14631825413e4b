"""`acompte pdf`: a quote, an invoice or a credit note as its customer gets it."""

from __future__ import annotations

from pathlib import Path

import click

from acompte_cli.context import Desk, pass_desk
from acompte_cli.errors import OutputError

STDOUT = "-"


@click.command()
@click.argument("number")
@click.option("--html", is_flag=True, help="Write a page (HTML) instead of a PDF file.")
@click.option("-o", "--output", metavar="FILE", help="Write to this file, or to standard output (-).")
@click.option("--replace", is_flag=True, help="Replace the file in documents/ where it differs.")
@pass_desk
def pdf(desk: Desk, number: str, html: bool, output: str | None, replace: bool) -> None:
    """Write the quote or invoice NUMBER to documents/NUMBER.pdf, beside the ledger.

    It is in the customer's language unless --lang says another, and says what was known on its own day. Templates of
    your own in templates/documents beside the ledger come before those of acompte.
    """
    from acompte_reports.papers import PaperFault, PdfMissing, StoreFault, TemplateFault, file_name, render, store
    from acompte_reports.papers.files import DOCUMENTS, write_to

    folder = desk.loaded.path.resolve().parent
    try:
        data = render(desk.view, number, desk.said_language, html=html, folder=folder)
    except PdfMissing as missing:
        raise OutputError(desk.word("pdf-missing")) from missing
    except (PaperFault, TemplateFault) as fault:
        raise OutputError(str(fault)) from fault
    if output == STDOUT:
        click.echo(data, nl=False)
    else:
        path = Path(output) if output else folder / DOCUMENTS / file_name(number, ".html" if html else ".pdf")
        try:
            if output:
                write_to(path, data)
            else:
                store(folder, path.name, data, replace=replace)
        except StoreFault as fault:
            raise OutputError(desk.word(f"pdf-{fault}", path=path)) from fault
        except OSError as error:
            raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
        click.echo(desk.word("pdf-line", number=number, path=path))
    desk.say_errors()

"""`acompte pdf`: a quote, an invoice or a credit note as its customer gets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from beancount.core.data import Document

from acompte.desk.entries import document
from acompte_cli.completion import complete_paper
from acompte_cli.context import Desk, pass_desk
from acompte_cli.errors import OutputError
from acompte_cli.writer.session import Options, Session, run
from acompte_reports.view import View

if TYPE_CHECKING:
    from acompte_cli.ledger import Loaded
    from acompte_reports.papers.pages import Renderer

STDOUT = "-"
PDF, HTML = ".pdf", ".html"


@click.command(short_help="A quote or an invoice as its customer gets it.")
@click.argument("number", shell_complete=complete_paper)
@click.option("--html", is_flag=True, help="Write a page (HTML) instead of a PDF file.")
@click.option("-o", "--output", metavar="FILE", help="Write to this file, or to standard output (-); link nothing.")
@click.option("--replace", is_flag=True, help="Replace the file in documents/ where it differs.")
@click.option("--no-link", is_flag=True, help="Store the file, and write no `document` directive.")
@pass_desk
def pdf(desk: Desk, number: str, html: bool, output: str | None, replace: bool, no_link: bool) -> None:
    """Write the quote or invoice NUMBER to documents/NUMBER.pdf, beside the ledger, and link it there.

    It is in the customer's language unless --lang says another, and says what was known on its own day. Templates of
    your own in templates/documents beside the ledger come before those of acompte.
    """
    if output is None:
        _store(desk, number, html=html, replace=replace, link=not no_link)
    else:
        data = printed(desk, desk.loaded, desk.view, number, html=html)
        if output == STDOUT:
            click.echo(data, nl=False)
        else:
            _write_to(desk, Path(output), number, data)
    desk.say_errors()


def printed(
    desk: Desk, loaded: Loaded, view: View, number: str, *, html: bool, renderer: Renderer | None = None
) -> bytes:
    """Make the page or the PDF file of a document; whoever makes many hands over one renderer.

    Raises:
      OutputError: there is no such document, WeasyPrint is missing, or a template or the logo cannot be used.
    """
    from acompte_reports.papers import PaperFault, PdfMissing, TemplateFault, render

    try:
        folder = loaded.path.resolve().parent
        return render(view, number, desk.said_language, html=html, folder=folder, renderer=renderer)
    except PdfMissing as missing:
        raise OutputError(desk.word("pdf-missing")) from missing
    except (PaperFault, TemplateFault) as fault:
        raise OutputError(str(fault)) from fault


def _store(desk: Desk, number: str, *, html: bool, replace: bool, link: bool) -> None:
    """Store a document in documents/, with a `document` directive where the ledger does not link it yet."""

    def compose(session: Session) -> None:
        view = View(session.whole.history, desk.day)
        name = stored_name(number, HTML if html else PDF)
        data = printed(desk, session.loaded, view, number, html=html)
        session.keep(name, data, replace=replace, refusal="pdf-differs")
        if link and not is_linked(session, name):
            book = session.whole.book
            invoice = book.invoice(number)
            customer = invoice.customer if invoice is not None else book.quotes[number].customer
            session.entries.append(document(desk.day, customer, name, [number]))

    session = run(desk, Options(desk.day, yes=True, dry_run=False, as_json=False), compose)
    for path in session.files:
        click.echo(desk.word("pdf-line", number=number, path=path))


def issued_copy(session: Session, number: str, view: View | None = None) -> str | None:
    """Give the copy of a document below the ledger's folder, made and kept where there is none yet.

    `view` is that of a ledger with what the command writes, where the document is a part of that. A page stands for
    the PDF file where WeasyPrint is missing. None for what other books issued.

    Raises:
      OutputError: a template or the logo cannot be used.
    """
    from acompte_reports.papers import PaperFault, PdfMissing, TemplateFault, render

    folder = session.loaded.path.resolve().parent
    names = [stored_name(number, suffix) for suffix in (PDF, HTML, ".txt")]
    for name in names:
        if (folder / name).is_file():
            return name
    view = view or View(session.whole.history, session.options.day)
    for name, html in zip(names, (False, True), strict=False):
        try:
            session.keep(name, render(view, number, session.desk.said_language, html=html, folder=folder))
        except PdfMissing:
            continue
        except PaperFault:
            return None
        except TemplateFault as fault:
            raise OutputError(str(fault)) from fault
        return name
    return None


def stored_name(number: str, suffix: str) -> str:
    """Give the name of a document's file below the ledger's folder."""
    from acompte_reports.papers.files import DOCUMENTS, file_name

    return f"{DOCUMENTS}/{file_name(number, suffix)}"


def is_linked(session: Session, name: str) -> bool:
    """Tell whether an entry of the ledger links a file below its folder."""
    path = session.loaded.path.resolve().parent / name
    return any(isinstance(entry, Document) and Path(entry.filename) == path for entry in session.loaded.entries)


def _write_to(desk: Desk, path: Path, number: str, data: bytes) -> None:
    from acompte_reports.papers.files import write_to

    try:
        write_to(path, data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    click.echo(desk.word("pdf-line", number=number, path=path))

"""`acompte policy`: the deposit rules that customers read before they sign."""

from __future__ import annotations

from pathlib import Path

import click

from acompte_cli.context import Desk, pass_desk
from acompte_cli.errors import OutputError

PDF, HTML, TEXT = "pdf", "html", "text"


@click.command(short_help="The deposit rules, as a page for customers or as clauses.")
@click.option("--clauses", is_flag=True, help="Clauses for general terms and quotes, instead of the page.")
@click.option("--profile", metavar="P", help="The rules of this profile only.")
@click.option(
    "--format", "format_", type=click.Choice((PDF, HTML, TEXT)), default=PDF, show_default=True, help="As what."
)
@click.option("-o", "--output", metavar="FILE", help="The file, or - to print. [default: below the current folder]")
@pass_desk
def policy(desk: Desk, clauses: bool, profile: str | None, format_: str, output: str | None) -> None:
    """Write the company's deposit rules in force on the day: what is asked, when, why, VAT, lateness, discount.

    Templates of your own in templates/documents beside the ledger come before those of acompte.
    """
    from acompte_reports.mail import said
    from acompte_reports.papers import PdfMissing, TemplateFault
    from acompte_reports.papers.files import write_to
    from acompte_reports.papers.making import TEMPLATES
    from acompte_reports.papers.pdf import pdf_of
    from acompte_reports.policy.compose import compose
    from acompte_reports.policy.render import page

    if desk.view.book.settings.company(desk.day) is None:
        raise OutputError(desk.word("policy-nobody"))
    try:
        found = compose(desk.view, desk.said_language, profile)
        own = desk.loaded.path.resolve().parent / TEMPLATES
        written = page(found, own if own.is_dir() else None, desk.view.book.currency, clauses=clauses)
        data = pdf_of(written) if format_ == PDF else (said(written).text if format_ == TEXT else written).encode()
    except ValueError as error:
        if isinstance(error, TemplateFault):
            raise OutputError(str(error)) from error
        raise OutputError(desk.word("policy-profile", profile=str(error))) from error
    except PdfMissing as missing:
        raise OutputError(desk.word("pdf-missing")) from missing
    if output == "-" or (output is None and format_ == TEXT):
        click.echo(data, nl=False)
    else:
        name = desk.word("clauses-file" if clauses else "policy-file")
        path = Path(output or f"{name}.{'txt' if format_ == TEXT else format_}")
        try:
            write_to(path, data)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
        click.echo(desk.word("policy-line", path=path))
    desk.say_errors()

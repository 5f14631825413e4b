"""`acompte statement`, `receipt`, `confirmation`: a customer's account, and letters about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from acompte.desk.entries import document
from acompte.model.days import years_after
from acompte_cli.completion import complete_customer, complete_document
from acompte_cli.context import Desk, pass_desk
from acompte_cli.days import Day
from acompte_cli.documents import customers_named
from acompte_cli.errors import OutputError
from acompte_cli.output import print_csv, print_json, width
from acompte_cli.writer.session import Options, Session, run, writing_options
from acompte_cli.writing_files import TEMPLATES, folder_argument
from acompte_reports.tables import Column, day, table

if TYPE_CHECKING:
    from acompte_reports.letters.accounts import Statement
    from acompte_reports.letters.compose import Composer
    from acompte_reports.letters.content import LetterContent
    from acompte_reports.letters.render import Renderer
    from acompte_reports.view import View

LINE_FIELDS = ("date", "what", "document", "amount", "balance")


@click.command(short_help="A customer's account, down to its balance.")
@click.argument("name", metavar="CUSTOMER", shell_complete=complete_customer)
@click.option("--since", type=Day(), help="The first day of its movements. [default: a year ago]")
@click.option(
    "--format", "format_", type=click.Choice(("table", "json", "csv", "html", "pdf")), default="table", help="As what."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file of a page or PDF. [default: printed]")
@pass_desk
def statement(desk: Desk, name: str, since: date | None, format_: str, output: Path | None) -> None:
    """Show a customer's account down to its balance; as html or pdf, a letter to it with the means of payment."""
    account = _one(desk, name)
    if output is not None and format_ not in ("html", "pdf"):
        raise click.UsageError("-o goes with --format html or pdf.")
    first = since or years_after(desk.day, -1)
    from acompte_reports.letters.accounts import statement as account_statement

    composer, renderer = _writer(desk, desk.view)
    found = account_statement(composer, account, first)
    if format_ in ("html", "pdf"):
        page = _page(renderer, found.content, account=found)
        _print(desk, _file(desk, page, html=format_ == "html"), output)
    elif format_ == "json":
        print_json(_object(desk, account, found))
    elif format_ == "csv":
        print_csv(_lines(found), LINE_FIELDS)
    else:
        _table(desk, account, found)
    desk.say_errors()


@click.command(short_help="The confirmation of what was paid, with what comes next.")
@click.argument("number", metavar="INVOICE", shell_complete=complete_document)
@click.option("--html", is_flag=True, help="Keep a page (HTML) instead of a PDF file.")
@writing_options
def receipt(number: str, html: bool, desk: Desk, options: Options) -> None:
    """Write the letter that confirms what was received for an invoice, keep it in documents/ and link it there."""
    from acompte_reports.letters.accounts import receipt as payment_receipt
    from acompte_reports.letters.faults import LetterFault
    from acompte_reports.view import View

    def compose(session: Session) -> None:
        view = View(session.whole.history, options.day)
        composer, renderer = _writer(desk, view)
        try:
            found = payment_receipt(composer, number)
        except LetterFault as fault:
            raise OutputError(str(fault)) from fault
        page = _page(renderer, found.content, receipt=found)
        data = b"" if options.dry_run else _file(desk, page, html=html)
        from acompte_reports.papers.files import DOCUMENTS, file_name

        name = f"{DOCUMENTS}/{file_name(f'{number}-recu-{options.day.isoformat()}', '.html' if html else '.pdf')}"
        session.keep(name, data)
        invoice = view.book.invoice(number)
        assert invoice is not None
        session.entries.append(document(options.day, invoice.customer, name, [number], paper="receipt"))

    run(desk, options, compose)


@click.command(short_help="Ask customers to confirm their balance.")
@folder_argument
@click.argument("names", metavar="[CUSTOMER]...", nargs=-1, shell_complete=complete_customer)
@click.option("--auditor", default="", help="Whom the answer goes to: name and address, lines parted by commas.")
@click.option("--html", is_flag=True, help="Pages (HTML) instead of PDF files.")
@pass_desk
def confirmation(desk: Desk, folder: Path, names: tuple[str, ...], auditor: str, html: bool) -> None:
    """Write to DIR, for each customer, the letter that asks it to confirm its balance on the day to the auditor.

    Without customers, all that have a balance or something open. It is no request for payment.
    """
    from acompte_reports.letters.accounts import confirmation as balance_confirmation
    from acompte_reports.letters.files import letter_stem

    composer, renderer = _writer(desk, desk.view)
    wanted = [_one(desk, name) for name in names] or _with_balance(desk.view)
    lines = tuple(part.strip() for part in auditor.split(",") if part.strip())
    files: dict[str, bytes] = {}
    for account in wanted:
        content, found = balance_confirmation(composer, account, lines)
        page = _page(renderer, content, account=found)
        stem, count = letter_stem(content, account), 1
        name = f"{stem}{'.html' if html else '.pdf'}"
        while name in files:
            count += 1
            name = f"{stem}-{count}{'.html' if html else '.pdf'}"
        files[name] = _file(desk, page, html=html)
    from acompte_reports.papers.files import write_to

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_to(folder / name, data)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}).") from error
    click.echo(desk.word("files-line", count=len(files), folder=folder))
    desk.say_errors()


def _one(desk: Desk, name: str) -> str:
    """Give the account of the one customer that a word names."""
    found = sorted(customers_named(desk.view, name, "CUSTOMER"))
    if len(found) > 1:
        raise click.BadParameter(
            f"{name!r} names several: {', '.join(found)}. Name the account.", param_hint="CUSTOMER"
        )
    return found[0]


def _writer(desk: Desk, view: View) -> tuple[Composer, Renderer]:
    from acompte_reports.letters.compose import Composer
    from acompte_reports.letters.render import Renderer

    folder = desk.loaded.path.resolve().parent / TEMPLATES
    return Composer(view), Renderer(folder if folder.is_dir() else None, view.book.currency)


def _page(renderer: Renderer, content: LetterContent, **more: Any) -> str:
    from acompte_reports.letters import TemplateFault

    try:
        return renderer.letter(content, **more)
    except TemplateFault as fault:
        raise OutputError(str(fault)) from fault


def _file(desk: Desk, page: str, *, html: bool) -> bytes:
    from acompte_reports.papers import PdfMissing
    from acompte_reports.papers.pdf import pdf_of

    try:
        return page.encode() if html else pdf_of(page)
    except PdfMissing as missing:
        raise OutputError(desk.word("pdf-missing")) from missing


def _print(desk: Desk, data: bytes, output: Path | None) -> None:
    if output is None or str(output) == "-":
        click.echo(data, nl=False)
        return
    from acompte_reports.papers.files import write_to

    try:
        write_to(output, data)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}).") from error
    click.echo(desk.word("file-line", file=output))


def _with_balance(view: View) -> list[str]:
    found = {row.state.invoice.customer for row in view.grid if row.state.open > 0}
    found |= {account for account, amount in view.state.on_account.items() if amount}
    return sorted(found, key=lambda account: (view.book.customer_name(account).casefold(), account))


def _lines(found: Statement) -> list[dict[str, Any]]:
    return [
        {
            "date": line.movement.date,
            "what": line.movement.what,
            "document": " ".join(
                (line.movement.invoice.number,) if line.movement.invoice is not None else line.movement.names
            )
            or None,
            "amount": line.movement.amount,
            "balance": line.balance,
        }
        for line in found.account.lines
    ]


def _object(desk: Desk, account: str, found: Statement) -> dict[str, Any]:
    from acompte_reports.rows import plain

    content = found.content
    return {
        "as_of": desk.day,
        "customer": account,
        "customer_name": desk.view.book.customer_name(account),
        "since": found.account.since,
        "opening": found.account.opening,
        "movements": [plain(row) for row in _lines(found)],
        "balance": found.account.balance,
        "open": [
            plain({"document": p.number, "due": p.due, "days_late": p.days_late, "total": p.total, "open": p.open})
            for p in content.papers
        ],
        "deposits_held": [plain({"quote": one.quote, "amount": one.amount}) for one in found.held],
        "next": [
            plain({"date": task.date, "what": task.what, "document": task.document, "amount": task.amount})
            for task in found.next
        ],
        "on_account": content.on_account,
        "interest": found.interest,
        "fees": found.fees,
    }


def _table(desk: Desk, account: str, found: Statement) -> None:
    from acompte_reports.account_lines import account_lines

    late = next((row.late for row in desk.view.aging if row.customer == account), found.fees * 0)
    click.echo(
        desk.word(
            "account-line",
            name=desk.view.book.customer_name(account),
            day=day(desk.day, desk.language),
            balance=desk.money(found.account.balance),
            late=desk.money(late),
        )
        + "\n"
    )
    rows = [{"date": found.account.since, "movement": desk.word("opening-balance"), "balance": found.account.opening}]
    for line, row in zip(account_lines(found.account, desk.language), _lines(found), strict=True):
        words = f"{line.what}, {line.means}" if line.means else line.what
        rows.append({**row, "movement": words, "documents": row["document"]})
    columns = (
        Column("date"),
        Column("movement", 0, cut=True),
        Column("documents", 1, cut=True),
        Column("amount"),
        Column("balance"),
    )
    click.echo(table(columns, rows, desk.language, width(), None, None))

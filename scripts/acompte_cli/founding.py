"""`acompte init`: a new ledger in a folder, or with --dry-run what the ledger that is there needs."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from acompte.desk.numbering import CREDIT_NOTES, INVOICES
from acompte.desk.refusal import Refusal
from acompte.desk.sentences import sentence
from acompte.founding.bundles import bundle
from acompte.founding.facts import Facts, checked
from acompte.founding.files import MAIN, new_ledger
from acompte.founding.items import read_items
from acompte.founding.settings import missing_keys
from acompte.founding.takeover import take_over
from acompte.law.vat_facts import REASONS
from acompte.model.records import OPENING
from acompte.model.settings import VAT_DUE
from acompte.model.text import FRENCH
from acompte.vat.regimes import RECEIPTS
from acompte_cli.adopting import existing_ledger, propose
from acompte_cli.checking import near
from acompte_cli.context import Desk, pass_desk
from acompte_cli.days import Day
from acompte_cli.desk.arguments import broken_lines
from acompte_cli.errors import OutputError
from acompte_cli.ledger import DEFAULTS, is_there
from acompte_cli.writer.founding import found
from acompte_cli.writer.session import confirmed
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from acompte.founding.files import File
    from acompte.founding.items import Problem
    from acompte.founding.takeover import TakenOver

MOST_PROBLEMS = 20
"""So many wrong lines of a table are named."""


class _How(NamedTuple):
    yes: bool
    dry_run: bool
    as_json: bool


@click.command(short_help="Make a new ledger, or see what an existing one lacks.")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--name", help="The company's name: makes a new ledger in DIR.")
@click.option("--siren", help="Its SIREN, nine digits; the VAT number follows from it.")
@click.option(
    "--vat-due",
    type=click.Choice(VAT_DUE),
    help="When VAT falls due: debits, with the invoice; receipts, with the money (services); delivery, of goods; none, "
    "no VAT is charged. [default: receipts]",
)
@click.option("--vat-reason", type=click.Choice(tuple(REASONS)), help="Why there is no VAT. [default: franchise]")
@click.option("--address", callback=broken_lines, help="Its postal address; \\n between its lines.")
@click.option("--email", help="Its e-mail address.")
@click.option("--iban", help="The IBAN that customers pay to.")
@click.option("--legal", help="Its form, capital and registry, as invoices say them.")
@click.option("--invoice-series", "invoices", help=f"How invoices are numbered. [default: {INVOICES}]")
@click.option("--last-invoice", help="The last number that the books before gave in that series.")
@click.option("--credit-series", "credit_notes", help=f"How credit notes are numbered. [default: {CREDIT_NOTES}]")
@click.option(
    "--open-items",
    "items",
    metavar="FILE.csv",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Open invoices and deposits of an old program, a line each.",
)
@click.option(
    "--date",
    "--start",
    "start",
    type=Day(),
    help="The first day of the books. [default: 1 January; with open items today; in an existing ledger the month "
    "after its newest invoice]",
)
@click.option("--yes", "-y", is_flag=True, help="Do not ask before writing.")
@click.option("--dry-run", is_flag=True, help="Show the files, or what an existing ledger needs; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON, for programs.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", help="Text, or JSON as with --json."
)
@pass_desk
def init(
    desk: Desk,
    /,
    folder: Path | None,
    name: str | None,
    items: Path | None,
    start: date | None,
    yes: bool,
    dry_run: bool,
    as_json: bool,
    format_: str,
    **said: str | None,
) -> None:
    """Make a new ledger for a company in DIR, the current folder when it is left out.

    Where DIR holds a ledger, --dry-run shows the lines that let acompte read it; that ledger is never changed.
    """
    how = _How(yes, dry_run, as_json or format_ == "json")
    new = name is not None or items is not None or any(said.values())
    target = folder or Path()
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    if not new and (dry_run or _names_ledger(desk, folder) or _ledger_in(target) or not asks):
        path = existing_ledger(desk, folder)
        if not dry_run and is_there(path):
            raise click.UsageError(_stands(path))
        propose(desk, path, start, as_json=how.as_json)
        return
    if _typed_file():
        raise click.UsageError("-f names a ledger that exists; name the folder of a new one as DIR.")
    if name is None and not asks:
        raise click.UsageError("a new ledger needs the company's name: give --name.")
    language = desk.said_language or FRENCH
    if name is None:
        name = click.prompt(word("company-name", language), err=True)
    _begin(target, _facts(desk, str(name), language, start, items, said), items, how)


def _typed_file() -> bool:
    return click.get_current_context().find_root().get_parameter_source("file") is ParameterSource.COMMANDLINE


def _names_ledger(desk: Desk, folder: Path | None) -> bool:
    return bool(desk.file) and (_typed_file() or folder is None)


def _ledger_in(folder: Path, files: Sequence[File] = ()) -> Path | None:
    """Give a file of a ledger that stands in a folder, other than what a killed command left of `files`."""
    if is_there(folder) and folder.is_file():
        return folder
    ours = {file.name: file.text.encode("utf-8") for file in files if file.name != MAIN}
    names = [*DEFAULTS, *sorted(path.name for suffix in ("beancount", "bean") for path in folder.glob(f"*.{suffix}"))]
    found = (folder / name for name in names if is_there(folder / name))
    return next((path for path in found if not (path.is_file() and ours.get(path.name) == path.read_bytes())), None)


def _stands(path: Path) -> str:
    return f"{path} is a ledger, and init never changes one; init --dry-run alone shows what it would need."


def _facts(
    desk: Desk, name: str, language: str, start: date | None, items: Path | None, said: dict[str, str | None]
) -> Facts:
    """Give the company's facts, checked.

    Raises:
      OutputError: one cannot be.
    """
    facts = Facts(
        name,
        start or (desk.day if items else date(desk.day.year, 1, 1)),
        language,
        said["vat_due"] or RECEIPTS,
        said["vat_reason"],
        said["siren"],
        said["address"],
        said["email"],
        said["iban"],
        said["legal"],
        said["invoices"] or INVOICES,
        said["last_invoice"],
        said["credit_notes"] or CREDIT_NOTES,
    )
    try:
        return checked(facts)
    except Refusal as refusal:
        raise OutputError(sentence(refusal, language)) from refusal


def _begin(folder: Path, facts: Facts, items: Path | None, how: _How) -> None:
    taken = _taken_over(items, facts) if items else None
    files = new_ledger(facts, taken)
    standing = _ledger_in(folder, files)
    if standing is not None:
        raise click.UsageError(_stands(standing))
    if how.dry_run:
        _show(folder, files, facts, how)
        return
    if not (how.yes or how.as_json) and sys.stdin.isatty() and sys.stderr.isatty():
        for file in files:
            click.echo(near(str(folder / file.name)), err=True)
        if not confirmed(word("write-confirm", facts.language)):
            raise click.Abort
    written = found(folder, files, facts.language)
    _show(folder, written, facts, how)
    _say_next(folder, facts, taken)


def _taken_over(path: Path, facts: Facts) -> TakenOver:
    """Read the open items of an old program.

    Raises:
      OutputError: lines are wrong; all of them are named, up to some.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}).") from error
    found_items, problems = read_items(data, facts)
    bundles, more = bundle(found_items, facts)
    problems = sorted([*problems, *more], key=lambda problem: problem.line)
    if problems:
        raise OutputError(_named(path, problems, facts.language))
    return take_over(bundles, facts)


def _named(path: Path, problems: list[Problem], language: str) -> str:
    file = near(str(path))
    lines = [f"{file}:{problem.line}: {sentence(problem.refusal, language)}" for problem in problems[:MOST_PROBLEMS]]
    over = len(problems) - MOST_PROBLEMS
    if over > 0:
        lines.append(word("items-more", language, count=over))
    return "\n".join([word("items-wrong", language, count=len(problems)), *lines])


def _show(folder: Path, files: list[File], facts: Facts, how: _How) -> None:
    if how.as_json:
        rows = [_fields(folder, file, row.line, row.text, row.entry) for file in files for row in file.rows]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif how.dry_run:
        for file in files:
            click.echo(f"; {near(str(folder / file.name))}\n{file.text}")
    else:
        for file in files:
            click.echo(near(str(folder / file.name)))
    if how.dry_run:
        click.echo(word("dry-run", facts.language), err=True)


def _fields(folder: Path, file: File, line: int, text: str, entry: Any) -> dict[str, Any]:
    return {"file": str(folder.resolve() / file.name), "line": line, "document": _document(entry), "entry": text}


def _document(entry: Any) -> str | None:
    """Give the number of the document or the quote that an entry is about; settings and accounts have none."""
    if entry.meta.get("kind") == OPENING:
        return str(entry.meta["invoice"])
    return str(entry.values[0].value) if getattr(entry, "type", "") in ("quote", "line", "accepted") else None


def _say_next(folder: Path, facts: Facts, taken: TakenOver | None) -> None:
    """Say what was taken for granted, what is missing, and what comes next."""
    language = facts.language
    click.echo(word(f"init-vat-{facts.vat_due}", language), err=True)
    if taken is not None:
        click.echo(word("init-taken", language, count=len(taken.documents)), err=True)
    lacking = missing_keys(facts)
    if lacking:
        click.echo(word("init-missing", language, keys=", ".join(lacking)), err=True)
    click.echo(word("init-next", language, ledger=near(str(folder / MAIN))), err=True)

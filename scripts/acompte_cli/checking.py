"""`acompte check`: every diagnostic, as of the day."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from acompte.model.text import FRENCH
from acompte.rules.registry import CODES, ERROR, WARNING
from acompte_cli.context import Desk, pass_desk
from acompte_cli.errors import LedgerError
from acompte_cli.output import colour, print_json
from acompte_cli.seals import seal_diagnostics, unsaid
from acompte_reports.findings import BEANCOUNT, Finding, findings, unseen
from acompte_reports.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from acompte_reports.rows import Row

FORMATS = ("text", "json", "github", "sarif")
ALL = "all"


class CodeName(click.ParamType[str]):
    """The code of a diagnostic, or `all`."""

    name = "code"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a code as people quote it, with or without brackets."""
        code = value.strip().strip("[]").lower()
        names = [*CODES, BEANCOUNT.code, ALL]
        if code not in names:
            alike = [name for name in names if code and name.startswith(code)] or get_close_matches(code, names)
            hint = f"did you mean {' or '.join(alike)}?" if alike else "`acompte check --explain all` lists them."
            self.fail(f"{value!r} is no code of a diagnostic; {hint}", param, ctx)
        return code

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete codes, each with its sentence."""
        helps = {**{code.code: code.sentence for code in CODES.values()}, BEANCOUNT.code: BEANCOUNT.sentence}
        return [CompletionItem(code, help=said) for code, said in helps.items() if code.startswith(incomplete)]


@click.command(short_help="What does not match, where, and what would be right.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="How to print what is found: for people, programs, GitHub Actions, code scanning.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--since", metavar="REV", help="Show only what was not there in this git revision of the ledger.")
@click.option("--explain", type=CodeName(), metavar="CODE", help="Say what a code means, with an example; or `all`.")
@pass_desk
def check(desk: Desk, format_: str, strict: bool, since: str | None, explain: str | None) -> None:
    """Check that deposits, final invoices, numbers, VAT and payments match.

    Exits with 1 where there are errors; with --strict, where there are warnings too. With --since, what was there
    already is neither shown nor counted.
    """
    if explain is not None:
        _explain(explain, desk.said_language or FRENCH)
        return
    found = look(desk, places_of(desk).root)
    if since is not None:
        found = unseen(found, _before(desk, since))
    show_findings(desk, format_, found)
    errors = sum(finding.row["severity"] == ERROR for finding in found)
    warnings = len(found) - errors
    if format_ in ("text", "github"):
        counts = {"errors": desk.counted("errors", errors), "warnings": desk.counted("warnings", warnings)}
        line = desk.word("check-line" if found else "check-none", **counts)
        click.echo(line if since is None else desk.word("check-since", revision=since, line=line), err=True)
    if errors or (strict and warnings):
        raise click.exceptions.Exit(1)


def look(desk: Desk, root: Path) -> list[Finding]:
    """Give all that is found in a ledger as of the day, Beancount's own errors among it."""
    loaded = desk.loaded
    sealed = seal_diagnostics(loaded, desk.day)
    found = [*desk.diagnostics, *sealed]
    return findings(found, unsaid(loaded, sealed), loaded.reading.history.book, desk.language, root)


def _before(desk: Desk, revision: str) -> list[Finding]:
    """Give what is found as of the same day in the ledger of a revision."""
    from acompte_cli.since import ledger_at

    ledger = desk.loaded.path
    with ledger_at(revision, ledger) as past:
        if not past.ledger.exists():
            click.echo(desk.word("since-none", ledger=ledger, revision=revision), err=True)
            return []
        try:
            return look(Desk(str(past.ledger), desk.day, desk.language), past.folder)
        except LedgerError as error:
            said = error.message.replace(f"{past.folder}/", "")
            raise LedgerError(f"{said.rstrip('.')}, in {revision}.") from error


def _explain(code: str, language: str) -> None:
    from acompte_reports.explaining import all_codes, explain, explain_all

    click.echo(explain_all(language) if code == ALL else explain(all_codes()[code], language))


def show_findings(desk: Desk, format_: str, found: Sequence[Finding]) -> None:
    """Print what was found, in a format."""
    places = places_of(desk)
    if format_ == "json":
        print_json([_placed(finding.row, places) for finding in found])
    elif format_ == "github":
        from acompte_reports.annotations import annotation

        for finding in found:
            click.echo(annotation(finding.row, places.of(finding.row)))
    elif format_ == "sarif":
        from acompte_reports.sarif import sarif_log

        print_json(sarif_log(found, places, desk.language))
    else:
        for finding in found:
            click.echo(_line(_placed(finding.row, places)))


def places_of(desk: Desk) -> Places:
    """Give what paths are relative to: the repository, else the current folder, else that of the ledger."""
    main = desk.loaded.path.absolute()
    here = Path.cwd()
    default = here if here in main.parents else main.parent
    return Places(next((folder for folder in main.parents if (folder / ".git").exists()), default), main)


def near(file: str) -> str:
    """Give a file as seen from the current folder, where it lies below it."""
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except ValueError:
        return file


def _placed(row: Row, places: Places) -> Row:
    """Give a row with its file as seen from the current folder."""
    file, line = places.whole(row)
    return {**row, "file": near(str(file)), "line": line}


def _line(row: Row) -> str:
    severity = row["severity"]
    if colour():
        severity = click.style(severity, fg="yellow" if severity == WARNING else "red", bold=True)
    return f"{row['file']}:{row['line']}: {severity}: [{row['code']}] {row['message']}"

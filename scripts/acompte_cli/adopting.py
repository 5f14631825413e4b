"""What an existing ledger needs to be read by acompte: shown by `acompte init --dry-run`, never written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from acompte.handover import no_garbage_collection
from acompte.matching import book_language
from acompte.model.read import read_book
from acompte_cli.checking import near
from acompte_cli.context import Desk
from acompte_cli.errors import LedgerError
from acompte_cli.ledger import DEFAULTS, is_there, load_entries
from acompte_cli.output import print_json, width
from acompte_reports.words import word

if TYPE_CHECKING:
    from datetime import date

_INCLUDE = re.compile(r'^include\s+"([^"]+)"', re.MULTILINE)


def propose(desk: Desk, path: Path, start: date | None, *, as_json: bool) -> None:
    """Show the lines that let acompte read an existing ledger; nothing is changed."""
    from acompte.adopt.adopt import adopt
    from acompte_reports.adoption import Page
    from acompte_reports.adoption_rows import proposal_rows

    with no_garbage_collection():
        entries, errors, options = load_entries(path)
        adoption = adopt(entries, options, start)
    language = desk.said_language or book_language(read_book(entries, options)[0])
    page = Page(adoption, language, min(width(), 120), near)
    if as_json:
        print_json(proposal_rows(page))
    else:
        accounts = sum(type(entry).__name__ == "Open" for entry in entries)
        for line in page.lines(near(str(path.resolve())), accounts):
            click.echo(line)
    if errors:
        click.echo(word("ledger-errors", language, errors=word("errors-count", language, count=len(errors))), err=True)


def existing_ledger(desk: Desk, folder: Path | None) -> Path:
    """Give the ledger: what `-f` names, else the one in DIR, else what the environment names, else the one here."""
    root = click.get_current_context().find_root()
    typed = root.get_parameter_source("file") is ParameterSource.COMMANDLINE
    if desk.file and (typed or folder is None):
        return Path(desk.file)
    return main_file(folder or Path())


def main_file(folder: Path) -> Path:
    """Find the main file of the ledger in a folder.

    Raises:
      LedgerError: there is none, or there are several that no other one includes.
    """
    if is_there(folder) and folder.is_file():
        return folder
    for name in DEFAULTS:
        if is_there(folder / name) and (folder / name).is_file():
            return folder / name
    found = sorted(folder.glob("*.beancount"))
    if not found:
        raise LedgerError(
            f"{folder}: no ledger here. For a new one, give the company's name with --name; for one that exists, "
            "name its main file with -f."
        )
    if len(found) == 1:
        return found[0]
    includes = {path: _included(path) for path in found}
    inner = set().union(*includes.values())
    outer = [path for path in found if path.resolve() not in inner]
    outer = [path for path in outer if includes[path]] or outer
    if len(outer) != 1:
        names = ", ".join(path.name for path in outer or found)
        raise LedgerError(f"{folder}: several ledgers ({names}). Name the main one with -f.")
    return outer[0]


def _included(path: Path) -> set[Path]:
    """Give the files that a file includes, patterns resolved."""
    try:
        written = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return set()
    found: set[Path] = set()
    for pattern in _INCLUDE.findall(written):
        if Path(pattern).is_absolute():
            found.add(Path(pattern).resolve())
        else:
            found.update(other.resolve() for other in path.parent.glob(pattern))
    return found - {path.resolve()}

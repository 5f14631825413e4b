"""`acompte report --customer-pages DIR`: a page a customer, with its documents, under a name that nobody can guess."""

from __future__ import annotations

import os
import re
import secrets
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from acompte.model.records import OPENING
from acompte_cli.errors import LedgerError, OutputError
from acompte_cli.recovery.shelf import Shelf
from acompte_cli.repository import repository
from acompte_reports.customer_pages.addresses import MARK, address
from acompte_reports.papers.files import file_name, has_mark, is_in_the_way, write_changed

if TYPE_CHECKING:
    from collections.abc import Container

    from acompte.model.book import Book
    from acompte_cli.context import Desk
    from acompte_reports.letters.compose import Composer
    from acompte_reports.papers.pages import Renderer as Papers

KEY_FILE = "ACOMPTE_PAGES_KEY"
"""The environment variable that names the file of the key."""
TEMPLATES = Path("templates/customer")
"""Where a user's own template stands, below the folder of the ledger."""
INDEX = "index.html"
_BYTES = 32
_ROOT = {
    "robots.txt": b"User-agent: *\nDisallow: /\n",
    INDEX: b'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="robots" content="noindex">'
    + MARK
    + b"<title>-</title>\n",
}
"""What the folder itself shows: no list of its pages."""
_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)
_CLOSED = (
    b"\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    b"img-src data:; base-uri 'none'; form-action 'none'\">"
    b'\n<meta name="robots" content="noindex, nofollow, noarchive">'
)
"""What a printed copy says besides where it is published."""


class Listed(NamedTuple):
    """A page that was written."""

    account: str
    name: str
    path: str
    """Below the folder of the pages."""


def write_customer_pages(desk: Desk, folder: Path, key: bytes) -> list[Listed]:
    """Write the pages of all customers that have documents; give where they are. `key` makes their names.

    What has not changed is not written again, and pages of customers that are gone are removed.

    Raises:
      OutputError: the folder cannot be used, or a template fails.
    """
    from acompte_reports.customer_pages.compose import compose
    from acompte_reports.customer_pages.render import Renderer
    from acompte_reports.letters.compose import Composer
    from acompte_reports.papers.making import renderer_of
    from acompte_reports.templating import TemplateFault

    home = desk.loaded.path.resolve().parent
    own = home / TEMPLATES
    composer, shelf, papers = Composer(desk.view), Shelf(home), renderer_of(desk.view, home)
    renderer = Renderer(own if own.is_dir() else None, desk.view.book.currency)
    shared = _shared(desk.view.book)
    listed: list[Listed] = []
    files: dict[str, bytes] = {**_ROOT}
    try:
        for account in sorted(composer.rows):
            where = address(key, account)
            copies = _copies(desk, composer, shelf, papers, account, shared)
            names = {number: name for number, (name, _) in copies.items()}
            files[f"{where}/{INDEX}"] = renderer.page(compose(composer, account, names)).encode("utf-8", "replace")
            files.update({f"{where}/{name}": data for name, data in copies.values()})
            listed.append(Listed(account, desk.view.book.customer_name(account), f"{where}/{INDEX}"))
    except TemplateFault as fault:
        raise OutputError(str(fault)) from fault
    _put(folder, files)
    return listed


def _copies(
    desk: Desk, composer: Composer, shelf: Shelf, papers: Papers, account: str, shared: Container[str]
) -> dict[str, tuple[str, bytes]]:
    """Give the copies of a customer's documents by number, as they were kept; an open one without is printed.

    Those whose copy would show another customer's business have none.
    """
    from acompte_cli.papers import printed

    found: dict[str, tuple[str, bytes]] = {}
    for row in composer.rows[account]:
        invoice = row.state.invoice
        if invoice.number in shared:
            continue
        copy = shelf.copy(invoice.number)
        if copy is not None:
            found[invoice.number] = (_name(invoice.number, copy.suffix), copy.read_bytes())
        elif row.state.open > 0 and invoice.kind != OPENING:
            data = printed(desk, desk.loaded, desk.view, invoice.number, html=True, renderer=papers)
            found[invoice.number] = (
                _name(invoice.number, ".html"),
                _HEAD.sub(lambda head: head[0] + _CLOSED, data, count=1),
            )
    return found


def _shared(book: Book) -> set[str]:
    """Give the numbers of documents whose copy would show another customer's business.

    Those that stand twice, for a copy belongs to a number; those that post to several customers; those on a quote of
    somebody else.
    """
    numbers = Counter(invoice.number for invoice in book.invoices)
    found = {number for number, count in numbers.items() if count > 1}
    found.update(move.document for move in book.moves if move.document is not None)
    for invoice in book.invoices:
        quotes = [book.quotes[number] for number in invoice.quotes if number in book.quotes]
        if any(quote.customer != invoice.customer for quote in quotes):
            found.add(invoice.number)
    return found


def _name(number: str, suffix: str) -> str:
    """Give the name of a copy: its file's, but for one that would take the place of the page."""
    name = file_name(number, suffix)
    return f"document-{name}" if name.lower() == INDEX else name


def pages_key(desk: Desk, folder: Path) -> bytes:
    """Give the key of the pages in a folder; it stands outside the ledger, and a new one is made where there is none.

    Raises:
      OutputError: the key cannot be used; publishing the folder would publish the books or a report.
    """
    home = desk.loaded.path.resolve().parent
    if home.is_relative_to(folder.resolve()):
        raise OutputError(desk.word("pages-folder-books", folder=folder))
    if (folder / "assets" / "site.css").exists():
        raise OutputError(desk.word("pages-folder-report", folder=folder))
    for name, data in _ROOT.items():
        if is_in_the_way(folder / name, MARK, data):
            raise OutputError(desk.word("file-in-the-way", path=folder / name))
    path = Path(os.environ.get(KEY_FILE) or Path(click.get_app_dir("acompte")) / "customer-pages.key")
    try:
        real = path.resolve()
        books = _books(home)
        if real.is_relative_to(books):
            raise OutputError(desk.word("pages-key-inside", path=path, folder=books))
        if real.is_relative_to(folder.resolve()):
            raise OutputError(desk.word("pages-key-published", path=path, folder=folder))
        if not real.exists():
            real.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(real, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_hex(_BYTES) + "\n")
            click.echo(desk.word("pages-key-made", path=path), err=True)
        key = bytes.fromhex(real.read_text(encoding="ascii").strip())
    except OSError as error:
        raise OutputError(f"{path}: cannot be used ({error.strerror}).") from error
    except ValueError as error:
        raise OutputError(desk.word("pages-key-bad", path=path)) from error
    if len(key) < _BYTES:
        raise OutputError(desk.word("pages-key-bad", path=path))
    return key


def _books(home: Path) -> Path:
    """Give the folder that is shared with the books: the top of their repository, where they stand in one."""
    try:
        return repository(home)[0].resolve()
    except LedgerError:
        return home


def _put(folder: Path, files: dict[str, bytes]) -> None:
    """Write what has changed, and remove what is ours and no longer there."""
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_changed(path, data)
        for page in folder.glob(f"*/{INDEX}"):
            if has_mark(page, MARK):
                _sweep(page.parent, {Path(name).name for name in files if name.startswith(f"{page.parent.name}/")})
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}).") from error


def _sweep(place: Path, kept: set[str]) -> None:
    for path in place.iterdir():
        if path.name not in kept and path.is_file():
            path.unlink()
    if not kept:
        place.rmdir()

"""One writing command from the lock to what it prints."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from acompte.desk.composer import Composer
from acompte.desk.refusal import Refusal
from acompte.desk.sentences import sentence
from acompte.desk.situation import Situation
from acompte.model.directives import SETTINGS
from acompte_cli.context import Desk
from acompte_cli.days import Day
from acompte_cli.errors import OutputError
from acompte_cli.ledger import Loaded, find_ledger, is_there, load
from acompte_cli.writer.lock import locked
from acompte_cli.writer.write import plan, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from acompte_cli.writer.place import Written


class Options(NamedTuple):
    """What every writing command takes."""

    day: date
    yes: bool
    dry_run: bool
    as_json: bool
    quiet: bool = False
    """The command prints rows of its own: neither entries nor questions come between them."""


def writing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--date`, `--yes`, `--dry-run` and `--json`; it gets them as `options`."""

    @click.option("--date", "day", type=Day(), help="The day of the entry. [default: that of --as-of, else today]")
    @click.option("--yes", "-y", is_flag=True, help="Do not ask before writing.")
    @click.option("--dry-run", is_flag=True, help="Show the entry, write nothing.")
    @click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON, for programs.")
    @click.pass_context
    @wraps(command)
    def with_options(
        context: click.Context, /, *args: Any, day: date | None, yes: bool, dry_run: bool, as_json: bool, **more: Any
    ) -> Any:
        desk = context.find_object(Desk)
        assert desk is not None
        options = Options(day or desk.day, yes, dry_run, as_json)
        return context.invoke(command, *args, desk=desk, options=options, **more)

    return with_options


class Session:
    """A ledger held by a writing command."""

    def __init__(self, desk: Desk, options: Options, loaded: Loaded) -> None:
        """Look at the ledger as of the day of the command."""
        self.desk = desk
        self.options = options
        self.loaded = loaded
        # The words of the call are in the language that the ledger says: it need not be loaded once more for that.
        desk.loaded = loaded
        self.whole = Situation(
            loaded.reading.history, loaded.entries, loaded.options, options.day, desk.entry_language(loaded)
        )
        self.issued: list[Any] = []
        self.entries: list[Any] = []
        self.files: dict[Path, bytes] = {}
        """Files that are written with the entries, and taken back with them."""
        self.before_write: Callable[[], None] | None = None
        """What is done once it is sure that something is to be written; it may still take entries back."""
        self.finish: Callable[[Sequence[Path]], None] | None = None
        """What belongs to the writing, with the files that it changed: where it fails, nothing is written."""
        self.failed = False
        """True where a part could not be done: all else is written, and the command ends with status 1."""
        self.revision = ""
        """The commit that `finish` made."""
        self.after_write: Callable[[], None] | None = None
        self.not_undone: Callable[[], str] = str
        """Says what was done and cannot be taken back, where the writing fails."""

    def keep(self, name: str, data: bytes, *, replace: bool = False, refusal: str = "file-differs") -> None:
        """Store a file below the ledger's folder with the entries.

        Raises:
          OutputError: another file has its name, and is not to be replaced: what was issued is not rewritten.
        """
        path = self.loaded.path.resolve().parent / name
        if not replace and path.exists() and path.read_bytes() != data:
            raise OutputError(self.desk.word(refusal, path=path))
        self.files[path] = data

    def composer(self, customer: str) -> Composer:
        """Give a composer for one customer."""
        return Composer(self.whole, customer, self.issued)

    def take(self, composer: Composer) -> None:
        """Take what a composer has written."""
        self.entries += composer.entries


def run(desk: Desk, options: Options, compose: Callable[[Session], None]) -> Session:
    """Compose entries and write them: all of them, or none.

    The ledger is locked before it is loaded, so that two commands cannot take one number. Copies that entries name are
    stored first, and removed where the entries cannot be written.

    Raises:
      OutputError: the desk refuses, or the entries would bring an error to the ledger.
    """
    path = find_ledger(desk.file)
    if not is_there(path):
        load(str(path))  # says what is wrong with it
    folder = path.resolve().parent
    if options.dry_run:
        session = _composed(desk, options, compose)
        _show(desk, options, session, plan(session.loaded, session.entries))
        return session
    with locked(folder, say=lambda words: click.echo(words, err=True)):
        session = _composed(desk, options, compose)
        if not session.entries and not session.files:
            _show(desk, options, session, [])
            return session
        if _asks(options):
            _show(desk, options, session, plan(session.loaded, session.entries), to_write=True)
            if not confirmed(desk.word("write-confirm")):
                raise click.Abort
        if session.before_write is not None:
            session.before_write()
        language = desk.entry_language(session.loaded)
        try:
            written = write(session.loaded, session.entries, language, session.files, session.finish)
        except OutputError as error:
            raise OutputError("\n".join(filter(None, (error.format_message(), session.not_undone())))) from error
        if session.after_write is not None:
            session.after_write()
    if not _asks(options):
        _show(desk, options, session, written)
    else:
        _say_files(desk, session, written)
    return session


def confirmed(question: str) -> bool:
    """Ask a question on the terminal that is answered by yes where nothing is typed; French or English will do."""
    answers = {"": True, "o": True, "oui": True, "y": True, "yes": True, "n": False, "non": False, "no": False}
    while True:
        answer = click.prompt(question, default="", show_default=False, err=True).strip().casefold()
        if answer in answers:
            return answers[answer]


def _asks(options: Options) -> bool:
    return not (options.yes or options.as_json or options.quiet) and sys.stdin.isatty() and sys.stderr.isatty()


def _composed(desk: Desk, options: Options, compose: Callable[[Session], None]) -> Session:
    session = Session(desk, options, load(desk.file))
    book = session.whole.book
    try:
        compose(session)
        _refuse_sealed(session)
    except Refusal as refusal:
        language = desk.said_language or session.whole.language
        raise OutputError(sentence(refusal, language, book.currency)) from refusal
    return session


def _refuse_sealed(session: Session) -> None:
    """Refuse entries in a sealed period.

    Raises:
      Refusal: a lock seals the day of an entry.
    """
    locks = session.whole.book.settings.locks
    if not locks:
        return
    last = max(lock.date for lock in locks)
    for entry in session.entries:
        if entry.date <= last and getattr(entry, "type", "") != "lock":
            raise Refusal("sealed", day=entry.date, lock=last, free=last + timedelta(days=1))


def _show(desk: Desk, options: Options, session: Session, rows: list[Written], *, to_write: bool = False) -> None:
    if options.as_json:
        click.echo(json.dumps([_fields(row) for row in rows], ensure_ascii=False, indent=2))
        return
    folder = session.loaded.path.resolve().parent
    for row in () if options.quiet else rows:
        place = f"{_short(row.file, folder)}:{row.line}"
        click.echo(f"; {place}\n{row.text}\n")
    if not rows and not session.files:
        click.echo(desk.word("nothing-written"), err=True)
    elif options.dry_run:
        click.echo(desk.word("dry-run"), err=True)
    elif not to_write:
        _say_files(desk, session, rows)


def _say_files(desk: Desk, session: Session, rows: list[Written]) -> None:
    folder = session.loaded.path.resolve().parent
    files = [row.file for row in rows] + [path.resolve() for path in session.files]
    names = ", ".join(dict.fromkeys(_short(file, folder) for file in files))
    click.echo(desk.word("written", count=len(rows), files=names), err=True)


def _short(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else str(file)


def _fields(row: Written) -> dict[str, Any]:
    return {"file": str(row.file), "line": row.line, "document": document_of(row.entry), "entry": row.text}


def document_of(entry: Any) -> str | None:
    """Give the number of the document, or of the quote, that an entry is or is about."""
    meta = entry.meta or {}
    if "invoice" in meta:
        return str(meta["invoice"])
    values = getattr(entry, "values", None)
    if getattr(entry, "type", None) in SETTINGS:
        return None
    if values:
        first = values[0].value
        return first if isinstance(first, str) else None
    links = sorted(getattr(entry, "links", None) or ())
    return links[0] if links else None

"""Writing entries: appended, checked with the whole ledger, and taken back byte for byte where they bring an error."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core.data import Document

from acompte.desk.layout import column_of, write_entries, write_entry
from acompte.rules.check import check
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR
from acompte_cli.errors import LedgerError, OutputError
from acompte_cli.ledger import Loaded, load
from acompte_cli.writer.files import inside, replace, sync_folder
from acompte_cli.writer.place import Places, Target, by_target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Written(NamedTuple):
    """An entry as it was written, and where."""

    file: Path
    line: int
    text: str
    entry: Any


class Problem(NamedTuple):
    """An error of a ledger: which kind at which entry, and its words."""

    key: tuple[str, str, int]
    words: str


class _Edit(NamedTuple):
    path: Path
    before: bytes | None
    """None where the file was not there."""
    after: bytes
    folder: Path | None = None
    """The folder that was made for it."""


def plan(loaded: Loaded, entries: Sequence[Any]) -> list[Written]:
    """Give where entries would go, and their text, without writing.

    Raises:
      OutputError: a file lies outside the ledger's folder.
    """
    return [row for target, own in by_target(Places(loaded), entries).items() for row in _rows(target, own)[1]]


def write(
    loaded: Loaded, entries: Sequence[Any], language: str, files: Mapping[Path, bytes] | None = None
) -> list[Written]:
    """Append entries to the ledger's files; call it with the ledger locked. `files` are put in place before.

    The whole ledger is loaded again afterwards. Where it has an error that it did not have, the files are put back as
    they were.

    Raises:
      OutputError: it cannot be written, or it would bring an error; nothing has changed then.
    """
    targets = by_target(Places(loaded), entries)
    written: list[Written] = []
    edits: list[_Edit] = []
    try:
        for path, data in (files or {}).items():
            _put(edits, inside(path, loaded.path.resolve().parent), data)
        for target, own in targets.items():
            if target.include:
                _apply(edits, target.path, target.header)
                _apply(edits, loaded.path.resolve(), target.include)
            text, rows = _rows(target, own)
            _apply(edits, target.path, text)
            written += rows
        _validate(loaded, language)
    except BaseException:
        _undo(edits)
        raise
    return written


def _rows(target: Target, entries: Sequence[Any]) -> tuple[str, list[Written]]:
    """Give the text to append for the entries of one file, and the line of each."""
    old = target.path.read_bytes().decode("utf-8") if target.path.exists() else target.header
    column = column_of(old)
    entries = [_beside(entry, target) for entry in entries]
    start = ("" if not old or old.endswith("\n") else "\n") + ("" if not old or old.endswith("\n\n") else "\n")
    text = start + write_entries(entries, column)
    rows = []
    line = old.count("\n") + 1
    at = 0
    for entry in entries:
        own = write_entry(entry, column)
        at = text.index(own, at)
        rows.append(Written(target.path, line + text.count("\n", 0, at), own, entry))
        at += len(own)
    return text, rows


def _beside(entry: Any, target: Target) -> Any:
    """Name the file of a `document` from the file that it stands in: the desk names it from the ledger's folder."""
    if not isinstance(entry, Document) or Path(entry.filename).is_absolute():
        return entry
    return entry._replace(filename=Path(os.path.relpath(target.folder / entry.filename, target.path.parent)).as_posix())


def _put(edits: list[_Edit], path: Path, data: bytes) -> None:
    """Put a file in place, in a folder that may be new, and remember how it was."""
    made = None if path.parent.exists() else path.parent
    try:
        path.parent.mkdir(exist_ok=True)
        before = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}). Nothing was changed.") from error
    edits.append(_Edit(path, before, data, made))
    replace(path, data)


def _apply(edits: list[_Edit], path: Path, text: str) -> None:
    """Append text to a file in its own line ends, and remember how it was."""
    before = path.read_bytes() if path.exists() else None
    data = text.encode("utf-8")
    if before and b"\r\n" in before:
        data = data.replace(b"\n", b"\r\n")
    missing = b"" if not before or before.endswith(b"\n") or text.startswith("\n") else b"\n"
    after = (before or b"") + missing + data
    if after != before:
        edits.append(_Edit(path, before, after))
        replace(path, after)


def _undo(edits: list[_Edit]) -> None:
    """Put files back as they were, the last first.

    Raises:
      OutputError: somebody has changed one meanwhile; what stands there is left.
    """
    for edit in reversed(edits):
        now = edit.path.read_bytes() if edit.path.exists() else None
        if now not in (edit.before, edit.after):
            raise OutputError(f"{edit.path}: was changed by somebody else meanwhile; look at its end.")
        if now != edit.before and edit.before is None:
            edit.path.unlink()
            sync_folder(edit.path.parent)
        elif now != edit.before and edit.before is not None:
            replace(edit.path, edit.before)
        if edit.folder is not None:
            with suppress(OSError):  # somebody has put a file there meanwhile: it stays
                edit.folder.rmdir()


def _validate(before: Loaded, language: str) -> None:
    """Load the ledger again and refuse new errors."""
    try:
        after = load(str(before.path))
    except LedgerError as error:
        raise OutputError(f"{error.format_message()} Nothing was written.") from error
    known = Counter(problem.key for problem in problems(before, language))
    new = []
    for problem in problems(after, language):
        if known[problem.key]:
            known[problem.key] -= 1
        else:
            new.append(problem)
    if new:
        shown = "\n".join(f"  {problem.words}" for problem in new[:5])
        raise OutputError(f"the ledger would have an error that it has not now, so nothing was written:\n{shown}")


def problems(loaded: Loaded, language: str) -> list[Problem]:
    """Give the errors of a ledger, Beancount's own and those of our rules, as of its newest transaction.

    What the plugins said as they loaded is taken as it is; a ledger that does not name them is judged here.
    """
    found = [_problem(type(error).__name__, error.source or {}, error.message) for error in loaded.errors]
    if any(name == "acompte.matching" for name, _ in loaded.options.get("plugin", ())):
        for error in loaded.said:
            code = error.message.partition("]")[0].lstrip("[")
            if code not in CODES or CODES[code].severity == ERROR:
                found.append(_problem(code, error.source or {}, error.message))
        return found
    book = loaded.reading.history.book
    for row in check(loaded.reading.history, book.newest, loaded.reading.diagnostics, warnings=False):
        if CODES[row.code].severity == ERROR:
            words = f"[{row.code}] {message(row, language, book.currency)}"
            found.append(_problem(row.code, row.entry.meta, words))
    return found


def _problem(code: str, source: Mapping[str, Any], words: str) -> Problem:
    file, line = str(source.get("filename", "")), int(source.get("lineno", 0) or 0)
    return Problem((code, file, line), f"{file}:{line}: {words}")

"""Writing entries: appended, checked with the whole ledger, and taken back byte for byte where they bring an error."""

from __future__ import annotations

import glob
import os
import re
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core.data import Document
from beancount.loader import compute_input_hash

from acompte.desk.layout import column_of, write_entries, write_entry
from acompte_cli.errors import LedgerError, OutputError
from acompte_cli.writer.files import (
    ChangedError,
    Snapshot,
    inside,
    make_folders,
    missing_folders,
    reason,
    replace,
    snapshot,
    sweep_up,
    sync_folder,
)
from acompte_cli.writer.judge import refuse_misread, refuse_new_problems
from acompte_cli.writer.place import Places, Target, Written, by_target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from acompte_cli.ledger import Loaded

_INCLUDE = re.compile(r'^include\s+"([^"\n]+)"', re.MULTILINE)
_TAIL = 100_000
"""So many bytes at the end of a file say how it is laid out."""


class _Edit(NamedTuple):
    path: Path
    before: bytes | None
    """None where the file was not there."""
    after: bytes


def plan(loaded: Loaded, entries: Sequence[Any]) -> list[Written]:
    """Give where entries would go, and their text, without writing.

    Raises:
      OutputError: a file lies outside the ledger's folder, or the like.
    """
    work = _Work(loaded)
    return [row for target, own in by_target(work.places, entries).items() for row in work.compose(target, own)[2]]


def write(
    loaded: Loaded,
    entries: Sequence[Any],
    language: str,
    files: Mapping[Path, bytes] = MappingProxyType({}),
    finish: Callable[[Sequence[Path]], None] | None = None,
) -> list[Written]:
    """Append entries to the ledger's files; call it with the ledger locked. `files` are put in place before.

    The whole ledger is loaded again afterwards. Where it has an error that it did not have, the files are put back as
    they were. So they are where `finish` fails, which gets the files that were changed.

    Raises:
      OutputError: it cannot be written, or it would bring an error. It says that nothing has changed, or what has.
    """
    work = _Work(loaded)
    try:
        _refuse_changed(loaded)
        sweep_up(sorted({target.folder for target in map(work.places.target, entries)} | work.folders()))
        for path, data in files.items():
            work.store(path, data)
        written: list[Written] = []
        for target, own in by_target(work.places, entries).items():
            written += work.append(target, own)
        if written:
            refuse_new_problems(loaded, written, language)
        if finish is not None:
            finish([*dict.fromkeys(edit.path for edit in work.edits)])
    except BaseException as error:
        left = work.undo()
        words = _words(error, loaded.path)
        if words is None and not left:
            raise
        end = "\n".join(left) or "Nothing was changed."
        several = left or (words and "\n" in words)
        raise OutputError(f"{words or repr(error)}{chr(10) if several else ' '}{end}") from error
    return written


def _words(error: BaseException, ledger: Path) -> str | None:
    """Say what stopped the writing; None for what is nobody's doing but ours."""
    match error:
        case LedgerError():
            return error.format_message()
        case KeyboardInterrupt():
            return f"{ledger}: the writing was interrupted."
        case OSError():
            return f"{error.filename or ledger}: cannot be written ({reason(error)})."
    return None


def _refuse_changed(loaded: Loaded) -> None:
    """Refuse to go on with what was read of a file that somebody has changed since.

    Raises:
      OutputError: a file of the ledger is not as it was loaded.
    """
    now = compute_input_hash(loaded.options["include"])  # type: ignore[no-untyped-call]  # Beancount has no types there
    if now != loaded.options["input_hash"]:
        raise OutputError(f"{loaded.path}: the ledger was changed by somebody else just now. Run the command again.")


class _Work:
    """The files that one command changes, and how they were."""

    def __init__(self, loaded: Loaded) -> None:
        self.places = Places(loaded)
        self.edits: list[_Edit] = []
        self.made: list[Path] = []

    def folders(self) -> set[Path]:
        return {self.places.folder, *(file.parent for file in self.places.files())}

    def compose(self, target: Target, entries: Sequence[Any]) -> tuple[Snapshot, bytes, list[Written]]:
        """Give a file as it is, what to append to it, and the rows of that.

        Raises:
          OutputError: the file is no UTF-8, or the entries would not be read there as they are.
        """
        found = snapshot(target.path)
        old = self._header(target) if _is_blank(found) else found.data or b""
        try:
            old.decode()
            column = column_of(old[-_TAIL:].decode(errors="replace"))
            placed = [_placed(entry, target, self.places.folder) for entry in entries]
            start = _gap(old)
            text = start + write_entries(placed, column)
            data = text.encode()
        except UnicodeDecodeError as error:
            raise OutputError(f"{target.path}: is no text in UTF-8, so nothing can be appended to it.") from error
        except UnicodeEncodeError as error:
            raise OutputError(f"{error.object[error.start : error.end]!r} is no letter that can be written.") from error
        rows = []
        line, at = old.count(b"\n") + 1, 0
        for entry in placed:
            own = write_entry(entry, column)
            at = text.index(own, at)
            rows.append(Written(target.path, line + text.count("\n", 0, at), own, entry))
            at += len(own)
        refuse_misread(rows, self.places.header(), old, text)
        return found, data, rows

    def store(self, path: Path, data: bytes) -> None:
        """Put a file in place whole, below the ledger's folder."""
        real = inside(path, self.places.folder)
        missing = missing_folders(real.parent)
        self.made += missing
        make_folders(missing)
        found = snapshot(real)
        if found.data != data:
            self._replace(real, found, data)

    def append(self, target: Target, entries: Sequence[Any]) -> list[Written]:
        """Append entries to a file; one that is new begins with its header, and joins the ledger before them."""
        self._begin(target)
        found, data, rows = self.compose(target, entries)
        self._apply(target.path, found, data)
        return rows

    def _begin(self, target: Target) -> None:
        """Write what a new file begins with, and make it a part of the ledger unless a pattern covers it already."""
        missing = missing_folders(target.path.parent)
        self.made += missing
        make_folders(missing)
        found, header = snapshot(target.path), self._header(target)
        if found.data is None or (_is_blank(found) and header):
            self._apply(target.path, found, header)
        if not target.name:
            return
        main = self.places.main
        if self._is_covered(target):
            return
        found = snapshot(main)
        gap = "" if not found.data or found.data.endswith(b"\n") else "\n"
        self._apply(main, found, f'{gap}include "{target.name}"\n'.encode())

    def _header(self, target: Target) -> bytes:
        return b"" if target.path == self.places.main else self.places.header().encode()

    def _is_covered(self, target: Target) -> bool:
        """Tell whether the pattern of an `include` finds a file, as Beancount looks for it."""
        for file in self.places.files():
            for pattern in _INCLUDE.findall((snapshot(file).data or b"").decode(errors="replace")):
                # Not Path.glob: what `**` and hidden names stand for differs.
                found = glob.glob(str(file.parent / pattern), recursive=True)  # noqa: PTH207
                if glob.has_magic(pattern) and str(target.path) in map(os.path.realpath, found):
                    return True
        return False

    def _apply(self, path: Path, found: Snapshot, more: bytes) -> None:
        """Append to a file in its own line ends (those of the main file where it is new)."""
        before = found.data or b""
        model = before or (snapshot(self.places.main).data or b"")
        after = before + (more.replace(b"\n", b"\r\n") if _ends_with_return(model) else more)
        self._replace(path, found, after)

    def _replace(self, path: Path, found: Snapshot, after: bytes) -> None:
        self.edits.append(_Edit(path, found.data, after))
        try:
            replace(path, after, found, like=self.places.main)
        except ChangedError:
            self.edits.pop()
            raise

    def undo(self) -> list[str]:
        """Put the files back as they were, the last first, and give a sentence for each that cannot be."""
        left = []
        for edit in reversed(self.edits):
            try:
                _put_back(edit, self.places.main)
            except (LedgerError, OSError, KeyboardInterrupt) as error:
                why = error.format_message() if isinstance(error, LedgerError) else str(error) or "interrupted"
                left.append(f"{edit.path}: could not be put back as it was; look at its end. {why}")
        for folder in reversed(self.made):
            with suppress(OSError):
                folder.rmdir()
        return left


def _put_back(edit: _Edit, like: Path) -> None:
    now = snapshot(edit.path)
    if now.data == edit.before:
        return
    if now.data != edit.after:
        raise ChangedError(f"{edit.path}: was changed by somebody else meanwhile.")
    if edit.before is not None:
        replace(edit.path, edit.before, now, like)
        return
    try:
        edit.path.unlink()
        sync_folder(edit.path.parent)
    except OSError as error:
        raise OutputError(f"{edit.path}: cannot be removed ({reason(error)}).") from error


def _placed(entry: Any, target: Target, folder: Path) -> Any:
    """Give an entry as it stands in its file: names of documents are relative to that file."""
    if isinstance(entry, Document) and not Path(entry.filename).is_absolute():
        return entry._replace(filename=os.path.relpath(folder / entry.filename, target.folder))
    return entry


def _is_blank(found: Snapshot) -> bool:
    return not (found.data or b"").strip()


def _gap(old: bytes) -> str:
    """Give what parts new entries from what stands before them: an empty line."""
    if not old or old.endswith((b"\n\n", b"\n\r\n")):
        return ""
    return "\n" if old.endswith(b"\n") else "\n\n"


def _ends_with_return(data: bytes) -> bool:
    """Tell whether the last line that is ended has a carriage return before its newline."""
    return data.endswith(b"\r\n", 0, data.rfind(b"\n") + 1)

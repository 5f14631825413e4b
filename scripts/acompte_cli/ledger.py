"""Finding and loading the ledger: one clear line where it cannot be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

from acompte.handover import Reading, kept_reading, no_garbage_collection, take_over
from acompte.model.diagnostic import AcompteError
from acompte_cli.errors import LedgerError

DEFAULTS = ("main.beancount", "ledger/main.beancount")


class Loaded(NamedTuple):
    """A ledger as it was loaded."""

    path: Path
    reading: Reading
    errors: list[Any]
    """Beancount's own errors; what our plugins said is worked out anew for the day in question."""
    said: list[AcompteError]
    """What the plugins said as they loaded, on the day of the newest transaction."""
    entries: list[Any]
    options: dict[str, Any]


def find_ledger(said: str | None) -> Path:
    """Give the ledger that `-f` or BEANCOUNT_FILE names, else the one in the current folder."""
    if said:
        return Path(said)
    for name in DEFAULTS:
        if is_there(Path(name)) and Path(name).is_file():
            return Path(name)
    raise LedgerError(
        f"no ledger: neither {DEFAULTS[0]} nor {DEFAULTS[1]} is here. Name one with -f, or set BEANCOUNT_FILE."
    )


def load(name: str | None) -> Loaded:
    """Load a ledger with Beancount and read it.

    Raises:
      LedgerError: the file is missing, a folder, unreadable, or no text.
    """
    path = find_ledger(name)
    with no_garbage_collection(), kept_reading():
        entries, found, options = load_all(path)
        reading = take_over(entries, options)
    errors = [error for error in found if not isinstance(error, AcompteError)]
    said = [error for error in found if isinstance(error, AcompteError)]
    return Loaded(path, reading, errors, said, entries, options)


def load_entries(path: Path) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """Load a ledger with Beancount: its entries, Beancount's own errors, its options.

    Raises:
      LedgerError: the file is missing, a folder, unreadable, or no text.
    """
    entries, errors, options = load_all(path)
    return entries, [error for error in errors if not isinstance(error, AcompteError)], options


def load_all(path: Path) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """Load a ledger with Beancount: its entries, all errors, its options.

    Raises:
      LedgerError: the file is missing, a folder, unreadable, or no text.
    """
    _look_at(path)
    from beancount import loader

    try:
        found: tuple[list[Any], list[Any], dict[str, Any]] = loader.load_file(str(path))
    except (OSError, UnicodeError, ArithmeticError) as error:
        raise LedgerError(f"{path}: cannot be read ({error}).") from error
    return found


def is_there(path: Path) -> bool:
    """Tell whether a path exists.

    Raises:
      LedgerError: it cannot be told, as in a folder that nobody may enter.
    """
    try:
        return path.exists()
    except OSError as error:
        raise LedgerError(f"{path}: cannot be looked at ({error.strerror}).") from error


def _look_at(path: Path) -> None:
    """Refuse what is no ledger before Beancount tries."""
    found = is_there(path)
    if found and path.is_dir():
        raise LedgerError(f"{path}: this is a folder. Name its main file, such as {path / 'main.beancount'}.")
    if not found:
        raise LedgerError(f"{path}: no such file. Name the ledger with -f, or set BEANCOUNT_FILE.")
    if not os.access(path, os.R_OK):
        raise LedgerError(f"{path}: may not be read. Change its permissions.")
    if path.suffix in (".gpg", ".asc"):
        return
    data = path.read_bytes()
    try:
        is_text = b"\0" not in data
        data.decode()
    except UnicodeDecodeError:
        is_text = False
    if not is_text:
        raise LedgerError(f"{path}: this is no text in UTF-8. A ledger is a plain text file.")

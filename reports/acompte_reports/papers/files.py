"""What the files of documents are called, and writing one to a place that somebody named."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = "documents"
"""The folder beside the ledger where copies of documents are kept."""
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 60
_BEGINNING = 1024
"""So many bytes of a file tell whose it is."""


def file_name(number: str, suffix: str) -> str:
    """Give the name of a document's file: its number; where that is no safe name, one made of it, still its own.

    What is changed in a number is told apart by a digest of the whole, so that `FA/1` and `FA-1` do not meet.
    """
    if _PLAIN.fullmatch(number) and not _RESERVED.fullmatch(number):
        return f"{number}{suffix}"
    plain = _UNSAFE.sub("-", number).strip("-")[:_LONGEST] or "document"
    digest = hashlib.sha256(number.encode()).hexdigest()[:8]
    return f"{plain}-{digest}{suffix}"


def write_to(path: Path, data: bytes) -> None:
    """Write to a place that somebody named: a file whole, through links; a pipe or a device as it is."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
    else:
        _write_whole(target, data)


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, and put it there when all of it is on disk."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_changed(path: Path, data: bytes) -> None:
    """Write a file, unless it says so already."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    except FileNotFoundError:
        pass
    path.write_bytes(data)


def has_mark(path: Path, mark: bytes) -> bool:
    """Tell whether a file has a mark near its beginning."""
    with path.open("rb") as file:
        return mark in file.read(_BEGINNING)


def is_in_the_way(path: Path, mark: bytes, data: bytes = b"") -> bool:
    """Tell whether a file of somebody else stands where one of ours is to go.

    Ours has the mark, where it has one, near its beginning, or says `data` already; an empty file is nobody's loss.
    """
    try:
        with path.open("rb") as file:
            said = file.read(_BEGINNING)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # a folder, or what may not be read
        return True
    return bool(said) and not (mark and mark in said) and said != data[:_BEGINNING]

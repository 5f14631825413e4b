"""Files replaced whole: a temporary file beside them, flushed to the disk, renamed over them."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from acompte_cli.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

_PREFIX, _SUFFIX = ".acompte-", ".tmp"


def inside(path: Path, folder: Path) -> Path:
    """Give the real place of a path, links followed.

    Raises:
      OutputError: it lies outside the ledger's folder.
    """
    real = path.resolve()
    if not real.is_relative_to(folder.resolve()):
        raise OutputError(
            f"{path}: lies outside the ledger's folder {folder} (at {real}). Nothing is written there; "
            'move the file, or name another with a `custom "file"` setting.'
        )
    return real


def replace(path: Path, data: bytes) -> None:
    """Put a file in place whole: whoever reads it sees the old bytes or the new, and after a crash the same.

    A file that exists keeps its mode and, where the system allows it, its owner.

    Raises:
      OutputError: the disk is full, the folder may not be written to, or the like: nothing has changed then.
    """
    temporary = path.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    try:
        _fill(temporary, data, path)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({_reason(error)}). Nothing was changed.") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _fill(temporary: Path, data: bytes, like: Path) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with suppress(FileNotFoundError):
            found = like.stat()
            os.fchmod(descriptor, found.st_mode & 0o7777)
            if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
                with suppress(PermissionError):
                    os.fchown(descriptor, found.st_uid, found.st_gid)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Flush a folder to the disk, so that a rename in it outlasts a crash."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep_up(folder: Path) -> None:
    """Remove the temporary files that a killed command left in a folder; call it with the ledger locked."""
    for stale in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            stale.unlink()


def _reason(error: OSError) -> str:
    known = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the quota is used up", errno.EROFS: "it is read-only"}
    return known.get(error.errno or 0) or error.strerror or str(error)

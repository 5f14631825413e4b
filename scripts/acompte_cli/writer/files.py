"""Files replaced whole: a temporary file beside them, flushed to the disk, renamed over them."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from acompte_cli.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PREFIX, _SUFFIX = ".acompte-", ".tmp"
_NO_SUCH_FLUSH = (errno.EINVAL, errno.ENOTSUP)
"""How a file system says that its folders need no flush."""


class ChangedError(OutputError):
    """Somebody else has changed a file: it is left to them."""


class Snapshot(NamedTuple):
    """A file as it was read."""

    data: bytes | None
    """None where it was not there."""
    stamp: tuple[int, ...] | None
    """What changes when somebody else writes it."""


def inside(path: Path, folder: Path) -> Path:
    """Give the real place of a path, links followed.

    Raises:
      OutputError: it lies outside the ledger's folder.
    """
    try:
        real, home = path.resolve(), folder.resolve()
    except (OSError, RuntimeError) as error:
        raise OutputError(f"{path}: leads nowhere, its symbolic links run in a circle.") from error
    if not real.is_relative_to(home):
        raise OutputError(
            f"{path}: lies outside the ledger's folder {folder} (at {real}). "
            'Move the file, or name another with a `custom "file"` setting.'
        )
    return real


def snapshot(path: Path) -> Snapshot:
    """Read a file, in such a way that a later change by somebody else is noticed.

    Raises:
      OutputError: it is there and cannot be read.
    """
    try:
        with path.open("rb") as file:
            return Snapshot(file.read(), _stamp(os.fstat(file.fileno())))
    except FileNotFoundError:
        return Snapshot(None, None)
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({reason(error)}).") from error


def replace(path: Path, data: bytes, expected: Snapshot, like: Path | None = None) -> None:
    """Put a file in place whole: whoever reads it sees the old bytes or the new, and after a crash the same.

    It keeps its mode and, where the system allows it, its owner; a new file has those of `like`.

    Raises:
      ChangedError: somebody else has changed the file since it was read.
      OutputError: the disk is full, the folder may not be written to, or the like.
    """
    temporary = path.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    try:
        sweep_up((path.parent,))
        if expected.stamp is not None:
            # The folder alone decides over a rename: a file that is protected stays so.
            os.close(os.open(path, os.O_WRONLY))
        _fill(temporary, data, path if expected.stamp is not None else like)
        if _stamp_of(path) != expected.stamp:
            raise ChangedError(f"{path}: was changed by somebody else just now.")
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({reason(error)}).") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _fill(temporary: Path, data: bytes, like: Path | None) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        if like is not None:
            found = like.stat()
            os.fchmod(descriptor, found.st_mode & 0o777)
            if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
                with suppress(PermissionError):
                    os.fchown(descriptor, found.st_uid, found.st_gid)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def missing_folders(folder: Path) -> list[Path]:
    """Give a folder and those above it that are not there, the outermost first."""
    return [parent for parent in (folder, *folder.parents) if not parent.exists()][::-1]


def make_folders(folders: Iterable[Path]) -> None:
    """Make folders, each in the one before.

    Raises:
      OutputError: one cannot be made.
    """
    for folder in folders:
        try:
            folder.mkdir(exist_ok=True)
            sync_folder(folder.parent)
        except OSError as error:
            raise OutputError(f"{folder}: cannot be made ({reason(error)}).") from error


def sync_folder(folder: Path) -> None:
    """Flush a folder to the disk, so that a rename in it outlasts a crash."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_FLUSH:
            raise
    finally:
        os.close(descriptor)


def sweep_up(folders: Iterable[Path]) -> None:
    """Remove the temporary files that a killed command left in folders; call it with the ledger locked."""
    for folder in folders:
        for stale in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with suppress(OSError):
                stale.unlink()


def _stamp_of(path: Path) -> tuple[int, ...] | None:
    try:
        return _stamp(path.stat())
    except FileNotFoundError:
        return None


def _stamp(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def reason(error: OSError) -> str:
    """Say why the system refused."""
    known = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the quota is used up", errno.EROFS: "it is read-only"}
    return known.get(error.errno or 0) or error.strerror or str(error)

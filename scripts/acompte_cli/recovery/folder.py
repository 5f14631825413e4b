"""A folder written whole: it is there with all its files, or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from acompte_cli.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping


def refuse_taken(folder: Path, sentence: str, mark: str, *, replace: bool) -> None:
    """Refuse a folder that has something in it, but one of ours where it is to be replaced.

    `mark` is a file that tells a folder of ours.

    Raises:
      OutputError: it is taken.
    """
    try:
        taken = folder.is_symlink() or folder.exists()
        empty = folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())
        ours = folder.is_dir() and not folder.is_symlink() and (folder / mark).is_file()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be looked at ({error.strerror}).") from error
    if taken and not empty and not (replace and ours):
        raise OutputError(sentence)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their names below a folder, and put the folder in place when all are on disk.

    Raises:
      OutputError: it cannot be written; what was there before is there still.
    """
    absolute = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay links
    part = absolute.with_name(f".{absolute.name}.{os.getpid()}.part")
    old = absolute.with_name(f".{absolute.name}.{os.getpid()}.old")
    try:
        absolute.parent.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if absolute.exists():
            absolute.rename(old)
        try:
            part.rename(absolute)
        except OSError:
            if old.exists():
                old.rename(absolute)
            raise
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}).") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)

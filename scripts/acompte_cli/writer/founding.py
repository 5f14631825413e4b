"""A new ledger put in place: tried elsewhere first, then all files or none, the main file last."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from acompte.founding.files import IGNORED, MAIN
from acompte_cli.errors import OutputError
from acompte_cli.ledger import load
from acompte_cli.writer.files import replace, snapshot
from acompte_cli.writer.judge import problems
from acompte_cli.writer.lock import locked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from acompte.founding.files import File


def found(folder: Path, files: Sequence[File], language: str) -> list[File]:
    """Write the files of a new ledger; give those that were written.

    Raises:
      OutputError: a name is taken, the ledger would have an error, or it cannot be written: nothing is there then.
    """
    _try_out(files, language)
    made = _make(folder)
    written: list[Path] = []
    try:
        with locked(folder):
            fresh = [file for file in files if not _stands(folder, file)]
            for file in fresh:
                path = folder / file.name
                replace(path, file.text.encode("utf-8"), snapshot(path))
                written.append(path)
    except BaseException:
        _take_back(written, made)
        raise
    return fresh


def _try_out(files: Sequence[File], language: str) -> None:
    """Load the ledger from a folder of its own, and refuse one with errors."""
    with TemporaryDirectory(prefix="acompte-") as name:
        for file in files:
            (Path(name) / file.name).write_text(file.text, encoding="utf-8")
        wrong = problems(load(str(Path(name) / MAIN)), language)
    if wrong:
        shown = "\n".join(f"  {problem.words.replace(f'{name}/', '')}" for problem in wrong[:5])
        raise OutputError(f"the new ledger would have errors, so nothing was written:\n{shown}")


def _make(folder: Path) -> list[Path]:
    """Make a folder with those above it; give the new ones, the innermost first.

    Raises:
      OutputError: it cannot be made, or a file has its name.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "a file has this name" if error.errno in (errno.EEXIST, errno.ENOTDIR) else error.strerror
        raise OutputError(f"{folder}: cannot be made ({reason}). Name another folder.") from error
    return missing


def _stands(folder: Path, file: File) -> bool:
    """Tell whether a file stands there already as it would be written: what a command that was killed left.

    Raises:
      OutputError: another one has its name.
    """
    path = folder / file.name
    if not path.exists() and not path.is_symlink():
        return False
    if file.name == IGNORED or (
        path.is_file() and path.read_bytes() == file.text.encode("utf-8") and file.name != MAIN
    ):
        return True
    raise OutputError(f"{path}: is there already. Move it away, or name another folder; nothing was written.")


def _take_back(written: Sequence[Path], made: Sequence[Path]) -> None:
    for path in reversed(written):
        with suppress(OSError):
            path.unlink()
    for folder in made:
        with suppress(OSError):
            folder.rmdir()

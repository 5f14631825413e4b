"""Asking git about the repository of a ledger."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from acompte_cli.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets while it runs a hook: the ledger says which repository is meant, not they."""


def repository(folder: Path) -> tuple[Path, str]:
    """Give the top of the repository that a folder stands in, and the folder below it.

    Raises:
      LedgerError: there is no git, or no repository.
    """
    said = git(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    if "not a git repository" in said.stderr:
        raise LedgerError(f"{folder}: in no git repository, so there is no revision and no commit.")
    top, prefix, *_ = [*done(said).split("\n"), ""]
    return Path(top), prefix


def git(
    folder: Path, *arguments: str, surroundings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run git in a folder; it speaks English, so that what it says can be told apart."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**kept, "LC_ALL": "C", **(surroundings or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="surrogateescape",
            check=False,
        )
    except FileNotFoundError as error:
        raise LedgerError("git is not installed, and was to be asked. Install it.") from error


def done(said: subprocess.CompletedProcess[str]) -> str:
    """Give what git printed, or say in one line why it could not."""
    if said.returncode:
        first = next(iter(said.stderr.strip().splitlines()), f"exit status {said.returncode}")
        raise LedgerError(f"git: {first.removeprefix('fatal: ')}")
    return said.stdout

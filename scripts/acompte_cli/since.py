"""A ledger as of a git revision, laid out in a temporary folder; the work tree and its index are not touched."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from acompte_cli.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets while it runs a hook: the ledger says which repository is meant, not they."""


class Past(NamedTuple):
    """A ledger as it was."""

    ledger: Path
    """Its main file; there is none where the revision does not have it."""
    folder: Path
    """The top of the repository as it was; gone at the end."""


@contextmanager
def ledger_at(revision: str, ledger: Path) -> Iterator[Past]:
    """Lay out the repository of a ledger as of a revision, with all that the ledger includes and links.

    Raises:
      LedgerError: there is no git, no repository, or no such revision.
    """
    folder = ledger.absolute().parent
    top, prefix = _repository(folder)
    commit = _commit(revision, top)
    with TemporaryDirectory(prefix="acompte-") as temporary:
        there = Path(temporary).resolve()
        index, tree = {"GIT_INDEX_FILE": str(there / "index")}, there / "tree"
        _done(_git(top, "read-tree", commit, surroundings=index))
        _done(_git(top, "checkout-index", "--all", f"--prefix={tree}/", surroundings=index))
        yield Past(tree / prefix / ledger.name, tree)


def _repository(folder: Path) -> tuple[Path, str]:
    """Give the top of the repository that a folder stands in, and the folder below it."""
    said = _git(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    if "not a git repository" in said.stderr:
        raise LedgerError(f"{folder}: in no git repository, so there is no revision to compare with.")
    top, prefix, *_ = [*_done(said).split("\n"), ""]
    return Path(top), prefix


def _commit(revision: str, top: Path) -> str:
    """Give the commit that a revision names."""
    asked = f"{revision}^{{commit}}"
    said = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    if said.returncode:
        raise LedgerError(
            f"{revision}: no revision of {top}. Name a commit, a branch or a tag; in a shallow clone, fetch it first."
        )
    return said.stdout.strip()


def _git(
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
        raise LedgerError("git is not installed, and --since asks it for the revision. Install git.") from error


def _done(said: subprocess.CompletedProcess[str]) -> str:
    """Give what git printed, or say in one line why it could not."""
    if said.returncode:
        first = next(iter(said.stderr.strip().splitlines()), f"exit status {said.returncode}")
        raise LedgerError(f"git: {first.removeprefix('fatal: ')}")
    return said.stdout

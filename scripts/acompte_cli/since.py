"""A ledger as of a git revision, laid out in a temporary folder; the work tree and its index are not touched."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from acompte_cli.errors import LedgerError
from acompte_cli.repository import done, git, repository

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    top, prefix = repository(folder)
    commit = _commit(revision, top)
    with TemporaryDirectory(prefix="acompte-") as temporary:
        there = Path(temporary).resolve()
        index, tree = {"GIT_INDEX_FILE": str(there / "index")}, there / "tree"
        done(git(top, "read-tree", commit, surroundings=index))
        done(git(top, "checkout-index", "--all", f"--prefix={tree}/", surroundings=index))
        yield Past(tree / prefix / ledger.name, tree)


def _commit(revision: str, top: Path) -> str:
    """Give the commit that a revision names."""
    asked = f"{revision}^{{commit}}"
    said = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    if said.returncode:
        raise LedgerError(
            f"{revision}: no revision of {top}. Name a commit, a branch or a tag; in a shallow clone, fetch it first."
        )
    return said.stdout.strip()

"""One git commit of what a command wrote, in a work tree that had nothing else to commit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from acompte_cli.desk.summary import summary
from acompte_cli.errors import OutputError
from acompte_cli.mailing.outbox import NAME as OUTBOX
from acompte_cli.repository import done, git, repository

if TYPE_CHECKING:
    from acompte_cli.context import Desk
    from acompte_cli.writer.session import Session

_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


def refuse_unready(desk: Desk, ledger: Path) -> None:
    """Refuse a work tree that has changes of somebody else, before anything is written.

    Raises:
      OutputError: something is not committed, git is in the middle of something, or does not know who commits.
      LedgerError: there is no git, or no repository.
    """
    folder = ledger.resolve().parent
    top, _ = repository(folder)
    for name in _UNDER_WAY:
        path = Path(done(git(folder, "rev-parse", "--git-path", name)).strip())
        if (folder / path).exists():
            raise OutputError(desk.word("commit-under-way", top=top))
    changed = done(git(top, "status", "--porcelain", "-z", "--untracked-files=all")).split("\0")
    files = [line[3:] for line in changed if line and Path(line[3:]).name != OUTBOX]
    if files:
        raise OutputError(desk.word("commit-dirty", top=top, count=len(files), files=", ".join(files[:3])))
    if git(top, "var", "GIT_COMMITTER_IDENT").returncode or git(top, "var", "GIT_AUTHOR_IDENT").returncode:
        raise OutputError(desk.word("commit-nobody"))


def commit(session: Session) -> None:
    """Commit exactly the files that a command wrote; without any, say so.

    Raises:
      OutputError: git refuses, as a hook may: the entries stay written, and the sentence says so.
    """
    desk, folder = session.desk, session.loaded.path.resolve().parent
    files = [*dict.fromkeys([row.file for row in session.written] + [path.resolve() for path in session.files])]
    if not files:
        click.echo(desk.word("commit-nothing"), err=True)
        return
    names = [str(file) for file in files]
    done(git(folder, "add", "--", *names))
    said = git(folder, "commit", "--quiet", "--message", message(session), "--only", "--", *names)
    if said.returncode:
        words = next(iter((said.stderr or said.stdout).strip().splitlines()), f"exit status {said.returncode}")
        raise OutputError(desk.word("commit-failed", words=words))
    click.echo(desk.word("committed", revision=done(git(folder, "rev-parse", "--short", "HEAD")).strip()), err=True)


def message(session: Session) -> str:
    """Give the words of the commit: the day, and a line for each thing done, in the language of the ledger."""
    lines = summary(session)
    head = f"acompte daily {session.options.day.isoformat()}"
    return "\n".join([head, "", *lines]) if lines else head

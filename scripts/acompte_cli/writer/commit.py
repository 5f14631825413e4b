"""One git commit of what a command wrote, in a work tree that had nothing else to commit."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from beancount.core.data import Document

from acompte_cli.errors import LedgerError, OutputError
from acompte_cli.mailing.outbox import Outbox
from acompte_cli.repository import done, git, repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from acompte_cli.writer.session import Session

_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
_NO_GUESS = ("-c", "user.useConfigOnly=true")
"""Git would make up who commits from the names of the user and the machine."""


def commit_with(session: Session, message: Callable[[], str]) -> None:
    """Have what a command writes committed with the writing: where git refuses, nothing stays written.

    Raises:
      OutputError, LedgerError: the work tree is not ready for it.
    """
    _refuse_unready(session)

    def finish(files: Sequence[Path]) -> None:
        session.revision = _commit(session, files, message())

    session.finish = finish


def _refuse_unready(session: Session) -> None:
    """Refuse a work tree that has changes of somebody else, before anything is written or sent.

    A file that git does not know counts below the ledger's folder only, and where its name is not hidden: notes beside
    the books are nobody's change, and neither is the cache that Beancount keeps.

    Raises:
      OutputError: something is not committed, git is in the middle of something, on no branch, or does not know who
        commits.
      LedgerError: there is no git, or no repository.
    """
    desk, ledger = session.desk, session.loaded.path.resolve()
    folder = ledger.parent
    top, _ = repository(folder)
    for name in _UNDER_WAY:
        if (folder / done(git(folder, "rev-parse", "--git-path", name)).strip()).exists():
            raise OutputError(desk.word("commit-under-way", top=top))
    if git(top, "symbolic-ref", "--quiet", "HEAD").returncode:
        raise OutputError(desk.word("commit-detached", top=top))
    if git(top, "ls-files", "--error-unmatch", "--", str(ledger)).returncode:
        raise OutputError(desk.word("commit-unknown", ledger=ledger))
    on_their_way = {letter.file for group in Outbox(folder).pending() for letter in group}
    files = [*_changed(top), *(name for name in _unknown(folder) if name not in on_their_way)]
    if files:
        raise OutputError(desk.word("commit-dirty", top=top, count=len(files), files=", ".join(files[:3])))
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if git(top, *_NO_GUESS, "var", who).returncode:
            raise OutputError(desk.word("commit-nobody"))


def _changed(top: Path) -> list[str]:
    """Give the files that git knows, and that are not as it knows them, in the whole repository."""
    rows = iter(done(git(top, "status", "--porcelain", "-z", "--untracked-files=no")).split("\0"))
    found = []
    for row in rows:
        if row:
            found.append(row[3:])
            if row[0] in "RC":
                next(rows, None)  # where it was before
    return found


def _unknown(folder: Path) -> list[str]:
    """Give the files below a folder that git neither knows nor ignores, hidden ones apart."""
    names = done(git(folder, "ls-files", "--others", "--exclude-standard", "-z")).split("\0")
    return [name for name in names if name and not any(part.startswith(".") for part in PurePosixPath(name).parts)]


def _commit(session: Session, files: Iterable[Path], message: str) -> str:
    """Commit the files that a command changed, and the letters that it records.

    Gives the short name of the commit; an empty one where there is nothing that belongs in git.

    Raises:
      OutputError: git refuses, as a hook may. The index is as it was.
    """
    folder = session.loaded.path.resolve().parent
    letters = [folder / entry.filename for entry in session.entries if isinstance(entry, Document)]
    names = _kept(folder, dict.fromkeys([*files, *(letter for letter in letters if letter.exists())]))
    if not names:
        return ""
    before = _head(folder)
    try:
        done(git(folder, "add", "--", *names))
        how = ("--quiet", "--cleanup=whitespace", "--message", message, "--only")
        done(git(folder, *_NO_GUESS, "commit", *how, "--", *names))
    except BaseException as error:
        # Who interrupts the command may do so when the commit is made.
        if _head(folder) == before:
            git(folder, "reset", "--quiet", "--", *names)
            if isinstance(error, LedgerError):
                words = error.format_message().removeprefix("git: ").rstrip(".")
                raise OutputError(session.desk.word("commit-failed", words=words)) from error
            raise
    return _head(folder)[:10]


def _head(folder: Path) -> str:
    return done(git(folder, "rev-parse", "HEAD")).strip()


def _kept(folder: Path, files: Iterable[Path]) -> Sequence[str]:
    """Give the names of the files that belong in git: not those that it is told to ignore."""
    names = [str(file) for file in files]
    ignored = done(git(folder, "ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", *names))
    left_out = {str(folder / name) for name in ignored.split("\0")}
    return [name for name in names if name not in left_out]

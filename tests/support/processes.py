"""Commands in processes of their own, all modules loaded, so that they start at once and can be killed."""

import os
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any, NamedTuple

from acompte_cli.main import cli
from acompte_cli.writer import session
from acompte_cli.writer.write import write

NOBODY = 65534


def context() -> ForkServerContext:
    """Give what starts processes: a server that has loaded the command, and has no threads to fork away from."""
    found = get_context("forkserver")
    found.set_forkserver_preload(["support.processes"])
    return found


class Bell(NamedTuple):
    """How a process says that it has begun, or that it begins to write."""

    line: Connection
    at_write: bool = False

    def hang(self) -> None:
        """Ring now, or as soon as the writer sets to work."""
        if not self.at_write:
            self.line.send(None)
            return

        def rings_first(*arguments: Any) -> Any:
            self.line.send(None)
            return write(*arguments)

        setattr(session, "write", rings_first)  # noqa: B010  # mypy lets nobody else's function be replaced


def run_all(commands: Sequence[Sequence[str]], output: str, bell: Bell | None, user: int | None) -> None:
    """Run commands one after the other, up to the first whose exit status is not 0; it is that of the process."""
    with Path(output).open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    if user is not None:
        os.setuid(user)
    if bell is not None:
        bell.hang()
    for words in commands:
        try:
            cli(list(words))
        except SystemExit as end:
            if end.code:
                raise


def start(
    commands: Sequence[Sequence[str]], output: Path, bell: Bell | None = None, user: int | None = None
) -> ForkServerProcess:
    """Start a process that runs commands, by itself or as another user."""
    process = context().Process(target=run_all, args=(commands, str(output), bell, user))
    process.start()
    return process

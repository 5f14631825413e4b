"""One command at a time writes to a ledger: the lock is on its folder, and ends with the process that holds it."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import lock_descriptor, unlock_descriptor

from acompte_cli.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 300.0
"""Seconds to wait for the commands before this one."""
_STEP = 0.02
_SOON = 1.0


@contextmanager
def locked(folder: Path, patience: float = PATIENCE, say: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the ledger's folder for one command.

    The lock is the operating system's, on the folder itself: it leaves no file, and a command that is killed cannot
    leave it behind.

    Raises:
      OutputError: another command has held the ledger for longer than `patience` seconds.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be locked ({error.strerror}).") from error
    try:
        _wait(descriptor, folder, patience, say)
        try:
            yield
        finally:
            unlock_descriptor(descriptor)
    finally:
        os.close(descriptor)


def _wait(descriptor: int, folder: Path, patience: float, say: Callable[[str], None] | None) -> None:
    started = time.monotonic()
    while not _try(descriptor, folder):
        waited = time.monotonic() - started
        if waited > patience:
            raise OutputError(f"{folder}: another acompte has been writing to this ledger for {patience:.0f} s. Retry.")
        if say is not None and waited > _SOON:
            say(f"{folder}: another acompte is writing; waiting.")
            say = None
        time.sleep(_STEP)


def _try(descriptor: int, folder: Path) -> bool:
    try:
        return lock_descriptor(descriptor, blocking=False)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be locked ({error.strerror}).") from error

"""One piece of work for each of many things, on all cores, in their order."""

from __future__ import annotations

import multiprocessing
import os
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Thing = TypeVar("_Thing")
_Done = TypeVar("_Done")


class _Work:
    """What the processes that are about to begin will do; they are copies of this one."""

    function: Callable[[Any], Any]
    things: Sequence[Any]


def on_all_cores(
    function: Callable[[_Thing], _Done], things: Sequence[_Thing], *, few: int, jobs: int | None = None
) -> Iterator[_Done]:
    """Give what a function makes of each thing, as soon as it is ready; `jobs` processes, by default one a core.

    Up to `few` things are done before other processes have begun. Where processes cannot be copied, this one works.
    """
    workers = min(jobs or cores(), len(things))
    may_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if workers < 2 or len(things) <= few or not may_fork:
        yield from map(function, things)
        return
    _Work.function, _Work.things = function, things
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(_do, range(len(things)), max(1, min(25, len(things) // (4 * workers))))
        pool.close()
        pool.join()


def cores() -> int:
    """Give how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _do(place: int) -> Any:
    return _Work.function(_Work.things[place])

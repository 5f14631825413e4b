"""One Book a load: the first plugin hands it to the second, by the identity of the entries list."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from operator import is_
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.read import read_book
from acompte.model.sweep import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from acompte.model.diagnostic import Diagnostic
    from acompte.model.history import History


class Reading(NamedTuple):
    """A ledger read and settled, with what reading found."""

    history: History
    diagnostics: list[Diagnostic]


class _Slot:
    """What the last plugin left for the next one."""

    entries: list[Any] | None = None
    reading: Reading | None = None
    keep = False


class _Process:
    """Whether this process ends with what it loads. The interpreter would count millions of records to tell."""

    ends_with_it = False


def end_with_it() -> None:
    """Say that this process ends with what it loads: nothing of it will be garbage, no collection need look at it."""
    _Process.ends_with_it = True
    gc.freeze()


def read(entries: list[Any], options: Mapping[str, Any]) -> Reading:
    """Read and settle a ledger."""
    book, diagnostics = read_book(entries, options)
    return Reading(settle(book), diagnostics)


def hand_over(entries: list[Any], reading: Reading) -> None:
    """Leave a reading for whoever gets this very list next."""
    _Slot.entries, _Slot.reading = entries, reading


def take_over(entries: list[Any], options: Mapping[str, Any]) -> Reading:
    """Take the reading left for these very entries, or read them anew; what was left is dropped.

    Beancount checks balances last and gives the same entries in another list.
    """
    left = _Slot.entries
    same = left is entries or (left is not None and len(left) == len(entries) and all(map(is_, left, entries)))
    reading = _Slot.reading if same else None
    _Slot.entries = _Slot.reading = None
    return reading if reading is not None else read(entries, options)


def follows(options: Mapping[str, Any], plugin: str, other: str) -> bool:
    """Tell whether the ledger names another plugin after one: only then does it pay to hand the Book over."""
    names = [name for name, _ in options.get("plugin", ())]
    return plugin in names and other in names[names.index(plugin) + 1 :]


def keeps() -> bool:
    """Tell whether a command that loads a ledger wants the reading of the last plugin."""
    return _Slot.keep


@contextmanager
def kept_reading() -> Iterator[None]:
    """Let the plugins leave their reading for the command that loads; drop it at the end."""
    _Slot.keep = True
    try:
        yield
    finally:
        _Slot.keep = False
        _Slot.entries = _Slot.reading = None


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Keep the garbage collector off while many records are made: none of them is garbage yet.

    What survives is put into the oldest generation at the end: else the very next collection would walk through
    all of it. In a process that ends with what it loads, what survives is frozen: no collection walks through it ever
    again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        _thaw()
        if was_on:
            gc.enable()


@contextmanager
def frozen() -> Iterator[None]:
    """Keep what there is out of all collections, and whole where processes part."""
    gc.freeze()
    try:
        yield
    finally:
        _thaw()


def _thaw() -> None:
    """Let collections look again at what was frozen; not where the process ends with it."""
    if not _Process.ends_with_it:
        gc.unfreeze()

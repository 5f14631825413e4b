"""What was worked out of a ledger, kept until Fava loads it again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from beancount.core.data import Note

from acompte.handover import no_garbage_collection, read
from acompte.matching import book_language
from acompte.rules.check import check_case
from acompte_reports.fava.asked import language_of
from acompte_reports.fava.chosen import Chosen, notes_by_link
from acompte_reports.fava.desk import FavaDesk, templates
from acompte_reports.view import View

if TYPE_CHECKING:
    from datetime import date

    from fava.core import FavaLedger
    from jinja2 import Environment

    from acompte.handover import Reading
    from acompte_reports.fava.asked import Asked

K = TypeVar("K")
V = TypeVar("V")
DAYS = 6
"""So many days are kept, and so many choices of rows: who turns back a page does not wait."""


class Place(NamedTuple):
    """All that a page is written from."""

    desk: FavaDesk
    chosen: Chosen
    templates: Environment


class Shelf:
    """What was worked out of one ledger. It always reads all entries: filters choose rows, they never cut the books."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._entries: Any = None
        self._reading: Reading | None = None
        self._notes: dict[str, list[Any]] = {}
        self._views: OrderedDict[tuple[date, int], View] = OrderedDict()
        self._desks: OrderedDict[tuple[date, int, str], tuple[FavaDesk, Environment]] = OrderedDict()
        self._chosen: OrderedDict[tuple[date, int, str, str, str], Chosen] = OrderedDict()

    def place(self, ledger: FavaLedger, asked: Asked) -> Place:
        """Give what a page is written from; requests that ask for it at once wait for the first.

        Raises:
          FavaAPIError: a filter cannot be read.
        """
        with self._lock:
            reading = self._read(ledger)
            history = reading.history
            day, window = asked.day, asked.window
            language = language_of(book_language(history.book))
            view = _kept(self._views, (day, window), lambda: View(history, day, window))
            desk, found = _kept(self._desks, (day, window, language), lambda: _desk(view, language, ledger, reading))
            key = (day, window, language, asked.account, asked.text)
            chosen = _kept(self._chosen, key, lambda: Chosen(desk, self._notes, asked.account, asked.text))
            return Place(desk, chosen, found)

    def _read(self, ledger: FavaLedger) -> Reading:
        entries = ledger.all_entries  # named once: Fava may load anew while we read
        if self._reading is None or self._entries is not entries:
            self.clear()
            with no_garbage_collection():
                everything: list[Any] = list(entries)
                reading = read(everything, ledger.options)
            self._notes = notes_by_link(entry for entry in everything if isinstance(entry, Note))
            self._entries, self._reading = entries, reading
            return reading
        return self._reading


def _desk(view: View, language: str, ledger: FavaLedger, reading: Reading) -> tuple[FavaDesk, Environment]:
    with no_garbage_collection():
        desk = FavaDesk(view, language, ledger, lambda: check_case(view.case, reading.diagnostics))
        desk.warm()
    return desk, templates(desk)


def _kept(shelf: OrderedDict[K, V], key: K, make: Any) -> V:
    """Give what is kept under a key, or make it; what was asked for longest ago goes."""
    if key in shelf:
        shelf.move_to_end(key)
        return shelf[key]
    made: V = make()
    shelf[key] = made
    while len(shelf) > DAYS:
        shelf.popitem(last=False)
    return made

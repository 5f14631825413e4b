"""The next number of a series: without a gap, never before the last one's date."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from acompte.desk.refusal import Refusal
from acompte.model.numbers import Place, Series, series, shape
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, OPENING
from acompte.rules.numbers import read_number, series_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Invoice

INVOICES, QUOTES = "FA{year}-{number:03}", "D{year}-{number:03}"
CREDIT_NOTES, DEBIT_NOTES = "AV{year}-{number:03}", "ND{year}-{number:03}"
"""The usual series."""

_OF_THEIR_OWN = {CREDIT_NOTE: CREDIT_NOTES, DEBIT_NOTE: DEBIT_NOTES}
"""Kinds of documents that do not share the series of invoices."""


def next_number(book: Book, kind: str, day: date, more: Iterable[Invoice] = ()) -> str:
    """Give the number of the next document of a kind (`invoice`, `deposit`, `credit-note`, `debit-note`) on a day.

    The series is the declared one, else the shape of the numbers in use, else a usual one. `more` are documents that
    are about to be written.

    Raises:
      Refusal: a document of the series has a later date.
    """
    used = _series_in_use(book, kind, day)
    newest: tuple[date, str] | None = None
    counts = _given_elsewhere(book, used)
    for invoice in chain(book.invoices, more):
        place = used.place(invoice.number) if invoice.kind != OPENING else None
        if place is None:
            continue
        _count(counts, place)
        if newest is None or invoice.date > newest[0]:
            newest = invoice.date, invoice.number
    if newest is not None and newest[0] > day:
        raise Refusal("before-last-number", day=day, number=newest[1], last=newest[0])
    return _next(used, counts, day)


def _given_elsewhere(book: Book, used: Series) -> dict[tuple[int, ...], int]:
    """Give, a period, the last number of a series that other books gave."""
    counts: dict[tuple[int, ...], int] = {}
    for setting in book.settings.series:
        place = used.place(setting.last) if setting.last is not None and setting.series == used else None
        if place is not None:
            _count(counts, place)
    return counts


def _count(counts: dict[tuple[int, ...], int], place: Place) -> None:
    """Keep the highest number of each period."""
    counts[place.period] = max(counts.get(place.period, 0), place.number)


def next_quote(book: Book, day: date) -> str:
    """Give the number of the next quote."""
    declared = book.settings.series_of("quote", day)
    if declared is None:
        declared = _commonest((quote.number, quote.date.year) for quote in book.quotes.values()) or series(QUOTES)
    assert declared is not None
    counts: dict[tuple[int, ...], int] = {}
    for number in book.quotes:
        if place := declared.place(number):
            _count(counts, place)
    return _next(declared, counts, day)


def _next(used: Series, counts: dict[tuple[int, ...], int], day: date) -> str:
    first = used.place(used.write(day, 1))
    assert first is not None  # a series reads what it writes
    return used.write(day, counts.get(first.period, 0) + 1)


def _series_in_use(book: Book, kind: str, day: date) -> Series:
    declared = series_for(book, kind, day)
    if declared is None:
        apart = {kind} if kind in _OF_THEIR_OWN else None
        found: Counter[Series] = Counter()
        for invoice in book.invoices:
            own = invoice.kind in apart if apart else invoice.kind not in (OPENING, *_OF_THEIR_OWN)
            if own and (read := read_number(book, invoice, None)):
                found[read[0]] += 1
        if found:
            return max(found.items(), key=lambda item: (item[1], item[0].pattern))[0]
        usual = series(_OF_THEIR_OWN.get(kind, INVOICES))
        assert usual is not None
        declared = usual
    return declared


def _commonest(numbers: Iterable[tuple[str, int]]) -> Series | None:
    found: Counter[str] = Counter()
    for number, year in numbers:
        if pattern := shape(number, year):
            found[pattern] += 1
    return series(max(found.items(), key=lambda item: (item[1], item[0]))[0]) if found else None

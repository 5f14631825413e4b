"""Rules about numbers: gapless, chronological, unique, each in its series."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.numbers import Place, Series, is_link, series, shape
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, DEPOSIT, OPENING
from acompte.rules.registry import ERROR, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.diagnostic import Diagnostic
    from acompte.model.records import Invoice

_MOST_SHOWN = 5


class Numbered(NamedTuple):
    """A document with its place in a series."""

    invoice: Invoice
    place: Place


def series_for(book: Book, kind: str, day: date) -> Series | None:
    """Give the declared series of a kind of document: deposits without one of theirs are numbered as invoices."""
    settings = book.settings
    if kind in (CREDIT_NOTE, DEBIT_NOTE):
        return settings.series_of(kind, day)
    own = settings.series_of(DEPOSIT, day) if kind == DEPOSIT else None
    return own or settings.series_of("invoice", day)


def read_number(book: Book, invoice: Invoice, declared: Series | None) -> tuple[Series, Place] | None:
    """Give the series and place of a document, `declared` being that of its kind; None where it fits none.

    A credit or debit note without a series of its own may be numbered as invoices; else, and where nothing
    is declared, its shape is its series.
    """
    if declared is None and invoice.kind in (CREDIT_NOTE, DEBIT_NOTE):
        invoices = book.settings.series_of("invoice", invoice.date)
        if invoices is not None and (place := invoices.place(invoice.number)) is not None:
            return invoices, place
    if declared is None:
        pattern = shape(invoice.number, invoice.date.year)
        declared = series(pattern) if pattern else None
    place = declared.place(invoice.number) if declared else None
    return (declared, place) if declared and place is not None else None


class Numbering(NamedTuple):
    """The documents of each series up to the day, in their order, and those that fit none."""

    series: dict[str, list[Numbered]]
    strays: list[Invoice]
    unordered: set[str]
    """The series in which some number is lower than that of a document before it."""


def numbering(case: Case) -> Numbering:
    """Read the number of every document up to the day; openings stand in no series."""
    found = Numbering({}, [], set())
    declared: dict[tuple[str, date], Series | None] = {}
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            break
        if invoice.kind == OPENING:
            continue
        key = (invoice.kind, invoice.date)
        if key not in declared:
            declared[key] = series_for(case.book, *key)
        series_declared = declared[key]
        place = series_declared.place(invoice.number) if series_declared is not None else None
        if series_declared is not None and place is not None:
            pattern = series_declared.pattern
        elif (read := read_number(case.book, invoice, series_declared)) is not None:
            pattern, place = read[0].pattern, read[1]
        else:
            found.strays.append(invoice)
            continue
        documents = found.series.get(pattern)
        if documents is None:
            documents = found.series[pattern] = []
        elif place < documents[-1].place:
            found.unordered.add(pattern)
        documents.append(Numbered(invoice, place))
    return found


def _numbering(case: Case) -> Numbering:
    found: Numbering = case.once("numbering", numbering)
    return found


@rule("invoice-duplicate", ERROR, "numbers", "Two documents have one number.")
def invoice_duplicate(case: Case) -> Iterator[Diagnostic]:
    """Find documents whose number an earlier one has."""
    if len(case.book.by_number) == len(case.book.invoices):
        return
    for invoice in case.book.invoices:
        first = case.book.by_number[invoice.number]
        if first != invoice.place and invoice.date <= case.day:
            other = case.book.invoices[first].entry.meta
            yield case.on("invoice-duplicate", invoice, first=other)


@rule("number-ambiguous", ERROR, "numbers", "A quote and a document have one number.")
def number_ambiguous(case: Case) -> Iterator[Diagnostic]:
    """Find documents whose number is a quote's: a link would name both.

    The one whose series the number does not fit is at fault, else the later one.
    """
    both = sorted(case.book.by_number.keys() & case.book.quotes.keys())
    documents, quotes = shapes_in_use(case.book) if both else ([], [])
    for number in both:
        invoice, quote = case.book.invoices[case.book.by_number[number]], case.book.quotes[number]
        if max(invoice.date, quote.date) > case.day:
            continue
        fits_documents, fits_quotes = (any(s.place(number) for s in found) for found in (documents, quotes))
        at_quote = fits_documents if fits_documents != fits_quotes else quote.date > invoice.date
        if at_quote:
            found = case.on_quote("number-ambiguous", quote, None, invoice=invoice.entry.meta)
            yield found._replace(variant="quote")
        else:
            yield case.on("number-ambiguous", invoice, quote=quote.entry.meta)


@rule("number-invalid", ERROR, "numbers", "A number cannot be written as a link.")
def number_invalid(case: Case) -> Iterator[Diagnostic]:
    """Find numbers that are no Beancount link: ASCII letters, digits and `-_/.`, at least one."""
    book = case.book
    if is_link("".join((*book.by_number, *book.quotes, "-"))) and "" not in book.by_number and "" not in book.quotes:
        return
    for invoice in book.invoices:
        if invoice.date <= case.day and not is_link(invoice.number):
            yield case.on("number-invalid", invoice)
    for quote in book.quotes.values():
        if quote.date <= case.day and not is_link(quote.number):
            yield case.on_quote("number-invalid", quote, None, number=quote.number)


@rule("invoice-series", ERROR, "numbers", "A number fits no series.")
def invoice_series(case: Case) -> Iterator[Diagnostic]:
    """Find documents whose number does not fit the series of their kind."""
    for invoice in _numbering(case).strays:
        expected = series_for(case.book, invoice.kind, invoice.date)
        pattern = expected.write(invoice.date, 1) if expected else ""
        variant = "" if expected else "shapeless"
        yield case.on("invoice-series", invoice, variant=variant, expected=pattern)


@rule("invoice-gap", ERROR, "numbers", "Numbers are missing in a series.")
def invoice_gap(case: Case) -> Iterator[Diagnostic]:
    """Find the first document after each gap.

    A series starts at the lowest number of its first year, at 1 in later years when it has `{year}`.
    """
    for pattern, documents in _numbering(case).series.items():
        counts: dict[tuple[int, ...], dict[int, Invoice]] = {}
        for document in documents:
            counts.setdefault(document.place.period, {}).setdefault(document.place.number, document.invoice)
        first = min(counts)
        for period, found in sorted(counts.items()):
            expected = min(found) if period == first else 1
            for count in sorted(found):
                if count > expected:
                    missing = _write_missing(pattern, found[count], expected, count)
                    yield case.on("invoice-gap", found[count], missing=missing, count=count - expected)
                expected = count + 1


def _write_missing(pattern: str, invoice: Invoice, start: int, end: int) -> str:
    found = series(pattern)
    numbers = range(start, min(end, start + _MOST_SHOWN))
    names = [found.write(invoice.date, count) if found else str(count) for count in numbers]
    return ", ".join(names) + ("…" if end - start > _MOST_SHOWN else "")


@rule("invoice-order", ERROR, "numbers", "Numbers do not follow the dates.")
def invoice_order(case: Case) -> Iterator[Diagnostic]:
    """Find the fewest documents whose dates break the order of their numbers."""
    known = _numbering(case)
    for pattern in sorted(known.unordered):
        ordered = [d.invoice for d in sorted(known.series[pattern], key=_by_number)]
        if all(before.date <= after.date for before, after in pairwise(ordered)):
            continue
        kept = _in_order([invoice.date for invoice in ordered])
        for place, invoice in enumerate(ordered):
            if place not in kept:
                before = [p for p in kept if p < place and ordered[p].date > invoice.date]
                other = ordered[max(before) if before else min(p for p in kept if p > place)]
                yield case.on("invoice-order", invoice, other=other.number, other_day=other.date, day=invoice.date)


def _by_number(document: Numbered) -> tuple[tuple[int, ...], int, int]:
    return (*document.place, document.invoice.place)


def _in_order(days: list[date]) -> set[int]:
    """Give the places of the longest run of days that never goes back; of equals, the one that begins first."""
    tails: list[int] = []
    keys: list[int] = []
    after: dict[int, int | None] = {}
    for place in range(len(days) - 1, -1, -1):
        key = -days[place].toordinal()
        length = bisect_right(keys, key)
        after[place] = tails[length - 1] if length else None
        tails[length : length + 1] = [place]
        keys[length : length + 1] = [key]
    kept: set[int] = set()
    place_now = tails[-1] if tails else None
    while place_now is not None:
        kept.add(place_now)
        place_now = after[place_now]
    return kept


def shapes_in_use(book: Book) -> tuple[list[Series], list[Series]]:
    """Give the series of documents and those of quotes, declared or in use: the shapes that a link may have."""
    documents = {s.series.pattern: s.series for s in book.settings.series if s.kind != "quote"}
    quotes = {s.series.pattern: s.series for s in book.settings.series if s.kind == "quote"}
    if not documents:
        documents = _shapes((i.number, i.date.year) for i in book.invoices if i.kind != OPENING)
    if not quotes:
        quotes = _shapes((q.number, q.date.year) for q in book.quotes.values())
    return list(documents.values()), list(quotes.values())


def _shapes(numbers: Iterable[tuple[str, int]]) -> dict[str, Series]:
    found: dict[str, Series] = {}
    for number, year in numbers:
        pattern = shape(number, year)
        if pattern and pattern not in found and (read := series(pattern)) is not None:
            found[pattern] = read
    return found

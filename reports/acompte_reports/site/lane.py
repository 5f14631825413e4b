"""A quote's life as one lane: a mark an event, a stroke from each invoice to its money, dates below, amounts above."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import shift
from acompte.model.quotes import with_vat
from acompte_reports.site.events import CLEARED, CREDIT, DONE, DUE, FLAG, LATE, OWED, PAID, PLAN, QUOTE, SIGNED, Event
from acompte_reports.site.scales import place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.grid import GridRow
    from acompte.indicators.quotes import QuoteRow
    from acompte.model.records import Quote
    from acompte_reports.site.desk import Desk

ROOM = 852
"""The narrowest the lane is drawn, in pixels: labels that fit here fit anywhere wider."""
LANE = 64
_LETTER = 7.4
_LONGEST = 32
"""Letters of a name, at most."""
_DATE_ROWS, _AMOUNT_ROWS = (LANE + 34, LANE + 54, LANE + 74), (LANE - 18, LANE - 38)
_MARKED = frozenset((QUOTE, SIGNED, OWED, CLEARED, LATE, CREDIT, PAID, DUE, PLAN, DONE, FLAG))
_FIRST = (QUOTE, OWED, CLEARED, LATE, CREDIT, PLAN, DUE, PAID, DONE, SIGNED, FLAG)
"""Who speaks first where there is no room for all."""


class Mark(NamedTuple):
    """A mark on the lane."""

    kind: str
    x: str
    to_come: bool
    tip: str


class Stroke(NamedTuple):
    """A stretch of the lane: waiting for money, or waiting too long."""

    kind: str
    x1: str
    x2: str


class Label(NamedTuple):
    """A text at a mark."""

    kind: str
    x: str
    y: int
    text: str
    anchor: str


class Lane(NamedTuple):
    """The whole drawing."""

    marks: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    today: str
    height: int
    title: str
    desc: str


class _Time:
    """Days as places in per cent of the lane."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.span = max((last - first).days, 1)

    def x(self, day: date) -> float:
        return min(max((day - self.first).days * 98 / self.span, 0), 98) + 1


class _Row:
    """A row of labels and the stretches of it that are taken, in pixels at the narrowest."""

    def __init__(self, y: int) -> None:
        self.y = y
        self.taken: list[tuple[float, float]] = []

    def take(self, start: float, end: float) -> bool:
        if any(start < other_end + 10 and end > other_start - 10 for other_start, other_end in self.taken):
            return False
        self.taken.append((start, end))
        return True


def lane(desk: Desk, row: QuoteRow, events: Sequence[Event]) -> Lane:
    """Draw the life of a quote from its events."""
    shown = [event for event in events if event.mark in _MARKED]
    ends = [event.day for event in shown]
    is_over = row.state not in ("open", "accepted") and not any(event.to_come for event in shown)
    documents = desk.index.by_quote.get(row.quote.number, [])
    is_over = is_over and not any(document.state.open for document in documents)
    day = desk.view.day
    last = max(ends) if is_over else max(*ends, day)
    time = _Time(row.quote.date, max(last, shift(row.quote.date, 14)))
    tips = [_tip(desk, event) for event in shown]
    marks = tuple(Mark(e.mark, place(time.x(e.day)), e.to_come, tip) for e, tip in zip(shown, tips, strict=True))
    strokes = tuple(stroke for document in documents for stroke in _strokes(desk, document, time))
    today = None if is_over else time.x(day)
    labels = _labels(desk, row.quote, shown, time, today)
    title = desk.say("lane-title", number=row.quote.number)
    low = max((label.y for label in labels if label.y > LANE), default=LANE + 34)
    line = "" if today is None else place(today)
    return Lane(marks, strokes, tuple(labels), line, low + 12, title, desk.say("and-then").join(tips))


def _strokes(desk: Desk, row: GridRow, time: _Time) -> list[Stroke]:
    """Give the wait for a document's money: up to its due date, and beyond it."""
    document = row.state
    invoice = document.invoice
    if invoice.is_credit or not invoice.total:
        return []
    settlings = [s.day for s in desk.view.history.settlings[invoice.place] if s.day <= desk.view.day]
    end = desk.view.day if document.open else max(settlings, default=invoice.date)
    due = document.due or end
    strokes = []
    if min(end, due) > invoice.date:
        strokes.append(Stroke("wait", place(time.x(invoice.date)), place(time.x(min(end, due)))))
    if end > due:
        strokes.append(Stroke("late", place(time.x(max(due, invoice.date))), place(time.x(end))))
    return strokes


def _labels(desk: Desk, quote: Quote, shown: Sequence[Event], time: _Time, today: float | None) -> list[Label]:
    """Write dates below and amounts above, each where there is room, the weightier first."""
    dates = [_Row(y) for y in _DATE_ROWS]
    amounts = [_Row(y) for y in _AMOUNT_ROWS]
    for event in shown:
        if event.mark == FLAG:
            x = time.x(event.day) * ROOM / 100
            amounts[0].taken.append((x - 2, x + 12))
    labels: list[Label] = []
    if today is not None:
        _put(labels, amounts[1:], "today", today, desk.say("today-line"))
    said: set[date] = set()
    written: set[str] = set()
    years = {event.day.year for event in shown}
    invoiced: set[tuple[date, Decimal]] = set()
    for event in sorted(shown, key=lambda event: (_FIRST.index(event.mark), event.day)):
        x = time.x(event.day)
        word = _cut(event.short) if event.mark not in (PAID, SIGNED) else ""
        if word or event.day not in said:
            said.add(event.day)
            on = desk.formats.short(event.day) if len(years) == 1 else desk.brief(event.day)
            text = f"{on} {word}".rstrip()
            if text not in written:  # several documents may fall due on one day
                written.add(text)
                _put(labels, dates, event.mark, x, text)
        if event.amount is not None and event.mark in (QUOTE, OWED, CLEARED, LATE, CREDIT, PLAN):
            amount = with_vat(quote, event.amount, desk.view.day) if event.ht else event.amount
            if event.mark != PLAN or (event.day, amount) not in invoiced:  # a milestone and its invoice are one amount
                _put(labels, amounts, "amount", x, desk.formats.round(amount))
            if event.mark in (OWED, CLEARED, LATE):
                invoiced.add((event.day, amount))
    return labels


def _put(labels: list[Label], rows: Sequence[_Row], kind: str, x: float, text: str) -> None:
    width = len(text) * _LETTER
    spot = x * ROOM / 100
    anchor = "start" if spot - width / 2 < 0 else "end" if spot + width / 2 > ROOM else "middle"
    start = spot if anchor == "start" else spot - width if anchor == "end" else spot - width / 2
    for row in rows:
        if row.take(start, start + width):
            labels.append(Label(kind, place(x), row.y, text, anchor))
            return


def _tip(desk: Desk, event: Event) -> str:
    tip = f"{desk.formats.long(event.day)}, {event.what}"
    if event.amount is None:
        return tip
    amount = desk.formats.money(event.amount)
    return f"{tip}, {amount} {desk.say('ht')}" if event.ht else f"{tip}, {amount}"


def _cut(word: str) -> str:
    """Give a word as far as there is room for it; its whole stands in the list below."""
    return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"

"""From `custom` directives to quotes with their lives, and to disputes, promises, holds and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from beancount.core.amount import Amount

from acompte.model import values
from acompte.model.diagnostic import Diagnostic
from acompte.model.directives import DIRECTIVES, EXAMPLES, fits
from acompte.model.money import ZERO, cents
from acompte.model.records import (
    Allocation,
    Amendment,
    DueChange,
    LifeEvent,
    Line,
    Mark,
    Milestone,
    Promise,
    Quote,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from beancount.core.data import Custom

_Row = TypeVar("_Row")
_BEGINS = {"dispute": "dispute", "hold": "hold", "insolvency": "insolvency", "waiver": "waiver"}
_ENDS = {"resolved": "dispute", "release": "hold"}


class Life(NamedTuple):
    """What the `custom` directives say, by what they are about."""

    quotes: dict[str, Quote]
    refused: frozenset[str]
    """The numbers of quotes whose directive cannot be read: that alone is said of them."""
    marks: tuple[Mark, ...]
    promises: tuple[Promise, ...]
    due_changes: tuple[DueChange, ...]
    allocations: tuple[Allocation, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Found:
    """Records found so far, the parts of quotes under the quote's number."""

    def __init__(self) -> None:
        self.quotes: dict[str, Custom] = {}
        self.lines: dict[str, list[Line]] = {}
        self.milestones: dict[str, list[Milestone]] = {}
        self.amendments: dict[str, list[Amendment]] = {}
        self.life: dict[str, list[LifeEvent]] = {}
        self.marks: list[Mark] = []
        self.promises: list[Promise] = []
        self.due_changes: list[DueChange] = []
        self.allocations: list[Allocation] = []
        self.diagnostics: list[Diagnostic] = []
        self.parts: list[tuple[str, Custom]] = []
        self.refused: set[str] = set()


def read_life(entries: Iterable[Custom], currency: str) -> Life:
    """Read every `custom` directive of ours but the settings."""
    found = _Found()
    for entry in entries:
        signatures = DIRECTIVES.get(entry.type)
        if signatures is None:
            continue
        if not fits(entry, signatures) or not _in_currency(entry, currency):
            facts = {"type": entry.type, "example": EXAMPLES[entry.type]}
            subject = _subject(entry)
            found.diagnostics.append(Diagnostic("directive-invalid", entry, facts, document=subject))
            if entry.type == "quote" and subject:
                found.refused.add(subject)
            continue
        _read(entry, found)
    quotes = {number: _quote(number, entry, found) for number, entry in found.quotes.items()}
    for number, entry in found.parts:
        if number not in quotes and number not in found.refused:
            facts = {"type": entry.type, "quote": number}
            found.diagnostics.append(Diagnostic("quote-unknown", entry, facts, document=number))
    return Life(
        quotes,
        frozenset(found.refused - quotes.keys()),
        tuple(sorted(found.marks, key=lambda m: (m.date, m.begins, m.what, m.subject))),
        tuple(sorted(found.promises, key=lambda p: (p.date, p.document, p.day))),
        tuple(sorted(found.due_changes, key=lambda c: (c.date, c.document, c.due))),
        tuple(sorted(found.allocations, key=lambda a: (a.date, a.document, a.amount))),
        tuple(found.diagnostics),
    )


def _subject(entry: Custom) -> str | None:
    first = entry.values[0].value if entry.values else None
    return first if isinstance(first, str) else None


def _in_currency(entry: Custom, currency: str) -> bool:
    for said in entry.values or ():
        value = said.value
        if isinstance(value, Amount) and value.currency != currency:
            return False
    return True


def _read(entry: Custom, found: _Found) -> None:
    said: list[Any] = [value.value for value in entry.values]
    number = str(said[0])
    day = entry.date
    match entry.type:
        case "quote":
            if number in found.quotes:
                first = min(found.quotes[number], entry, key=_source)
                second = entry if first is found.quotes[number] else found.quotes[number]
                found.quotes[number] = first
                facts = {"quote": number, "first": first.meta}
                found.diagnostics.append(Diagnostic("quote-duplicate", second, facts, document=number))
            else:
                found.quotes[number] = entry
            return
        case "dispute" | "hold" | "insolvency" | "waiver" | "resolved" | "release":
            begins = entry.type in _BEGINS
            what = _BEGINS[entry.type] if begins else _ENDS[entry.type]
            why = str(said[1]) if len(said) > 1 else ""
            found.marks.append(Mark(day, what, number, begins, why, entry))
            return
        case "promise":
            amount = said[2].number if len(said) == 3 else None
            found.promises.append(Promise(day, number, said[1], amount, entry))
            return
        case "due":
            found.due_changes.append(DueChange(day, number, said[1], entry))
            return
        case "allocate":
            found.allocations.append(Allocation(day, number, said[1].number, entry))
            return
    found.parts.append((number, entry))
    _read_part(entry, number, said, found)


def _source(entry: Custom) -> tuple[Any, ...]:
    return entry.date, str(entry.meta.get("filename", "")), entry.meta.get("lineno", 0)


def _read_part(entry: Custom, number: str, said: list[Any], found: _Found) -> None:
    day = entry.date
    match entry.type:
        case "line":
            quantity, unit = values.quantity(said[2]) or (ZERO, "")
            rate = values.percent(said[4]) if len(said) == 5 else None
            price = said[3].number
            line = Line(number, said[1], quantity, unit, price, cents(quantity * price), rate, entry)
            found.lines.setdefault(number, []).append(line)
        case "milestone":
            share = values.percent(said[3])
            amount = None if share is not None else said[3].number
            milestone = Milestone(number, said[1], said[2], share, amount, entry)
            found.milestones.setdefault(number, []).append(milestone)
        case "amendment":
            rate = values.percent(said[3]) if len(said) == 4 else None
            amendment = Amendment(number, day, said[1], said[2].number, rate, entry)
            found.amendments.setdefault(number, []).append(amendment)
        case _:
            delivery = said[1] if entry.type == "delivery" else None
            event = LifeEvent(number, day, entry.type, delivery, entry)
            found.life.setdefault(number, []).append(event)


def _quote(number: str, entry: Custom, found: _Found) -> Quote:
    meta = entry.meta
    rate = values.percent(meta["vat"]) if "vat" in meta else None
    return Quote(
        number,
        entry.date,
        entry.values[1].value,
        entry.values[2].value.number,
        str(meta.get("title") or ""),
        rate,
        _in_order(found.lines.get(number), lambda line: _source(line.entry)),
        _in_order(found.milestones.get(number), _milestone_order),
        _in_order(found.amendments.get(number), lambda a: (a.date, a.title, a.amount)),
        _in_order(found.life.get(number), lambda e: (e.date, e.what, str(e.delivery))),
        meta,
        entry,
    )


def _in_order(rows: list[_Row] | None, key: Callable[[_Row], Any]) -> tuple[_Row, ...]:
    if rows is None or len(rows) < 2:
        return tuple(rows or ())
    return tuple(sorted(rows, key=key))


def _milestone_order(milestone: Milestone) -> tuple[Any, ...]:
    return milestone.date, milestone.name, milestone.percent or ZERO, milestone.amount or ZERO

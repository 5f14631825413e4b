"""The agenda as a calendar (iCalendar, RFC 5545): an event of the whole day a task, with an alarm in the morning.

Events, and no VTODO: telephones show and announce events, most of them know nothing of VTODO. The bytes depend on the
tasks and the day alone, never on the clock.
"""

from __future__ import annotations

import json
import shlex
import unicodedata
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from acompte.model.days import shift
from acompte.model.text import money
from acompte_reports.tables import day as written_day
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from acompte.indicators.agenda import Task
    from acompte.model.book import Book

AHEAD = 90
"""So many days ahead a calendar looks: it is read long after it was written."""
ALARM = timedelta(hours=8)
"""When the alarm rings, counted from the midnight that begins the day where the reader is."""
COMMANDS = {
    "deposit-to-invoice": ("invoice deposit {}",),
    "final-to-issue": ("invoice final {}",),
    "invoice-to-send": ("send {}",),
    "reminder": ("remind",),
    "promise-due": ("payment {}",),
    "invoice-due": ("payment {}",),
    "retention-due": ("payment {}",),
    "quote-expiring": ("quote accept {}", "quote refuse {}"),
}
"""What to type for a task, after `acompte`; the number of its document goes in."""
_NAMES = uuid.UUID("5d0b7a52-6f0c-5c3e-9a55-2f6b3c8d7e10")
"""The name space of our events: it never changes, or every calendar would have them twice."""


def calendar(tasks: Sequence[Task], book: Book, day: date, language: str) -> bytes:
    """Give the tasks of an agenda as an iCalendar file; what is overdue stands on the day itself.

    Tasks keep their identifiers from one day to the next, so that a file read again updates what an earlier one
    brought.
    """
    company = book.settings.company(day)
    name = _line(company.name) if company else ""
    owner = (company.text("siren") or company.name) if company else ""
    found = Calendar()
    found.add("prodid", f"-//acompte//agenda//{language.upper()}")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", word("calendar-name", language, company=name) if name else "acompte")
    found.add("x-published-ttl", "P1D")
    for task in tasks:
        found.add_component(_event(task, book, day, language, owner))
    written: bytes = found.to_ical()
    return written


def _event(task: Task, book: Book, day: date, language: str, owner: str) -> Event:
    overdue = task.date < day
    facts = {
        "what": _line(_what(task, language)),
        "document": _line(task.document),
        "customer": _line(book.customer_name(task.customer)),
        "amount": money(task.amount, language, book.currency),
        "date": written_day(task.date, language),
    }
    summary = word("event-since" if overdue else "event", language, **facts)
    lines = [word(f"todo-{task.what}", language, **facts)]
    if overdue:
        lines.append(word("event-overdue", language, **facts))
    lines += [f"acompte {command.format(shlex.quote(facts['document']))}" for command in COMMANDS[task.what]]
    shown = max(task.date, day)
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    event = Event()
    event.add("uid", identifier(task, owner))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    # Later days count more: a calendar keeps the highest, and passes over what is older than what it has.
    event.add("sequence", day.toordinal())
    event.add("dtstart", shown)
    if (end := shift(shown, 1)) > shown:
        event.add("dtend", end)
    event.add("summary", summary)
    event.add("description", "\n".join(lines))
    event.add("categories", [task.what])
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(summary))
    return event


def _alarm(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", ALARM)
    return alarm


def identifier(task: Task, owner: str) -> str:
    """Give the identifier of a task's event: of the company, what is to be done, and the document, not of its date."""
    return str(uuid.uuid5(_NAMES, json.dumps([owner, task.what, task.document, task.detail, task.turn])))


def _what(task: Task, language: str) -> str:
    """Name a task: a reminder by its step, a deposit with its milestone."""
    if not task.detail:
        text = word(task.what, language)
    elif task.what == "reminder":
        text = word(task.detail, language)
    else:
        text = f"{word(task.what, language)} ({task.detail})"
    return text[:1].upper() + text[1:]


def _line(text: str) -> str:
    """Give a text in one line, without the control characters that the format forbids."""
    kept = "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in text)
    return " ".join(filter(None, kept.split(" ")))

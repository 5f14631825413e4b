"""What stands on each page: the plan of the site, and the context of each template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.indicators.dso import is_partial
from acompte.model.days import month_end
from acompte.model.money import ZERO
from acompte.model.quotes import ACCEPTED, OPEN, expiry, schedule_on
from acompte_reports.site import bars, charts, sentences
from acompte_reports.site.business import TOP, Business
from acompte_reports.site.customers import customer_page
from acompte_reports.site.definitions import definitions
from acompte_reports.site.events import capital, quote_events
from acompte_reports.site.lane import lane
from acompte_reports.site.lateness import lateness
from acompte_reports.site.lines import customer_line, document_lines, follow_up, late_sum, quote_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from acompte.indicators.agenda import Task
    from acompte.indicators.quotes import QuoteRow
    from acompte.model.quotes import Planned
    from acompte_reports.site.desk import Desk

Context = dict[str, Any]
TASKS = 12
"""So many tasks of each list stand on the dashboard; what is left is counted."""


class Page(NamedTuple):
    """A page to write: its path, its template, and what its context is made from."""

    path: str
    template: str
    key: str = ""

    @property
    def root(self) -> str:
        """Give the way up from the page to the root of the site."""
        return "../" * self.path.count("/")


class TaskLine(NamedTuple):
    """A task as the dashboard shows it."""

    task: Any
    words: str
    link: str
    name: str
    is_late: bool
    at: str


class ScheduleLine(NamedTuple):
    """A milestone of a quote as its page shows it."""

    planned: Planned
    share: str
    state: str
    tone: str
    at: str


def plan(desk: Desk) -> list[Page]:
    """Give every page of the site; the heavy ones first, so that no core waits for them at the end."""
    pages = [
        Page("suivi.html", "suivi.html"),
        Page("devis.html", "devis.html"),
        Page("clients.html", "clients.html"),
        Page("index.html", "index.html"),
        Page("mois.html", "mois.html"),
        Page("definitions.html", "definitions.html"),
    ]
    if desk.is_split:
        pages += [Page(f"suivi-{year}.html", "suivi.html", str(year)) for year in sorted(desk.index.by_year)]
        pages += [Page(f"devis-{year}.html", "devis.html", str(year)) for year in sorted(desk.index.quotes_by_year)]
    pages += [Page(f"mois/{row.name}.html", "un-mois.html", row.name) for row in desk.calendar.rows]
    pages += [Page(desk.customer_link(account), "client.html", account) for account in desk.accounts]
    pages += [Page(desk.quote_link(number), "un-devis.html", number) for number in desk.quote_pages]
    return pages


def context(desk: Desk, page: Page) -> Context:
    """Give the context of a page."""
    return _CONTEXTS[page.template](desk, page.key)


def _index(desk: Desk, key: str) -> Context:
    return {
        "current": "index.html",
        "title": desk.say("dashboard"),
        "sentences": sentences,
        "lateness": lateness,
        "figures": desk.figures,
        "whole": desk.view.dso.whole,
        "change": sentences.change_case(desk.figures.change),
        "has_deposits": sentences.has_deposits(desk),
        "today": [task_line(desk, task) for task in desk.figures.today],
        "soon": [task_line(desk, task) for task in desk.figures.soon],
        "dso": charts.dso_chart(desk),
        "cash": charts.cash_chart(desk),
        "aged": bars.aged_bars(desk),
        "parts": bars.PARTS,
        "funnel": bars.funnel_steps(desk),
        "shown": TASKS,
        "missing": [(item, task_line(desk, item.task)) for item in desk.figures.missing],
        "business": Business(desk),
        "top": TOP,
    }


def task_line(desk: Desk, task: Task) -> TaskLine:
    """Give a task in words."""
    record = desk.book.quotes.get(task.document) or desk.book.invoice(task.document)
    return TaskLine(
        task,
        capital(sentences.task_words(desk, task)),
        desk.number_link(task.document),
        desk.customer_name(task.customer),
        task.date < desk.view.day,
        desk.where(record.entry) if record else "",
    )


def _grid(desk: Desk, key: str) -> Context:
    rows = desk.view.grid
    if key:
        rows = desk.index.by_year[int(key)]
    elif desk.is_split:
        rows = [r for r in rows if r.state.open or r.state.invoice.date.year == desk.view.day.year]
    return {
        "current": "suivi.html",
        "title": desk.say("grid") + (f" {key}" if key else ""),
        "lines": document_lines(desk, follow_up(rows)),
        "open": sum((row.state.open for row in rows), ZERO),
        "late": late_sum(desk, rows),
        "years": sorted(desk.index.by_year) if desk.is_split else [],
        "year": key,
    }


def _customers(desk: Desk, key: str) -> Context:
    lines = [customer_line(desk, account) for account in desk.accounts]
    lines.sort(key=lambda line: (line.name.casefold(), line.account))
    return {
        "current": "clients.html",
        "title": desk.say("customers"),
        "lines": lines,
        "owing": sum(line.aged.total > 0 for line in lines),
        "whole": desk.figures.aged,
    }


def _quotes(desk: Desk, key: str) -> Context:
    rows = desk.view.quotes
    if key:
        rows = desk.index.quotes_by_year[int(key)]
    elif desk.is_split:
        rows = [r for r in rows if r.state in (ACCEPTED, OPEN) or r.quote.date.year == desk.view.day.year]
    running = [row for row in rows if row.state == ACCEPTED]
    return {
        "current": "devis.html",
        "title": desk.say("quotes") + (f" {key}" if key else ""),
        "lines": [quote_line(desk, row) for row in reversed(rows)],
        "running": len(running),
        "left": sum((row.left_ht for row in running), ZERO),
        "years": sorted(desk.index.quotes_by_year) if desk.is_split else [],
        "year": key,
    }


def _quote(desk: Desk, number: str) -> Context:
    row = desk.index.quotes[number]
    line = quote_line(desk, row)
    events = quote_events(desk, row)
    documents = desk.index.by_quote.get(number, [])
    return {
        "current": "devis.html",
        "title": f"{number} · {line.name}",
        "line": line,
        "row": row,
        "say_it": sentences.quote(desk, row, line.open, line.late),
        "expires": expiry(row.quote),
        "events": events,
        "lane": lane(desk, row, events),
        "schedule": _schedule(desk, row),
        "lines": document_lines(desk, documents),
        "others": sorted(
            {other for one in documents if one.state.open for other in one.state.invoice.quotes} - {number}
        ),
    }


def _schedule(desk: Desk, row: QuoteRow) -> list[ScheduleLine]:
    waiting = {id(planned.milestone) for planned in row.unfilled}
    lines = []
    for planned in schedule_on(row.quote, desk.view.day):
        milestone = planned.milestone
        if id(milestone) not in waiting:
            reached = row.deposits_invoiced >= planned.cumulated - planned.amount and row.deposits_invoiced > 0
            state, tone = ("filled", "paid") if reached else ("dropped", "gone")
        elif row.state == ACCEPTED and milestone.date <= desk.view.day:
            state, tone = "unfilled", "soon"
        else:
            state, tone = "planned", "plain"
        if milestone.percent is not None:
            share = desk.formats.rate(milestone.percent)
        else:
            share = desk.formats.percent(planned.amount, row.total_ht)
        lines.append(ScheduleLine(planned, share, state, tone, desk.where(milestone.entry)))
    return lines


def _months(desk: Desk, key: str) -> Context:
    calendar = desk.calendar
    return {
        "current": "mois.html",
        "title": desk.say("months"),
        "rows": calendar.rows[::-1],
        "dso": calendar.dso,
        "partial": {row.name for row in calendar.rows if is_partial(desk.view.history, row.last, desk.view.window)},
        "due": {row.name: calendar.vat_sum(row) for row in calendar.rows},
    }


def _month(desk: Desk, name: str) -> Context:
    calendar = desk.calendar
    place = next(place for place, row in enumerate(calendar.rows) if row.name == name)
    row = calendar.rows[place]
    return {
        "current": "mois.html",
        "title": capital(desk.formats.month_long(row.first)),
        "row": row,
        "before": calendar.rows[place - 1] if place else None,
        "after": calendar.rows[place + 1] if place + 1 < len(calendar.rows) else None,
        "is_over": row.last == month_end(row.first),
        "figures": calendar.dso[name],
        "totals": calendar.totals(row),
        "due": calendar.vat_sum(row),
        "receipts": calendar.receipts(row),
        "letters": calendar.letters(row),
        "lines": document_lines(desk, desk.index.by_month.get((row.first.year, row.first.month), [])),
    }


def _definitions(desk: Desk, key: str) -> Context:
    return {"current": "definitions.html", "title": desk.say("definitions"), "entries": definitions(desk)}


_CONTEXTS: dict[str, Callable[[Desk, str], Context]] = {
    "index.html": _index,
    "suivi.html": _grid,
    "clients.html": _customers,
    "client.html": customer_page,
    "devis.html": _quotes,
    "mois.html": _months,
    "un-mois.html": _month,
    "un-devis.html": _quote,
    "definitions.html": _definitions,
}

"""The second half of the dashboard: alerts, orders, jobs that wait, retentions, customers who matter, lateness."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.jobs import retentions, waiting_jobs
from acompte.model.money import ZERO
from acompte.model.text import FRENCH
from acompte.rules.messages import Writer, written
from acompte.rules.registry import CODES, ERROR
from acompte_reports.site.lines import is_pending, step_short
from acompte_reports.site.scales import place
from acompte_reports.typesetting import typeset

if TYPE_CHECKING:
    import datetime

    from acompte.indicators.dso import Indicators
    from acompte.indicators.jobs import Ordered, Retention, Waiting
    from acompte.model.diagnostic import Diagnostic
    from acompte_reports.site.desk import Desk

TOP = 10
"""So many customers matter, and so many rows of each list stand on the dashboard."""


class OrderBar(NamedTuple):
    """A month of the order book with the width of its bar, in per cent."""

    row: Ordered
    width: str


class Matters(NamedTuple):
    """A customer who matters: what it was billed in the window, and how it pays."""

    account: str
    name: str
    billed: Decimal
    share: str
    open: Decimal
    late: Decimal
    figures: Indicators


class Alert(NamedTuple):
    """A diagnostic in plain words."""

    code: str
    is_error: bool
    words: str
    at: str
    link: str


class Business:
    """What the second half of the dashboard says, each figure worked out from the view."""

    def __init__(self, desk: Desk) -> None:
        """Look at a site in the making."""
        view = desk.view
        ordered = desk.figures.ordered
        most = max((row.left for row in ordered), default=ZERO)
        self.ordered = [OrderBar(row, place(row.left * 100 / most)) for row in ordered]
        pending = [row for row in view.quotes if is_pending(row, view.day)]
        self.pending, self.pending_sum = len(pending), sum((row.total_ht for row in pending), ZERO)
        self.waiting: list[Waiting] = waiting_jobs(view.quotes, view.state)
        self.retentions: list[Retention] = retentions(view.state)
        self.matters = _matters(desk)
        self.alerts = sorted((_alert(desk, one) for one in desk.diagnostics), key=lambda alert: not alert.is_error)

    @property
    def waiting_sum(self) -> Decimal:
        """Give the deposits that have not come, without VAT."""
        return sum((one.missing for one in self.waiting), ZERO)

    @property
    def retained(self) -> Decimal:
        """Give the retentions that are open."""
        return sum((one.part.open for one in self.retentions), ZERO)

    def due(self, day: datetime.date) -> Decimal:
        """Give what of the retentions can be claimed on a day."""
        return sum((r.part.open for r in self.retentions if r.part.due is not None and r.part.due <= day), ZERO)


def _matters(desk: Desk) -> list[Matters]:
    """Give the customers who were billed most in the window, then those who owe most."""
    figures, aged = desk.index.figures, desk.index.aged
    rows = []
    for account in desk.accounts:
        own, open_ = figures.get(account), aged.get(account)
        if own is not None and (own.billed > 0 or (open_ is not None and open_.total > 0)):
            owed, late = (open_.total, open_.late) if open_ is not None else (ZERO, ZERO)
            rows.append((own, account, owed, late))
    rows.sort(key=lambda row: (-row[0].billed, -row[2], row[1]))
    whole = desk.view.dso.whole.billed
    return [
        Matters(
            account,
            desk.customer_name(account),
            own.billed,
            desk.formats.percent(own.billed, whole) if whole > 0 else "",
            owed,
            late,
            own,
        )
        for own, account, owed, late in rows[:TOP]
    ]


class _Plain(Writer):
    """Writes days as the pages do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.language, desk.book.currency)
        self.formats = desk.formats

    def day(self, day: datetime.date) -> str:
        return self.formats.long(day)


def _alert(desk: Desk, diagnostic: Diagnostic) -> Alert:
    step = diagnostic.facts.get("step")
    named = {"step": step_short(desk, str(step))} if step else {}
    words = written(diagnostic, _Plain(desk), **named)
    link = desk.number_link(diagnostic.document) if diagnostic.document else ""
    if not link and diagnostic.customer:
        link = desk.customer_link(diagnostic.customer)
    return Alert(
        diagnostic.code,
        CODES[diagnostic.code].severity == ERROR,
        typeset(words) if desk.language == FRENCH else words,
        desk.where(diagnostic.entry) if diagnostic.entry is not None else "",
        link,
    )

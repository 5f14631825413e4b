"""Rules about what should have gone to customers: reminders whose day went by, invoices that nobody sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.indicators.reminders import BROKEN_PROMISE, Reminders
from acompte.law.working_days import working_day
from acompte.model.days import shift
from acompte.model.records import OPENING
from acompte.model.state import State, open_on
from acompte.rules.registry import WARNING, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from acompte.model.diagnostic import Diagnostic


class _Open:
    """The open documents of the day, and the reminders made of them."""

    def __init__(self, case: Case) -> None:
        self.state: State = open_on(case.history, case.day)
        self.reminders = Reminders(self.state)


def _open(case: Case) -> _Open:
    found: _Open = case.once("open", _Open)
    return found


@rule("reminder-missed", WARNING, "time", "The day of a reminder went by, and no letter was made.")
def reminder_missed(case: Case) -> Iterator[Diagnostic]:
    """Find documents whose next step should have gone on a working day before the day, since these books began."""
    if not case.book.settings.steps:
        return
    found, start = _open(case), case.book.settings.start
    for document in found.state.documents:
        prospect = found.reminders.prospect(document)
        if prospect.step is None or prospect.day is None or prospect.day >= case.day:
            continue
        day = working_day(prospect.day)
        if day < case.day and (start is None or day > start):
            is_broken = prospect.step == BROKEN_PROMISE and prospect.broken is not None
            promised = prospect.broken.day if prospect.broken is not None else None
            yield case.on(
                "reminder-missed",
                document.invoice,
                variant=BROKEN_PROMISE if is_broken else "",
                step=prospect.step,
                day=day,
                open=document.open,
                promised=promised,
            )


@rule("invoice-not-sent", WARNING, "invoices", "An open invoice was never sent, in books that record sendings.")
def invoice_not_sent(case: Case) -> Iterator[Diagnostic]:
    """Find open documents that were neither sent nor reminded by the end of the next working day.

    Books that record no sending at all do it elsewhere: nothing is said of them.
    """
    sent = {sending.document for sending in case.book.sendings if sending.date <= case.day}
    if not sent:
        return
    found = _open(case)
    for document in found.state.documents:
        invoice = document.invoice
        if invoice.number in sent or invoice.kind == OPENING or found.reminders.made(invoice).times:
            continue
        if working_day(shift(invoice.date, 1)) < case.day:
            yield case.on("invoice-not-sent", invoice, date=invoice.date, open=document.open)

"""The reminder plan of a document on a day: what was sent, what comes next and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import shift
from acompte.model.records import CREDIT_NOTE, DEPOSIT, STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Invoice, Letter
    from acompte.model.settings import Step
    from acompte.model.state import DocumentState, State


class Reminded(NamedTuple):
    """The reminders made of a document up to a day."""

    times: int
    last: date | None
    steps: frozenset[str]


class NextStep(NamedTuple):
    """The next step of a document's plan, and when it falls."""

    name: str
    date: date


NEVER_REMINDED = Reminded(0, None, frozenset())


class Reminders:
    """The letters made up to a day by document, and the plans in force."""

    def __init__(self, state: State) -> None:
        """Gather letters and plans once for all documents."""
        self.state = state
        self.book: Book = state.book
        self.letters: dict[str, list[Letter]] = {}
        self.last_to: dict[str, date] = {}
        for letter in self.book.letters:
            if letter.date <= state.day:
                for number in letter.documents:
                    self.letters.setdefault(number, []).append(letter)
                    self.last_to[self.book.invoices[self.book.by_number[number]].customer] = letter.date
        self.plans: dict[tuple[str, str], tuple[Step, ...]] = {}
        self.waits: dict[str, int] = {}
        self.insolvent: dict[str, date] = {}
        for mark in self.book.marks:
            if mark.what == "insolvency" and mark.date <= state.day:
                self.insolvent.setdefault(mark.subject, mark.date)

    def made(self, invoice: Invoice) -> Reminded:
        """Give the reminders made of a document."""
        letters = self.letters.get(invoice.number)
        if not letters:
            return NEVER_REMINDED
        return Reminded(len(letters), letters[-1].date, frozenset(letter.step for letter in letters))

    def plan(self, invoice: Invoice) -> tuple[Step, ...]:
        """Give the steps of a document's plan, earliest first."""
        customer = self.book.customers.get(invoice.customer)
        profile = customer.profile if customer else STANDARD
        scope = "deposit" if invoice.kind == DEPOSIT else "final"
        if (profile, scope) not in self.plans:
            self.plans[profile, scope] = self.book.settings.plan(profile, scope, self.state.day)
        return self.plans[profile, scope]

    def next_step(self, document: DocumentState) -> NextStep | None:
        """Give the next step of a document, None where there is none to come.

        It is the deepest step that its age has reached and that is deeper than every step made; else the
        first one still to come. A letter waits for the days that must pass after the last one to the customer,
        and for a promise to be broken. Nothing follows while a document is disputed, held or on a bill, or its
        customer insolvent. A retention is never reminded before it is due.
        """
        invoice = document.invoice
        if not document.open or document.open <= self.state.tolerance or invoice.kind == CREDIT_NOTE:
            return None
        if document.disputed or document.held or document.bill or self._is_insolvent(invoice):
            return None
        plan = self.plan(invoice)
        due = next((p.due for p in document.owed if p.open and p.due and not p.retention), None)
        if due is None:
            due = next((p.due for p in document.owed if p.open and p.due), None)
            plan = tuple(step for step in plan if (step.days or 0) > 0)
        if due is None:
            return None
        step = _choose(plan, self.made(invoice).steps, (self.state.day - due).days)
        if step is None:
            return None
        day = shift(due, step.days or 0)
        last = self.last_to.get(invoice.customer)
        if last is not None:
            day = max(day, shift(last, self._wait(invoice)))
        if document.promise is not None:
            day = max(day, shift(document.promise.day, 1))
        return NextStep(step.name, day)

    def _wait(self, invoice: Invoice) -> int:
        customer = self.book.customers.get(invoice.customer)
        profile = customer.profile if customer else STANDARD
        if profile not in self.waits:
            self.waits[profile] = self.book.settings.min_days(profile, self.state.day)
        return self.waits[profile]

    def _is_insolvent(self, invoice: Invoice) -> bool:
        since = self.insolvent.get(invoice.customer)
        return since is not None and invoice.date < since


def _choose(plan: Iterable[Step], made: frozenset[str], age: int) -> Step | None:
    """Give the deepest step reached that is deeper than every step made, else the first to come.

    A step before the due date lapses with it: nobody announces a date that has passed.
    """
    reached: Step | None = None
    for step in plan:
        days = step.days or 0
        if step.name in made:
            reached = None
        elif days <= age:
            reached = step if days >= 0 or age <= 0 else None
        elif reached is None:
            return step
    return reached

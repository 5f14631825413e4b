"""The reminder plan of a document on a day: what was sent, what comes next and when, or what keeps it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import shift
from acompte.model.records import CREDIT_NOTE, DEPOSIT, STANDARD
from acompte.model.state import is_kept

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Invoice, Letter, Promise
    from acompte.model.settings import Step
    from acompte.model.state import DocumentState, State

WAITING, TOO_SOON, PROMISED = "waiting", "too-soon", "promised"
"""A step comes: on its own day, after the days between two letters, after a promise."""

PAID, TOLERANCE, DISPUTED, HELD = "paid", "tolerance", "disputed", "held"
BILL, INSOLVENT, UNDATED, NO_PLAN, ALL_MADE = "bill", "insolvent", "undated", "no-plan", "all-made"
"""No step comes."""

BROKEN_PROMISE = "broken-promise"
"""The step of a letter about a promise that was broken, where no step of the plan has come."""


class Reminded(NamedTuple):
    """The reminders made of a document up to a day."""

    times: int
    last: date | None
    steps: frozenset[str]


class NextStep(NamedTuple):
    """The next step of a document's plan, and when it falls."""

    name: str
    date: date


class Prospect(NamedTuple):
    """What the plan has for a document: its next step and when it falls, or why there is none."""

    why: str
    step: str | None = None
    day: date | None = None
    target: date | None = None
    """The due date that the step is about: that of the earliest open instalment, retentions last."""
    passed: tuple[str, ...] = ()
    """The steps that its age has reached and that were never made, milder than the next one."""
    broken: Promise | None = None
    """The promise to pay it that was broken since the last letter about it."""


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
        self.promises = {promise.document: promise for promise in self.book.promises if promise.date <= state.day}

    def made(self, invoice: Invoice) -> Reminded:
        """Give the reminders made of a document."""
        letters = self.letters.get(invoice.number)
        if not letters:
            return NEVER_REMINDED
        return Reminded(len(letters), letters[-1].date, frozenset(letter.step for letter in letters))

    def plan(self, invoice: Invoice) -> tuple[Step, ...]:
        """Give the steps of a document's plan, earliest first."""
        profile = self._profile(invoice)
        scope = "deposit" if invoice.kind == DEPOSIT else "final"
        if (profile, scope) not in self.plans:
            self.plans[profile, scope] = self.book.settings.plan(profile, scope, self.state.day)
        return self.plans[profile, scope]

    def next_step(self, document: DocumentState) -> NextStep | None:
        """Give the next step of a document, None where there is none to come."""
        if not document.open:
            return None
        found = self.prospect(document)
        return NextStep(found.step, found.day) if found.step and found.day else None

    def prospect(self, document: DocumentState) -> Prospect:
        """Give the next step of a document and its day, or why there is none.

        It is the deepest step that its age has reached and that is deeper than every step made; else the
        first one still to come; a step before the document's own day is none. A letter waits for the days that
        must pass after the last one to the customer, and for a promise to be broken, which has a letter of its own
        where no step has come. Nothing follows while a document is disputed, held or on a bill, or its customer
        insolvent. A retention is never reminded before it is due.
        """
        invoice = document.invoice
        kept = self._kept_back(document)
        if kept is not None:
            return Prospect(kept)
        plan = self.plan(invoice)
        due = next((p.due for p in document.owed if p.open and p.due and not p.retention), None)
        if due is None:
            due = next((p.due for p in document.owed if p.open and p.due), None)
            plan = tuple(step for step in plan if (step.days or 0) > 0)
        if due is None:
            return Prospect(UNDATED)
        if not plan:
            return Prospect(NO_PLAN, target=due)
        issued = (invoice.issued - due).days
        plan = tuple(step for step in plan if (step.days or 0) >= min(issued, 0))
        made, age = self.made(invoice).steps, (self.state.day - due).days
        step = _choose(plan, made, age)
        broken = self._broken(document)
        passed: tuple[str, ...] = ()
        if broken is not None and (step is None or (step.days or 0) > age):
            name, day = BROKEN_PROMISE, shift(broken.day, 1)
        elif step is None:
            return Prospect(ALL_MADE, target=due)
        else:
            name, day = step.name, shift(due, step.days or 0)
            passed = _passed(plan, made, min(age, step.days or 0), step)
        why, last = WAITING, self.last_to.get(invoice.customer)
        if last is not None and shift(last, self.wait(invoice)) > day:
            why, day = TOO_SOON, shift(last, self.wait(invoice))
        if document.promise is not None and document.promise.day >= day:
            why, day = PROMISED, shift(document.promise.day, 1)
        return Prospect(why, name, day, due, passed, broken)

    def _broken(self, document: DocumentState) -> Promise | None:
        """Give the last promise on a document where it was broken and no letter about it has followed."""
        invoice = document.invoice
        promise = self.promises.get(invoice.number)
        if promise is None or document.promise is not None or promise.day >= self.state.day:
            return None
        if is_kept(self.state.history, invoice.place, promise, promise.day):
            return None
        last = self.made(invoice).last
        return promise if last is None or last <= promise.day else None

    def wait(self, invoice: Invoice) -> int:
        """Give the days that must pass between two letters to a document's customer."""
        profile = self._profile(invoice)
        if profile not in self.waits:
            self.waits[profile] = self.book.settings.min_days(profile, self.state.day)
        return self.waits[profile]

    def _kept_back(self, document: DocumentState) -> str | None:
        if not document.open or document.invoice.kind == CREDIT_NOTE:
            return PAID
        if document.open <= self.state.tolerance:
            return TOLERANCE
        if document.disputed:
            return DISPUTED
        if document.held:
            return HELD
        if document.bill:
            return BILL
        return INSOLVENT if document.insolvency else None

    def _profile(self, invoice: Invoice) -> str:
        customer = self.book.customers.get(invoice.customer)
        return customer.profile if customer else STANDARD


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


def _passed(plan: Iterable[Step], made: frozenset[str], age: int, chosen: Step) -> tuple[str, ...]:
    """Give the steps before the chosen one whose day has come, after the last made."""
    passed: list[str] = []
    for step in plan:
        if step is chosen:
            break
        if step.name in made:
            passed = []
        elif (step.days or 0) <= age:
            passed.append(step.name)
    return tuple(passed)

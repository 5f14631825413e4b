"""Reminders day by day: each step once, on its day or the next working day, and nothing where nothing should go."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from beancount import loader

from acompte.handover import read
from acompte.model.history import History
from acompte.model.records import Letter
from acompte.model.state import State, state_on
from acompte.reminding.decisions import Deciding, Decision
from support.companies import company

MOVABLE = {2025: ("04-21", "05-29", "06-09"), 2026: ("04-06", "05-14", "05-25"), 2027: ("03-29", "05-06", "05-17")}
FIXED = ("01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25")
PLAN = """
2020-01-01 custom "reminder" "standard" "courtesy" "J-7"
2020-01-01 custom "reminder" "standard" "first" "J+3"
2020-01-01 custom "reminder" "standard" "second" "J+15"
2020-01-01 custom "reminder" "standard" "last" "J+30"
2020-01-01 custom "reminder" "standard" "formal-notice" "J+45"
2020-01-01 custom "reminder-rule" "standard" "min-days" 5
"""


def works(day: date) -> bool:
    """The working days of France, told in the tests' own way."""
    return day.weekday() < 5 and day.isoformat()[5:] not in (*FIXED, *MOVABLE[day.year])


def next_working(day: date) -> date:
    while not works(day):
        day += timedelta(1)
    return day


class Sent(NamedTuple):
    """A letter that went about one document, with the state on its day."""

    day: date
    decision: Decision
    state: State
    last: date | None
    """The day of the last letter to the customer before."""

    @property
    def number(self) -> str:
        return self.decision.document.invoice.number


class Desk:
    """A history to which letters are added as they go."""

    def __init__(self, history: History, since: date) -> None:
        letters = tuple(letter for letter in history.book.letters if letter.date < since)
        self.history = history._replace(book=history.book._replace(letters=letters))
        self.before = {(number, letter.step) for letter in letters for number in letter.documents}
        self.sent: list[Sent] = []
        self.last: dict[str, date] = {}
        for letter in letters:
            for number in letter.documents:
                self.last[self.invoice(number).customer] = letter.date

    def invoice(self, number: str) -> Any:
        return self.history.book.invoice(number)

    def run(self, day: date) -> list[Decision]:
        """Remind on a day, and record what goes."""
        state = state_on(self.history, day)
        decisions = Deciding(state, anyone=True).all()
        going = [d for d in decisions if d.goes]
        customers = [d.document.invoice.customer for d in going]
        self.sent += [Sent(day, d, state, self.last.get(who)) for d, who in zip(going, customers, strict=True)]
        self.last.update(dict.fromkeys(customers, day))
        letters = [Letter(day, d.step or "", (d.document.invoice.number,), "post", None) for d in going]
        book = self.history.book
        self.history = self.history._replace(book=book._replace(letters=(*book.letters, *letters)))
        return decisions


def steps_of(sent: Sent) -> dict[str, int]:
    """The plan in force for the document of a letter, read from the settings one by one."""
    book, invoice = sent.state.book, sent.decision.document.invoice
    profile = book.customers[invoice.customer].profile
    scope = "deposit" if invoice.kind == "deposit" else "final"
    rows = [s for s in book.settings.steps if s.profile == profile and s.date <= sent.day]
    rows = rows or [s for s in book.settings.steps if s.profile == "standard" and s.date <= sent.day]
    found: dict[str, int | None] = {}
    for row in rows:
        if row.scope in (None, scope):
            found[row.name] = row.days
    return {name: days for name, days in found.items() if days is not None}


def hold(desk: Desk, *, punctual: bool = True) -> None:
    """What is true of every letter that went."""
    seen: set[tuple[str, str]] = set(desk.before)
    deepest: dict[str, int] = {}
    for sent in desk.sent:
        decision, document = sent.decision, sent.decision.document
        step, plan = decision.step or "", steps_of(sent)
        assert works(sent.day)
        assert document.open > sent.state.tolerance
        assert (document.disputed, document.held, document.bill) == (False, False, False)
        assert document.promise is None
        if step == "broken-promise":
            assert decision.broken is not None
            continue
        assert (sent.number, step) not in seen
        seen.add((sent.number, step))
        assert plan[step] >= deepest.get(sent.number, -1000)
        deepest[sent.number] = plan[step]
        due = next(p.due for p in sorted(document.owed, key=lambda p: p.retention) if p.open and p.due)
        falls = due + timedelta(plan[step])
        assert sent.day >= falls
        assert not [days for days in plan.values() if days > plan[step] and due + timedelta(days) <= sent.day]
        profile = sent.state.book.customers[document.invoice.customer].profile
        wait = sent.state.book.settings.min_days(profile, sent.day)
        if sent.last is not None:
            assert (sent.day - sent.last).days >= wait or sent.day == sent.last
        if punctual and is_plain(sent):
            earliest = max(falls, document.invoice.date)
            if sent.last is not None:
                earliest = max(earliest, sent.last + timedelta(wait))
            assert sent.day == next_working(earliest), (sent.number, step)


def is_plain(sent: Sent) -> bool:
    """Whether nothing ever kept letters about the document back, so that its steps fall on their days."""
    book, number = sent.state.book, sent.number
    customer = sent.decision.document.invoice.customer
    settlings = sent.state.history.settlings[sent.decision.document.invoice.place]
    return (
        not any(mark.subject in (number, customer) for mark in book.marks)
        and not any(promise.document == number for promise in book.promises)
        and not any(change.document == number for change in book.due_changes)
        and not any(transfer.links & {number} for transfer in book.transfers)
        and not any(credit.customer == customer for credit in sent.state.history.on_account)
        and not any(settling.amount < 0 for settling in settlings)
        and len(sent.decision.document.owed) == 1
    )


def days(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + timedelta(count)


@pytest.fixture(scope="module")
def sample_history(root: Path) -> History:
    entries, _, options = loader.load_file(str(root / "ledger" / "main.beancount"))
    return read(entries, options).history


FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)


def test_a_year_of_the_sample_company_day_by_day(sample_history: History) -> None:
    desk = Desk(sample_history, FIRST)
    for day in days(FIRST, LAST):
        desk.run(day)
        before = len(desk.sent)
        desk.run(day)
        assert len(desk.sent) == before  # twice a day: nothing new
    # What stood late on the first day begins in the middle of its plan; from then on all is on time.
    desk.sent = [sent for sent in desk.sent if sent.day > FIRST + timedelta(10)]
    hold(desk)
    assert {sent.decision.step for sent in desk.sent} >= {"courtesy", "first", "second", "last", "broken-promise"}
    assert len(desk.sent) > 40


def test_after_a_missed_week_the_deepest_step_goes_once_and_the_run_names_the_others(sample_history: History) -> None:
    gap = (date(2026, 5, 4), date(2026, 6, 8))
    desk = Desk(sample_history, FIRST)
    for day in days(FIRST, LAST):
        if not gap[0] <= day < gap[1]:
            desk.run(day)
    hold(desk, punctual=False)
    back = [sent for sent in desk.sent if sent.day == gap[1]]
    passed = {sent.number: sent.decision.passed for sent in back}
    assert any(passed.values())
    for sent in back:
        later = {s.decision.step for s in desk.sent if s.number == sent.number and s.day > sent.day}
        assert not later & set(sent.decision.passed)
        assert sent.decision.step not in later


def random_history(seed: int) -> History:
    text = company(random.Random(seed), quotes=12, start=date(2025, 3, 3), days=300) + PLAN
    entries, _, options = loader.load_string(text)
    return read(entries, options).history


@pytest.mark.parametrize("seed", range(4))
def test_random_companies_are_reminded_step_by_step(seed: int) -> None:
    desk = Desk(random_history(seed), date(2025, 3, 3))
    for day in days(date(2025, 3, 3), date(2026, 2, 27)):
        desk.run(day)
    hold(desk)
    assert desk.sent


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 120))
def test_more_random_companies_are_reminded_step_by_step_with_runs_left_out(seed: int) -> None:
    draw = random.Random(seed)
    desk = Desk(random_history(seed), date(2025, 3, 3))
    missed = seed % 2 == 1
    for day in days(date(2025, 3, 3), date(2026, 2, 27)):
        if not (missed and draw.random() < 0.6):
            desk.run(day)
            before = len(desk.sent)
            desk.run(day)
            assert len(desk.sent) == before
    hold(desk, punctual=not missed)


def test_every_open_document_has_its_answer(sample_history: History) -> None:
    for day in (date(2026, 8, 31), date(2026, 5, 8), date(2025, 12, 25)):
        state = state_on(sample_history, day)
        decisions = Deciding(state).all()
        assert [d.document for d in decisions] == [d for d in state.documents if d.open > 0]
        if not works(day):
            assert not any(d.goes for d in decisions)

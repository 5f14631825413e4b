"""Which letters a day asks for: one a customer, with the documents that the day's decisions send a letter about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.reminders import Reminders
from acompte.model.money import ZERO
from acompte.reminding.decisions import Deciding, plan_days
from acompte_reports.letters.tones import COURTESY, depth, tone_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.grid import GridRow
    from acompte.model.history import Owed
    from acompte.model.records import Promise
    from acompte.reminding.decisions import Decision
    from acompte_reports.view import View


class DueDocument(NamedTuple):
    """A document that is reminded: its step, and what the step is about."""

    row: GridRow
    step: str
    days: int
    """The days of its step from the due date."""
    tone: str
    target: date
    """The due date that the step is about: that of the earliest open instalment, retentions last."""
    is_late: bool
    broken: Promise | None = None
    """The promise to pay it that was broken since the last letter about it."""

    def asked(self, day: date, tone: str) -> Decimal:
        """Give what a letter of a tone asks for of it: what is late; in a courtesy letter what falls due next."""
        return sum((part.open for part in self.row.state.owed if self._is_asked(part, day, tone)), ZERO)

    def later(self, day: date, tone: str) -> list[Owed]:
        """Give the open instalments that such a letter does not ask for, retentions among them."""
        return [part for part in self.row.state.owed if part.open > 0 and not self._is_asked(part, day, tone)]

    def _is_asked(self, part: Owed, day: date, tone: str) -> bool:
        if part.open <= 0 or part.due is None:
            return False
        if self.is_late:
            return part.due < day
        return tone == COURTESY and part.due <= self.target


class DueLetter(NamedTuple):
    """A letter to one customer, in the tone of the deepest step among its documents."""

    customer: str
    step: str
    tone: str
    documents: tuple[DueDocument, ...]

    @property
    def steps(self) -> dict[str, list[str]]:
        """Give the steps, each with the numbers of the documents of which it is one."""
        found: dict[str, list[str]] = {}
        for document in self.documents:
            found.setdefault(document.step, []).append(document.row.state.invoice.number)
        return found


def due_letters(view: View, decisions: Iterable[Decision] | None = None) -> list[DueLetter]:
    """Give the letters of the view's day, by customer: those of `decisions`.

    Without decisions, all that the day asks for: on a day without post too, and to customers without an address.
    """
    reminders = Reminders(view.state)
    found: dict[str, list[DueDocument]] = {}
    for decision in Deciding(view.state, any_day=True, anyone=True).all() if decisions is None else decisions:
        if decision.goes:
            row = view.grid[decision.document.invoice.place]
            found.setdefault(row.state.invoice.customer, []).append(_document(row, decision, reminders, view.day))
    letters = [_letter(customer, documents) for customer, documents in found.items()]
    return sorted(letters, key=lambda letter: (view.book.customer_name(letter.customer).casefold(), letter.customer))


def _document(row: GridRow, decision: Decision, reminders: Reminders, day: date) -> DueDocument:
    step, target = decision.step, decision.target
    assert step is not None
    assert target is not None
    plan = reminders.plan(row.state.invoice)
    is_late = target < day
    tone = tone_of(step, plan, is_late=is_late)
    return DueDocument(row, step, plan_days(plan, step), tone, target, is_late, decision.broken)


def _letter(customer: str, documents: list[DueDocument]) -> DueLetter:
    deepest = max(documents, key=lambda document: (depth(document.tone), document.days, document.step))
    ordered = sorted(documents, key=lambda document: (document.target, document.row.state.invoice.place))
    return DueLetter(customer, deepest.step, deepest.tone, tuple(ordered))

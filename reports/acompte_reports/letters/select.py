"""Which letters a day asks for: one a customer, with the documents whose next step has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.reminders import Reminders
from acompte.model.money import ZERO
from acompte_reports.letters.tones import COURTESY, depth, tone_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.grid import GridRow
    from acompte.model.history import Owed
    from acompte.model.records import Promise
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


def due_letters(view: View) -> list[DueLetter]:
    """Give the letters due on the view's day, by customer."""
    reminders = Reminders(view.state)
    found: dict[str, list[DueDocument]] = {}
    for row in view.grid:
        if row.next is not None and row.next.date <= view.day:
            document = _document(row, row.next.name, reminders, view.day)
            if document is not None:
                found.setdefault(row.state.invoice.customer, []).append(document)
    letters = [_letter(customer, documents) for customer, documents in found.items()]
    return sorted(letters, key=lambda letter: (view.book.customer_name(letter.customer).casefold(), letter.customer))


def _document(row: GridRow, step: str, reminders: Reminders, day: date) -> DueDocument | None:
    dated = [(part.retention, part.due) for part in row.state.owed if part.open > 0 and part.due is not None]
    if not dated:
        return None
    target = min(dated)[1]
    plan = reminders.plan(row.state.invoice)
    days = next((found.days or 0 for found in plan if found.name == step), 0)
    is_late = target < day
    return DueDocument(row, step, days, tone_of(step, plan, is_late=is_late), target, is_late)


def _letter(customer: str, documents: list[DueDocument]) -> DueLetter:
    deepest = max(documents, key=lambda document: (depth(document.tone), document.days, document.step))
    ordered = sorted(documents, key=lambda document: (document.target, document.row.state.invoice.place))
    return DueLetter(customer, deepest.step, deepest.tone, tuple(ordered))

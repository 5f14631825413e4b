"""What happens today with every open document: its letter goes, the document itself goes, or why nothing does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.reminders import NO_PLAN, TOO_SOON, WAITING, Prospect, Reminders
from acompte.law.working_days import is_working_day, working_day
from acompte.model.days import shift
from acompte.model.money import ZERO
from acompte.model.records import OPENING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from decimal import Decimal

    from acompte.model.history import Owed
    from acompte.model.records import Customer, Invoice, Promise
    from acompte.model.settings import Step
    from acompte.model.state import DocumentState, State

LETTER, SENDING = "letter", "sending"
"""What goes: a letter about the document, the document itself."""

CLOSED_DAY, ON_ACCOUNT, NO_ADDRESS, REQUIRED, UNCERTAIN, NOT_SENT = (
    "closed-day",
    "on-account",
    "no-address",
    "required",
    "uncertain",
    "not-sent",
)
"""Why what would go does not, besides the reasons of `acompte.indicators.reminders`."""

NEW = 30
"""The days for which a document that nobody sent is sent by itself; after them, somebody must look."""


class Decision(NamedTuple):
    """What happens with one document on the day."""

    document: DocumentState
    what: str
    step: str | None = None
    """The step of the letter that goes, or of the next one."""
    day: date | None = None
    """The working day on which the letter goes, or is to go."""
    target: date | None = None
    """The due date that the letter is about."""
    broken: Promise | None = None
    """The promise to pay it that was broken since the last letter about it."""
    passed: tuple[str, ...] = ()
    """The steps that this letter leaves out: their days went by without a letter."""
    detail: str = ""
    """The reason that somebody gave, or what is missing."""

    @property
    def goes(self) -> bool:
        """Tell whether a letter about it goes."""
        return self.what == LETTER

    def is_late(self, today: date) -> bool:
        """Tell whether the due date that the letter is about has passed."""
        return self.target is not None and self.target < today


class Deciding:
    """The decisions of a day; what only a shell knows is passed in."""

    def __init__(
        self,
        state: State,
        *,
        missing: Callable[[Invoice], str] | None = None,
        uncertain: Collection[str] = (),
        any_day: bool = False,
        anyone: bool = False,
    ) -> None:
        """Look at a day.

        `missing` names what a customer requires with a document and does not have; `uncertain` are documents whose
        last letter may have been sent or not; `any_day` lets letters go on weekends and holidays, `anyone` to customers
        without any address.
        """
        self.state = state
        self.day = state.day
        self.reminders = Reminders(state)
        self.missing = missing
        self.uncertain = uncertain
        self.works = any_day or is_working_day(self.day)
        # Books that have no customer's address keep them elsewhere.
        self.anyone = anyone or not any(map(has_address, state.book.customers.values()))
        self.why: dict[tuple[str, str], str] = {}
        for mark in state.book.marks:
            if mark.date <= self.day and mark.begins:
                self.why[mark.what, mark.subject] = mark.why
        self.promises: dict[str, Promise] = {}
        for promise in state.book.promises:
            if promise.date <= self.day:
                self.promises[promise.document] = promise
        self.sent = {sending.document for sending in state.book.sendings if sending.date <= self.day}

    def all(self, documents: Iterable[DocumentState] | None = None) -> list[Decision]:
        """Give a decision on every open document, in their order; on those given, where some are."""
        open_ones = [document for document in self.state.documents if document.open > 0]
        decisions = {document.invoice.place: self._decide(document) for document in open_ones}
        going: dict[str, list[Decision]] = {}
        for decision in decisions.values():
            if decision.goes:
                going.setdefault(decision.document.invoice.customer, []).append(decision)
        for customer, letters in going.items():
            standing = self.state.on_account.get(customer, ZERO)
            if standing > 0 and standing + self.state.tolerance >= sum((self._asked(d) for d in letters), ZERO):
                for decision in letters:
                    place = decision.document.invoice.place
                    decisions[place] = decision._replace(what=ON_ACCOUNT, detail=f"{standing:.2f}", passed=())
        if documents is None:
            return list(decisions.values())
        places = [(document, document.invoice.place) for document in documents]
        return [decisions.get(place) or self._decide(document) for document, place in places]

    def _asked(self, decision: Decision) -> Decimal:
        return asked(decision.document.owed, decision.target, self.day)

    def _decide(self, document: DocumentState) -> Decision:
        found = self.reminders.prospect(document)
        if found.step is not None and found.day is not None and found.day <= self.day:
            return self._due(document, found)
        day = found.day if found.day is None else working_day(found.day)
        decision = Decision(document, found.why, found.step, day, found.target, detail=self._why(document))
        return self._sending(decision)

    def _due(self, document: DocumentState, found: Prospect) -> Decision:
        """Decide on a document whose letter has come."""
        what, day = LETTER, self.day
        if document.invoice.number in self.uncertain:
            what = UNCERTAIN
        elif not self._is_reachable(document.invoice):
            what = NO_ADDRESS
        elif not self.works:
            what, day = CLOSED_DAY, working_day(self.day)
        return Decision(document, what, found.step, day, found.target, found.broken, found.passed)

    def _sending(self, decision: Decision) -> Decision:
        """Let a document go that nobody sent yet."""
        invoice = decision.document.invoice
        if decision.what not in (WAITING, TOO_SOON, NO_PLAN) or invoice.kind == OPENING:
            return decision
        if invoice.number in self.sent or self.reminders.made(invoice).times:
            return decision
        start = self.state.book.settings.start
        if start is not None and invoice.date < start:
            return decision
        if not self.sent:  # books that record no sending send elsewhere
            return decision
        if invoice.date < shift(self.day, -NEW):
            return decision._replace(what=NOT_SENT)
        if invoice.number in self.uncertain:
            return decision._replace(what=UNCERTAIN)
        if not self._is_reachable(invoice):
            return decision._replace(what=NO_ADDRESS)
        missing = self.missing(invoice) if self.missing else ""
        if missing:
            return decision._replace(what=REQUIRED, detail=missing)
        if not self.works:
            return decision._replace(what=CLOSED_DAY, day=working_day(self.day))
        return decision._replace(what=SENDING)

    def _is_reachable(self, invoice: Invoice) -> bool:
        """Tell whether a letter can reach the customer: by e-mail or by post."""
        customer = self.state.book.customers.get(invoice.customer)
        return self.anyone or (customer is not None and has_address(customer))

    def _why(self, document: DocumentState) -> str:
        number, customer = document.invoice.number, document.invoice.customer
        if document.disputed:
            return self.why.get(("dispute", number), "")
        if document.held:
            return self.why.get(("hold", number)) or self.why.get(("hold", customer), "")
        return self.why.get(("insolvency", customer), "")


def has_address(customer: Customer) -> bool:
    """Tell whether the books have an e-mail or a postal address of a customer."""
    return bool(customer.text("email").strip() or customer.text("address").strip())


def asked(owed: Iterable[Owed], target: date | None, day: date) -> Decimal:
    """Give what a letter about a due date asks for: all that is late, or what falls due by then."""
    until = target if target is not None and target >= day else shift(day, -1)
    return sum((part.open for part in owed if part.open > 0 and part.due is not None and part.due <= until), ZERO)


def plan_days(plan: Iterable[Step], name: str) -> int:
    """Give the days of a step from the due date; 0 for a step that the plan has not."""
    return next((step.days or 0 for step in plan if step.name == name), 0)

"""The claim on a customer to the cent: what is due, what lateness costs, and what is left out, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.penalties import DAYS_OF_YEAR, Penalties
from acompte.law.lateness import Lateness
from acompte.law.limitation import TimeBar
from acompte.model.money import ZERO, cents, percent_of
from acompte.model.records import COMPANY, DEBIT_NOTE, DEPOSIT
from acompte.model.state import in_force

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.penalties import Penalty, Slice
    from acompte.model.history import History
    from acompte.model.records import Invoice
    from acompte.model.state import DocumentState, State

AFTER, DISPUTED, UNPAID_DEPOSIT, PROMISED, BILL, HELD, NOT_DUE, BARRED, TOLERATED = (
    "after", "disputed", "deposit", "promised", "bill", "held", "not-due", "barred", "tolerance",
)  # fmt: skip
"""Why a document is left out of a claim that names the customer only."""


class Payment(NamedTuple):
    """What settled a part of a document: money, a credit note, a discount and so on; negative where it bounced."""

    date: date
    kind: str
    amount: Decimal


class Claimed(NamedTuple):
    """One document in the claim."""

    state: DocumentState
    principal: Decimal
    """What is due and open; in an insolvency all that is open."""
    payments: tuple[Payment, ...]
    penalty: Penalty | None
    last_day: date
    """The last day on which it can be sued for."""
    doubts: tuple[str, ...]
    """Why it would have been left out, had nobody named it."""

    @property
    def invoice(self) -> Invoice:
        """Give the document."""
        return self.state.invoice

    @property
    def interest(self) -> Decimal | None:
        """Give the interest neither charged nor given up; None where a rate is unknown."""
        return ZERO if self.penalty is None else self.penalty.interest_left

    @property
    def costs(self) -> bool:
        """Tell whether its lateness costs something that was neither charged nor given up."""
        return self.interest != ZERO or bool(self.fee)

    @property
    def fee(self) -> Decimal:
        """Give the flat fee neither charged nor given up."""
        return ZERO if self.penalty is None else self.penalty.fee_left


class LeftOut(NamedTuple):
    """An open document that the claim leaves out."""

    state: DocumentState
    why: str


class Claim(NamedTuple):
    """What one customer owes on a day."""

    customer: str
    kind: str
    day: date
    insolvent: date | None
    """Since when the customer is in insolvency."""
    documents: tuple[Claimed, ...]
    """Invoices, by due date."""
    notes: tuple[Claimed, ...]
    """Debit notes: interest and fees that were charged."""
    left_out: tuple[LeftOut, ...]
    on_account: Decimal
    """Money of the customer's that no document has taken: it is not taken off."""

    @property
    def all(self) -> tuple[Claimed, ...]:
        """Give invoices and debit notes."""
        return (*self.documents, *self.notes)

    @property
    def principal(self) -> Decimal:
        """Give the sum of what invoices ask for."""
        return sum((row.principal for row in self.documents), ZERO)

    @property
    def charged(self) -> Decimal:
        """Give the interest and fees that debit notes ask for."""
        return sum((row.principal for row in self.notes), ZERO)

    @property
    def interest(self) -> Decimal | None:
        """Give the interest to the day that was not charged yet; None where a rate is unknown."""
        known = [row.interest for row in self.documents]
        return None if None in known else sum((part for part in known if part is not None), ZERO)

    @property
    def fees(self) -> Decimal:
        """Give the flat fees that were not charged yet."""
        return sum((row.fee for row in self.documents), ZERO)

    @property
    def least(self) -> Decimal:
        """Give the sum without the interest that was not charged yet."""
        return self.principal + self.charged + self.fees

    @property
    def total(self) -> Decimal | None:
        """Give the whole claim on the day; None where a rate is unknown."""
        return None if self.interest is None else self.least + self.interest

    @property
    def running(self) -> tuple[Slice, ...]:
        """Give the slices of interest that still run on the day."""
        if self.insolvent is not None:
            return ()
        penalties = (row.penalty for row in self.documents if row.penalty is not None)
        return tuple(part for penalty in penalties for part in penalty.slices if part.last == self.day)

    @property
    def daily(self) -> Decimal | None:
        """Give what one more day costs at the rates of the day, rounded to the cent; None where one is unknown."""
        parts = self.running
        if any(part.rate is None for part in parts):
            return None
        yearly = sum((percent_of(part.base, part.rate or ZERO) for part in parts), ZERO)
        return cents(yearly / DAYS_OF_YEAR)

    @property
    def last_day(self) -> date:
        """Give the last day on which all of it can be sued for."""
        return min(row.last_day for row in self.all)


def claim_on(
    history: History, state: State, customer: str, numbers: Collection[str] = (), *, deposits: bool = False
) -> Claim:
    """Give the claim on a customer, by the documents named, else by all that are due and that nothing speaks against.

    In an insolvency the claim is on all that was owed before the judgment, due or not (C. com. L622-24, L622-25).
    """
    known = history.book.customers.get(customer)
    making = _Making(history, state, deposits)
    claimed: list[Claimed] = []
    left_out: list[LeftOut] = []
    for document in state.documents:
        invoice = document.invoice
        if invoice.customer != customer or invoice.is_credit:
            continue
        if invoice.number not in numbers if numbers else document.open <= 0:
            continue
        found = making.claimed(document)
        if not (found.principal or (numbers and found.costs)):
            if document.open > 0:
                left_out.append(LeftOut(document, NOT_DUE))
        elif found.doubts and not numbers:
            left_out.append(LeftOut(document, found.doubts[0]))
        else:
            claimed.append(found)
    claimed.sort(key=lambda row: (row.invoice.instalments[0].due or row.invoice.date, row.invoice.key))
    return Claim(
        customer,
        known.kind if known else COMPANY,
        state.day,
        making.lateness.insolvent[customer] if making.is_insolvent(customer) else None,
        tuple(row for row in claimed if row.invoice.kind != DEBIT_NOTE),
        tuple(row for row in claimed if row.invoice.kind == DEBIT_NOTE),
        tuple(left_out),
        state.on_account.get(customer, ZERO),
    )


class _Making:
    def __init__(self, history: History, state: State, deposits: bool) -> None:
        self.history = history
        self.state = state
        self.deposits = deposits
        self.penalties = Penalties(history, state.day)
        self.lateness: Lateness = self.penalties.lateness
        self.limits = TimeBar(history, state.day)
        self.in_force = in_force(history.book, state.day)

    def claimed(self, document: DocumentState) -> Claimed:
        invoice = document.invoice
        insolvent = self.lateness.insolvency(invoice)
        due = sum((part.open for part in document.owed if part.due and part.due <= self.state.day), ZERO)
        return Claimed(
            document,
            document.open if insolvent else due,
            tuple(self._payments(invoice)),
            self.penalties.of(invoice) if invoice.kind != DEBIT_NOTE else None,
            self.limits.last_day(invoice),
            tuple(self._doubts(document, in_insolvency=insolvent is not None)),
        )

    def is_insolvent(self, customer: str) -> bool:
        return ("insolvency", customer) in self.in_force

    def _payments(self, invoice: Invoice) -> Iterable[Payment]:
        sums: dict[tuple[date, str], Decimal] = {}
        for settling in self.history.settlings[invoice.place]:
            if settling.day <= self.state.day:
                key = max(settling.entry.date, settling.day), settling.kind
                sums[key] = sums.get(key, ZERO) + settling.amount
        return (Payment(on, kind, amount) for (on, kind), amount in sorted(sums.items()) if amount)

    def _doubts(self, document: DocumentState, *, in_insolvency: bool) -> Iterable[str]:
        """Give why a document may not belong in a claim; a declaration in an insolvency leaves nothing out."""
        if in_insolvency:
            return
        if self.is_insolvent(document.invoice.customer):
            yield AFTER
        if document.disputed:
            yield DISPUTED
        if self.limits.last_day(document.invoice) < self.state.day:
            yield BARRED
        if document.invoice.kind == DEPOSIT and not self.deposits:
            yield UNPAID_DEPOSIT
        if document.promise is not None:
            yield PROMISED
        if document.bill:
            yield BILL
        if document.held:
            yield HELD
        if ZERO < document.open <= self.state.tolerance:
            yield TOLERATED

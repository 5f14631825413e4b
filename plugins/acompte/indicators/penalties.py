"""Late interest to the day, and the flat fee for recovery costs: what lateness costs the customer, a document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.charges import FEE, Charge, Charges
from acompte.law.facts import FLAT_FEE, PUBLIC_FLAT_FEE
from acompte.law.lateness import Lateness
from acompte.law.rates import Basis, Rates, basis, half_year, half_years, yearly_rate
from acompte.model.days import shift
from acompte.model.money import ZERO, cents, fill
from acompte.model.records import COMPANY, PUBLIC
from acompte.model.state import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from acompte.law.lateness import Late
    from acompte.model.history import History
    from acompte.model.records import Invoice

DAYS_OF_YEAR = 365
_FEES = {COMPANY: FLAT_FEE.value, PUBLIC: PUBLIC_FLAT_FEE.value}


class Slice(NamedTuple):
    """Interest on one amount at one rate, over days that are all late."""

    first: date
    last: date
    base: Decimal
    rate: Decimal | None
    """Yearly, in percent; None where nobody has said the rate that it rests on."""
    rests_on: Basis
    """The published rate that the rate rests on."""
    interest: Decimal | None
    """Rounded half up to the cent, by itself; None where the rate is unknown: no figure is made up."""
    charged: Decimal = ZERO
    is_waived: bool = False
    """True where what is not charged of it was given up."""

    @property
    def days(self) -> int:
        """Give the number of days, the first and the last included."""
        return (self.last - self.first).days + 1

    @property
    def left(self) -> Decimal | None:
        """Give what is neither charged nor given up; None where the rate is unknown."""
        if self.is_waived:
            return ZERO
        return None if self.interest is None else self.interest - self.charged

    @property
    def waived(self) -> Decimal | None:
        """Give what was given up; None where the rate is unknown, and with it the amount."""
        if not self.is_waived:
            return ZERO
        return None if self.interest is None else self.interest - self.charged


class Penalty(NamedTuple):
    """What the lateness of one document costs up to a day, and what became of it."""

    invoice: Invoice
    slices: tuple[Slice, ...]
    """In order of days; the fee stands with the first."""
    fee: Decimal
    """The flat fee: once a document, 0.00 for consumers."""
    fee_charged: Decimal
    fee_waived: Decimal
    disputed: bool
    notes: tuple[str, ...]
    """The debit notes that charged some of it."""
    waived_on: date | None
    """The day of the last waiver."""

    @property
    def interest(self) -> Decimal | None:
        """Give the interest of all slices; None where the rate of one is unknown."""
        return _sum(part.interest for part in self.slices)

    @property
    def charged(self) -> Decimal:
        """Give what debit notes have charged of interest and fee."""
        return sum((part.charged for part in self.slices), self.fee_charged)

    @property
    def waived(self) -> Decimal | None:
        """Give what was given up of interest and fee; None where the rate of a slice given up is unknown."""
        given_up = _sum(part.waived for part in self.slices)
        return None if given_up is None else given_up + self.fee_waived

    @property
    def interest_left(self) -> Decimal | None:
        """Give the interest neither charged nor given up; None where the rate of a slice left is unknown."""
        return _sum(part.left for part in self.slices)

    @property
    def fee_left(self) -> Decimal:
        """Give the fee, where it is neither charged nor given up."""
        return self.fee - self.fee_charged - self.fee_waived

    @property
    def left(self) -> Decimal | None:
        """Give interest and fee to the day, not charged yet; None where a rate is unknown."""
        interest = self.interest_left
        return None if interest is None else interest + self.fee_left

    @property
    def unknown(self) -> tuple[Basis, ...]:
        """Give the rates that nobody has said and that what is left rests on."""
        return tuple(dict.fromkeys(part.rests_on for part in self.slices if part.left is None))


class Penalties:
    """The late interest and the flat fees of all documents up to a day (METRICS.md, late interest)."""

    def __init__(self, history: History, day: date, *, before: Invoice | None = None) -> None:
        """Take what was known on the day: rates, settlements, formal notices, insolvencies, charges, waivers.

        `before` leaves out what that debit note and later ones charge, and what is given up on its day.
        """
        self.history = history
        self.day = day
        self.before = before
        self.lateness = Lateness(history, day)
        self.rates = Rates(history.book.settings, day)
        self.disputed = {subject for what, subject in in_force(history.book, day) if what == "dispute"}
        self.waivers: dict[str, list[date]] = {}
        for mark in history.book.marks:
            if mark.what == "waiver" and mark.date <= day and (before is None or mark.date < before.date):
                self.waivers.setdefault(mark.subject, []).append(mark.date)

    def of(self, invoice: Invoice) -> Penalty | None:
        """Give what the lateness of a document costs; None where it was never late, or bears nothing.

        C. com. L441-10 II and D441-5 (companies), CCP R2192-31 and D2192-35 (public buyers), C. civ. 1231-6
        (consumers, from the formal notice on).
        """
        slices = self.slices(invoice, self.day)
        if not slices:
            return None
        waivers = self.waivers.get(invoice.number, [])
        return self._filled(invoice, slices, self.charges.of(invoice.number), waivers)

    def begun_after(self, day: date) -> Iterator[Penalty]:
        """Give the same of every document that bears interest from a later day on, and not before."""
        for invoice in self.history.book.invoices:
            began = self.lateness.began(invoice) if self.lateness.may_run(invoice, day, self.day) else None
            found = self.of(invoice) if began is not None and began > day else None
            if found is not None:
                yield found

    @cached_property
    def charges(self) -> Charges:
        """What debit notes have charged up to the day."""
        return Charges(self.history.book, self.day, self._owed, self.before)

    def fee(self, invoice: Invoice) -> Decimal:
        """Give the flat fee of a document that was late: 0.00 for consumers."""
        return _FEES.get(self.lateness.kind(invoice), ZERO)

    def slices(self, invoice: Invoice, until: date) -> tuple[Slice, ...]:
        """Give the interest that ran up to a day, whatever became of it."""
        parts = [part for late in self.lateness.of(invoice) for part in self._cut(invoice, late, until)]
        return tuple(sorted(parts, key=lambda part: part[:3]))

    def _cut(self, invoice: Invoice, late: Late, until: date) -> Iterator[Slice]:
        """Cut days late at every 1 January and 1 July, for each half-year has its rate, and after every waiver."""
        kind, agreed = self.lateness.kind(invoice), self.rates.agreed(invoice)
        last = min(late.last, until)
        for half in half_years(late.first, last):
            began = half_year(late.began)
            rests_on = basis(kind, half, began=began, penalty=agreed)
            rate = yearly_rate(self.rates, kind, half, began=began, penalty=agreed)
            begin, end = max(late.first, half.first), min(last, half.last)
            for first, stop in _parted(begin, end, self.waivers.get(invoice.number, ())):
                part = Slice(first, stop, late.open, rate, rests_on, None)
                yield part if rate is None else part._replace(interest=interest_of(late.open, rate, part.days))

    def _owed(self, invoice: Invoice, day: date, role: str, charges: Sequence[Charge]) -> Decimal:
        """Give what a document owes on a day, of interest or of the fee, that is not charged yet."""
        waivers = [waiver for waiver in self.waivers.get(invoice.number, ()) if waiver < day]
        found = self._filled(invoice, self.slices(invoice, day), charges, waivers)
        if found is None:
            return ZERO
        return found.fee_left if role == FEE else sum((part.left or ZERO for part in found.slices), ZERO)

    def _filled(
        self, invoice: Invoice, slices: tuple[Slice, ...], charges: Sequence[Charge], waivers: Sequence[date]
    ) -> Penalty | None:
        """Pour charges into the slices in order of days; a waiver gives up what is left of those up to its day."""
        if not slices:
            return None
        fee = self.fee(invoice)
        fee_charged = fee_waived = ZERO
        since = date.min
        for until in (*waivers, date.max):
            due = [charge for charge in charges if since < charge.date <= until]
            slices = _poured(slices, sum((charge.interest for charge in due), ZERO))
            fee_charged += min(fee - fee_charged - fee_waived, sum((charge.fee for charge in due), ZERO))
            if until < date.max and slices[0].first <= until:
                slices = tuple(part._replace(is_waived=part.is_waived or part.last <= until) for part in slices)
                fee_waived = fee - fee_charged
            since = until
        return Penalty(
            invoice,
            slices,
            fee,
            fee_charged,
            fee_waived,
            invoice.number in self.disputed,
            tuple(charge.note for charge in charges if charge.interest or charge.fee),
            waivers[-1] if waivers else None,
        )


def _poured(slices: tuple[Slice, ...], amount: Decimal) -> tuple[Slice, ...]:
    """Charge an amount of interest on slices, the earliest first, up to what is left of each."""
    rooms = [max(part.left or ZERO, ZERO) for part in slices]
    taken = fill(max(amount, ZERO), rooms)
    return tuple(part._replace(charged=part.charged + more) for part, more in zip(slices, taken, strict=True))


def _parted(first: date, last: date, after: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Cut the days from one to another after some days."""
    for day in sorted(set(after)):
        if first <= day < last:
            yield first, day
            first = shift(day, 1)
    if first <= last:
        yield first, last


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum amounts; None where one of them is not known."""
    rows = list(amounts)
    known = [amount for amount in rows if amount is not None]
    return sum(known, ZERO) if len(known) == len(rows) else None


def interest_of(base: Decimal, rate: Decimal, days: int) -> Decimal:
    """Give the interest on an amount at a yearly rate in percent: base × rate ÷ 100 × days ÷ 365, to the cent."""
    return cents(base * rate * days / (100 * DAYS_OF_YEAR))

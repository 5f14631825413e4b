"""Late interest to the day, and the flat fee for recovery costs: what lateness costs the customer, a document."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.law.facts import FLAT_FEE, PUBLIC_FLAT_FEE
from acompte.law.lateness import Lateness
from acompte.law.rates import Rates, half_year, half_years, yearly_rate
from acompte.model.money import ZERO, cents
from acompte.model.records import COMPANY, PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from acompte.law.lateness import Late
    from acompte.model.history import History
    from acompte.model.records import Invoice

_DAYS_OF_YEAR = 365
_FEES = {COMPANY: FLAT_FEE.value, PUBLIC: PUBLIC_FLAT_FEE.value}


class Slice(NamedTuple):
    """Interest on one amount at one rate, over days that are all late."""

    first: date
    last: date
    base: Decimal
    rate: Decimal | None
    """Yearly, in percent; None where nobody has said the rate that it rests on."""
    interest: Decimal | None
    """Rounded half up to the cent, by itself; None where the rate is unknown: no figure is made up."""

    @property
    def days(self) -> int:
        """Give the number of days, the first and the last included."""
        return (self.last - self.first).days + 1


class Penalty(NamedTuple):
    """What the lateness of one document costs."""

    invoice: Invoice
    slices: tuple[Slice, ...]
    fee: Decimal
    """The flat fee: once a document, 0.00 for consumers."""

    @property
    def interest(self) -> Decimal | None:
        """Give the interest of all slices; None where the rate of one is unknown."""
        known = [part.interest for part in self.slices if part.interest is not None]
        return sum(known, ZERO) if len(known) == len(self.slices) else None


class Penalties:
    """The late interest and the flat fees of all documents up to a day (METRICS.md, late interest)."""

    def __init__(self, history: History, day: date) -> None:
        """Take what was known on the day: rates, settlements, formal notices, insolvencies."""
        self.lateness = Lateness(history, day)
        self.rates = Rates(history.book.settings, day)

    def of(self, invoice: Invoice) -> Penalty | None:
        """Give what the lateness of a document costs; None where it was never late, or bears nothing.

        C. com. L441-10 II and D441-5 (companies), CCP R2192-31 and D2192-35 (public buyers), C. civ. 1231-6
        (consumers, from the formal notice on).
        """
        lates = sorted(self.lateness.of(invoice))
        slices = tuple(part for late in lates for part in self._slices(invoice, late))
        if not slices:
            return None
        return Penalty(invoice, slices, _FEES.get(self.lateness.kind(invoice), ZERO))

    def _slices(self, invoice: Invoice, late: Late) -> Iterator[Slice]:
        """Cut days late at every 1 January and 1 July: each half-year has its rate."""
        kind, agreed = self.lateness.kind(invoice), self.rates.agreed(invoice)
        for half in half_years(late.first, late.last):
            first, last = max(late.first, half.first), min(late.last, half.last)
            rate = yearly_rate(self.rates, kind, half, began=half_year(late.began), penalty=agreed)
            part = Slice(first, last, late.open, rate, None)
            yield part if rate is None else part._replace(interest=interest_of(late.open, rate, part.days))


def interest_of(base: Decimal, rate: Decimal, days: int) -> Decimal:
    """Give the interest on an amount at a yearly rate in percent: base × rate ÷ 100 × days ÷ 365, to the cent."""
    return cents(base * rate * days / (100 * _DAYS_OF_YEAR))

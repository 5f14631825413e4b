"""Sums over days, and the numbers that indicators are made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import month_end, shift
from acompte.model.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WINDOW = 365
_FOUR_PLACES = Decimal("0.0001")
_ONE_PLACE = Decimal("0.1")
_WIDE = Context(prec=100)
_ZERO, _NAUGHT = Decimal("0.0000"), Decimal("0.0")


class Running:
    """Amounts on days, summed once: the sum up to any day is one look-up."""

    __slots__ = ("amounts", "days", "sums")

    def __init__(self, rows: Iterable[tuple[date, Decimal]]) -> None:
        """Sum the rows of each day, then the days in order."""
        by_day: dict[date, Decimal] = {}
        for day, amount in rows:
            by_day[day] = by_day.get(day, ZERO) + amount
        self.days = sorted(by_day)
        self.amounts = [by_day[day] for day in self.days]
        self.sums = list(accumulate(self.amounts, initial=ZERO))

    @classmethod
    def joined(cls, parts: Iterable[Running]) -> Running:
        """Give the sum of several."""
        return cls(row for part in parts for row in zip(part.days, part.amounts, strict=True))

    def until(self, day: date) -> Decimal:
        """Give the sum of all rows dated up to a day."""
        return self.sums[bisect_right(self.days, day)]

    def between(self, after: date, until: date) -> Decimal:
        """Give the sum of the rows dated in (after, until]."""
        return self.until(until) - self.until(after)

    def last_before(self, day: date) -> date | None:
        """Give the last day before a day that has a row."""
        place = bisect_left(self.days, day)
        return self.days[place - 1] if place else None


class Late(NamedTuple):
    """An amount that counts on one day but is known only from a later one."""

    day: date
    known: date
    amount: Decimal


class Windowed:
    """A running sum, with the few amounts that become known after the day they count on."""

    __slots__ = ("late", "running")

    def __init__(self, rows: Iterable[tuple[date, date, Decimal]] = ()) -> None:
        """Take rows (day it counts on, day it is known from, amount)."""
        prompt: list[tuple[date, Decimal]] = []
        self.late: list[Late] = []
        for day, known, amount in rows:
            if known > day:
                self.late.append(Late(day, known, amount))
            else:
                prompt.append((day, amount))
        self.running = Running(prompt)

    @classmethod
    def joined(cls, parts: Sequence[Windowed]) -> Windowed:
        """Give the sum of several."""
        whole = cls()
        whole.running = Running.joined(part.running for part in parts)
        whole.late = [row for part in parts for row in part.late]
        return whole

    def between(self, after: date, until: date) -> Decimal:
        """Give the sum of the rows that count in (after, until] and are known by its end."""
        late = (row.amount for row in self.late if after < row.day <= until and row.known <= until)
        return self.running.between(after, until) + sum(late, ZERO)


def ratio(above: Decimal, below: Decimal, times: int) -> Decimal | None:
    """Give above ÷ below × times with four places; None where the divisor is zero."""
    return four_places(above * times / below) if below else None


def four_places(value: Decimal) -> Decimal:
    """Round half up to four places; no negative zero."""
    return value.quantize(_FOUR_PLACES, ROUND_HALF_UP, _WIDE) or _ZERO


def one_decimal(value: Decimal) -> str:
    """Write a number of days or a percentage as it is shown: one decimal, half up."""
    return str(value.quantize(_ONE_PLACE, ROUND_HALF_UP, _WIDE) or _NAUGHT)


def month_start(day: date) -> date:
    """Give the first day of a month."""
    return day.replace(day=1)


def month_ends(first: date, last: date) -> Iterator[date]:
    """Give every month end from the month of `first` up to the day `last`."""
    end = month_end(first)
    while end <= last:
        yield end
        if end == date.max:
            return
        end = month_end(shift(end, 1))

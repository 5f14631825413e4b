"""Half-years, the rates in force in them, and the yearly rate of late interest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from acompte.law.facts import COMPANY_MARGIN, PENALTY_FLOOR, PUBLIC_MARGIN
from acompte.law.rate_table import RATES
from acompte.model.records import CONSUMER, PUBLIC
from acompte.model.values import percent

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.model.records import Invoice
    from acompte.model.settings import Settings

ECB, LEGAL, LEGAL_CONSUMER, PENALTY = "ecb", "legal", "legal-consumer", "penalty"


class HalfYear(NamedTuple):
    """A half of a calendar year, written `2026-S2`."""

    year: int
    half: int

    def __str__(self) -> str:
        return f"{self.year:04}-S{self.half}"

    @property
    def first(self) -> date:
        """Give its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        """Give its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


def half_year(day: date) -> HalfYear:
    """Give the half-year of a day."""
    return HalfYear(day.year, 1 if day.month < 7 else 2)


def half_years(first: date, last: date) -> list[HalfYear]:
    """Give the half-years from that of one day to that of another."""
    begin, end = half_year(first), half_year(last)
    years = range(begin.year, end.year + 1)
    return [half for year in years for half in (HalfYear(year, 1), HalfYear(year, 2)) if begin <= half <= end]


_SHIPPED: dict[tuple[str, str], Decimal] = {
    (name, row.half): rate
    for row in RATES
    for name, rate in ((ECB, row.ecb), (LEGAL, row.legal), (LEGAL_CONSUMER, row.legal_consumer))
}


class Rates:
    """The rates known on a day: the ledger's own, else those that the product ships."""

    def __init__(self, settings: Settings, day: date) -> None:
        """Take the ledger's rates dated up to a day; of two in one half-year, the later."""
        dated = [setting for setting in settings.rates if setting.date <= day]
        self._own = {(s.name, str(half_year(s.date))): s.value for s in dated if s.name != PENALTY}
        self._penalties = [(s.date, s.value) for s in dated if s.name == PENALTY]

    def of(self, name: str, half: HalfYear) -> Decimal | None:
        """Give the ECB's or a legal rate of a half-year; None where nobody has said it: none is made up."""
        key = (name, str(half))
        own = self._own.get(key)
        return own if own is not None else _SHIPPED.get(key)

    def penalty(self, day: date) -> Decimal | None:
        """Give the company's own rate of late interest on a day, in force until changed."""
        return next((value for since, value in reversed(self._penalties) if since <= day), None)

    def agreed(self, invoice: Invoice) -> Decimal | None:
        """Give the rate of late interest agreed for a document: its own, else the company's on its day."""
        own = percent(invoice.entry.meta.get("penalty"))
        return own if own is not None else self.penalty(invoice.date)


class Basis(NamedTuple):
    """The published rate that an interest rate rests on, and of which half-year."""

    name: str
    half: HalfYear


def basis(kind: str, half: HalfYear, *, began: HalfYear, penalty: Decimal | None) -> Basis:
    """Give the published rate that late interest of a half-year rests on.

    `began` is the half-year of the first day late: what public buyers owe is fixed by it. `penalty` is the
    rate agreed, of the invoice or of the company. Consumers owe the legal rate, once put on formal notice.
    """
    if kind == PUBLIC:
        return Basis(ECB, began)
    if kind == CONSUMER or penalty is not None:
        return Basis(LEGAL, half)
    return Basis(ECB, half)


def yearly_rate(rates: Rates, kind: str, half: HalfYear, *, began: HalfYear, penalty: Decimal | None) -> Decimal | None:
    """Give the yearly rate of late interest in a half-year, in percent; None where the rate it rests on is unknown.

    A rate agreed with a company is raised to three times the legal rate; where none is agreed, it is the
    ECB's + 10 points, to which that floor does not apply. See `basis` for the rest.
    """
    base = rates.of(*basis(kind, half, began=began, penalty=penalty))
    if base is None or kind == CONSUMER:
        return base
    if kind == PUBLIC:
        return base + PUBLIC_MARGIN.value
    if penalty is None:
        return base + COMPANY_MARGIN.value
    return max(penalty, base * PENALTY_FLOOR.value)

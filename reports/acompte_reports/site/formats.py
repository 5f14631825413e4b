"""Amounts, days and dates as the pages write them, with Babel's names of the months."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from acompte.indicators.window import one_decimal
from acompte.model import text

if TYPE_CHECKING:
    from datetime import date

NONE = "—"
_MINUS = "\u2212"
_DAY = {text.FRENCH: ("jour", "jours"), text.ENGLISH: ("day", "days")}


@lru_cache(maxsize=65536)
def _money(amount: Decimal, language: str, currency: str) -> str:
    return text.money(amount, language, currency)


def signs(group: str, point: str) -> dict[int, str]:
    """Give what stands in numbers for the comma between thousands, the decimal point and the hyphen."""
    return {ord(","): group, ord("."): point, ord("-"): _MINUS}


class Formats:
    """How one language writes."""

    def __init__(self, language: str, currency: str) -> None:
        """Write in a language, amounts in a currency."""
        self.language = language
        self.currency = currency
        self._months = get_month_names("wide", locale=language)
        self._short_months = get_month_names("abbreviated", locale=language)
        first = "1er" if language == text.FRENCH else "1"
        self._days = (first, *map(str, range(2, 32)))
        self._signs = signs("\u202f", ",") if language == text.FRENCH else signs(",", ".")

    def money(self, amount: Decimal | None) -> str:
        """Write an amount with its currency; a dash where there is none."""
        return NONE if amount is None else _money(amount, self.language, self.currency)

    def round(self, amount: Decimal) -> str:
        """Write an amount without cents, for drawings where room is short."""
        return text.number(amount.quantize(Decimal(1), ROUND_HALF_UP), self.language)[:-3]

    def tick(self, amount: int) -> str:
        """Write an amount on an axis: in thousands or millions where it has them."""
        sign = "€" if self.currency == "EUR" else self.currency
        size, unit = (10**6, "M") if amount >= 10**6 else (1000, "k") if amount >= 1000 else (1, "")
        short = str(amount // size) if amount % size == 0 else self.decimal(f"{amount / size:.1f}")
        return f"{short}\u00a0{unit}{sign}" if self.language == text.FRENCH else f"{sign}{short}{unit}"

    def decimal(self, written: str) -> str:
        """Write a plain number, or one with commas between thousands, with the language's signs and a real minus."""
        return written.translate(self._signs)

    def days(self, value: Decimal | None) -> str:
        """Write a number of days or a percentage: one decimal, half up."""
        return NONE if value is None else self.decimal(f"{Decimal(one_decimal(value)):,}")

    def in_days(self, value: Decimal | None) -> str:
        """Write a number of days with its unit in words; French has the singular below two."""
        if value is None:
            return NONE
        is_one = self.language == text.FRENCH and abs(Decimal(one_decimal(value))) < 2
        return f"{self.days(value)}\u00a0{_DAY[self.language][0 if is_one else 1]}"

    def percent(self, part: Decimal, whole: Decimal) -> str:
        """Write a share as a percentage without decimals; what is not nothing is never 0 %."""
        if not whole:
            return NONE
        share = round(part * 100 / whole)
        written = "< 1" if share == 0 and part > 0 else "> 99" if share == 100 and part < whole else str(share)
        return f"{written}\u00a0%" if self.language == text.FRENCH else f"{written}%"

    def percentage(self, value: Decimal | None) -> str:
        """Write a percentage with one decimal."""
        sign = "\u00a0%" if self.language == text.FRENCH else "%"
        return NONE if value is None else f"{self.days(value)}{sign}"

    def rate(self, percent: Decimal | None) -> str:
        """Write a rate without idle zeros."""
        return NONE if percent is None else text.rate(percent, self.language)

    def long(self, day: date | None) -> str:
        """Write a day in full: `31 août 2026`."""
        return NONE if day is None else f"{self._days[day.day - 1]} {self._months[day.month]} {day.year}"

    def medium(self, day: date | None) -> str:
        """Write a day for tables: `31 août 2026`, the month short."""
        return NONE if day is None else f"{self.short(day)} {day.year}"

    def brief(self, day: date | None, today: date) -> str:
        """Write a day for small print: without its year where that is today's."""
        return self.short(day) if day is not None and day.year == today.year else self.medium(day)

    def short(self, day: date | None) -> str:
        """Write a day without its year."""
        return NONE if day is None else f"{self._days[day.day - 1]} {self._short_months[day.month]}"

    def month_long(self, day: date) -> str:
        """Write a month in full: `août 2026`."""
        return f"{self._months[day.month]} {day.year}"

    def month(self, day: date) -> str:
        """Write a month on an axis: `août 26`."""
        return f"{self._short_months[day.month]} {day.year % 100:02}"

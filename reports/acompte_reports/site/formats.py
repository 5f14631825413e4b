"""Amounts, days and dates as the pages write them: Babel's results, each asked for once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

from acompte.indicators.window import one_decimal
from acompte.model import text

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

NONE = "—"
_LONG = {text.FRENCH: "d MMMM y", text.ENGLISH: "d MMMM y"}
_MEDIUM = {text.FRENCH: "d MMM y", text.ENGLISH: "d MMM y"}
_SHORT = {text.FRENCH: "d MMM", text.ENGLISH: "d MMM"}
_MONTH = {text.FRENCH: "MMM yy", text.ENGLISH: "MMM yy"}
_MINUS = "\u2212"


@lru_cache(maxsize=16384)
def _date(day: date, pattern: str, language: str) -> str:
    written = format_date(day, pattern, locale=language)
    return f"1er{written[1:]}" if language == text.FRENCH and pattern[0] == "d" and day.day == 1 else written


@lru_cache(maxsize=65536)
def _money(amount: Decimal, language: str, currency: str) -> str:
    return text.money(amount, language, currency)


class Formats:
    """How one language writes."""

    def __init__(self, language: str, currency: str) -> None:
        """Write in a language, amounts in a currency."""
        self.language = language
        self.currency = currency

    def money(self, amount: Decimal | None) -> str:
        """Write an amount with its currency; a dash where there is none."""
        return NONE if amount is None else _money(amount, self.language, self.currency)

    def round(self, amount: Decimal) -> str:
        """Write an amount without cents, for drawings where room is short."""
        return text.number(amount, self.language)[:-3]

    def tick(self, amount: int) -> str:
        """Write an amount on an axis: in thousands or millions where it has them."""
        sign = "€" if self.currency == "EUR" else self.currency
        size, unit = (10**6, "M") if amount >= 10**6 else (1000, "k") if amount >= 1000 else (1, "")
        short = str(amount // size) if amount % size == 0 else self.decimal(f"{amount / size:.1f}")
        return f"{short}\u00a0{unit}{sign}" if self.language == text.FRENCH else f"{sign}{short}{unit}"

    def decimal(self, written: str) -> str:
        """Write a plain number with the language's decimal sign and a real minus."""
        written = written.replace("-", _MINUS)
        return written.replace(".", ",") if self.language == text.FRENCH else written

    def days(self, value: Decimal | None) -> str:
        """Write a number of days or a percentage: one decimal, half up."""
        return NONE if value is None else self.decimal(one_decimal(value))

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
        return NONE if day is None else _date(day, _LONG[self.language], self.language)

    def medium(self, day: date | None) -> str:
        """Write a day for tables: `31 août 2026`, the month short."""
        return NONE if day is None else _date(day, _MEDIUM[self.language], self.language)

    def brief(self, day: date | None, today: date) -> str:
        """Write a day for small print: without its year where that is today's."""
        return self.short(day) if day is not None and day.year == today.year else self.medium(day)

    def short(self, day: date | None) -> str:
        """Write a day without its year."""
        return NONE if day is None else _date(day, _SHORT[self.language], self.language)

    def month_long(self, day: date) -> str:
        """Write a month in full: `août 2026`."""
        return _date(day, "MMMM y", self.language)

    def month(self, day: date) -> str:
        """Write a month on an axis: `août 26`."""
        return _date(day, _MONTH[self.language], self.language)

"""What people write in a ledger's strings: percentages, quantities, offsets in days."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_PERCENT = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*%?\s*")
_OFFSET = re.compile(r"\s*(?:[JjDd]\s*)?([+-]?\s*\d+)\s*")
_QUANTITY = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(.*?)\s*", re.DOTALL)


@lru_cache(maxsize=1024)
def _percent_text(text: str) -> Decimal | None:
    match = _PERCENT.fullmatch(text)
    return Decimal(match.group(1).replace(",", ".")) if match else None


def percent(value: object) -> Decimal | None:
    """Read `"30 %"`, `"5,5%"` or a bare number as a percentage; None where it is not one."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str):
        return _percent_text(value)
    return None


def offset(value: object) -> int | None:
    """Read `"J-7"`, `"D+3"` or a bare number as days before or after a due date; None where it is not one."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else None
    if isinstance(value, str) and (match := _OFFSET.fullmatch(value)):
        return int(match.group(1).replace(" ", ""))
    return None


def quantity(value: object) -> tuple[Decimal, str] | None:
    """Read `"60 m²"` as a quantity with its unit; None where no number stands first."""
    if isinstance(value, Decimal):
        return value, ""
    if isinstance(value, str) and (match := _QUANTITY.fullmatch(value)):
        return Decimal(match.group(1).replace(",", ".")), match.group(2)
    return None

"""What people write: percentages, quantities, offsets in days, amounts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from acompte.model.money import CENT

_PERCENT = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*%?\s*")
_OFFSET = re.compile(r"\s*(?:[JjDd]\s*)?([+-]?\s*\d+)\s*")
_QUANTITY = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(.*?)\s*", re.DOTALL)
_SPACES = str.maketrans("", "", " \u00a0\u202f'€")
_AMOUNT = re.compile(r"[+-]?\d+(?:\.\d+)?")
_TWO_WAYS = re.compile(r"[-+]?\d{1,3}[.,]\d{3}")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+,\d+)")
_LONGEST_AMOUNT = 16


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


def money(text: str) -> Decimal | None:
    """Read `8400`, `8 400,00`, `8,400.00 €` or `8.400,00`; None where it is no amount of at most two decimals.

    `8.400` and `8,400` are none: they are eight euros to some, and eight thousand to others.
    """
    plain = text.translate(_SPACES).removesuffix("EUR")
    if _TWO_WAYS.fullmatch(plain):
        return None
    if _THOUSANDS.fullmatch(plain):
        comma_is_decimal = plain.rfind(",") > plain.rfind(".") >= 0
        plain = plain.replace(".", "") if comma_is_decimal else plain.replace(",", "")
    plain = plain.replace(",", ".")
    if not _AMOUNT.fullmatch(plain) or len(plain) > _LONGEST_AMOUNT:
        return None
    amount = Decimal(plain)
    return amount.quantize(CENT) if amount == amount.quantize(CENT) else None


def broken_lines(text: str) -> str:
    r"""Read `\n`, as people type it on one line, as the end of a line."""
    return text.replace("\\n", "\n")

"""Amounts: `Decimal`, rounded half up to the cent in this one place."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ZERO = Decimal("0.00")
CENT = Decimal("0.01")
ONE = Decimal(1)
HUNDRED = Decimal(100)
_WIDE = Context(prec=100)


def cents(amount: Decimal) -> Decimal:
    """Round an amount half up to the cent ("la moitié étant comptabilisée pour une unité"); no negative zero."""
    return amount.quantize(CENT, ROUND_HALF_UP, _WIDE) or ZERO


def percent_of(base: Decimal, percent: Decimal) -> Decimal:
    """Give `percent` percent of `base`, rounded to the cent."""
    return cents(base * percent / HUNDRED)


def without_vat(total: Decimal, rate: Decimal) -> Decimal:
    """Give what is without VAT of an amount with VAT, rounded to the cent."""
    return cents(total * HUNDRED / (HUNDRED + rate))


def spread(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Cut `total` in proportion to `weights`, to the cent; the last part takes the cents that are left."""
    whole = sum(weights, ZERO)
    if not whole:
        return [ZERO] * (len(weights) - 1) + [total] if weights else []
    parts = [cents(total * weight / whole) for weight in weights[:-1]]
    return [*parts, total - sum(parts, ZERO)]


def fill(amount: Decimal, rooms: Iterable[Decimal]) -> Iterator[Decimal]:
    """Pour `amount` into `rooms` one after the other and give what each one takes."""
    for room in rooms:
        taken = min(amount, room)
        amount -= taken
        yield taken

"""Scales: from values to places on a drawing. Heights are pixels, widths per cent of whatever room there is."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tick(NamedTuple):
    """A mark on an axis: its place, its text, which side the text leans to, whether it goes when room is short."""

    at: str
    text: str
    anchor: str = "middle"
    optional: bool = False


def place(value: Decimal | float) -> str:
    """Write a place with two decimals at most, the same on every machine."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def step_of(highest: Decimal, count: int = 5) -> int:
    """Give a round step so that at most `count` of them reach over the highest value."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size // 2, 5 * size):
            if step * count >= highest:
                return step
        size *= 10


class Height:
    """Values from zero up to a round top, drawn downwards."""

    def __init__(self, highest: Decimal, height: int, count: int = 5) -> None:
        """Make room for the highest value."""
        self.step = step_of(max(highest, Decimal(1)), count)
        self.top = self.step * max(ceil(highest / self.step), 1)
        self.height = height

    def y(self, value: Decimal) -> Decimal:
        """Give where a value stands, from the top."""
        return self.height - value * self.height / self.top

    @property
    def values(self) -> list[int]:
        """Give the values that gridlines stand for."""
        return list(range(0, self.top + 1, self.step))


def apart(wanted: Sequence[Decimal], gap: int, low: int, high: int) -> list[Decimal]:
    """Move labels apart so that none covers another, as little as needed, between low and high."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    found = [Decimal(low)] * len(wanted)
    edge = Decimal(low)
    for i in order:
        found[i] = max(wanted[i], edge)
        edge = found[i] + gap
    edge = Decimal(high)
    for i in reversed(order):
        found[i] = min(found[i], edge)
        edge = found[i] - gap
    return found

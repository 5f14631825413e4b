"""Files named after their period: `2026.beancount`, `2026/01.beancount`, `2026-01.beancount`, and the next of them."""

from __future__ import annotations

import re

Month = tuple[int, int]


def month_file(name: str, month: Month, wanted: Month) -> str | None:
    """Give the name of another month's file, after that of `month`; None where the name does not say its month."""
    year, number = f"{month[0]:04d}", f"{month[1]:02d}"
    new_year, new_number = f"{wanted[0]:04d}", f"{wanted[1]:02d}"
    after, count = re.subn(rf"(?<!\d){year}([-_./]?){number}(?=[./])", rf"{new_year}\g<1>{new_number}", name)
    if not count:
        after, count = re.subn(rf"(?<!\d){number}([-_.]){year}(?=[./])", rf"{new_number}\g<1>{new_year}", name)
    if not count:
        return None
    return _with_year(after, year, new_year)


def year_file(name: str, year: int, wanted: int) -> str | None:
    """Give the name of another year's file, after that of `year`; None where the name does not say its year."""
    renamed = _with_year(name, f"{year:04d}", f"{wanted:04d}")
    return renamed if renamed != name else None


def _with_year(name: str, year: str, wanted: str) -> str:
    return re.sub(rf"(?<!\d){year}(?!\d)", wanted, name)

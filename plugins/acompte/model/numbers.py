"""Document numbers: their natural order, their series, the shapes of series that nobody declared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

_DIGITS = re.compile(r"(\d+)")
_FIELD = re.compile(r"\{(year|month|number)(?::0?(\d{1,2})d?)?\}")
_LINK = re.compile(r"[A-Za-z0-9\-_/.]+")

_MOST_DIGITS = 4000

NumberKey = tuple[str | int, ...]


def number_key(number: str) -> NumberKey:
    """Give the natural order of a number: `FA-9` stands before `FA-10`."""
    parts = _DIGITS.split(number)
    if len(parts) == 5:
        before, first, between, last, after = parts
        return before, _int(first), between, _int(last), after
    return tuple([_int(part) if place % 2 else part for place, part in enumerate(parts)])


def _int(digits: str) -> int:
    """Read digits, of which Python takes some thousands at most."""
    return int(digits[:_MOST_DIGITS])


def is_link(number: str) -> bool:
    """Tell whether a number can be a Beancount link: ASCII letters, digits, `-_/.`."""
    return _LINK.fullmatch(number) is not None


class Place(NamedTuple):
    """Where a number stands in its series: the period its count restarts in, and the count."""

    period: tuple[int, ...]
    number: int


class Series(NamedTuple):
    """A pattern such as `FA{year}-{number:03}`, and the expression that reads numbers made with it."""

    pattern: str
    expression: re.Pattern[str]
    periods: tuple[str, ...]

    def place(self, number: str) -> Place | None:
        """Read a number; None where it does not fit."""
        match = self.expression.fullmatch(number)
        if match is None:
            return None
        periods = self.periods
        if len(periods) == 1:
            return Place((int(match[periods[0]]),), _int(match["number"]))
        return Place(tuple([int(match[name]) for name in self.periods]), _int(match["number"]))

    def write(self, day: date, count: int) -> str:
        """Give the number of the document with this count issued on a day."""
        values = {"year": day.year, "month": day.month, "number": count}

        def field(match: re.Match[str]) -> str:
            name, width = match.group(1), match.group(2)
            if name == "year" and width == "2":
                return f"{day.year % 100:02d}"
            default = {"year": 4, "month": 2, "number": 1}[name]
            return f"{values[name]:0{int(width or default)}d}"

        return _FIELD.sub(field, self.pattern)


@lru_cache(maxsize=256)
def series(pattern: str) -> Series | None:
    """Read a series pattern with `{year}`, `{month}` and `{number}`; None where it has no `{number}`."""
    expression, last, names = "", 0, []
    for match in _FIELD.finditer(pattern):
        name, width = match.group(1), match.group(2)
        names.append(name)
        digits = {"year": rf"\d{{{width or 4}}}", "month": r"\d{2}", "number": rf"\d{{{width or 1},}}"}[name]
        expression += re.escape(pattern[last : match.start()]) + f"(?P<{name}>{digits})"
        last = match.end()
    rest = pattern[last:]
    if names.count("number") != 1 or len(set(names)) != len(names) or set("{}") & set(_FIELD.sub("", pattern)):
        return None
    periods = tuple(name for name in ("year", "month") if name in names)
    return Series(pattern, re.compile(expression + re.escape(rest)), periods)


def shape(number: str, year: int) -> str | None:
    """Guess the pattern of a number in use, `FA2026-031` in 2026: `FA{year}-{number:03}`.

    The last run of digits counts; a run that is the document's year, or starts with it, is the year.
    None where the number has no digit.
    """
    parts = _DIGITS.split(number)
    if len(parts) < 3:
        return None
    last = len(parts) - 2
    for index in range(1, last, 2):
        if parts[index] == str(year):
            parts[index] = "{year}"
            break
    digits = parts[last]
    if "{year}" not in parts and len(digits) >= 6 and digits.startswith(str(year)):
        parts[last] = f"{{year}}{{number:0{len(digits) - 4}}}"
    else:
        parts[last] = f"{{number:0{len(digits)}}}" if digits.startswith("0") else "{number}"
    return "".join(parts)

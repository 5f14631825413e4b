"""Tables for the terminal: amounts aligned right, sized to the width there is, the total last."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model import text
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GAP = 2
_SHORTEST = 14
_WIDTHLESS = ("Mn", "Me", "Cf")
_SOFT_HYPHEN = "\u00ad"


class Column(NamedTuple):
    """A column: its field, how much it is worth keeping (0 stays to the end), whether it may be cut, and to what."""

    key: str
    rank: int = 0
    cut: bool = False
    least: int = _SHORTEST


def cell(value: Any, language: str) -> str:
    """Write a value of a row as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return text.number(value, language)
    if isinstance(value, float):
        written = f"{value:.1f}"
        return written.replace(".", ",") if language == text.FRENCH else written
    if isinstance(value, date):
        return day(value, language)
    return str(value)


def day(value: date, language: str) -> str:
    """Write a day: `31/08/2026` in French, `2026-08-31` in English."""
    return value.strftime("%d/%m/%Y") if language == text.FRENCH else value.isoformat()


def table(
    columns: Sequence[Column],
    rows: Sequence[dict[str, Any]],
    language: str,
    width: int,
    total: dict[str, Any] | None = None,
    mark: Callable[[int, str], str] | None = None,
) -> str:
    """Write rows as a table no wider than `width`: columns of the highest rank go first, then long texts are cut.

    `mark` may style a finished line; it gets the row's place and the line.
    """
    kept = list(columns)
    shown = [[cell(row.get(c.key), language) for c in kept] for row in rows]
    if total is not None:
        shown.append([cell(total.get(c.key), language) for c in kept])
    heads = [word(c.key, language) for c in kept]
    right = [any(isinstance(row.get(c.key), Decimal | float | int) for row in rows) for c in kept]
    widths = [max([wide(head), *(wide(line[place]) for line in shown)]) for place, head in enumerate(heads)]
    while sum(widths) + GAP * (len(widths) - 1) > width:
        if not _shrink(kept, widths, width):
            place = max(range(len(kept)), key=lambda place: (kept[place].rank, place))
            if kept[place].rank == 0:
                break
            for line in (kept, heads, right, widths, *shown):
                del line[place]  # type: ignore[attr-defined]
    lines = [_line(heads, widths, right).rstrip(), _line(["─" * w for w in widths], widths, right)]
    for place, line in enumerate(shown):
        if total is not None and place == len(shown) - 1:
            lines.append(_line(["─" * w for w in widths], widths, right))
        finished = _line(line, widths, right).rstrip()
        lines.append(mark(place, finished) if mark and place < len(rows) else finished)
    return "\n".join(lines)


def _shrink(columns: list[Column], widths: list[int], width: int) -> bool:
    """Cut the columns that may be cut, if that is enough."""
    excess = sum(widths) + GAP * (len(widths) - 1) - width
    room = sum(max(w - c.least, 0) for w, c in zip(widths, columns, strict=True) if c.cut)
    if room < excess:
        return False
    while excess > 0:
        places = (p for p, c in enumerate(columns) if c.cut and widths[p] > c.least)
        place = max(places, key=lambda p: widths[p])
        widths[place] -= 1
        excess -= 1
    return True


def wide(written: str) -> int:
    """Give how many columns of a terminal a text takes."""
    return len(written) if written.isascii() else sum(map(_columns, written))


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in _WIDTHLESS and letter != _SOFT_HYPHEN:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    return (" " * GAP).join(
        _pad(written, size, to_right=at_right) for written, size, at_right in zip(cells, widths, right, strict=True)
    )


def _pad(written: str, size: int, *, to_right: bool) -> str:
    while wide(written) > size:
        written = written[:-2] + "…"
    blank = " " * (size - wide(written))
    return blank + written if to_right else written + blank

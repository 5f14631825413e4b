"""The charts over time: how fast the company is paid, and what comes in by week."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import ZERO
from acompte_reports.site.scales import Height, Tick, apart, place
from acompte_reports.site.sentences import has_deposits

if TYPE_CHECKING:
    from collections.abc import Callable

    from acompte.indicators.dso import Indicators
    from acompte.indicators.forecast import ForecastRow
    from acompte_reports.site.desk import Desk

MONTHS = 24
HEIGHT = 220
CASH_HEIGHT = 180
_WIDE = 1000
_GAP = 19


class Line(NamedTuple):
    """One series: its name, its runs of points, its last value and where the label of it stands."""

    name: str
    runs: tuple[str, ...]
    value: str
    end: str
    label: str


class DsoChart(NamedTuple):
    """The indicators month by month."""

    lines: tuple[Line, ...]
    gaps: tuple[str, ...]
    """The outlines of what deposits save: where the DSO without them is above the one with them."""
    heights: tuple[Tick, ...]
    days: tuple[Tick, ...]
    bands: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[date, Indicators], ...]
    desc: str


class _Pair(NamedTuple):
    """The heights of the DSO with and without deposits at one place; heights grow downwards."""

    x: Decimal
    simple: Decimal
    without: Decimal

    @property
    def saved(self) -> Decimal:
        return self.simple - self.without

    def met(self, other: _Pair) -> _Pair:
        """Give the place between two at which the lines cross."""
        part = self.saved / (self.saved - other.saved)
        height = self.simple + (other.simple - self.simple) * part
        return _Pair(self.x + (other.x - self.x) * part, height, height)


_SERIES: tuple[tuple[str, Callable[[Indicators], Decimal | None]], ...] = (
    ("without", lambda figures: figures.without_deposits),
    ("best", lambda figures: figures.best_possible),
    ("countback", lambda figures: figures.countback),
    ("simple", lambda figures: figures.simple),
)


def dso_rows(desk: Desk) -> list[tuple[date, Indicators]]:
    """Give the last months that have figures, and the day itself where it ends no month."""
    report = desk.view.dso
    rows = [(figures.as_of, figures) for _, figures in report.months]
    if rows and rows[-1][0] < desk.view.day:
        rows.append((desk.view.day, report.whole))
    return rows[-MONTHS:]


def dso_chart(desk: Desk) -> DsoChart | None:
    """Draw the indicators; None where fewer than two months can be shown."""
    rows = dso_rows(desk)
    if len(rows) < 2 or all(figures.simple is None for _, figures in rows):
        return None
    series = [s for s in _SERIES if s[0] != "without" or has_deposits(desk)]
    known = [value for _, of in series for _, figures in rows if (value := of(figures)) is not None]
    scale = Height(max([*known, ZERO]), HEIGHT)
    first, last = rows[0][0], rows[-1][0]
    span = Decimal((last - first).days)
    xs = [Decimal((day - first).days) * _WIDE / span for day, _ in rows]
    ends = [(name, value) for name, of in series if (value := of(rows[-1][1])) is not None]
    labels = apart([scale.y(value) for _, value in ends], _GAP, 4, HEIGHT)
    spots = {name: label for (name, _), label in zip(ends, labels, strict=True)}
    lines = []
    for name, of in series:
        values = [of(figures) for _, figures in rows]
        runs = tuple(_runs(xs, [None if v is None else scale.y(v) for v in values]))
        if runs:
            value, spot = values[-1], spots.get(name)
            end = "" if value is None else place(scale.y(value))
            lines.append(Line(name, runs, desk.formats.days(value), end, "" if spot is None else place(spot)))
    return DsoChart(
        tuple(lines),
        _gaps(xs, rows, scale) if has_deposits(desk) else (),
        tuple(Tick(place(scale.y(Decimal(v))), str(v)) for v in scale.values),
        tuple(_month_ticks(desk, rows, xs)),
        tuple(_bands(desk, rows, xs)),
        tuple(rows),
        _describe(desk, rows),
    )


def _runs(xs: list[Decimal], ys: list[Decimal | None]) -> list[str]:
    """Give the points of a series, broken where a value is missing."""
    runs: list[list[str]] = [[]]
    for x, y in zip(xs, ys, strict=True):
        if y is None:
            runs.append([])
        else:
            runs[-1].append(f"{place(x)},{place(y)}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _gaps(xs: list[Decimal], rows: list[tuple[date, Indicators]], scale: Height) -> tuple[str, ...]:
    """Give the outlines between the DSO with and without deposits, where the latter is higher: what they save."""
    found: list[list[_Pair]] = [[]]
    last: _Pair | None = None
    for x, (_, figures) in zip(xs, rows, strict=True):
        if figures.simple is None or figures.without_deposits is None:
            found, last = [*found, []], None
            continue
        pair = _Pair(x, scale.y(figures.simple), scale.y(figures.without_deposits))
        if last is not None and last.saved * pair.saved < 0:
            crossing = last.met(pair)
            found[-1].append(crossing)
            found.append([crossing])
        found[-1].append(pair)
        if not pair.saved:
            found.append([pair])
        last = pair
    return tuple(_outline(run) for run in found if len(run) > 1 and any(pair.saved > 0 for pair in run))


def _outline(run: list[_Pair]) -> str:
    there = [f"{place(pair.x)},{place(pair.simple)}" for pair in run]
    return " ".join([*there, *(f"{place(pair.x)},{place(pair.without)}" for pair in reversed(run))])


def _month_ticks(desk: Desk, rows: list[tuple[date, Indicators]], xs: list[Decimal]) -> list[Tick]:
    """Give a tick every half-year back from the last month, every other one for wide drawings only."""
    places = range(len(rows) - 1, -1, -6)
    ticks = []
    for turn, i in enumerate(places):
        percent = xs[i] / 10
        anchor = "end" if i == len(rows) - 1 else "start" if percent < 4 else "middle"
        ticks.append(Tick(place(percent), desk.formats.month(rows[i][0]), anchor, turn % 2 == 1))
    return ticks[::-1]


def _bands(desk: Desk, rows: list[tuple[date, Indicators]], xs: list[Decimal]) -> list[tuple[str, str, str]]:
    """Give a strip a month, with its values in words for who points at it."""
    days = desk.formats.days
    edges = [xs[0], *((a + b) / 2 for a, b in pairwise(xs)), xs[-1]]
    bands = []
    for (day, figures), left, right in zip(rows, edges, edges[1:], strict=False):
        tip = desk.say(
            "tip",
            month=desk.formats.long(day),
            simple=days(figures.simple),
            countback=days(figures.countback),
            best=days(figures.best_possible),
            without=days(figures.without_deposits),
        )
        bands.append((place(left / 10), place((right - left) / 10), tip))
    return bands


def _describe(desk: Desk, rows: list[tuple[date, Indicators]]) -> str:
    """Say how the DSO went between the first and the last day that have one."""
    formats, known = desk.formats, [(day, figures) for day, figures in rows if figures.simple is not None]
    (first, then), (last, now) = known[0], known[-1]
    with_deposits = has_deposits(desk) and now.without_deposits is not None
    end = desk.say("lead-without", days=formats.days(now.without_deposits)) if with_deposits else desk.say("lead-end")
    if first == last:
        return desk.say("dso-desc-one", day=formats.long(last), days=formats.in_days(now.simple), end=end)
    return desk.say(
        "dso-desc",
        first=formats.long(first),
        last=formats.long(last),
        from_days=formats.days(then.simple),
        to_days=formats.in_days(now.simple),
        end=end,
    )


class Bar(NamedTuple):
    """One bar: its place and width in per cent, its top and height in pixels, what it shows."""

    kind: str
    x: str
    width: str
    y: str
    height: str
    tip: str


class CashChart(NamedTuple):
    """What came and what is expected, by week."""

    bars: tuple[Bar, ...]
    heights: tuple[Tick, ...]
    weeks: tuple[Tick, ...]
    today: str
    desc: str


def cash_chart(desk: Desk) -> CashChart | None:
    """Draw the weeks: received, late, expected in front of what is scheduled; None where nothing moves.

    What is expected is cut in two: what is invoiced, and above it what is still to be.
    """
    figures, formats = desk.figures, desk.formats
    late, weeks = figures.forecast[0], figures.forecast[1:-1]
    amounts = [row.amount for row in figures.received]
    amounts += [amount for row in (late, *weeks) for amount in (row.scheduled, row.expected)]
    if not any(amount > 0 for amount in amounts):
        return None
    scale = Height(max(amounts), CASH_HEIGHT)
    slot = Decimal(100) / (len(figures.received) + 1 + len(weeks))
    bars: list[Bar] = []
    ticks: list[Tick] = []
    for i, week in enumerate(figures.received):
        tip = _tip(desk, "received-bar", week.start, week.end, week.amount)
        bars += _bar(scale, "received", i * slot, slot, week.amount, tip)
        if i % 2 == 0:
            ticks.append(Tick(place((i + Decimal("0.5")) * slot), formats.short(week.start), optional=i > 0))
    now = len(figures.received) * slot
    bars += _bar(
        scale,
        "late",
        now,
        slot,
        late.scheduled,
        desk.say("why", text=desk.say("late-bar"), why=formats.money(late.scheduled)),
    )
    for i, row in enumerate(weeks, len(figures.received) + 1):
        bars += _week_bars(desk, scale, i * slot, slot, row)
        if row.start and (i - len(figures.received)) % 3 == 1 and i > len(figures.received) + 1:
            optional = (i - len(figures.received)) % 6 == 1
            ticks.append(Tick(place((i + Decimal("0.5")) * slot), formats.short(row.start), optional=optional))
    heights = tuple(Tick(place(scale.y(Decimal(v))), formats.tick(v)) for v in scale.values)
    desc = desk.say("cash-desc", weeks=len(weeks))
    return CashChart(tuple(bars), heights, tuple(ticks), place(now), desc)


def _week_bars(desk: Desk, scale: Height, left: Decimal, slot: Decimal, row: ForecastRow) -> list[Bar]:
    inside = slot / 4
    scheduled = _tip(desk, "scheduled-bar", row.start, row.end, row.scheduled)
    bars = _bar(scale, "scheduled", left, slot, row.scheduled, scheduled)
    invoiced = min(row.low, row.expected)
    if row.expected > invoiced:  # stands behind what is invoiced, and shows above it
        tip = _tip(desk, "uninvoiced-bar", row.start, row.end, row.expected - invoiced)
        bars += _bar(scale, "uninvoiced", left + inside, slot - 2 * inside, row.expected, tip)
    tip = _tip(desk, "expected-bar", row.start, row.end, invoiced)
    return bars + _bar(scale, "expected", left + inside, slot - 2 * inside, invoiced, tip)


def _bar(scale: Height, kind: str, left: Decimal, slot: Decimal, amount: Decimal, tip: str) -> list[Bar]:
    if amount <= 0:
        return []
    gap = slot * Decimal("0.12")
    y = scale.y(amount)
    return [Bar(kind, place(left + gap), place(slot - 2 * gap), place(y), place(scale.height - y), tip)]


def _tip(desk: Desk, kind: str, start: date | None, end: date | None, amount: Decimal) -> str:
    week = desk.say("week-of", start=desk.formats.short(start), end=desk.formats.medium(end))
    return f"{week}, {desk.say(kind)}\u00a0: {desk.formats.money(amount)}"

"""The sentences before figures and charts, each with its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from acompte.indicators.agenda import Task
from acompte.indicators.window import one_decimal
from acompte.model.money import ZERO
from acompte.model.quotes import ACCEPTED, CANCELLED, CLOSED, REFUSED, ended_on, expiry, has_expired

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from acompte.indicators.aging import AgedRow
    from acompte.indicators.dso import Indicators
    from acompte.indicators.quotes import QuoteRow
    from acompte_reports.site.desk import Desk


def _strong(text: str, kind: str = "") -> Markup:
    return Markup('<b class="{}">{}</b>').format(kind, text) if kind else Markup("<b>{}</b>").format(text)


def _join(desk: Desk, *parts: tuple[str, dict[str, object]]) -> Markup:
    """Put phrases together; their fields are escaped unless they are markup."""
    written = ""
    for key, fields in parts:
        safe = {name: value if isinstance(value, int) else escape(value) for name, value in fields.items()}
        written += desk.say(key, **safe) if safe else desk.say(key)
    return Markup(written)  # phrases are ours, fields are escaped


def change_case(change: Decimal | None) -> str:
    """Give how the DSO compares with a year ago as it is shown: none, less, more or same."""
    if change is None:
        return "none"
    shown = one_decimal(change)
    if shown.strip("-0.") == "":
        return "same"
    return "less" if change < 0 else "more"


def lead(desk: Desk) -> Markup:
    """Say what is owed, what is late, how fast one is paid, and what there is to do."""
    figures = desk.figures
    parts: list[tuple[str, dict[str, object]]] = []
    if not desk.view.state.documents:
        parts.append(("lead-empty", {}))
    else:
        parts += _owed(desk)
    if desk.view.dso.whole.simple is not None:
        parts += [(" ", {}), *_dso(desk, _strong), ("lead-end", {})]
    today = len(figures.today)
    parts.append((" ", {}))
    parts.append(("lead-today", {"count": today}) if today else ("lead-idle", {}))
    return _join(desk, *parts)


def _owed(desk: Desk) -> list[tuple[str, dict[str, object]]]:
    figures, money = desk.figures, desk.formats.money
    if not figures.aged.total:
        return [("lead-none", {}), ("lead-end", {})]
    owed: tuple[str, dict[str, object]] = ("lead-owed", {"open": _strong(money(figures.aged.total))})
    if not figures.aged.late:
        return [owed, ("lead-not-late", {})]
    late = {"late": _strong(money(figures.aged.late), "late"), "count": figures.late_customers}
    return [owed, ("lead-late", late)]


def has_deposits(desk: Desk) -> bool:
    """Tell whether a deposit was ever invoiced by the day."""
    return any(move.date <= desk.view.day for move in desk.book.deposit_moves)


def _dso(desk: Desk, mark: Callable[[str], object] = str) -> list[tuple[str, dict[str, object]]]:
    """Say what the DSO is, and how it has changed in a year; `mark` may set the figures off."""
    change, formats = desk.figures.change, desk.formats
    parts: list[tuple[str, dict[str, object]]] = [
        ("dso-is", {"days": mark(formats.in_days(desk.view.dso.whole.simple))})
    ]
    case = change_case(change)
    if case == "same":
        parts.append(("lead-same", {}))
    elif change is not None:
        parts.append((f"lead-{case}", {"days": mark(formats.days(abs(change)))}))
    return parts


def delay(desk: Desk, has_area: bool = False, *, compares: bool = True) -> Markup:
    """Say what the DSO is, how it changed, and what it would be without deposits, unless the page says it elsewhere.

    Where the chart has an area, say what it is.
    """
    view = desk.view
    whole = view.dso.whole
    if whole.simple is None:
        return _join(desk, ("dso-null", {"window": desk.window}))
    parts = _dso(desk)
    if compares and has_deposits(desk) and whole.without_deposits is not None:
        parts.append(("lead-without", {"days": desk.formats.days(whole.without_deposits)}))
    else:
        parts.append(("lead-end", {}))
    if has_area:
        parts.append(("dso-gap", {}))
    if view.dso.partial:
        parts.append(("dso-history", {"window": desk.window}))
    return _join(desk, *parts)


def saved(desk: Desk) -> Markup:
    """Say what deposits save, in days and in cash."""
    whole, cash = desk.view.dso.whole, desk.figures.saved_cash
    if not has_deposits(desk):
        return _join(desk, ("saved-no-deposits", {}))
    if whole.saved is None or cash is None:
        if whole.simple is None:
            return _join(desk, ("dso-null", {"window": desk.window}))
        deducted = any(row.deposits_deducted for row in desk.view.quotes)
        return _join(desk, ("saved-nothing", {"window": desk.window}) if deducted else ("saved-not-yet", {}))
    formats = desk.formats
    fields: dict[str, object] = {
        "without": formats.in_days(whole.without_deposits),
        "simple": formats.days(whole.simple),
    }
    if whole.saved <= 0:
        return _join(desk, ("saved-none", fields))
    return _join(desk, ("saved-some", {**fields, "cash": formats.money(cash)}))


def aged(desk: Desk) -> Markup:
    """Say how old the open amounts are, and where the oldest stand."""
    row, money = desk.figures.aged, desk.formats.money
    parts: list[tuple[str, dict[str, object]]] = []
    if not row.total:
        parts.append(("aged-empty", {}))
    elif not row.late:
        parts.append(("aged-fresh", {"open": money(row.total)}))
    else:
        parts.append(("aged-share", {"share": desk.formats.percent(row.late, row.total)}))
        if row.d91_plus:
            old = sorted((r for r in desk.view.aging if r.d91_plus), key=lambda r: (-r.d91_plus, r.customer))
            parts.append(("aged-old", {"old": money(row.d91_plus), "names": _names(desk, old)}))
        else:
            parts.append(("aged-young", {}))
    if row.unallocated > 0:
        parts.append(("aged-account", {"amount": money(row.unallocated)}))
    return _join(desk, *parts)


def _names(desk: Desk, rows: Sequence[AgedRow]) -> Markup:
    first = Markup("<bdi>{}</bdi>").format(desk.customer_name(rows[0].customer))
    if len(rows) == 1:
        return first
    return _join(desk, ("names-more", {"first": first, "count": len(rows) - 1}))


def cash(desk: Desk) -> Markup:
    """Say what is expected and how much of it is invoiced, what came, and what should have come."""
    figures, money = desk.figures, desk.formats.money
    until: dict[str, object] = {"day": desk.formats.long(figures.weeks_ahead[-1].end)}
    parts: list[tuple[str, dict[str, object]]] = []
    if figures.expected:
        parts.append(("cash-expected", {"expected": money(figures.expected), **until}))
        if not figures.expected_invoiced:
            parts.append(("cash-uninvoiced", {}))
        elif figures.expected_invoiced != figures.expected:
            parts.append(("cash-invoiced", {"invoiced": money(figures.expected_invoiced)}))
    else:
        parts.append(("cash-none", until))
        if figures.later:
            parts.append(("cash-later", {"later": money(figures.later)}))
    received = sum((row.amount for row in figures.received), ZERO)
    parts.append(("cash-received", {"received": money(received)}) if received > 0 else ("cash-none-received", {}))
    if figures.received_before > 0:
        parts.append(("cash-before", {"before": money(figures.received_before)}))
    late = figures.forecast[0].scheduled
    key = "cash-late" if figures.expected else "cash-late-only"
    parts.append((key, {"late": money(late)}) if late else ("lead-end", {}))
    return _join(desk, *parts)


def funnel(desk: Desk) -> Markup:
    """Say how much of what was quoted goes through deposits, and how much of it is paid."""
    found = desk.figures.funnel
    if not found.quotes:
        return _join(desk, ("funnel-none", {"span": desk.span}))
    if not found.planned and not found.invoiced:
        return _join(desk, ("funnel-no-deposits", {"count": found.quotes, "span": desk.span}))
    percent = desk.formats.percent
    fields: dict[str, object] = {
        "span": desk.span,
        "share": percent(found.planned, found.quoted),
        "quoted": desk.formats.money(found.quoted),
    }
    paid: dict[str, object] = {"paid": percent(found.received, found.invoiced)}
    return _join(desk, ("funnel-some", fields), ("funnel-paid", paid) if found.invoiced else ("funnel-uninvoiced", {}))


def missing(desk: Desk) -> Markup:
    """Say which deposits should have been invoiced."""
    found = desk.figures.missing
    amount = sum((item.task.amount for item in found), ZERO)
    if not found:
        return _join(desk, ("missing-none", {}))
    return _join(desk, ("missing-some", {"count": len(found), "amount": desk.formats.money(amount)}))


def held(desk: Desk) -> Markup:
    """Say how much is held of deposits."""
    figures = desk.figures
    if not figures.held:
        return _join(desk, ("held-none", {}))
    return _join(desk, ("held-some", {"count": len(figures.held), "amount": desk.formats.money(figures.held_sum)}))


def todo(desk: Desk) -> Markup:
    """Say in what order the tasks stand."""
    return _join(desk, ("todo-some" if desk.view.agenda else "todo-none", {}))


def customer(desk: Desk, row: AgedRow, figures: Indicators | None) -> Markup:
    """Say what a customer owes and how it pays."""
    money, formats = desk.formats.money, desk.formats
    parts: list[tuple[str, dict[str, object]]] = []
    if not row.total:
        parts.append(("customer-clear", {}))
    elif row.late == row.total:
        parts.append(("customer-all-late", {"open": _strong(money(row.total), "late")}))
    elif row.late:
        parts.append(("customer-late", {"open": money(row.total), "late": _strong(money(row.late), "late")}))
    else:
        parts.append(("customer-open", {"open": money(row.total)}))
    if figures is None or figures.days_to_pay is None:
        parts.append(("customer-no-habit", {"window": desk.window}))
        return _join(desk, *parts)
    beyond = figures.days_beyond_terms
    case = {"less": "-early", "more": "-late", "same": "-due", "none": ""}[change_case(beyond)]
    fields: dict[str, object] = {"days": formats.in_days(figures.days_to_pay)}
    if case in ("-early", "-late") and beyond is not None:
        fields["beyond"] = formats.days(abs(beyond))
    parts.append((f"customer-pays{case}", fields))
    return _join(desk, *parts)


def quote(desk: Desk, row: QuoteRow, still_open: Decimal, late: Decimal) -> Markup:
    """Say where a quote stands in its life."""
    money = desk.formats.money
    parts = [_quote_state(desk, row)]
    if row.state == ACCEPTED and row.left_ht > 0:
        parts.append(("quote-left", {"left": money(row.left_ht)}))
    if late:
        parts.append(("quote-owed-late", {"open": money(still_open), "late": _strong(money(late), "late")}))
    elif still_open:
        parts.append(("quote-owed", {"open": money(still_open)}))
    elif row.state == CLOSED:
        parts.append(("quote-settled", {}))
    parts.append(("lead-end", {}))
    return _join(desk, *parts)


def _quote_state(desk: Desk, row: QuoteRow) -> tuple[str, dict[str, object]]:
    long, day = desk.formats.long, desk.view.day
    ended = ended_on(row.quote, day)
    if row.state in (REFUSED, CANCELLED) and ended:
        return f"quote-{row.state}", {"day": long(ended[1])}
    if row.state == CLOSED and row.closing is not None:
        return "quote-closed", {"day": long(row.closing.date), "number": row.closing.number}
    if row.accepted is not None:
        return "quote-accepted", {"day": long(row.accepted)}
    if has_expired(row.quote, day):
        return "quote-expired", {"day": long(expiry(row.quote))}
    return "quote-open", {}


def task_words(desk: Desk, task: Task) -> str:
    """Say what a task asks for, with its milestone or its step."""
    what = desk.say(task.what)
    if task.what == "reminder":
        return desk.say(task.detail)
    return desk.say("why", text=what, why=task.detail) if task.detail else what

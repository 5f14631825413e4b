"""Where the books begin here, and what stands open on that day."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.adopt import names
from acompte.adopt.records import Opening, Start
from acompte.adopt.usage import parts
from acompte.model import roles
from acompte.model.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beancount.core.data import Open, Transaction

    from acompte.adopt.chart import Chart
    from acompte.model.roles import Account

_OPENING = re.compile(r"\b(reprises?|ouverture|a nouveaux?|opening|report a nouveau|anfangsbestand|eroffnung)\b")


def start(
    chart: Chart,
    opens: Mapping[str, Open],
    accounts: Mapping[str, Account],
    transactions: Sequence[Transaction],
    billing: Sequence[Transaction],
    currency: str,
    said: date | None,
) -> Start | None:
    """Give the day to start on, and the balances of the evening before; None where no entry bills and no day is said.

    The day is the first of the month after the newest invoice-like entry, unless it is said.
    """
    newest = max(billing, key=lambda entry: entry.date, default=None)
    if said is None and newest is None:
        return None
    day = said or month_after(newest.date if newest else date.min)
    owed = _balances(accounts, transactions, currency, day, roles.RECEIVABLE)
    openings = tuple(
        Opening(account, str(opens[account].meta.get("name") or account.rpartition(":")[2]), amount)
        for account, amount in sorted(owed.items())
        if amount
    )
    equity = next((account for account in chart.opens if _is_opening(chart, account)), None)
    proposed = f"{chart.roots.names[names.EQUITY]}:{'Reprise' if chart.is_french else 'Opening'}"
    return Start(
        day,
        None if said else newest,
        openings,
        _credit(_balances(accounts, transactions, currency, day, {roles.DEPOSITS})),
        _credit(_balances(accounts, transactions, currency, day, {roles.VAT_PENDING})),
        equity or proposed,
        equity is not None,
    )


def month_after(day: date) -> date:
    """Give the first day of the next month; the calendar's last day at its end."""
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _is_opening(chart: Chart, account: str) -> bool:
    said = " ".join(names.text(part) for part in parts(account))
    return chart.kind(account) == names.EQUITY and _OPENING.search(said) is not None


def _balances(
    accounts: Mapping[str, Account],
    transactions: Iterable[Transaction],
    currency: str,
    day: date,
    wanted: Iterable[str],
) -> dict[str, Decimal]:
    """Sum what accounts hold before a day, a customer's accounts together."""
    found: dict[str, Decimal] = {}
    for entry in transactions:
        if entry.date >= day:
            continue
        for posting in entry.postings:
            account, units = accounts.get(posting.account), posting.units
            if account is None or account.role not in wanted or units is None or units.currency != currency:
                continue
            if isinstance(units.number, Decimal):
                owner = account.customer or account.name
                found[owner] = found.get(owner, ZERO) + units.number
    return found


def _credit(balances: Mapping[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((account, -amount) for account, amount in sorted(balances.items()) if amount)

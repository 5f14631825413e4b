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
    from collections.abc import Mapping, Sequence

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
    standing = _Standing(accounts, currency)
    for entry in transactions:
        if entry.date < day:
            standing.add(entry)
    openings = []
    for owner in sorted(standing.owed.keys() | standing.beside.keys()):
        amount, beside = standing.owed.get(owner, ZERO), _credits(standing.beside.get(owner, {}))
        if amount or beside:
            name = str(opens[owner].meta.get("name") or owner.rpartition(":")[2])
            openings.append(Opening(owner, name, amount, beside))
    equity = next((account for account in chart.opens if _is_opening(chart, account)), None)
    proposed = f"{chart.roots.names[names.EQUITY]}:{'Reprise' if chart.is_french else 'Opening'}"
    rest = dict(standing.held)
    for opening in openings:
        for account, amount in opening.beside:
            rest[account] -= amount
    return Start(
        day,
        None if said else newest,
        tuple(openings),
        tuple((account, amount) for account, amount in sorted(rest.items()) if amount > 0),
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


class _Standing:
    """What accounts hold on an evening."""

    def __init__(self, accounts: Mapping[str, Account], currency: str) -> None:
        self.accounts = accounts
        self.currency = currency
        self.owed: dict[str, Decimal] = {}
        """What each customer owes, its accounts together."""
        self.held: dict[str, Decimal] = {}
        """What accounts of deposits and pending VAT are credited with."""
        self.beside: dict[str, dict[str, Decimal]] = {}
        """The part of it that stands in entries of one customer."""

    def add(self, entry: Transaction) -> None:
        """Add an entry's postings."""
        owners: set[str] = set()
        credited: list[tuple[str, Decimal]] = []
        for posting in entry.postings:
            account, units = self.accounts.get(posting.account), posting.units
            if account is None or units is None or units.currency != self.currency:
                continue
            if not isinstance(units.number, Decimal):
                continue
            if account.role in roles.RECEIVABLE:
                owner = account.customer or account.name
                owners.add(owner)
                self.owed[owner] = self.owed.get(owner, ZERO) + units.number
            elif account.role in (roles.DEPOSITS, roles.VAT_PENDING):
                credited.append((account.name, -units.number))
        for name, amount in credited:
            self.held[name] = self.held.get(name, ZERO) + amount
            if len(owners) == 1:
                own = self.beside.setdefault(min(owners), {})
                own[name] = own.get(name, ZERO) + amount


def _credits(held: Mapping[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((account, amount) for account, amount in sorted(held.items()) if amount > 0)

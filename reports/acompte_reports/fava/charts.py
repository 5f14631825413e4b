"""What Fava draws: the indicators by month, what is owed by month, who owes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fava.core.charts import DateAndBalance
from fava.core.inventory import SimpleCounterInventory
from fava.core.tree import SerialisedTreeNode
from fava.internal_api import BalancesChart, HierarchyChart

from acompte.model.money import ZERO
from acompte_reports.site.charts import dso_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.aging import AgedRow
    from acompte_reports.fava.desk import FavaDesk

LINES = (
    ("line-simple", "simple"),
    ("line-countback", "countback"),
    ("line-best", "best_possible"),
    ("line-without", "without_deposits"),
)
"""The lines of the chart: their words, and their fields among the indicators."""


def dso_charts(desk: FavaDesk) -> list[BalancesChart]:
    """Give the indicators of each month as lines, and what was owed and billed at its end."""
    months = dso_rows(desk)
    lines, owed, billed = [], [], []
    for day, figures in months:
        values = {desk.say(key): getattr(figures, name) for key, name in LINES}
        known = {name: value for name, value in values.items() if value is not None}
        lines.append(DateAndBalance(day, SimpleCounterInventory(known)))
        owed.append(_at(desk, day, figures.open))
        billed.append(_at(desk, day, figures.billed))
    if not months:
        return []
    return [
        BalancesChart(desk.say("dso"), lines),
        BalancesChart(desk.say("fava-open"), owed),
        BalancesChart(desk.say("billed-year", window=desk.view.window), billed),
    ]


def _at(desk: FavaDesk, day: date, amount: Decimal) -> DateAndBalance:
    return DateAndBalance(day, SimpleCounterInventory({desk.book.currency: amount}))


def owed_charts(desk: FavaDesk, rows: Sequence[AgedRow]) -> list[HierarchyChart]:
    """Give who owes, each account as large as what is open on it."""
    owing = [row for row in rows if row.total > 0]
    return [HierarchyChart(desk.say("fava-open"), account_tree(desk, owing))] if owing else []


def account_tree(desk: FavaDesk, rows: Sequence[AgedRow]) -> SerialisedTreeNode:
    """Give the open amounts of customers as a tree of their accounts."""
    sums: dict[str, Decimal] = {}
    own: dict[str, Decimal] = {}
    below: dict[str, set[str]] = {"": set()}
    for row in rows:
        own[row.customer] = own.get(row.customer, ZERO) + row.total
        account = row.customer
        while account:
            sums[account] = sums.get(account, ZERO) + row.total
            parent = account.rpartition(":")[0]
            below.setdefault(parent, set()).add(account)
            account = parent
    sums[""] = sum((row.total for row in rows), ZERO)

    def node(account: str) -> SerialisedTreeNode:
        children = [node(child) for child in sorted(below.get(account, ()))]
        return SerialisedTreeNode(
            account, _amount(desk, own.get(account)), _amount(desk, sums[account]), children, account in own
        )

    root = node("")
    return root.children[0] if len(root.children) == 1 else root


def _amount(desk: FavaDesk, amount: Decimal | None) -> SimpleCounterInventory:
    return SimpleCounterInventory({desk.book.currency: amount} if amount else {})

"""A customer's account on its page: what `acompte statement` says, the last movements of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import years_after
from acompte_reports.account_lines import account_line

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from acompte_reports.account_lines import AccountLine
    from acompte_reports.site.desk import Desk

LINES = 60
"""So many movements stand on a page at most; what came before them is in the balance brought forward."""


class AccountRow(NamedTuple):
    """A movement in words, with the entry behind it."""

    line: AccountLine
    entry: Any


class AccountShown(NamedTuple):
    """The account of a year, or the last movements of it."""

    since: date
    opening: Decimal
    rows: tuple[AccountRow, ...]
    is_cut: bool
    balance: Decimal


def account_shown(desk: Desk, account: str) -> AccountShown | None:
    """Give a customer's account over the year that ends on the day; None where nothing ever moved."""
    day = desk.view.day
    found = desk.view.accounts.of(account, years_after(day, -1), day)
    if not found.lines and not found.balance:
        return None
    lines = found.lines[-LINES:]
    is_cut = len(lines) < len(found.lines)
    return AccountShown(
        lines[0].movement.date if is_cut else found.since,
        lines[0].balance - lines[0].movement.amount if is_cut else found.opening,
        tuple(AccountRow(account_line(line, desk.language), line.movement.entry) for line in lines),
        is_cut,
        found.balance,
    )

"""Whether the bank's entries are recent enough to say who has paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beancount.core.data import Transaction

from acompte.model import roles
from acompte.model.records import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte.model.book import Book


class StaleBank(NamedTuple):
    """The newest entry of the bank is older than the rule allows: payments may be missing."""

    newest: date | None
    """None where there is none."""
    days: int | None
    allowed: int


def stale_bank(book: Book, entries: Iterable[object], day: date) -> StaleBank | None:
    """Say whether the newest entry of the bank up to a day is older than `bank-age` allows; None where it is not.

    The strictest rule of all profiles counts: one bank serves them all.
    """
    profiles = {STANDARD, *(rule.profile for rule in book.settings.reminder_rules)}
    allowed = [days for name in profiles if (days := book.settings.rule_days(name, "bank-age", day)) is not None]
    if not allowed:
        return None
    banks = {name for name, account in book.accounts.items() if account.role == roles.BANK}
    newest = max(
        (
            entry.date
            for entry in entries
            if isinstance(entry, Transaction)
            and entry.date <= day
            and any(posting.account in banks for posting in entry.postings)
        ),
        default=None,
    )
    age = None if newest is None else (day - newest).days
    most = min(allowed)
    return None if age is not None and age <= most else StaleBank(newest, age, most)

"""The VAT that must be due, from a random company's own bookkeeping and nothing else.

The generator records what it means to be due as it writes: an amount, its day, its document. Here these are summed,
cumulated by rate, for comparison with what a reader of the ledger makes of it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple


class Due(NamedTuple):
    """VAT that falls due on a day; below zero, VAT that no longer is."""

    day: date
    document: str
    """The invoice or the deposit; the quote, for money before its document."""
    rate: Decimal
    amount: Decimal
    regime: str
    deposit: bool
    cause: str
    """invoice, money, advance, final, close (by a difference), total (lowered by a credit note) or recovery; or given
    back: credit-note, discount, write-off."""


def due_by(records: Iterable[Due], day: date) -> dict[Decimal, Decimal]:
    """Give the VAT due up to a day, cumulated since the first, by rate; rates that come to nothing are left out."""
    sums: dict[Decimal, Decimal] = {}
    for record in records:
        if record.day <= day:
            sums[record.rate] = sums.get(record.rate, Decimal(0)) + record.amount
    return {rate: amount for rate, amount in sorted(sums.items(), reverse=True) if amount}


def due_of(records: Iterable[Due], day: date) -> dict[tuple[str, Decimal], Decimal]:
    """Give the VAT due up to a day by document and rate."""
    sums: dict[tuple[str, Decimal], Decimal] = {}
    for record in records:
        if record.day <= day:
            key = record.document, record.rate
            sums[key] = sums.get(key, Decimal(0)) + record.amount
    return {key: amount for key, amount in sums.items() if amount}


def month_end(day: date) -> date:
    """Give the last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def month_ends(first: date, last: date) -> list[date]:
    """Give the last day of each month from the first day's to the last day's."""
    ends = [month_end(first)]
    while ends[-1] < month_end(last):
        ends.append(month_end(ends[-1] + timedelta(days=1)))
    return ends


def due_by_month(records: Iterable[Due], first: date, last: date) -> dict[date, dict[Decimal, Decimal]]:
    """Give what `due_by` gives at each month end of a period."""
    known = list(records)
    return {end: due_by(known, end) for end in month_ends(first, last)}

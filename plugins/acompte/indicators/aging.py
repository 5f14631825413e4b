"""The aged balance (balance âgée): what is open by customer, by how late it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import ZERO

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import Owed
    from acompte.model.state import State

BUCKETS = ("not_due", "d1_30", "d31_60", "d61_90", "d91_plus")


class AgedRow(NamedTuple):
    """One customer's open documents; `total` is the buckets and the retention, on account not netted."""

    customer: str
    not_due: Decimal = ZERO
    d1_30: Decimal = ZERO
    d31_60: Decimal = ZERO
    d61_90: Decimal = ZERO
    d91_plus: Decimal = ZERO
    total: Decimal = ZERO
    unallocated: Decimal = ZERO
    retention: Decimal = ZERO
    late: Decimal = ZERO
    """What is past due beyond the tolerance: the buckets from `d1_30` on, and the retentions that can be claimed."""


def bucket(part: Owed, day: date, tolerance: Decimal) -> str:
    """Give the bucket of an instalment: not due while day ≤ due, or while it is within the tolerance."""
    late = part.days_late(day, tolerance)
    return BUCKETS[min((late - 1) // 30 + 1, 4)] if late else BUCKETS[0]


def aged_balance(state: State) -> list[AgedRow]:
    """Give the aged balance, a customer a row, by account."""
    sums: dict[str, dict[str, Decimal]] = {}
    for document in state.documents:
        if not document.open:
            continue
        row = sums.setdefault(document.invoice.customer, {})
        for part in document.owed:
            if part.open:
                name = "retention" if part.retention else bucket(part, state.day, state.tolerance)
                row[name] = row.get(name, ZERO) + part.open
                row["total"] = row.get("total", ZERO) + part.open
                if part.is_late(state.day, state.tolerance):
                    row["late"] = row.get("late", ZERO) + part.open
    for customer, amount in state.on_account.items():
        sums.setdefault(customer, {})["unallocated"] = amount
    return [AgedRow(customer, **row) for customer, row in sorted(sums.items())]


def total_row(rows: list[AgedRow]) -> AgedRow:
    """Give the sum of all rows."""
    columns = zip(*(row[1:] for row in rows), strict=True)
    return AgedRow("", *(sum(column, ZERO) for column in columns)) if rows else AgedRow("")

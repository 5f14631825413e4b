"""Fava's tables: the fields of the commands under their words, amounts as amounts of the currency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from fava.core.inventory import SimpleCounterInventory
from fava.core.query import BaseColumn, DateColumn, DecimalColumn, InventoryColumn, QueryResultTable, StrColumn

from acompte.indicators.aging import total_row
from acompte_reports import rows as fields
from acompte_reports.site.build import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.indicators.aging import AgedRow
    from acompte_reports.fava.chosen import Chosen
    from acompte_reports.fava.desk import FavaDesk
    from acompte_reports.rows import Row

TEXT, DAY, AMOUNT, NUMBER = StrColumn, DateColumn, InventoryColumn, DecimalColumn
_HASH = 32

AGED = (
    ("customer_name", TEXT),
    *((name, AMOUNT) for name in ("not_due", "d1_30", "d31_60", "d61_90", "d91_plus", "retention")),
    ("total", AMOUNT),
    ("unallocated", AMOUNT),
    ("customer", TEXT),
)
_DAYS = ("simple", "countback", "best_possible", "delinquent", "without_deposits", "cei")
_DAYS_PAID = ("days_to_pay", "days_beyond_terms")
_INDICATORS = (*((name, NUMBER) for name in (*_DAYS, *_DAYS_PAID)), ("open", AMOUNT), ("billed", AMOUNT))
MONTHS = (("as_of", DAY), *_INDICATORS)
CUSTOMERS = (("customer_name", TEXT), *_INDICATORS, ("customer", TEXT))
FORECAST = (("start", DAY), ("end", DAY), *((name, AMOUNT) for name in ("scheduled", "expected", "low", "high")))
_WORDS = {"customer": "account", "as_of": "date", "total": "sum"}
"""Fields whose column has another word than theirs: the names of a table's columns must differ."""

Columns: TypeAlias = Sequence[tuple[str, Callable[[str], BaseColumn]]]


def aged_table(desk: FavaDesk, rows: Sequence[AgedRow]) -> QueryResultTable:
    """Give the aged balance, a customer a row, the sum of all rows last."""
    found = [fields.aging_row(row, desk.book) for row in rows]
    if len(rows) > 1:
        found.append({**fields.aging_row(total_row(list(rows)), desk.book), "customer_name": desk.say("sum")})
    return _table(desk, AGED, found)


def months_table(desk: FavaDesk) -> QueryResultTable:
    """Give the indicators of each month, the latest first."""
    return _table(desk, MONTHS, fields.dso_fields(desk.view.dso, desk.book)["months"][::-1])


def customers_table(desk: FavaDesk, chosen: Chosen) -> QueryResultTable:
    """Give the indicators of each customer."""
    found = fields.dso_fields(desk.view.dso, desk.book)["customers"]
    return _table(desk, CUSTOMERS, [row for row in found if chosen.has_customer(row["customer"])])


def forecast_table(desk: FavaDesk) -> QueryResultTable:
    """Give the receipts to expect; the first row is late and has no start, the last one comes later and has no end."""
    return _table(desk, FORECAST, [fields.forecast_row(row) for row in desk.figures.forecast])


def _table(desk: FavaDesk, columns: Columns, rows: Iterable[Row]) -> QueryResultTable:
    heads = [kind(desk.say(_WORDS.get(key, key))) for key, kind in columns]
    return QueryResultTable(heads, [tuple(_cell(desk, row[key], kind) for key, kind in columns) for row in rows])


def _cell(desk: FavaDesk, value: Any, kind: Callable[[str], BaseColumn]) -> Any:
    if kind is AMOUNT:
        return None if not value else SimpleCounterInventory({desk.book.currency: value})
    if kind is TEXT:
        return _text(value or "")
    return value


def _text(value: str) -> str:
    """Give a text as Fava's tables can hold it: they take one of 32 signs for the hash of an entry."""
    plain = single_line(value)
    return f"{plain}\u00a0" if len(plain.encode("utf-16-le")) == 2 * _HASH else plain

"""The long lists: what the page's own choice leaves, and one page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.fava.links import LINKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from acompte.indicators.grid import GridRow
    from acompte_reports.fava.asked import Asked
    from acompte_reports.fava.desk import FavaDesk

ROWS = 200
"""So many rows stand on one page."""
DOCUMENTS = (("", "all"), ("open", "only-open"), ("late", "only-late"), ("disputed", "only-disputed"))
QUOTES = (("", "all"), ("open", "only-open-quotes"), ("accepted", "only-accepted"), ("closed", "only-closed"))
"""The choices of a list, with their words."""


class Listed(NamedTuple):
    """One page of a list, with the addresses of the others."""

    rows: Sequence[Any]
    first: int
    total: int
    before: str
    after: str
    choices: tuple[tuple[str, str, bool], ...]
    named: str
    anybody: str


def listed(rows: Sequence[Any], asked: Asked, path: str, choices: Sequence[tuple[str, str]] = ()) -> Listed:
    """Give the page of rows in which a place lies; the last page where it lies beyond."""
    links = LINKS.get()

    def address(only: str, named: str, start: int = 0) -> str:
        fields: dict[str, object] = {"only": only, "f": named, "from": start}
        return links.page(path, **{key: value for key, value in fields.items() if value})

    last = max(len(rows) - 1, 0) // ROWS * ROWS
    first = min(asked.start // ROWS * ROWS, last)
    return Listed(
        rows[first : first + ROWS],
        first,
        len(rows),
        address(asked.only, asked.named, first - ROWS) if first else "",
        address(asked.only, asked.named, first + ROWS) if first < last else "",
        tuple((address(key, asked.named), word, key == asked.only) for key, word in choices),
        asked.named,
        address(asked.only, ""),
    )


def is_wanted(desk: FavaDesk, row: GridRow, asked: Asked) -> bool:
    """Tell whether a document is one of those that the page's own choice leaves."""
    document = row.state
    invoice = document.invoice
    if asked.named and asked.named not in (desk.customer_name(invoice.customer), *invoice.quotes):
        return False
    if asked.only == "late":
        return document.days_late > 0
    if asked.only == "disputed":
        return document.disputed
    return document.open > 0 or asked.only != "open"

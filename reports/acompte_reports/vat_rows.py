"""The VAT of a period in the fields that other programs rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.vat.declared import VatLine, VatReturn
    from acompte_reports.rows import Row

LINE_FIELDS = (
    "date",
    "document",
    "customer",
    "customer_name",
    "regime",
    "rate",
    "kind",
    "reason",
    "base",
    "vat",
    "file",
    "line",
)


def vat_fields(found: VatReturn, book: Book, near: Callable[[str], str]) -> Row:
    """Give the VAT of a period: its lines, their totals, the accounts and what still waits."""
    return {
        "first": found.first,
        "last": found.last,
        "lines": [line_row(line, book, near) for line in found.lines],
        "totals": [
            {
                "regime": total.regime,
                "rate": rate_number(total.rate),
                "kind": kind_of(deposit=total.deposit),
                "reason": total.reason,
                "base": total.base,
                "vat": total.vat,
            }
            for total in found.totals
        ],
        "accounts": [account._asdict() for account in found.accounts],
        "waiting": [
            {
                "document": row.document,
                "customer": row.customer,
                "customer_name": book.customer_name(row.customer),
                "vat": row.vat,
                **place(row.entry, near),
            }
            for row in found.waiting
        ],
        "pending_gap": found.pending_gap,
        "others": [{"date": entry.date, "narration": entry.narration, **place(entry, near)} for entry in found.others],
    }


def line_row(line: VatLine, book: Book, near: Callable[[str], str]) -> Row:
    """Give one line: what one entry makes due of one document."""
    return {
        "date": line.date,
        "document": " ".join(line.documents) or None,
        "customer": line.customer,
        "customer_name": book.customer_name(line.customer) if line.customer else None,
        "regime": line.regime or None,
        "rate": rate_number(line.rate),
        "kind": kind_of(deposit=line.deposit),
        "reason": line.reason,
        "base": line.base,
        "vat": line.vat,
        **place(line.entry, near),
    }


def kind_of(*, deposit: bool) -> str:
    """Name what a line is of."""
    return "deposit" if deposit else "other"


def place(entry: Any, near: Callable[[str], str]) -> Row:
    """Give where an entry stands."""
    return {"file": near(str(entry.meta.get("filename") or "")), "line": entry.meta.get("lineno")}


def rate_number(rate: Decimal | None) -> float | int | None:
    """Give a rate as a JSON number: the border where a float is asked for."""
    if rate is None:
        return None
    return int(rate) if rate == rate.to_integral_value() else float(rate)


def regime_word(regime: str | None, language: str) -> str:
    """Name a regime in words."""
    return word(f"regime-{regime}", language) if regime else ""

"""Metadata of ours that nobody could read: it would be passed over in silence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.law.terms import parse, parse_discount
from acompte.model import values
from acompte.model.diagnostic import Diagnostic
from acompte.model.records import COMPANY, CONSUMER, KINDS, PUBLIC
from acompte.model.settings import VAT_DUE
from acompte.model.text import LANGUAGES
from acompte.rules.registry import Case, also_finds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _percent(said: Any) -> object:
    return values.percent(said if isinstance(said, Decimal) else str(said))


def _one_of(*allowed: str) -> Callable[[Any], object]:
    """Give the reader of a key that takes one of a few words."""
    return lambda said: said if isinstance(said, str) and said in allowed else None


def _day(said: Any) -> object:
    return said if isinstance(said, date) else None


def _yes_or_no(said: Any) -> object:
    return said if isinstance(said, bool) else None


def _amount(said: Any) -> object:
    return said if isinstance(getattr(said, "number", said), Decimal) else None


Reader = tuple["Callable[[Any], object]", str]
_TERMS: Reader = (lambda said: parse(str(said)), '"30 jours"')
_VAT_DUE: Reader = (_one_of(*VAT_DUE), '"debits", "receipts", "delivery", "none"')
_NATURE: Reader = (_one_of("goods", "services", "mixed"), '"goods", "services", "mixed"')
CUSTOMER_KEYS: dict[str, Reader] = {
    "terms": _TERMS,
    "kind": (_one_of(COMPANY, PUBLIC, CONSUMER), '"company", "public", "consumer"'),
    "language": (_one_of(*LANGUAGES), '"fr", "en"'),
    "credit-limit": (_amount, "20000.00 EUR"),
}
QUOTE_KEYS: dict[str, Reader] = {
    "terms": _TERMS,
    "vat": (_percent, "20"),
    "vat-due": _VAT_DUE,
    "retention": (_percent, '"5 %"'),
    "delivery": (_day, "2026-06-30"),
    "expires": (_day, "2026-03-31"),
    "nature": _NATURE,
    "off-premises": (_yes_or_no, "TRUE"),
    "standard": (_yes_or_no, "TRUE"),
    "invoiced-before": (_amount, "5000.00 EUR"),
}
INVOICE_KEYS: dict[str, Reader] = {
    "terms": _TERMS,
    "discount": (lambda said: parse_discount(str(said)), '"2 % 10 jours"'),
    "penalty": (_percent, '"12 %"'),
    "kind": (_one_of(*KINDS), ", ".join(f'"{kind}"' for kind in KINDS)),
    "vat-due": _VAT_DUE,
    "delivered": (_day, "2026-06-30"),
    "issued": (_day, "2026-06-30"),
    "nature": _NATURE,
}
"""What each key is read by (None: it cannot be), and what would be right."""


@also_finds("setting-invalid")
def metadata_invalid(case: Case) -> Iterator[Diagnostic]:
    """Find metadata of ours that cannot be read, at whatever says it: customer, quote, document."""
    book, day = case.book, case.day
    for customer in book.customers.values():
        if customer.entry.date <= day:
            yield from _unread(CUSTOMER_KEYS, customer.name, customer.entry, None, customer.account)
    for quote in book.quotes.values():
        if quote.date <= day:
            yield from _unread(QUOTE_KEYS, quote.number, quote.entry, quote.number, quote.customer)
    wanted = frozenset(INVOICE_KEYS)
    for invoice in book.invoices:
        if invoice.date > day:
            return
        if not wanted.isdisjoint(invoice.entry.meta):
            yield from _unread(INVOICE_KEYS, invoice.number, invoice.entry, invoice.number, invoice.customer)


def _unread(
    keys: dict[str, Reader], subject: str, entry: Any, document: str | None, customer: str
) -> Iterator[Diagnostic]:
    meta = entry.meta
    for key, (read, example) in keys.items():
        said = meta.get(key)
        if said is not None and read(said) is None:
            facts = {"subject": subject, "key": key, "said": str(said), "example": example}
            yield Diagnostic("setting-invalid", entry, facts, document, customer, variant="key")

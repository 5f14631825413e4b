"""Which kind each document is: what it says, else the first shape that fits."""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from acompte.model.documents import Draft, instalments
from acompte.model.money import ZERO
from acompte.model.numbers import NumberKey, number_key
from acompte.model.quotes import amount_on, completes
from acompte.model.records import (
    CREDIT_NOTE,
    DEBIT_NOTE,
    DEPOSIT,
    FINAL,
    INVOICE,
    OPENING,
    PROGRESS,
    Instalment,
    Invoice,
    Share,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from acompte.model.records import Quote


_Place = tuple[date, bool, NumberKey, str, int]
"""The order of documents: by date, invoices before credits, by number; the source where a number stands twice."""


def build_invoices(drafts: Iterable[Draft], quotes: Mapping[str, Quote]) -> tuple[Invoice, ...]:
    """Order the documents, tell their kinds and what they correct.

    The order is: by date; on a day invoices by number, then credit notes by number.
    """
    ordered = sorted(((_place(draft), draft) for draft in drafts), key=itemgetter(0), reverse=True)
    invoiced = {number: invoiced_before(quote) for number, quote in quotes.items()}
    invoices: list[Invoice] = []
    known: dict[str, Invoice] = {}
    while ordered:
        place, draft = ordered.pop()
        named = _quotes_of(draft, quotes)
        corrects: tuple[str, ...] = ()
        if draft.credit:
            corrects = tuple(sorted(n for n in draft.links if n != draft.number and n in known))
            named = tuple(sorted({*named, *(quote for number in corrects for quote in known[number].quotes)}))
        shares = [_on_quote(share, named) for share in draft.revenue]
        kind = CREDIT_NOTE if draft.credit else _kind(draft, shares, named, quotes, invoiced)
        for share in shares:
            if share.quote in invoiced:
                invoiced[share.quote] += share.amount
        invoice = _invoice(len(invoices), place, draft, kind, named, corrects, shares, quotes)
        invoices.append(invoice)
        known.setdefault(draft.number, invoice)
    return tuple(invoices)


def _place(draft: Draft) -> _Place:
    meta = draft.entry.meta
    key = number_key(draft.number)
    credit = draft.credit or draft.total < 0
    return draft.entry.date, credit, key, meta.get("filename") or "", meta.get("lineno") or 0


def _is_debit_note(draft: Draft) -> bool:
    charged_only = not draft.revenue and not draft.deposits and not draft.vat and not draft.others
    return charged_only and draft.total > 0 and draft.charges > 0


def _kind(
    draft: Draft,
    shares: list[Share],
    named: tuple[str, ...],
    quotes: Mapping[str, Quote],
    invoiced: Mapping[str, Decimal],
) -> str:
    if draft.said is not None:
        return draft.said
    if _is_debit_note(draft):
        return DEBIT_NOTE
    if draft.revenue:
        if not named:
            return INVOICE
        return FINAL if _completes_all(draft.entry.date, shares, named, quotes, invoiced) else PROGRESS
    return DEPOSIT if draft.deposits_total > 0 else INVOICE


def _completes_all(
    day: date,
    shares: list[Share],
    named: tuple[str, ...],
    quotes: Mapping[str, Quote],
    invoiced: Mapping[str, Decimal],
) -> bool:
    billed: dict[str, Decimal] = {}
    for share in shares:
        if share.quote is not None:
            billed[share.quote] = billed.get(share.quote, ZERO) + share.amount
    return all(
        completes(invoiced[number] + billed.get(number, ZERO), amount_on(quotes[number], day)) for number in named
    )


def invoiced_before(quote: Quote) -> Decimal:
    """Give what other books had invoiced on a quote (`invoiced-before`)."""
    said = quote.meta.get("invoiced-before")
    number = getattr(said, "number", said)
    return number if isinstance(number, type(ZERO)) else ZERO


def _quotes_of(draft: Draft, quotes: Mapping[str, Quote]) -> tuple[str, ...]:
    named = {link for link in draft.links if link in quotes}
    named.discard(draft.number)
    for share in (*draft.revenue, *draft.deposits):
        if share.quote is not None and share.quote in quotes:
            named.add(share.quote)
    return tuple(named) if len(named) < 2 else tuple(sorted(named))


def _on_quote(share: Share, named: tuple[str, ...]) -> Share:
    """Say on which quote a posting stands: the one it names, else the document's first."""
    if share.quote is None:
        return Share(named[0], share.amount, share.rate, share.deposit) if named else share
    if share.quote in named:
        return share
    return share._replace(quote=named[0] if named else None)


def _invoice(
    index: int,
    place: _Place,
    draft: Draft,
    kind: str,
    named: tuple[str, ...],
    corrects: tuple[str, ...],
    revenue: list[Share],
    quotes: Mapping[str, Quote],
) -> Invoice:
    customer = draft.customer
    total = draft.customers[customer] if customer is not None else ZERO
    parts: tuple[Instalment, ...] = ()
    if total > 0:
        parts = instalments([part for owner, part in draft.parts if owner == customer])
    if not customer:
        customer = quotes[named[0]].customer if named else draft.shared
    issued = draft.entry.meta.get("issued")
    if kind != OPENING or not isinstance(issued, date):
        issued = place[0]
    return Invoice(
        index,
        draft.number,
        place[2],
        place[0],
        customer,
        kind,
        named,
        draft.links,
        corrects,
        total,
        parts,
        draft.due,
        issued,
        tuple(revenue),
        tuple([_on_quote(share, named) for share in draft.deposits]),
        tuple(draft.vat),
        draft.entry,
    )

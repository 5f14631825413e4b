"""Which kind each document is: what it says, else the first shape that fits."""

from __future__ import annotations

from datetime import date
from itertools import chain, groupby
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
    Invoice,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from decimal import Decimal

    from beancount.core.data import Transaction

    from acompte.model.records import Quote, Share


_Place = tuple[date, bool, NumberKey, str, int]
"""The order of documents: by date, invoices before credits, by number; the source where a number stands twice."""


def build_invoices(
    drafts: Iterable[Draft], quotes: Mapping[str, Quote], unknown: list[tuple[Transaction, str]]
) -> tuple[Invoice, ...]:
    """Order the documents, which come by date, and tell their kinds and what they correct.

    On a day invoices stand by number, then credit notes by number. A day is read at a time, so that no draft
    outlives its use. `unknown` gets the quotes that postings name and that do not exist.
    """
    invoiced = {number: invoiced_before(quote) for number, quote in quotes.items()}
    invoices: list[Invoice] = []
    known: dict[str, Invoice] = {}
    for draft in chain.from_iterable(sorted(day, key=_place) for _, day in groupby(drafts, key=_day)):
        corrects: tuple[str, ...] = ()
        if draft.names_quotes:
            said = {share.quote for share in (*draft.revenue, *draft.deposits) if share.quote is not None}
            unknown += [(draft.entry, name) for name in sorted(said) if name not in quotes]
        if draft.credit:
            corrects = tuple(sorted(n for n in draft.links if n != draft.number and n in known))
            _put_on_quotes(draft, {quote for number in corrects for quote in known[number].quotes}, quotes)
        elif draft.names_quotes:
            _put_on_quotes(draft, (), quotes)
        kind = CREDIT_NOTE if draft.credit else _kind(draft, quotes, invoiced)
        for share in draft.revenue:
            if share.quote is not None:
                invoiced[share.quote] += share.amount
        if corrects and not draft.customer:
            draft.customer = known[corrects[0]].customer
        invoice = _invoice(len(invoices), draft, kind, corrects, quotes)
        invoices.append(invoice)
        known.setdefault(draft.number, invoice)
    return tuple(invoices)


def _day(draft: Draft) -> date:
    return draft.entry.date


def _place(draft: Draft) -> _Place:
    meta = draft.entry.meta
    credit = draft.credit or draft.total < 0
    place = (
        draft.entry.date,
        credit,
        number_key(draft.number),
        meta.get("filename") or "",
        meta.get("lineno") or 0,
    )
    draft.place = place
    return place


def _is_debit_note(draft: Draft) -> bool:
    charged_only = not draft.revenue and not draft.deposits and not draft.vat and not draft.stray
    return charged_only and draft.total > 0 and draft.charges > 0


def _kind(draft: Draft, quotes: Mapping[str, Quote], invoiced: Mapping[str, Decimal]) -> str:
    if draft.said is not None:
        return draft.said
    if draft.charges and _is_debit_note(draft):
        return DEBIT_NOTE
    if draft.revenue:
        if not draft.quotes:
            return INVOICE
        return FINAL if _completes_all(draft, quotes, invoiced) else PROGRESS
    return DEPOSIT if draft.deposits_total > 0 else INVOICE


def _completes_all(draft: Draft, quotes: Mapping[str, Quote], invoiced: Mapping[str, Decimal]) -> bool:
    day = draft.entry.date
    for number in draft.quotes:
        billed = sum([share.amount for share in draft.revenue if share.quote == number], invoiced[number])
        if not completes(billed, amount_on(quotes[number], day)):
            return False
    return True


def invoiced_before(quote: Quote) -> Decimal:
    """Give what other books had invoiced on a quote (`invoiced-before`)."""
    said = quote.meta.get("invoiced-before")
    number = getattr(said, "number", said)
    return number if isinstance(number, type(ZERO)) else ZERO


def _put_on_quotes(draft: Draft, more: Iterable[str], quotes: Container[str]) -> None:
    """Say on which quote each posting stands: the one it names, else the document's first.

    `more` are the quotes of what a credit note corrects.
    """
    said = {s.quote for s in (*draft.revenue, *draft.deposits) if s.quote is not None and s.quote in quotes}
    names = draft.names_quotes
    named = draft.quotes = tuple(sorted({*draft.quotes, *more, *(said if names else ())}))
    first = named[0] if named else None

    def put(share: Share) -> Share:
        return share if names and share.quote in named else share._replace(quote=first)

    draft.revenue = tuple([put(share) for share in draft.revenue])
    draft.deposits = tuple([put(share) for share in draft.deposits])


def _invoice(index: int, draft: Draft, kind: str, corrects: tuple[str, ...], quotes: Mapping[str, Quote]) -> Invoice:
    customer, named = draft.customer, draft.quotes
    day, _, key, _, _ = draft.place
    if not customer:
        customer = quotes[named[0]].customer if named else draft.shared
    issued = draft.entry.meta.get("issued") if kind == OPENING else day
    return Invoice(
        index,
        draft.number,
        key,
        day,
        customer,
        kind,
        named,
        draft.links,
        corrects,
        draft.own,
        instalments(draft.parts) if draft.own > 0 else (),
        draft.due,
        issued if isinstance(issued, date) else day,
        tuple(draft.revenue),
        tuple(draft.deposits),
        tuple(draft.vat),
        draft.entry,
    )

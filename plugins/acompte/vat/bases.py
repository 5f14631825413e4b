"""The base of a document by VAT rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.money import ZERO, spread
from acompte.model.quotes import bases_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, Share


class Bases:
    """The base of a document by VAT rate, with the count of postings that make it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.amounts: dict[Decimal, Decimal] = {}
        self.counts: dict[Decimal, int] = {}
        self.deducted: dict[Decimal, Decimal] = {}
        """What of `amounts` a document with revenue takes from deposits, negative, or gives back to them."""
        self.unknown = ZERO
        """What is at a rate that nobody says."""

    def add(self, rate: Decimal, amount: Decimal, *, deducted: bool = False) -> None:
        """Add a posting, or the part of one that is at this rate."""
        self.amounts[rate] = self.amounts.get(rate, ZERO) + amount
        self.counts[rate] = self.counts.get(rate, 0) + 1
        if deducted:
            self.deducted[rate] = self.deducted.get(rate, ZERO) + amount

    def sold(self, rate: Decimal) -> Decimal:
        """Give the base at a rate before deposits are taken off."""
        return self.amounts[rate] - self.deducted.get(rate, ZERO)


def parts_by_rate(amount: Decimal, weights: Mapping[Decimal, Decimal]) -> list[tuple[Decimal, Decimal]]:
    """Cut an amount by rates in proportion to their bases; the last rate takes the cents."""
    if not sum(weights.values(), ZERO):
        return []
    rates = sorted(weights, reverse=True)
    return list(zip(rates, spread(amount, [weights[rate] for rate in rates]), strict=True))


def only_rate(invoice: Invoice) -> Decimal | None:
    """Give the one rate of a document's VAT postings, where no posting of revenue or deposits says another."""
    vat = invoice.vat
    if not vat:
        return None
    rate = vat[0].rate
    if len(vat) > 1 and any(share.rate != rate for share in vat):
        return None
    for line in invoice.revenue:
        if line.rate is not None and line.rate != rate:
            return None
    for line in invoice.deposits:
        if line.rate is not None and line.rate != rate:
            return None
    return rate


def invoice_bases(matches: Matches, invoice: Invoice) -> Bases:
    """Give the base of a document by rate.

    The rate of a posting is its own or its account's. Else a deduction has the rates of its deposit; else
    it is the only rate of the document's VAT postings; else the quote's rates in proportion to their bases; else the
    only rate of the deposits that it deducts. What nobody says the rate of is `unknown`.
    """
    bases = Bases()
    unsaid = [(share, False) for share in invoice.revenue if share.rate is None]
    for share in invoice.revenue:
        if share.rate is not None:
            bases.add(share.rate, share.amount)
    taken = ZERO
    for share in invoice.deposits:
        deducted = share.amount < 0 or bool(invoice.revenue)
        if share.rate is not None:
            bases.add(share.rate, share.amount, deducted=deducted)
        elif share.amount < 0:
            taken += share.amount
        else:
            unsaid.append((share, deducted))
    rates = {share.rate for share in invoice.vat}
    only = next(iter(rates)) if len(rates) == 1 else None
    rest = _add_taken(bases, matches, invoice, taken) if taken else ZERO
    if rest:
        unsaid.append((next(s for s in invoice.deposits if s.amount < 0)._replace(amount=rest, rate=None), True))
    for share, deducted in unsaid:
        if only is not None:
            bases.add(only, share.amount, deducted=deducted)
        elif _add_by_quote(bases, matches, invoice, share, deducted=deducted):
            continue
        elif len(bases.deducted) == 1:
            bases.add(next(iter(bases.deducted)), share.amount, deducted=deducted)
        else:
            bases.unknown += share.amount
    return bases


def _add_taken(bases: Bases, matches: Matches, invoice: Invoice, taken: Decimal) -> Decimal:
    """Add what a document takes from deposits at the rates of those deposits; give the rest that none explains."""
    rest = taken
    for move in matches.moves_by.get(invoice.number, ()):
        if move.rate is not None or move.amount >= 0 or rest >= 0:
            continue
        amount = max(move.amount, rest)
        deposit = matches.book.invoice(move.deposit) if move.deposit else None
        if deposit is None or deposit.place >= invoice.place:
            continue
        parts = parts_by_rate(amount, invoice_bases(matches, deposit).amounts)
        for rate, part in parts:
            bases.add(rate, part, deducted=True)
        if parts:
            rest -= amount
    return rest


def _add_by_quote(bases: Bases, matches: Matches, invoice: Invoice, share: Share, *, deducted: bool) -> bool:
    quote = matches.book.quotes.get(share.quote or "")
    if quote is None:
        return False
    known = {rate: base for rate, base in bases_on(quote, invoice.date).items() if rate is not None}
    parts = parts_by_rate(share.amount, known)
    for rate, part in parts:
        bases.add(rate, part, deducted=deducted)
    return bool(parts)

"""Rules about VAT amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.money import CENT, HUNDRED, ZERO, cents, spread
from acompte.model.quotes import bases_on
from acompte.model.records import DEBIT_NOTE, OPENING
from acompte.rules.registry import ERROR, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from acompte.model.diagnostic import Diagnostic
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, Share


class Bases:
    """The base of a document by VAT rate, with the count of postings that make it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.amounts: dict[Decimal, Decimal] = {}
        self.counts: dict[Decimal, int] = {}
        self.known = True

    def add(self, rate: Decimal, amount: Decimal) -> None:
        """Add a posting, or the part of one that is at this rate."""
        self.amounts[rate] = self.amounts.get(rate, ZERO) + amount
        self.counts[rate] = self.counts.get(rate, 0) + 1

    def add_in_proportion(self, amount: Decimal, weights: Mapping[Decimal, Decimal]) -> bool:
        """Add an amount at several rates in proportion to their bases; the last rate takes the cents."""
        if not sum(weights.values(), ZERO):
            return False
        rates = sorted(weights, reverse=True)
        for rate, part in zip(rates, spread(amount, [weights[rate] for rate in rates]), strict=True):
            self.add(rate, part)
        return True


@rule("vat-amount", ERROR, "VAT", "The VAT of a document is not base × rate.")
def vat_amount(case: Case) -> Iterator[Diagnostic]:
    """Compare VAT and base a rate; each posting of revenue or deposits allows one cent of rounding."""
    only: dict[str, Decimal | None] = {}
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            return
        if invoice.kind in (OPENING, DEBIT_NOTE):
            continue
        rate = only[invoice.number] = _only_rate(invoice)
        if rate is not None and (not invoice.deposits or all(_is_at(rate, share, only) for share in invoice.deposits)):
            base = invoice.revenue_total + invoice.deposits_total
            vat = sum([share.amount for share in invoice.vat], ZERO)
            if abs(base * rate / HUNDRED - vat) <= CENT:
                continue
        bases = invoice_bases(case.matches, invoice)
        if bases.known:
            yield from _compare(case, invoice, bases)


def _only_rate(invoice: Invoice) -> Decimal | None:
    """Give the one rate of a document whose postings of revenue and deposits say none."""
    vat = invoice.vat
    if not vat or any(share.rate != vat[0].rate for share in vat[1:]):
        return None
    for share in invoice.revenue:
        if share.rate is not None:
            return None
    for share in invoice.deposits:
        if share.rate is not None:
            return None
    return vat[0].rate


def _is_at(rate: Decimal, share: Share, only: Mapping[str, Decimal | None]) -> bool:
    """Tell whether a posting to deposits is at a rate: a deduction is where the deposit that it names is."""
    return share.amount >= 0 or (share.deposit is not None and only.get(share.deposit) == rate)


def _compare(case: Case, invoice: Invoice, bases: Bases) -> Iterator[Diagnostic]:
    posted: dict[Decimal, Decimal] = {}
    for share in invoice.vat:
        if share.rate is None:
            yield from _compare_totals(case, invoice, bases)
            return
        posted[share.rate] = posted.get(share.rate, ZERO) + share.amount
    for rate in posted.keys() | bases.amounts.keys():
        base, found = bases.amounts.get(rate, ZERO), posted.get(rate, ZERO)
        expected = base * rate / HUNDRED
        if abs(expected - found) > CENT * max(bases.counts.get(rate, 0), 1):
            wanted = cents(expected)
            yield case.on("vat-amount", invoice, rate=rate, base=base, vat=found, expected=wanted)


def _compare_totals(case: Case, invoice: Invoice, bases: Bases) -> Iterator[Diagnostic]:
    """Compare sums where a VAT posting says no rate, neither itself nor its account."""
    expected = sum((base * rate / HUNDRED for rate, base in bases.amounts.items()), ZERO)
    found = sum((share.amount for share in invoice.vat), ZERO)
    if abs(expected - found) > CENT * max(sum(bases.counts.values()), 1):
        base = sum(bases.amounts.values(), ZERO)
        yield case.on("vat-amount", invoice, variant="total", base=base, vat=found, expected=cents(expected))


def invoice_bases(matches: Matches, invoice: Invoice) -> Bases:
    """Give the base of a document by rate.

    The rate of a posting is its own or its account's. Else a deduction has the rates of its deposit; else
    it is the only rate of the document's VAT postings; else the quote's rates in proportion to their bases.
    `known` is False where nobody says a rate.
    """
    bases = Bases()
    unsaid: list[Share] = []
    deducted = ZERO
    for share in (*invoice.revenue, *invoice.deposits):
        if share.rate is not None:
            bases.add(share.rate, share.amount)
        elif share.amount < 0 and share in invoice.deposits:
            deducted += share.amount
        else:
            unsaid.append(share)
    rates = {share.rate for share in invoice.vat}
    only = next(iter(rates)) if len(rates) == 1 else None
    if deducted:
        unsaid += _add_deducted(bases, matches, invoice, deducted)
    for share in unsaid:
        if only is not None:
            bases.add(only, share.amount)
        elif not _add_by_quote(bases, matches, invoice, share):
            bases.known = bases.known and not invoice.vat
    return bases


def _add_deducted(bases: Bases, matches: Matches, invoice: Invoice, deducted: Decimal) -> list[Share]:
    """Add what a document takes from deposits at the rates of those deposits; give back what none explains."""
    unsaid: list[Share] = []
    rest = deducted
    for move in matches.moves_by.get(invoice.number, ()):
        if move.rate is not None or move.amount >= 0 or rest >= 0:
            continue
        amount = max(move.amount, rest)
        deposit = matches.book.invoice(move.deposit) if move.deposit else None
        if deposit is None or deposit.place >= invoice.place:
            continue
        if bases.add_in_proportion(amount, invoice_bases(matches, deposit).amounts):
            rest -= amount
    if rest:
        unsaid.append(next(s for s in invoice.deposits if s.amount < 0)._replace(amount=rest, rate=None))
    return unsaid


def _add_by_quote(bases: Bases, matches: Matches, invoice: Invoice, share: Share) -> bool:
    quote = matches.book.quotes.get(share.quote or "")
    if quote is None:
        return False
    known = {rate: base for rate, base in bases_on(quote, invoice.date).items() if rate is not None}
    return bases.add_in_proportion(share.amount, known)

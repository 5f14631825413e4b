"""A part of a document, cut by rate: what is without VAT, what is VAT, and what of the VAT still waits for money."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.desk.refusal import Refusal
from acompte.model.money import CENT, HUNDRED, ZERO, spread, without_vat
from acompte.model.records import OPENING
from acompte.vat.bases import invoice_bases
from acompte.vat.billed import deposit_vat
from acompte.vat.reasons import reason_for
from acompte.vat.regimes import NONE, by_rate, company_regime
from acompte.vat.taxed import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.desk.entries import Leg
    from acompte.model.records import Invoice


class Slice(NamedTuple):
    """A part of a document at one rate."""

    rate: Decimal
    base: Decimal
    vat: Decimal
    quote: str | None = None

    @property
    def total(self) -> Decimal:
        """Give the part with its VAT."""
        return self.base + self.vat


def slices(composer: Composer, invoice: Invoice) -> list[Slice]:
    """Give a document by rate, net of its credit notes by the day: base and VAT of each, the highest rate first.

    Raises:
      Refusal: it was brought forward from other books, and nobody says its VAT.
    """
    _hold_unsaid(composer, invoice)
    bases: dict[Decimal, Decimal] = {}
    vat: dict[Decimal, Decimal] = {}
    matches = composer.near.matches
    notes = [n for n in matches.credit_notes.get(invoice.number, ()) if n.date <= composer.day]
    for document in (invoice, *notes):
        read = invoice_bases(matches, document)
        for rate, amount in read.amounts.items():
            bases[rate] = bases.get(rate, ZERO) + amount
        if read.unknown:
            bases[ZERO] = bases.get(ZERO, ZERO) + read.unknown
        posted = by_rate(document.vat)
        if _is_taken_over(document):
            posted = deposit_vat(document, dict(read.amounts.items()))
        for said, amount in posted.items():
            vat[said or ZERO] = vat.get(said or ZERO, ZERO) + amount
    if not invoice.revenue and not invoice.deposits:
        bases = dict.fromkeys(vat, ZERO) or {ZERO: ZERO}
        rest = invoice.total + sum((n.total for n in notes), ZERO) - sum(vat.values(), ZERO)
        bases[max(bases)] += rest
    return [Slice(rate, bases.get(rate, ZERO), vat.get(rate, ZERO)) for rate in sorted(bases | vat, reverse=True)]


def _is_taken_over(invoice: Invoice) -> bool:
    return invoice.kind == OPENING and bool(invoice.deposits)


def _hold_unsaid(composer: Composer, invoice: Invoice) -> None:
    """Hold back what gives VAT back on a document of other books, where nobody says how much VAT it has.

    Raises:
      Refusal: the entry says neither VAT nor a reason for none, and a deposit no rate.
    """
    if invoice.kind != OPENING or company_regime(composer.book, invoice.date) == NONE:
        return
    if reason_for(composer.book, invoice) is not None:
        return
    said = not invoice_bases(composer.near.matches, invoice).unknown if invoice.deposits else bool(invoice.vat)
    if not said:
        raise Refusal("opening-vat", number=invoice.number)


def part(rows: Iterable[Slice], amount: Decimal) -> list[Slice]:
    """Cut an amount with VAT out of a document, in proportion to what each rate is of it; all of it is all of it."""
    whole = [row for row in rows if row.total > 0]
    total = sum((row.total for row in whole), ZERO)
    if amount == total or not total:
        return whole
    found = []
    for row, share in zip(whole, spread(amount, [row.total for row in whole]), strict=True):
        vat = part_of(row.vat, (share, row.total))
        found.append(row._replace(base=share - vat, vat=vat))
    return found


def fair(rows: Iterable[Slice]) -> list[Slice]:
    """Let base and VAT of each part fit its rate to the cent: a document of many lines may bear the cents of all."""
    found = []
    for row in rows:
        if abs(row.base * row.rate / HUNDRED - row.vat) > CENT:
            base = without_vat(row.total, row.rate)
            found.append(row._replace(base=base, vat=row.total - base))
        else:
            found.append(row)
    return found


def posted_accounts(invoices: Iterable[Invoice]) -> set[str]:
    """Give the accounts that documents post to."""
    return {posting.account for invoice in invoices for posting in invoice.entry.postings}


def vat_back(composer: Composer, invoice: Invoice, rows: Iterable[Slice]) -> list[Leg]:
    """Give the postings that take VAT back: what still waits for money first, then what was due."""
    waiting = composer.near.vat_waiting(invoice.number)
    accounts = posted_accounts((invoice,))
    vat: dict[Decimal, Decimal] = {}
    for row in rows:
        vat[row.rate] = vat.get(row.rate, ZERO) + row.vat
    legs = []
    for rate, amount in vat.items():
        room = max(waiting.get(rate, ZERO), ZERO)
        pending = min(amount, room) if amount > 0 else ZERO
        if pending:
            legs.append(composer.vat_leg(pending, rate, pending=True, liked=accounts))
        if amount != pending:
            legs.append(composer.vat_leg(amount - pending, rate, pending=False, liked=accounts))
    return legs

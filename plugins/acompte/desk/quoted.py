"""What is left of a quote: to invoice, to deduct; and whether it can be invoiced at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.desk.refusal import Refusal
from acompte.law.facts import FIRST_PAYMENT_DAY
from acompte.model.days import shift
from acompte.model.deposits import CREDITED, INVOICED
from acompte.model.money import ZERO
from acompte.model.quotes import accepted_on, amount_on, bases_on, ended_on
from acompte.model.records import CONSUMER
from acompte.vat.bases import invoice_bases, parts_by_rate
from acompte.vat.billed import deposit_vat
from acompte.vat.reasons import quote_reason
from acompte.vat.regimes import NONE, by_rate, quote_regime
from acompte.vat.taxed import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.model.deposits import DepositMove
    from acompte.model.records import Quote
    from acompte.vat.reasons import Reason


class Held(NamedTuple):
    """What is left of a deposit at a rate, without VAT and the VAT on it."""

    deposit: str
    quote: str | None
    rate: Decimal
    invoiced: Decimal
    """Less its credit notes."""
    left: Decimal
    vat: Decimal
    """The VAT invoiced on what is left."""


def find_quote(composer: Composer, number: str) -> Quote:
    """Give a quote of the customer.

    Raises:
      Refusal: there is none, or it is dated later.
    """
    quote = composer.book.quotes.get(number)
    if quote is None:
        raise Refusal("no-quote", number=number)
    if quote.date > composer.day:
        raise Refusal("quote-later", number=number, date=quote.date, day=composer.day)
    return quote


def running_quote(composer: Composer, number: str) -> Quote:
    """Give a quote that is neither refused nor cancelled.

    Raises:
      Refusal: there is none, it is dated later, or it has ended.
    """
    quote = find_quote(composer, number)
    ended = ended_on(quote, composer.day)
    if ended is not None:
        raise Refusal(f"quote-{ended[0]}", number=number, date=ended[1])
    return quote


def open_quote(composer: Composer, number: str) -> Quote:
    """Give a quote that has neither ended nor been closed by its final.

    Raises:
      Refusal: there is none, it is dated later, it has ended or is closed.
    """
    quote = running_quote(composer, number)
    final = composer.near.matches.closing(quote, composer.day)
    if final is not None:
        raise Refusal("quote-closed", number=number, final=final.number, date=final.date)
    return quote


def invoiceable(composer: Composer, number: str) -> Quote:
    """Give a quote that can be invoiced on the day.

    Raises:
      Refusal: nobody has accepted it, or it is refused, cancelled, or closed by its final.
    """
    quote = open_quote(composer, number)
    accepted = accepted_on(quote)
    if accepted is None:
        raise Refusal("quote-open", number=number)
    if accepted > composer.day:
        raise Refusal("quote-accepted-later", number=number, date=accepted, day=composer.day)
    return quote


def rates_of(composer: Composer, quote: Quote) -> dict[Decimal, Decimal]:
    """Give the quote with its amendments by VAT rate; a company or a quote without VAT has one rate, 0.

    Raises:
      Refusal: nobody says a rate.
    """
    bases = bases_on(quote, composer.day)
    if None not in bases:
        return {rate: base for rate, base in bases.items() if rate is not None}
    untaxed = quote_regime(composer.book, quote.number, composer.day) == NONE or quote_reason(
        composer.book, quote, composer.day
    )
    if not untaxed:
        raise Refusal("quote-no-rate", number=quote.number)
    found: dict[Decimal, Decimal] = {}
    for rate, base in bases.items():
        found[rate or ZERO] = found.get(rate or ZERO, ZERO) + base
    return found


def hold_reason(composer: Composer, reason: Reason | None, *, taxed: bool, untaxed: bool) -> None:
    """Hold VAT against the reason for none.

    Raises:
      Refusal: there is VAT and a reason for none, or neither.
    """
    if reason is not None and taxed:
        raise Refusal("vat-despite-reason", subject=reason.subject, reason=reason.written)
    if reason is None and untaxed:
        raise Refusal("vat-no-reason", name=composer.payee)


def left_to_invoice(composer: Composer, quote: Quote) -> Decimal:
    """Give what of a quote neither deposits (still to be deducted) nor revenue have reached, without VAT."""
    return amount_on(quote, composer.day) - composer.near.matches.invoiced(quote, composer.day)


def revenue_by_rate(composer: Composer, quote: Quote) -> dict[Decimal, Decimal]:
    """Give the revenue invoiced on a quote by the day, less credit notes, a rate."""
    sums: dict[Decimal, Decimal] = {}
    for document in composer.near.matches.documents.get(quote.number, ()):
        if document.date > composer.day or not document.revenue:
            continue
        bases = invoice_bases(composer.near.matches, document)
        known = {rate: bases.sold(rate) for rate in bases.amounts}
        if bases.unknown:  # without VAT nobody says a rate
            known[ZERO] = known.get(ZERO, ZERO) + document.revenue_total - sum(known.values(), ZERO)
        for rate, amount in known.items():
            sums[rate] = sums.get(rate, ZERO) + amount
    return sums


def vat_by_rate(composer: Composer, quote: Quote) -> dict[Decimal, Decimal] | None:
    """Give the VAT of all documents on a quote by the day, a rate; None where a document is on other quotes too."""
    sums: dict[Decimal, Decimal] = {}
    for document in composer.near.matches.documents.get(quote.number, ()):
        if document.date > composer.day:
            continue
        if len(document.quotes) > 1:
            return None
        for rate, amount in by_rate(document.vat).items():
            if rate is None:
                return None
            sums[rate] = sums.get(rate, ZERO) + amount
    return sums


def held(composer: Composer, quote: Quote) -> list[Held]:
    """Give the deposits of a quote that are still to be deducted, a rate, in the order in which they were invoiced."""
    return _held(composer, composer.near.matches.moves.get(quote.number, ()))


def held_of(composer: Composer, deposit: str) -> list[Held]:
    """Give what of one deposit is still to be deducted, a quote and a rate."""
    return _held(composer, composer.near.matches.deposit_moves.get(deposit, ()))


def _held(composer: Composer, moves: Iterable[DepositMove]) -> list[Held]:
    matches, day = composer.near.matches, composer.day
    sums: dict[tuple[str, str | None, Decimal | None], list[Decimal]] = {}
    for move in moves:
        if move.deposit is None or move.date > day:
            continue
        row = sums.setdefault((move.deposit, move.quote, move.rate), [ZERO, ZERO])
        row[0] += move.amount
        if move.what in (INVOICED, CREDITED):
            row[1] += move.amount
    found: list[Held] = []
    for (number, quote, said), (left, invoiced) in sums.items():
        deposit = composer.book.invoice(number)
        if deposit is None:
            continue
        bases = invoice_bases(matches, deposit).amounts
        rates = {said: invoiced} if said is not None else _parted(invoiced, bases)
        rests = {said: left} if said is not None else _parted(left, bases)
        vat = deposit_vat(deposit, dict(bases.items()))
        for rate, whole in rates.items():
            rest = rests.get(rate, ZERO)
            base = bases.get(rate, ZERO)
            own = vat.get(rate, ZERO)
            found.append(Held(number, quote, rate, whole, rest, part_of(own, (rest, base)) if base else ZERO))
    return found


def _parted(amount: Decimal, bases: dict[Decimal, Decimal]) -> dict[Decimal, Decimal]:
    return dict(parts_by_rate(amount, bases)) or {ZERO: amount}


def first_payment(quote: Quote, composer: Composer) -> date | None:
    """Give the first day on which a consumer may pay for a quote signed away from the shop; None for others."""
    if composer.customer.kind != CONSUMER or quote.meta.get("off-premises") is not True:
        return None
    accepted = accepted_on(quote)
    return None if accepted is None else shift(accepted, int(FIRST_PAYMENT_DAY.value))

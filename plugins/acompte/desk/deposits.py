"""Deposit invoices (factures d'acompte): of a milestone, a percentage or an amount, at the quote's rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from acompte.desk.documents import Line, Paper, due_date, vat_of, write
from acompte.desk.entries import percent_text, titled
from acompte.desk.quoted import first_payment, invoiceable, left_to_invoice, rates_of
from acompte.desk.refusal import Refusal
from acompte.model.money import HUNDRED, ZERO, cents, percent_of, spread, without_vat
from acompte.model.quotes import amount_on, sum_with_vat, with_vat
from acompte.model.records import DEPOSIT
from acompte.model.schedule import unfilled_milestones
from acompte.vat.bases import parts_by_rate

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.model.records import Invoice, Quote

_PREPOSITIONS = ("à ", "a ", "au ", "aux ", "en ", "sur ", "lors ", "dès ", "avant ", "après ", "on ", "at ", "upon ")


class Asked(NamedTuple):
    """What a deposit is asked for: without any of the three, the next milestone."""

    percent: Decimal | None = None
    amount: Decimal | None = None
    with_vat: bool | None = None
    """Whether `amount` is with VAT; None: as the customer is told prices, a consumer with VAT."""
    due: date | None = None


class _Part(NamedTuple):
    amount: Decimal
    """Without VAT."""
    title: str


def deposit_invoice(composer: Composer, number: str, asked: Asked) -> Invoice:
    """Compose the deposit invoice of a quote.

    Raises:
      Refusal: the quote cannot be invoiced, or the deposit would go over it, or nothing says how much it is.
    """
    quote = invoiceable(composer, number)
    rates = {rate: base for rate, base in rates_of(composer, quote).items() if base > 0}
    total = sum_with_vat(rates.items())
    if asked.amount is not None and composer.is_with_vat(asked.with_vat):
        lines, vat, amount = _from_total(asked.amount, rates, total)
        title = composer.word("Acompte", "Deposit")
    else:
        part = _part(composer, quote, asked)
        amount, title = part.amount, part.title
        lines = _lines(amount, rates)
        vat = vat_of(lines)
    if amount <= 0:
        raise Refusal("amount-not-positive", amount=amount)
    left = left_to_invoice(composer, quote)
    if amount > left:
        _refuse_over(composer, quote, asked, amount, max(left, ZERO))
    first = first_payment(quote, composer)
    due = asked.due or due_date(composer, (quote,), None)
    if first is not None and due < first:
        if asked.due is not None:
            raise Refusal("deposit-too-early", number=number, due=due, first=first)
        due = first
    paper = Paper(
        composer.number(DEPOSIT),
        titled(title, quote.title, composer.whole.language),
        (number,),
        (),
        lines,
        vat,
        due_date(composer, (quote,), due),
    )
    return composer.add_document(write(composer, paper))


def _refuse_over(composer: Composer, quote: Quote, asked: Asked, amount: Decimal, left: Decimal) -> NoReturn:
    """Refuse a deposit over the quote, in the words of the one who asks: with VAT or without."""
    if asked.amount is not None and composer.is_with_vat(asked.with_vat):
        most = with_vat(quote, left, composer.day)
        raise Refusal("deposit-over-quote-vat", number=quote.number, amount=asked.amount, left=most)
    raise Refusal("deposit-over-quote", number=quote.number, amount=amount, left=left)


def _lines(amount: Decimal, rates: dict[Decimal, Decimal]) -> list[Line]:
    """Cut a deposit by the quote's rates in proportion to their bases; the last rate takes the cents."""
    return [Line(part, rate) for rate, part in parts_by_rate(amount, rates) if part]


def _from_total(
    asked: Decimal, rates: dict[Decimal, Decimal], total: Decimal
) -> tuple[list[Line], dict[Decimal, Decimal], Decimal]:
    """Cut a deposit with VAT: what is asked is to the cent what was said, the VAT is the rest of it."""
    if asked == total:
        whole = [Line(base, rate) for rate, base in rates.items()]
        return whole, vat_of(whole), sum(rates.values(), ZERO)
    order = sorted(rates, reverse=True)
    parts = spread(asked, [rates[rate] + percent_of(rates[rate], rate) for rate in order])
    lines = [Line(without_vat(part, rate), rate) for rate, part in zip(order, parts, strict=True)]
    vat = {rate: part - line.amount for rate, part, line in zip(order, parts, lines, strict=True) if rate}
    amount = sum((line.amount for line in lines), ZERO)
    return [line for line in lines if line.amount], vat, amount


def _part(composer: Composer, quote: Quote, asked: Asked) -> _Part:
    """Give how much without VAT is asked, and the words for it.

    Raises:
      Refusal: nothing says how much.
    """
    whole = amount_on(quote, composer.day)
    if asked.percent is not None:
        if not 0 < asked.percent <= HUNDRED:
            raise Refusal("percent-range", percent=asked.percent)
        return _Part(percent_of(whole, asked.percent), _percent_title(composer, asked.percent))
    if asked.amount is not None:
        return _Part(cents(asked.amount), composer.word("Acompte", "Deposit"))
    unfilled = unfilled_milestones(composer.near.matches, quote, composer.day)
    if not unfilled:
        key = "milestones-filled" if quote.milestones else "no-milestone"
        raise Refusal(key, number=quote.number)
    planned = unfilled[0]
    missing = planned.cumulated - composer.near.matches.deposits(quote.number, composer.day).net
    milestone = planned.milestone
    if milestone.percent is not None and missing == planned.amount:
        title = _percent_title(composer, milestone.percent)
    else:
        title = composer.word("Acompte", "Deposit")
    return _Part(missing, _with_name(title, milestone.name))


def _percent_title(composer: Composer, percent: Decimal) -> str:
    said = percent_text(percent, composer.whole.language)
    return composer.word(f"Acompte de {said}", f"Deposit of {said}")


def _with_name(title: str, name: str) -> str:
    """Put the milestone's name behind: as a part of the sentence where it begins with a preposition."""
    if not name:
        return title
    low = name[:1].lower() + name[1:]
    return f"{title} {low}" if low.startswith(_PREPOSITIONS) else f"{title}, {low}"

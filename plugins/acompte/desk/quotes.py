"""A quote from its first day to its end: new, accepted, refused, amended, received, cancelled."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.desk.deposits import Asked, deposit_invoice
from acompte.desk.entries import AccountName, amount, custom, document, percent_text
from acompte.desk.invoices import usual_rate
from acompte.desk.numbering import next_quote
from acompte.desk.quoted import hold_reason, open_quote, running_quote
from acompte.desk.refusal import Refusal
from acompte.law.terms import parse
from acompte.model.money import ZERO, cents, percent_of, without_vat
from acompte.model.numbers import is_link
from acompte.model.quotes import accepted_on, amount_on, bases_on, policy_percent, received_on
from acompte.vat.reasons import quote_reason
from acompte.vat.regimes import NONE, company_regime, quote_regime

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from acompte.desk.composer import Composer
    from acompte.model.records import Invoice


_LINES_TOLERANCE = Decimal("0.05")
"""So much may the VAT of lines, rounded one by one, differ from an amount with VAT that somebody says."""


class NewLine(NamedTuple):
    """A line of a new quote: what, how much of it, the price of one without VAT, the VAT rate (None: the quote's)."""

    title: str
    quantity: Decimal
    unit: str
    price: Decimal
    rate: Decimal | None

    @property
    def amount(self) -> Decimal:
        """Give the line's amount without VAT."""
        return cents(self.quantity * self.price)


class NewQuote(NamedTuple):
    """What a new quote says."""

    amount: Decimal | None
    """Without VAT; None: the sum of the lines."""
    title: str
    rate: Decimal | None = None
    number: str | None = None
    lines: Sequence[NewLine] = ()
    with_vat: bool | None = None
    """Whether `amount` is with VAT; None: for consumers it is."""
    meta: Mapping[str, Any] = MappingProxyType({})


def new_quote(composer: Composer, said: NewQuote) -> str:
    """Compose a quote with its lines; give its number.

    Raises:
      Refusal: the number is taken or no link, no amount is said, or the lines do not sum to it.
    """
    book = composer.whole.book
    number = said.number or next_quote(book, composer.day)
    if not is_link(number):
        raise Refusal("number-invalid", number=number)
    if number in book.quotes or number in book.by_number:
        raise Refusal("number-taken", number=number)
    rate = said.rate if said.rate is not None else _usual_rate(composer, said)
    whole = _amount(composer, said, rate)
    _hold_words(composer, said)
    composer.add(
        custom(
            composer.day,
            "quote",
            number,
            AccountName(composer.account),
            amount(whole, composer.currency),
            title=said.title or None,
            vat=_rate_of_all(composer, said.lines, rate),
            **said.meta,
        ),
        *(
            custom(
                composer.day,
                "line",
                number,
                line.title,
                f"{line.quantity:f} {line.unit}".strip(),
                amount(line.price, composer.currency),
                *_rate_said(_taxed(composer, rate if line.rate is None else line.rate)),
            )
            for line in said.lines
        ),
    )
    _hold_reason(composer, number)
    return number


def _rate_of_all(composer: Composer, lines: Sequence[NewLine], rate: Decimal | None) -> Decimal | None:
    """Give the one rate of a quote; None where its lines have several."""
    rates = {rate if line.rate is None else line.rate for line in lines} or {rate}
    return _taxed(composer, rates.pop()) if len(rates) == 1 else None


def _taxed(composer: Composer, rate: Decimal | None) -> Decimal | None:
    """Give a rate as a quote says it: 0 goes without saying where the company charges no VAT at all."""
    return rate if rate or company_regime(composer.book, composer.day) != NONE else None


def _hold_words(composer: Composer, said: NewQuote) -> None:
    """Hold back what the quote's other words cannot say.

    Raises:
      Refusal: the terms cannot be read, or the quote would expire before it is made.
    """
    terms, expires = said.meta.get("terms"), said.meta.get("expires")
    if terms and parse(str(terms)) is None:
        raise Refusal("terms-unread", terms=terms, name=composer.payee)
    if expires is not None and expires < composer.day:
        raise Refusal("expires-past", expires=expires, day=composer.day)


def _hold_reason(composer: Composer, number: str) -> None:
    """Hold the rates of a new quote against the reason for no VAT, as its documents will be held.

    Raises:
      Refusal: it has a rate and a reason for none, or neither.
    """
    book = composer.book
    quote = book.quotes[number]
    rates = {rate for rate in bases_on(quote, composer.day) if rate is not None}
    untaxed = rates == {ZERO} and quote_regime(book, number, composer.day) != NONE
    hold_reason(composer, quote_reason(book, quote, composer.day), taxed=any(rates), untaxed=untaxed)


def _usual_rate(composer: Composer, said: NewQuote) -> Decimal | None:
    """Give the rate of a quote that says none: that of its lines, else of the customer's last quote, else 20 % or 0."""
    if said.lines and all(line.rate is not None for line in said.lines):
        return None
    quotes = [q for q in composer.book.quotes.values() if q.rate is not None and q.date <= composer.day]
    if quotes:
        return max(quotes, key=lambda quote: (quote.date, quote.number)).rate
    return usual_rate(composer)


def _amount(composer: Composer, said: NewQuote, rate: Decimal | None) -> Decimal:
    lines = sum((line.amount for line in said.lines), ZERO)
    if said.amount is None:
        if not said.lines:
            raise Refusal("quote-no-amount")
        return lines
    with_vat = composer.is_with_vat(said.with_vat)
    whole = cents(said.amount)
    if with_vat and not said.lines:
        whole = without_vat(said.amount, rate or ZERO)
    if with_vat and said.lines:
        total = sum((line.amount + percent_of(line.amount, line.rate or rate or ZERO) for line in said.lines), ZERO)
        if abs(total - said.amount) > _LINES_TOLERANCE:
            raise Refusal("quote-lines", lines=total, amount=said.amount)
        return lines
    if whole <= 0:
        raise Refusal("amount-not-positive", amount=whole)
    if said.lines and lines != whole:
        raise Refusal("quote-lines", lines=lines, amount=whole)
    return whole


def accept(composer: Composer, number: str, *, deposit: bool, signed: str | None = None) -> Invoice | None:
    """Compose the acceptance, the schedule of the customer's policy where the quote has none, and the first deposit.

    `signed` is the stored copy with the customer's signature. Gives the deposit invoice, if one is due.

    Raises:
      Refusal: the quote has been accepted, refused or cancelled.
    """
    quote = running_quote(composer, number)
    accepted = accepted_on(quote)
    if accepted is not None:
        raise Refusal("quote-accepted-already", number=number, date=accepted)
    composer.add(custom(composer.day, "accepted", number))
    if signed is not None:
        composer.add(document(composer.day, composer.account, signed, [number]))
    if not deposit:
        return None
    if not quote.milestones:
        percent = policy_percent(composer.book, quote)
        if not percent:
            return None
        name = composer.word("À la commande", "On order")
        composer.add(custom(composer.day, "milestone", number, composer.day, name, percent_text(percent)))
        quote = composer.book.quotes[number]
    return deposit_invoice(composer, number, Asked())


def refuse(composer: Composer, number: str, why: str | None) -> None:
    """Compose a refusal.

    Raises:
      Refusal: the quote has been accepted, or has ended.
    """
    quote = running_quote(composer, number)
    accepted = accepted_on(quote)
    if accepted is not None:
        raise Refusal("refuse-accepted", number=number, date=accepted)
    composer.add(custom(composer.day, "refused", number, *_why(why)))


def amend(composer: Composer, number: str, title: str, more: Decimal, rate: Decimal | None) -> None:
    """Compose an amendment, signed on the day; it may be negative.

    Raises:
      Refusal: the quote has ended or is closed, or would fall below what is invoiced on it.
    """
    quote = open_quote(composer, number)
    invoiced = composer.near.matches.invoiced(quote, composer.day)
    if amount_on(quote, composer.day) + more < invoiced:
        raise Refusal("amendment-below", number=number, amount=more, invoiced=invoiced)
    if not more:
        raise Refusal("amount-zero")
    hold_reason(composer, quote_reason(composer.book, quote, composer.day), taxed=bool(rate), untaxed=False)
    rates = _rate_said(quote.rate if rate is None else rate)
    composer.add(custom(composer.day, "amendment", number, title, amount(cents(more), composer.currency), *rates))


def received(composer: Composer, number: str) -> None:
    """Compose the delivery, or the acceptance of the works.

    Raises:
      Refusal: the quote is not accepted or has ended, or it was received before.
    """
    quote = running_quote(composer, number)
    accepted = accepted_on(quote)
    if accepted is None or accepted > composer.day:
        raise Refusal("quote-open", number=number)
    before = received_on(quote, composer.day)
    if before is not None:
        raise Refusal("received-already", number=number, date=before)
    composer.add(custom(composer.day, "received", number))


def _rate_said(rate: Decimal | None) -> list[str]:
    return [] if rate is None else [percent_text(rate)]


def _why(why: str | None) -> list[str]:
    return [why] if why else []

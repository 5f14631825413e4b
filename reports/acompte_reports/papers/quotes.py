"""From a quote to what its paper says: the offer as it stood when it was signed, or as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.law.rates import Rates
from acompte.model import values
from acompte.model.money import ZERO, percent_of
from acompte.model.quotes import (
    accepted_on,
    amount_on,
    bases_on,
    delivery_on,
    expiry,
    policy_percent,
    schedule_on,
    total_with_vat,
    with_vat,
)
from acompte.vat.reasons import quote_reason
from acompte_reports.papers.content import QUOTE, Paper, RateSum, Step, Sums
from acompte_reports.papers.documents import customer_kind, identity, is_abroad, note_of, own_mentions, payment
from acompte_reports.papers.lines import quote_items
from acompte_reports.papers.mentions import Case, mentions
from acompte_reports.papers.words import say
from acompte_reports.parties import foot, town

if TYPE_CHECKING:
    from datetime import date

    from acompte.model.records import Customer, Quote
    from acompte_reports.view import View


def compose_quote(view: View, quote: Quote, language: str) -> Paper:
    """Say what a quote says: as signed on the day of its acceptance, else as known on the view's day."""
    book = view.book
    accepted = accepted_on(quote)
    day = view.day if accepted is None else min(accepted, view.day)
    company, customer = book.settings.company(quote.date), book.customers.get(quote.customer)
    steps = _steps(view, quote, customer, day, language)
    sender = identity(company, "")
    return Paper(
        kind=QUOTE,
        heading=QUOTE,
        language=language,
        currency=book.currency,
        number=quote.number,
        date=quote.date,
        place=town(sender.party.address),
        sender=sender,
        recipient=identity(customer, book.customer_name(quote.customer)),
        owner=str(quote.meta.get("owner") or (customer.text("owner") if customer else "")),
        subject=quote.title,
        note=str(quote.meta.get("note") or ""),
        quotes=(),
        corrects=(),
        order=str(quote.meta.get("order") or ""),
        delivered=delivery_on(quote, day),
        cashed=None,
        expires=expiry(quote),
        items=quote_items(quote, day),
        planned=(),
        percent=None,
        sums=_sums(quote, day),
        received=ZERO,
        retention=ZERO,
        asked=ZERO,
        parts=(),
        steps=steps,
        terms=str(quote.meta.get("terms") or (customer.text("terms") if customer else "")),
        progress=None,
        account=None,
        payment=payment(company, book.currency, quote.number, (), ""),
        mentions=mentions(_case(view, quote, customer, language, has_deposits=len(steps) > 1)),
        foot=foot(company, language),
    )


def _sums(quote: Quote, day: date) -> Sums:
    rates = tuple(
        RateSum(rate, base, percent_of(base, rate or ZERO))
        for rate, base in sorted(bases_on(quote, day).items(), key=lambda row: -(row[0] or ZERO))
    )
    net, vat = amount_on(quote, day), sum((row.vat for row in rates), ZERO)
    return Sums(rates, net, vat, net + vat, (), rates, net + vat)


def _steps(view: View, quote: Quote, customer: Customer | None, day: date, language: str) -> tuple[Step, ...]:
    """Give the deposits planned, else the one that the policy asks for on what is not signed yet, and the balance.

    A quote without deposits has no steps.
    """
    whole, total = amount_on(quote, day), total_with_vat(quote, day)
    found = [
        Step(
            planned.milestone.name,
            planned.milestone.date,
            planned.milestone.percent,
            planned.amount,
            with_vat(quote, planned.amount, day),
        )
        for planned in schedule_on(quote, day)
    ]
    is_signed = accepted_on(quote) is not None
    if not found and not is_signed and customer is not None:
        percent = policy_percent(view.book, quote)
        if percent:
            amount = percent_of(whole, percent)
            found = [Step(say("on-order", language), None, percent, amount, with_vat(quote, amount, day))]
    if not found:
        return ()
    net = whole - sum((step.net for step in found), ZERO)
    rest = total - sum((step.total for step in found), ZERO)
    return (*found, Step("", delivery_on(quote, day), None, net, rest)) if net or rest else tuple(found)


def _case(view: View, quote: Quote, customer: Customer | None, language: str, *, has_deposits: bool) -> Case:
    company = view.book.settings.company(quote.date)
    reason = quote_reason(view.book, quote, quote.date)
    return Case(
        kind=QUOTE,
        language=language,
        currency=view.book.currency,
        customer=customer_kind(customer),
        day=quote.date,
        rates=Rates(view.book.settings, quote.date),
        reason=(reason.reason or reason.written) if reason else None,
        vat_note=note_of(reason, quote.meta),
        abroad=is_abroad(customer),
        debits=False,
        nature="",
        discount="",
        penalty=None,
        retention=values.percent(quote.meta.get("retention")),
        deposits=has_deposits,
        off_premises=quote.meta.get("off-premises") is True,
        standard=quote.meta.get("standard") is True,
        own=own_mentions(company),
    )

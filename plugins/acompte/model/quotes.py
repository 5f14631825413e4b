"""A quote on a day: its amount, its rates, its schedule and where it stands in its life."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import CENT, HUNDRED, ONE, ZERO, cents, percent_of
from acompte.model.tiers import percent_of_tier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.model.book import Book
    from acompte.model.records import Amendment, Line, Milestone, Quote

OPEN, ACCEPTED, REFUSED, CANCELLED, CLOSED = "open", "accepted", "refused", "cancelled", "closed"
HORIZON = 7
"""So many days ahead the agenda looks, and a quote is said to expire."""
_PER_MILLE = Decimal("0.001")


class Planned(NamedTuple):
    """A milestone with its amount without VAT, and the sum of the schedule up to it."""

    milestone: Milestone
    amount: Decimal
    cumulated: Decimal


def amount_on(quote: Quote, day: date) -> Decimal:
    """Give the quote with the amendments signed by a day, without VAT."""
    amount = quote.amount
    for amendment in quote.amendments:
        if amendment.date > day:
            break
        amount += amendment.amount
    return amount


def lines_on(quote: Quote, day: date) -> list[Line]:
    """Give the lines written by a day; the quote itself comes with those of its own day, whenever it is asked."""
    known = max(day, quote.date)
    return [line for line in quote.lines if line.entry.date <= known]


class Portion(NamedTuple):
    """A part of a quote at one rate: a line, an amendment, or what no line says (None)."""

    said: Line | Amendment | None
    amount: Decimal
    rate: Decimal | None
    """None for a rate nobody said."""


def portions_on(quote: Quote, day: date) -> list[Portion]:
    """Give the lines of a quote, what they leave out, and the amendments signed by a day, each with its VAT rate.

    A line's own rate wins over the quote's, unless lines make the whole quote and none has the quote's: then that
    is the one rate. What no line or amendment says the rate of has the quote's rate, or without one that of the last
    line that says it.
    """
    default, lines = quote.rate, lines_on(quote, day)
    said = [line.rate for line in lines if line.rate is not None]
    if default is None and said:
        default = said[-1]
    rest = quote.amount - sum([line.amount for line in lines], ZERO)
    contradicted = bool(said) and default not in said and not rest
    portions = []
    for line in lines:
        rate = line.rate if line.rate is not None and not contradicted else quote.rate
        portions.append(Portion(line, line.amount, rate))
    if rest or not portions:
        portions.append(Portion(None, rest, default))
    for amendment in quote.amendments:
        if amendment.date > day:
            break
        rate = amendment.rate if amendment.rate is not None else default
        portions.append(Portion(amendment, amendment.amount, rate))
    return portions


def bases_on(quote: Quote, day: date) -> dict[Decimal | None, Decimal]:
    """Give the quote with its amendments by VAT rate, without VAT; None stands for a rate nobody said."""
    bases: dict[Decimal | None, Decimal] = {}
    for _, amount, rate in portions_on(quote, day):
        bases[rate] = bases.get(rate, ZERO) + amount
    return bases


def total_with_vat(quote: Quote, day: date) -> Decimal:
    """Give the quote with its amendments, VAT included, VAT rounded once a rate."""
    return sum_with_vat(bases_on(quote, day).items())


def sum_with_vat(bases: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal:
    """Sum amounts a rate with their VAT, rounded once a rate."""
    return sum((base + percent_of(base, rate or ZERO) for rate, base in bases), ZERO)


def with_vat(quote: Quote, amount: Decimal, day: date) -> Decimal:
    """Give a part of the quote with VAT, at its rates in proportion to their bases."""
    whole = amount_on(quote, day)
    if not whole:
        return amount
    return cents(amount * total_with_vat(quote, day) / whole)


def accepted_on(quote: Quote) -> date | None:
    """Give the day of the acceptance, whenever it is."""
    return next((event.date for event in quote.life if event.what == "accepted"), None)


def ended_on(quote: Quote, day: date) -> tuple[str, date] | None:
    """Give what ended the quote by a day, and when: its cancellation or its refusal."""
    for event in quote.life:
        if event.date <= day and event.what in (CANCELLED, REFUSED):
            return event.what, event.date
    return None


def received_on(quote: Quote, day: date) -> date | None:
    """Give the day the works were accepted or the goods delivered, where it is known by a day."""
    return next((e.date for e in quote.life if e.what == "received" and e.date <= day), None)


def delivery_on(quote: Quote, day: date) -> date | None:
    """Give the planned delivery as it was known on a day."""
    planned = quote.meta.get("delivery")
    found = planned if isinstance(planned, date) else None
    for event in quote.life:
        if event.what == "delivery" and event.date <= day:
            found = event.delivery
    return found


def final_day(quote: Quote, day: date) -> date | None:
    """Give since when, or on what day, the final of a quote can be issued: received, else planned."""
    return received_on(quote, day) or delivery_on(quote, day)


def state_on(quote: Quote, day: date, closed: date | None) -> str:
    """Give the state of the quote on a day; `closed` is the day of its closing invoice, if any."""
    ended = ended_on(quote, day)
    if ended:
        return ended[0]
    if closed is not None and closed <= day:
        return CLOSED
    accepted = accepted_on(quote)
    return ACCEPTED if accepted is not None and accepted <= day else OPEN


def expiry(quote: Quote) -> date | None:
    """Give the last day of the quote, where it says one."""
    expires = quote.meta.get("expires")
    return expires if isinstance(expires, date) else None


def has_expired(quote: Quote, day: date) -> bool:
    """Tell whether the last day of the quote has passed."""
    last = expiry(quote)
    return last is not None and last < day


def expires_within(quote: Quote, day: date, until: date) -> date | None:
    """Give the last day of the quote where it lies between two days, both included."""
    last = expiry(quote)
    return last if last is not None and day <= last <= until else None


def milestones_on(quote: Quote, day: date) -> list[Milestone]:
    """Give the milestones written by a day, by their planned dates."""
    return [milestone for milestone in quote.milestones if milestone.entry.date <= day]


def schedule_on(quote: Quote, day: date) -> list[Planned]:
    """Give the milestones written by a day with their amounts, by their planned dates.

    A percentage is taken of the quote with the amendments signed by the day the milestone becomes due
    for issue, or by `day` where that is earlier: a quote not accepted by then has none due.
    """
    rows: list[Planned] = []
    cumulated = ZERO
    accepted = accepted_on(quote) or day
    for milestone in milestones_on(quote, day):
        if milestone.percent is None:
            amount = milestone.amount or ZERO
        else:
            due = min(max(milestone.date, accepted), day)
            amount = percent_of(amount_on(quote, due), milestone.percent)
        cumulated += amount
        rows.append(Planned(milestone, amount, cumulated))
    return rows


def slack(cumulated: Decimal) -> Decimal:
    """Give by how much deposits may fall short of a schedule: the larger of 1 EUR and 1 %."""
    return max(ONE, cents(cumulated * CENT))


def completes(invoiced: Decimal, target: Decimal) -> bool:
    """Tell whether revenue brings a quote to its amount, within 1 EUR and 0.1 %, or over it."""
    return invoiced >= target - min(ONE, abs(target) * _PER_MILLE)


def exceeds(invoiced: Decimal, target: Decimal) -> bool:
    """Tell whether revenue goes over a quote by more than 1 EUR and 0.1 %."""
    return invoiced > target + min(ONE, abs(target) * _PER_MILLE)


def planned_share(milestone: Milestone, quote: Quote) -> Decimal:
    """Give a milestone as a share of the quote at its own date, 1 for the whole."""
    if milestone.percent is not None:
        return milestone.percent / HUNDRED
    base = amount_on(quote, milestone.date)
    return (milestone.amount or ZERO) / base if base else ZERO


def policy_percent(book: Book, quote: Quote) -> Decimal | None:
    """Give the deposit that the policy of the customer's profile asks for, as it was on the quote's own day."""
    customer = book.customers.get(quote.customer)
    return percent_of_tier(book.settings.policies, customer.profile if customer else "", quote.amount, quote.date)

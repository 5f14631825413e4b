"""Rules about quotes: their schedule, what is invoiced on them, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.days import shift
from acompte.model.money import ONE, ZERO, cents
from acompte.model.quotes import (
    ACCEPTED,
    CANCELLED,
    HORIZON,
    OPEN,
    REFUSED,
    accepted_on,
    amount_on,
    completes,
    ended_on,
    exceeds,
    expires_within,
    lines_on,
    milestones_on,
    planned_share,
    schedule_on,
    state_on,
)
from acompte.model.records import CREDIT_NOTE, DEPOSIT, FINAL, OPENING
from acompte.model.roles import DEPOSITS, REVENUE
from acompte.model.schedule import final_due, missing_milestones
from acompte.rules.registry import ERROR, WARNING, Case, rule
from acompte.rules.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from acompte.model.diagnostic import Diagnostic
    from acompte.model.records import Invoice, LifeEvent, Quote

_HAIR = ONE / 10000


@rule("milestones-exceed", ERROR, "quotes", "The milestones of a quote sum to more than the quote.")
def milestones_exceed(case: Case) -> Iterator[Diagnostic]:
    """Sum the milestones as shares of the quote, each at its own date: amendments come in between.

    At fault is the first one that goes beyond the whole.
    """
    for quote in case.book.quotes.values():
        if quote.date > case.day or not quote.milestones:
            continue
        share = ZERO
        for milestone in milestones_on(quote, case.day):
            share += planned_share(milestone, quote)
            if share > ONE + _HAIR:
                planned = schedule_on(quote, case.day)[-1].cumulated
                facts = {"planned": planned, "amount": amount_on(quote, case.day)}
                yield case.on_quote("milestones-exceed", quote, milestone.entry, **facts)
                break


@rule("quote-not-accepted", ERROR, "quotes", "An invoice is on a quote that nobody had accepted, or that had ended.")
def quote_not_accepted(case: Case) -> Iterator[Diagnostic]:
    """Find invoices on quotes that nobody had accepted on their day, or that had been refused or cancelled before it.

    On a cancelled quote a deposit alone is at fault: works done and deposits kept as the price may be invoiced. A
    credit note that cancels the whole mends it.
    """
    first: dict[str, date] = {}
    for invoice in sorted(survey(case).early, key=lambda invoice: invoice.date):
        if invoice.kind in (OPENING, CREDIT_NOTE):
            continue
        for number in invoice.quotes:
            quote = case.book.quotes[number]
            accepted = accepted_on(quote)
            is_accepted = accepted is not None and accepted <= invoice.date
            ended = _ended_before(invoice, quote, is_accepted=is_accepted)
            known = accepted if accepted is not None and accepted <= case.day else None
            if ended is not None and (is_accepted or known is None):
                cancelled = case.matches.cancelled_on(invoice)
                if cancelled is None or cancelled > case.day:
                    facts = {"quote": number, "day": invoice.date, "ended": ended.date}
                    yield case.on("quote-not-accepted", invoice, variant=ended.what, **facts)
            elif not is_accepted:
                since = first.setdefault(number, invoice.date)
                facts = {"quote": number, "day": invoice.date, "since": since, "accepted": known}
                yield case.on("quote-not-accepted", invoice, variant="later" if known else "", **facts)


def _ended_before(invoice: Invoice, quote: Quote, *, is_accepted: bool) -> LifeEvent | None:
    """Give what had ended the quote before the day of a document that it forbids, unless it was accepted since."""
    ended = None
    for event in quote.life:
        if event.what == ACCEPTED and event.date <= invoice.date:
            ended = None
        elif event.what in (CANCELLED, REFUSED) and event.date < invoice.date:
            ended = event
    if ended is None or invoice.kind == DEPOSIT:
        return ended
    asks = bool(invoice.revenue) and invoice.total > 0
    return ended if ended.what == REFUSED and (asks or not is_accepted) else None


@rule("quote-exceeded", WARNING, "quotes", "The revenue invoiced exceeds the quote with its amendments.")
def quote_exceeded(case: Case) -> Iterator[Diagnostic]:
    """Compare the revenue, less credit notes, with the quote and the amendments signed by the day."""
    for number, documents in case.matches.documents.items():
        quote = case.book.quotes[number]
        revenue, target = case.matches.revenue(quote, case.day), amount_on(quote, case.day)
        if not exceeds(revenue, target):
            continue
        billed = [d for d in documents if d.date <= case.day and d.revenue_on(number) > 0]
        if billed:
            yield case.on("quote-exceeded", billed[-1], quote=number, revenue=revenue, amount=target)


@rule("deposit-missing", WARNING, "deposits", "A milestone has passed and its deposit is not invoiced.")
def deposit_missing(case: Case) -> Iterator[Diagnostic]:
    """Find the milestones due for issue that the deposits invoiced do not fill."""
    for quote in case.book.quotes.values():
        if not quote.milestones or quote.date > case.day:
            continue
        invoiced = None
        for planned in missing_milestones(case.matches, quote, case.day):
            if invoiced is None:
                invoiced = case.matches.deposits(quote.number, case.day).net
            milestone = planned.milestone
            facts = {
                "milestone": milestone.name,
                "day": milestone.date,
                "amount": planned.amount,
                "short": planned.cumulated - invoiced,
            }
            yield case.on_quote("deposit-missing", quote, milestone.entry, **facts)


@rule("final-missing", WARNING, "quotes", "The delivery has passed and the final invoice is not issued.")
def final_missing(case: Case) -> Iterator[Diagnostic]:
    """Find accepted quotes whose delivery lies before the day, not closed by a final invoice."""
    for quote in case.book.quotes.values():
        if quote.date > case.day or ended_on(quote, case.day):
            continue
        due = final_due(case.matches, quote, case.day)
        if due is not None and due < case.day:
            left = amount_on(quote, case.day) - case.matches.invoiced(quote, case.day)
            found = case.on_quote("final-missing", quote, day=due, left=left, over=-left)
            yield found._replace(variant="" if left > 0 else "over" if left < 0 else "deposits")


@rule("quote-lines", ERROR, "quotes", "The lines of a quote do not sum to its total.")
def quote_lines(case: Case) -> Iterator[Diagnostic]:
    """Sum the lines, rounded line by line or once at the end."""
    for quote in case.book.quotes.values():
        if not quote.lines or quote.date > case.day:
            continue
        lines = lines_on(quote, case.day)
        total = sum((line.amount for line in lines), ZERO)
        exact = cents(sum((line.quantity * line.price for line in lines), ZERO))
        if lines and quote.amount not in (total, exact):
            yield case.on_quote("quote-lines", quote, lines=total, amount=quote.amount)


@rule("quote-ambiguous", ERROR, "quotes", "A document is on several quotes, and a posting does not say on which.")
def quote_ambiguous(case: Case) -> Iterator[Diagnostic]:
    """Find documents on several quotes with a posting to revenue or deposits that names none."""
    for invoice in case.book.invoices:
        if len(invoice.quotes) < 2 or invoice.date > case.day:
            continue
        for posting in invoice.entry.postings:
            account = case.book.accounts.get(posting.account)
            if account is None or account.role not in (REVENUE, DEPOSITS):
                continue
            if (posting.meta or {}).get("quote") in invoice.quotes:
                continue
            yield case.on("quote-ambiguous", invoice, quotes=", ".join(invoice.quotes), account=posting.account)
            break


@rule("quote-expiring", WARNING, "quotes", "A quote that nobody has accepted or refused expires within a week.")
def quote_expiring(case: Case) -> Iterator[Diagnostic]:
    """Find open quotes whose `expires` lies at most seven days ahead."""
    for quote in case.book.quotes.values():
        if "expires" in quote.meta and quote.date <= case.day and state_on(quote, case.day, None) == OPEN:
            expires = expires_within(quote, case.day, shift(case.day, HORIZON))
            if expires is not None:
                yield case.on_quote("quote-expiring", quote, day=expires, amount=amount_on(quote, case.day))


@rule("final-below-quote", WARNING, "invoices", "An invoice says that it is the final one, and stays below the quote.")
def final_below_quote(case: Case) -> Iterator[Diagnostic]:
    """Compare the revenue up to an invoice that says `kind: "final"` with the quote and its amendments."""
    for invoice in case.book.invoices:
        if invoice.kind != FINAL or invoice.date > case.day or invoice.entry.meta.get("kind") != FINAL:
            continue
        cancelled = case.matches.cancelled_on(invoice)
        if cancelled is not None and cancelled <= case.day:
            continue
        for number in invoice.quotes:
            quote = case.book.quotes[number]
            # A negative amendment signed later mends it; more invoices show that it was not the final one.
            revenue = case.matches.revenue(quote, invoice.date)
            amount = min(amount_on(quote, day) for day in (invoice.date, case.day))
            if not completes(revenue, amount):
                yield case.on("final-below-quote", invoice, quote=number, revenue=revenue, amount=amount)

"""Rules about time: payments that come too early by law, half-years without a rate, claims about to be barred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.law.facts import FIRST_PAYMENT_DAY
from acompte.law.lateness import Lateness
from acompte.law.limitation import TimeBar
from acompte.law.rates import ECB, LEGAL, Basis, Rates, basis, half_year, half_years
from acompte.model.days import shift
from acompte.model.diagnostic import Diagnostic
from acompte.model.quotes import accepted_on
from acompte.model.records import CONSUMER, DEPOSIT
from acompte.rules.registry import ERROR, WARNING, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from acompte.model.records import Invoice, Quote

AHEAD = 90
"""Days before a claim is time-barred from which it is said."""


class _Signed(NamedTuple):
    """A quote that a consumer signed away from the shop."""

    quote: Quote
    accepted: date
    first: date
    """The first day on which a payment may be asked for or taken."""


@rule("deposit-too-early", ERROR, "deposits", "A consumer pays before the eighth day after an off-premises signature.")
def deposit_too_early(case: Case) -> Iterator[Diagnostic]:
    """Find deposits due, and money received, before the eighth day; the day of the signature is left out."""
    names: dict[str, _Signed] = {}
    for signed in _signed_off_premises(case):
        names[signed.quote.number] = signed
        for invoice in case.matches.documents.get(signed.quote.number, ()):
            names.setdefault(invoice.number, signed)
            due = invoice.instalments[0].due if invoice.kind == DEPOSIT and invoice.instalments else None
            if due is not None and due < signed.first and invoice.date <= case.day:
                yield case.on("deposit-too-early", invoice, due=due, **_facts(signed))
    if not names:
        return
    for move in case.book.moves:
        if move.date > case.day or move.amount <= 0:
            continue
        found = [names[name] for name in (*sorted(move.links), move.pays) if name in names]
        if found and move.date < found[0].first and move.money > 0:
            facts = {**_facts(found[0]), "amount": move.money, "day": move.date}
            named = {"name": case.book.customer_name(move.customer), **facts}
            number = found[0].quote.number
            yield Diagnostic("deposit-too-early", move.entry, named, number, move.customer, "payment")


def _signed_off_premises(case: Case) -> Iterator[_Signed]:
    for quote in case.book.quotes.values():
        if quote.meta.get("off-premises") is not True or quote.date > case.day:
            continue
        customer = case.book.customers.get(quote.customer)
        accepted = accepted_on(quote)
        if customer is None or customer.kind != CONSUMER or accepted is None or accepted > case.day:
            continue
        yield _Signed(quote, accepted, shift(accepted, int(FIRST_PAYMENT_DAY.value)))


def _facts(signed: _Signed) -> dict[str, Any]:
    article = FIRST_PAYMENT_DAY.fact.article
    return {"quote": signed.quote.number, "accepted": signed.accepted, "first": signed.first, "article": article}


@rule("rate-missing", WARNING, "time", "A document runs late in a half-year whose rate is not known.")
def rate_missing(case: Case) -> Iterator[Diagnostic]:
    """Say once each rate that the late interest up to the day needs and nobody knows, at its first late document."""
    rates = Rates(case.book.settings, case.day)
    unknown = _unknown(case, rates)
    if not unknown:
        return
    begin, end = min(b.half for b in unknown).first, max(b.half for b in unknown).last
    lateness = Lateness(case.history, case.day)
    start = case.book.settings.start
    for invoice in case.book.invoices:
        if invoice.date > case.day or not unknown:
            return
        if (start is not None and invoice.date < start) or not lateness.may_run(invoice, begin, end):
            continue
        for need in sorted(_needs(case, lateness, rates, invoice, begin, end) & unknown):
            unknown.remove(need)
            half = need.half
            yield case.on("rate-missing", invoice, half=str(half), rate=need.name, day=half.first)


def _unknown(case: Case, rates: Rates) -> set[Basis]:
    """Give the rates that nobody knows of the half-years from the first due date up to the day."""
    first = case.day
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            break
        due = invoice.instalments[0].due if invoice.instalments else None
        first = min(first, invoice.date if due is None else min(due, invoice.date))
    first = min([first, *(change.due for change in case.book.due_changes)])
    halves = half_years(first, case.day)
    return {Basis(name, half) for half in halves for name in (ECB, LEGAL) if rates.of(name, half) is None}


def _needs(case: Case, lateness: Lateness, rates: Rates, invoice: Invoice, begin: date, end: date) -> set[Basis]:
    """Give the rates that the interest on a document needs between two days."""
    found: set[Basis] = set()
    kind = lateness.kind(invoice)
    for late in lateness.of(invoice):
        if late.first > end or late.last < begin:
            continue
        penalty = rates.agreed(invoice)
        for half in half_years(max(late.first, begin), min(late.last, end)):
            found.add(basis(kind, half, began=half_year(late.began), penalty=penalty))
    return found


@rule("time-bar", WARNING, "time", "An open claim is time-barred within 90 days, or already is.")
def time_bar(case: Case) -> Iterator[Diagnostic]:
    """Find open documents whose limitation period ends soon."""
    day = case.day
    tolerance = case.book.settings.tolerance(day)
    limits = TimeBar(case.history, day)
    for invoice in case.book.invoices:
        if invoice.date > day:
            return
        if invoice.total <= tolerance or invoice.is_credit:
            continue
        left = invoice.total - case.history.settled(invoice.place, day)
        if left <= tolerance:
            continue
        last = limits.last_day(invoice)
        if last <= shift(day, AHEAD):
            facts = {"open": left, "last": last, "article": limits.limitation(invoice).fact.article}
            yield case.on("time-bar", invoice, variant="past" if last < day else "", **facts)

"""Rules about what becomes of deposits: asked for, invoiced, kept apart, left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.law.facts import RETENTION_CAP
from acompte.law.vat_facts import DEPOSIT_INVOICE
from acompte.model import values
from acompte.model.deposits import DEDUCTED
from acompte.model.diagnostic import Diagnostic
from acompte.model.money import HUNDRED, ONE, ZERO, cents, percent_of
from acompte.model.quotes import (
    ACCEPTED,
    CANCELLED,
    OPEN,
    amount_on,
    ended_on,
    exceeds,
    milestones_on,
    policy_percent,
    state_on,
)
from acompte.model.records import CONSUMER, CREDIT_NOTE, DEPOSIT, MONEY, OPENING
from acompte.model.roles import RETENTION
from acompte.model.schedule import progress_on
from acompte.rules.deposits import followed
from acompte.rules.invoices import names_unknown
from acompte.rules.payments import standing_payments
from acompte.rules.registry import WARNING, Case, rule
from acompte.vat.bases import invoice_bases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from acompte.model.records import Invoice, Milestone, Quote


def _state(case: Case, quote: Quote) -> str:
    final = case.matches.closing(quote, case.day)
    return state_on(quote, case.day, final.date if final else None)


@rule("deposit-over-quote", WARNING, "quotes", "The deposits invoiced exceed the quote with its amendments.")
def deposit_over_quote(case: Case) -> Iterator[Diagnostic]:
    """Compare the deposits, less their credit notes, with the quote, as long as it runs."""
    for number in case.matches.moves:
        quote = case.book.quotes.get(number)
        if quote is None:
            continue
        net, amount = case.matches.deposits(number, case.day).net, amount_on(quote, case.day)
        if not exceeds(net, amount) or _state(case, quote) not in (OPEN, ACCEPTED):
            continue
        documents = case.matches.documents.get(number, ())
        last = [d for d in documents if d.date <= case.day and d.deposits_total > 0 and d.kind != CREDIT_NOTE]
        if last:
            yield case.on("deposit-over-quote", last[-1], quote=number, deposits=net, amount=amount)


@rule("deposit-below-policy", WARNING, "quotes", "The deposits planned on a quote are below the customer's policy.")
def deposit_below_policy(case: Case) -> Iterator[Diagnostic]:
    """Compare the milestones with the policy of the customer's profile, by the quote's amount and date.

    A quote without milestones is judged once it is accepted, by the deposits invoiced on it; one that progress
    invoices have brought as far needs no deposit any more.
    """
    if not case.book.settings.policies:
        return
    for quote in case.book.quotes.values():
        if quote.date > case.day or quote.amount <= 0:
            continue
        wanted = policy_percent(case.book, quote)
        if not wanted:
            continue
        milestones = milestones_on(quote, case.day) if quote.milestones else []
        planned = sum((_as_planned(milestone, quote) for milestone in milestones), ZERO)
        asked = percent_of(quote.amount, wanted)
        if planned >= asked - ONE:
            continue
        state = _state(case, quote)
        if state == ACCEPTED or (state == OPEN and milestones):
            planned = max(planned, case.matches.deposits(quote.number, case.day).net)
            if max(planned, progress_on(case.matches, quote, case.day)) < asked - ONE:
                entry = milestones[-1].entry if milestones else None
                facts = {"planned": planned, "asked": asked, "percent": wanted}
                yield case.on_quote("deposit-below-policy", quote, entry, **facts)


def _as_planned(milestone: Milestone, quote: Quote) -> Decimal:
    """Give a milestone on the quote as it was made: amendments have no policy."""
    return milestone.amount or percent_of(quote.amount, milestone.percent or ZERO)


@rule("deposit-uninvoiced", WARNING, "deposits", "Money came for a quote, and no deposit invoice takes it.")
def deposit_uninvoiced(case: Case) -> Iterator[Diagnostic]:
    """Find payments on account that name a quote: a deposit invoice is owed, to all but consumers by law."""
    for credit, named in standing_payments(case):
        quotes = [name for name in credit.named if name in case.book.quotes]
        if named or not quotes or all(kind != MONEY for kind, _ in credit.parts):
            continue
        facts = {
            "quote": ", ".join(quotes),
            "name": case.book.customer_name(credit.customer),
            "amount": credit.stands(case.day),
            "article": DEPOSIT_INVOICE.article,
        }
        ended = all(_state(case, case.book.quotes[name]) not in (OPEN, ACCEPTED) for name in quotes)
        customer = case.book.customers.get(credit.customer)
        of_consumer = customer is not None and customer.kind == CONSUMER
        variant = "ended" if ended else "consumer" if of_consumer else ""
        yield Diagnostic("deposit-uninvoiced", credit.entry, facts, quotes[0], credit.customer, variant)


@rule("deposit-left", WARNING, "deposits", "A quote is cancelled, and its deposits are neither repaid nor kept.")
def deposit_left(case: Case) -> Iterator[Diagnostic]:
    """Find cancelled quotes with deposits that no entry has given back, kept as price or kept as indemnity.

    One invoiced after the cancellation is wrong itself, and said as such.
    """
    for number, left in followed(case).by_quote.items():
        quote = case.book.quotes.get(number)
        ended = ended_on(quote, case.day) if quote and left > 0 else None
        if quote is not None and ended is not None and ended[0] == CANCELLED:
            rest = left - _invoiced_after(case, number, ended[1])
            if rest > 0:
                event = next(event for event in quote.life if event.what == CANCELLED)
                yield case.on_quote("deposit-left", quote, event.entry, left=rest)


def _invoiced_after(case: Case, quote: str, day: date) -> Decimal:
    """Give what is left of the deposits of a quote invoiced after a day."""
    late = {d.number for d in case.matches.documents.get(quote, ()) if d.kind == DEPOSIT and d.date > day}
    return sum((max(followed(case).left.get(number, ZERO), ZERO) for number in late), ZERO)


@rule("deposit-after-final", WARNING, "deposits", "A deposit is invoiced after the final invoice of its quote.")
def deposit_after_final(case: Case) -> Iterator[Diagnostic]:
    """Find deposits dated after the closing invoice that still stand."""
    for number, left in followed(case).left.items():
        invoice = case.book.invoice(number) if left > 0 else None
        if invoice is None or invoice.kind != DEPOSIT:
            continue
        for name in invoice.quotes:
            final = case.matches.closing(case.book.quotes[name], case.day)
            if final is not None and final.date < invoice.date:
                yield case.on("deposit-after-final", invoice, quote=name, final=final.number, left=left)
                break


@rule("deposit-without-quote", WARNING, "invoices", "A deposit is on no quote, and nothing deducts it yet.")
def deposit_without_quote(case: Case) -> Iterator[Diagnostic]:
    """Find deposits without a quote until an invoice without a quote has deducted them.

    One that an invoice on a quote deducts belongs to that quote and should link it. Where the quote's number is
    mistyped, that alone is said.
    """
    for number in followed(case).left:
        invoice = case.book.invoice(number)
        if invoice is None or invoice.kind != DEPOSIT or invoice.quotes or invoice.date > case.day:
            continue
        moves = case.matches.deposit_moves[number]
        takers = [m.document for m in moves if m.what == DEDUCTED and m.date <= case.day and m.document]
        quoted = {q for t in takers if (taker := case.book.invoice(t)) is not None for q in taker.quotes}
        if quoted:
            quote = ", ".join(sorted(quoted))
            yield case.on("deposit-without-quote", invoice, variant="known", quote=quote)
        elif followed(case).left[number] > 0 and not names_unknown(case, invoice.entry, invoice.links):
            yield case.on("deposit-without-quote", invoice, left=followed(case).left[number])


@rule("retention-over", WARNING, "deposits", "More is retained as a guarantee than 5 % of the works.")
def retention_over(case: Case) -> Iterator[Diagnostic]:
    """Compare retentions with 5 % (or what the quote says below it) of the works invoiced, VAT included.

    Cumulated on a quote up to each document that retains.
    """
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            return
        if invoice.kind != OPENING and any(part.retention for part in invoice.instalments):
            yield from _retention(case, invoice)


def _retention(case: Case, invoice: Invoice) -> Iterator[Diagnostic]:
    quote = case.book.quotes[invoice.quotes[0]] if invoice.quotes else None
    limit = RETENTION_CAP.value
    documents = [invoice]
    if quote is not None:
        agreed = values.percent(quote.meta.get("retention"))
        limit = min(limit, agreed) if agreed is not None else limit
        known = case.matches.documents[quote.number]
        documents = [d for d in known if d.place <= invoice.place and d.kind != OPENING]
    kept = sum((_kept(case, document) for document in documents), ZERO)
    works = sum((_works(case, document) for document in documents), ZERO)
    if kept > percent_of(works, limit) + ONE:
        most, article = percent_of(works, limit), RETENTION_CAP.fact.article
        facts = {"kept": kept, "works": works, "percent": limit, "most": most, "article": article}
        yield case.on("retention-over", invoice, variant="", **facts)


def _kept(case: Case, invoice: Invoice) -> Decimal:
    """Give what a document retains; a credit note gives back what it takes from there."""
    kept = ZERO
    for posting in invoice.entry.postings:
        account = case.book.accounts.get(posting.account)
        if account is not None and account.role == RETENTION and posting.units is not None:
            kept += posting.units.number or ZERO
    return kept


def _works(case: Case, invoice: Invoice) -> Decimal:
    """Give the works that a document invoices, VAT included, before deposits are taken off."""
    bases = invoice_bases(case.matches, invoice)
    sold = [(rate, bases.sold(rate)) for rate in bases.amounts] if invoice.revenue else []
    return sum((base + cents(base * rate / HUNDRED) for rate, base in sold), bases.unknown)

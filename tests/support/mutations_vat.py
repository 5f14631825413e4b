"""Mutations of VAT: amounts, rates, reasons, and when it is moved."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from support.mutations import Mutation, change, kind
from support.sample_entries import CLIENTS, DEPOSITS, DUE, PENDING, REVENUE, Entry

if TYPE_CHECKING:
    from random import Random

    from support.sample_text import SampleText

TEN = Decimal(10)
NORMAL, MIDDLE, LOW = "Normal", "Intermédiaire", "Réduit"


def another_rate(account: str, pick: Random) -> str:
    stem, _, name = account.rpartition(":")
    return f"{stem}:{pick.choice([other for other in (NORMAL, MIDDLE, LOW) if other != name])}"


@kind
def vat_ten_euros_off(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.simple)
    by = pick.choice([TEN, -TEN])
    return change(entry, entry.moved(PENDING, -by).moved(CLIENTS, by), "vat-amount")


@kind
def vat_forgotten_on_a_supplement(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.simple if e.total(REVENUE) < 0])
    by = Decimal(pick.randrange(20, 300))
    return change(entry, entry.moved(REVENUE, -by).moved(CLIENTS, by), "vat-amount")


@kind
def vat_dropped(sample: SampleText, pick: Random) -> Mutation:
    """No VAT, and no reason for none: which rate the base has, nobody says any more."""
    entry = pick.choice([e for e in sample.simple if e.number.startswith("FA")])
    (vat,) = entry.at(PENDING)
    new = entry.without(vat).moved(CLIENTS, vat.amount)
    return change(entry, new, "vat-amount", "vat-reason")


@kind
def vat_on_the_account_of_another_rate(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.simple)
    (vat,) = entry.at(PENDING)
    return change(entry, entry.repost(vat, another_rate(vat.account, pick)), "vat-amount", "vat-rate")


@kind
def vat_at_a_rate_that_the_quote_does_not_have(sample: SampleText, pick: Random) -> Mutation:
    """Half of 20 %: amount and account agree, but the quote has 20 %."""
    entry = pick.choice([e for e in sample.simple if sample.rate(e) == 20 and set(e.links) & set(sample.quotes)])
    (vat,) = entry.at(PENDING)
    half = vat.amount / 2
    new = entry.repost(vat, PENDING + MIDDLE, half).moved(CLIENTS, half)
    return change(entry, new, "vat-rate")


@kind
def two_rates_swapped(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.billed if len(e.at(PENDING)) == 2])
    first, second = entry.at(PENDING)
    new = entry.repost(first, second.account).repost(second, first.account)
    return change(entry, new, "vat-amount")


@kind
def vat_due_on_the_invoice(sample: SampleText, pick: Random) -> Mutation:
    """VAT falls due on receipts here: it must be posted as pending."""
    entry = pick.choice([e for e in sample.simple if e.number.startswith("FA")])
    (vat,) = entry.at(PENDING)
    return change(entry, entry.repost(vat, vat.account.replace(PENDING, DUE)), "vat-due")


@kind
def vat_move_reversed(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.alone)
    (source,), (target,) = entry.at(PENDING), entry.at(DUE)
    new = entry.repost(source, amount=-source.amount).repost(target, amount=-target.amount)
    return change(entry, new, "vat-due")


@kind
def vat_move_forgotten(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.payments if e.at(DUE)])
    return change(entry, entry.without(*entry.at("Passif:TVA:")), "vat-due")


@kind
def vat_moved_a_month_late(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.alone if (e.day.year, e.day.month) < (2026, 8)])
    year, month = (entry.day.year + 1, 1) if entry.day.month == 12 else (entry.day.year, entry.day.month + 1)
    moves = "\n".join(entry.lines[p.first] for p in entry.at("Passif:TVA:"))
    text = f'{year}-{month:02}-01 * "TVA exigible" ^{entry.links[0]}\n{moves}'
    new = Entry("2026.beancount", sample.end("2026.beancount"), tuple(text.split("\n")))
    found = change(entry, entry.without(*entry.at("Passif:TVA:")), "vat-due")
    return found._replace(added=(new,))


@kind
def too_much_vat_moved(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.alone)
    return change(entry, entry.moved(PENDING, TEN).moved(DUE, -TEN), "vat-due")


@kind
def half_of_the_vat_moved(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.alone)
    half = (entry.total(PENDING) / 2).quantize(Decimal("0.01"))
    return change(entry, entry.moved(PENDING, -half).moved(DUE, half), "vat-due")


@kind
def vat_moved_at_another_rate(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.alone)
    (source,), (target,) = entry.at(PENDING), entry.at(DUE)
    account = another_rate(source.account, pick)
    new = entry.repost(source, account).repost(target, account.replace(PENDING, DUE))
    return change(entry, new, "vat-due")


@kind
def vat_left_pending_and_due_twice(sample: SampleText, pick: Random) -> Mutation:
    """The payment takes the VAT from the customer's money instead of from what is pending."""
    entry = pick.choice(sample.alone)
    (source,), (target,) = entry.at(PENDING), entry.at(DUE)
    return change(entry, entry.repost(source, target.account), "vat-due")


@kind
def reason_for_no_vat_removed(sample: SampleText, pick: Random) -> Mutation:
    quote = pick.choice([e for e in sample.quotes.values() if "vat-reason" in e.meta])
    return change(quote, quote.saying("vat-reason", None), "vat-reason", at=sample.on_quote(quote.subject))


@kind
def reason_on_a_document_with_vat(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.simple if e.number.startswith("FA")])
    reason = pick.choice(["export", "intra-eu", "reverse-charge", "exempt"])
    return change(entry, entry.saying("vat-reason", f'"{reason}"'), "vat-reason")


@kind
def vat_in_spite_of_a_reason(sample: SampleText, pick: Random) -> Mutation:
    reasoned = {e.subject for e in sample.quotes.values() if "vat-reason" in e.meta}
    entry = pick.choice([e for e in sample.billed if reasoned & set(e.links)])
    vat = (entry.total(DEPOSITS) + entry.total(REVENUE)) / 5
    new = entry.posting(PENDING + NORMAL, vat.quantize(Decimal("0.01"))).moved(CLIENTS, -vat)
    return change(entry, new, "vat-reason", "vat-rate")


@kind
def reason_that_nobody_knows(sample: SampleText, pick: Random) -> Mutation:
    reasoned = [e for e in sample.quotes.values() if "vat-reason" in e.meta]
    quote = pick.choice(reasoned)
    documents = sample.on_quote(quote.subject)
    return change(quote, quote.saying("vat-reason", '"par habitude"'), "vat-reason", at=[quote, *documents])


@kind
def rate_of_the_quote_changed(sample: SampleText, pick: Random) -> Mutation:
    documented = [e for e in sample.quotes.values() if e.meta.get("vat") == "20" and sample.on_quote(e.subject)]
    quote = pick.choice(documented)
    return change(quote, quote.saying("vat", "10"), "vat-rate", at=sample.on_quote(quote.subject))

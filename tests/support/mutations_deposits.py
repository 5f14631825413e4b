"""Mutations of deposits: what final invoices deduct, when deposits are invoiced, retentions and credit notes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from support.mutations import Mutation, add, change, kind
from support.sample_entries import CLIENTS, DEPOSITS, PENDING, RETAINED, REVENUE, Entry, later

if TYPE_CHECKING:
    from random import Random

    from support.sample_text import SampleText

CENT = Decimal("0.01")


def deducting(sample: SampleText) -> list[Entry]:
    """The finals that deduct deposits, with VAT at one rate and one posting to the customer."""
    return [e for e in sample.finals if e.at(DEPOSITS) and e in sample.simple]


def less_deducted(sample: SampleText, entry: Entry, by: Decimal) -> Entry:
    """The invoice asks for more by what it deducts less, VAT included."""
    vat = (by * sample.rate(entry) / 100).quantize(CENT)
    return entry.moved(PENDING, -vat).moved(CLIENTS, by + vat)


@kind
def deposit_not_deducted(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(deducting(sample))
    posting = pick.choice(entry.at(DEPOSITS))
    new = less_deducted(sample, entry, posting.amount).without(posting)
    return change(entry, new, "deposit-not-deducted")


@kind
def deposit_deducted_twice(sample: SampleText, pick: Random) -> Mutation | None:
    entry = pick.choice(deducting(sample))
    posting = pick.choice(entry.at(DEPOSITS))
    new = less_deducted(sample, entry, -posting.amount).twice(posting)
    return change(entry, new, "deposit-over-deducted") if new.total(CLIENTS) > 0 else None


@kind
def more_deducted_than_the_deposit(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(deducting(sample))
    posting = pick.choice(entry.at(DEPOSITS))
    by = Decimal(pick.randrange(1, 90))
    new = less_deducted(sample, entry, -by).repost(posting, amount=posting.amount + by)
    return change(entry, new, "deposit-over-deducted")


@kind
def less_deducted_than_the_deposit(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(deducting(sample))
    posting = pick.choice(entry.at(DEPOSITS))
    by = Decimal(pick.randrange(1, 90))
    new = less_deducted(sample, entry, by).repost(posting, amount=posting.amount - by)
    return change(entry, new, "deposit-not-deducted")


@kind
def deduction_of_a_deposit_of_another_quote(sample: SampleText, pick: Random) -> Mutation:
    """Its own deposit is left, and the other one is taken twice: here or by its own final, whichever is later."""
    entry = pick.choice([e for e in deducting(sample) if len(e.links) == 1])
    others = [d for d in sample.deposits if d.customer != entry.customer and d.day < entry.day]
    wrong = pick.choice(others).number
    posting = pick.choice(entry.at(DEPOSITS))
    own = entry.said(posting, "deposit")
    if own:
        new = entry.replaced(f'"{own}"', f'"{wrong}"')
    else:
        lines = (*entry.lines[: posting.first + 1], f'    deposit: "{wrong}"', *entry.lines[posting.first + 1 :])
        new = Entry(entry.file, entry.line, lines)
    return change(entry, new, "deposit-not-deducted", "deposit-over-deducted")


@kind
def deduction_of_an_unknown_deposit(sample: SampleText, pick: Random) -> Mutation:
    named = [e for e in sample.billed if any(e.said(p, "deposit") for p in e.at(DEPOSITS))]
    entry = pick.choice(named)
    own = pick.choice([e for p in entry.at(DEPOSITS) if (e := entry.said(p, "deposit"))])
    new = entry.replaced(f'"{own}"', f'"{sample.unknown(own)}"')
    return change(entry, new, "invoice-unknown", "deposit-over-deducted")


@kind
def deposit_deleted(sample: SampleText, pick: Random) -> Mutation:
    """Its final deducts what no deposit explains, and its number is missing before the next one."""
    entry = pick.choice(sample.deposits)
    takers = [e for e in sample.invoices if set(e.links) & set(entry.links)]
    responsible = [*takers, *sample.after(entry)[:1]]
    return change(entry, None, "deposit-over-deducted", "invoice-gap", at=responsible)


@kind
def deposit_lowered(sample: SampleText, pick: Random) -> Mutation:
    """Rightly taxed, but its final deducts more than is left of it."""
    closed = {link: e for e in deducting(sample) for link in e.links}
    entry = pick.choice([e for e in sample.deposits if e in sample.simple and set(e.links) & set(closed)])
    by = Decimal(pick.randrange(10, 200))
    new = less_deducted(sample, entry, -by).moved(DEPOSITS, by)
    return change(entry, new, "deposit-over-deducted", at=closed[entry.links[0]])


@kind
def deposit_raised(sample: SampleText, pick: Random) -> Mutation:
    """Rightly taxed, but its final deducts less than was invoiced."""
    closed = {link: e for e in deducting(sample) for link in e.links}
    entry = pick.choice([e for e in sample.deposits if e in sample.simple and set(e.links) & set(closed)])
    by = Decimal(pick.randrange(10, 200))
    new = less_deducted(sample, entry, by).moved(DEPOSITS, -by)
    return change(entry, new, "deposit-not-deducted", at=closed[entry.links[0]])


@kind
def deposit_dated_after_its_final(sample: SampleText, pick: Random) -> Mutation:
    final = pick.choice([e for e in sample.finals if e.at(DEPOSITS)])
    entry = pick.choice([e for e in sample.deposits if set(e.links) & set(final.links)])
    day = later(final.day, pick.randrange(2, 9))
    return change(entry, entry.on(day), "deposit-after-final", "invoice-order")


@kind
def deposit_invoiced_after_the_final(sample: SampleText, pick: Random) -> Mutation:
    """One more deposit on a quote that is closed."""
    entry = pick.choice([e for e in sample.deposits if any(e.links[:1] == f.links for f in sample.finals)])
    *_, last = sorted(number for number in sample.documents if number.startswith("FA2026"))
    text = entry.replaced(entry.number, f"{last[:-3]}{int(last[-3:]) + 1:03}").on(date(2026, 8, 31))
    new = text.saying("due", "2026-08-31")
    return add(Entry(entry.file, sample.end(entry.file), new.lines), "deposit-after-final")


@kind
def deposit_asked_of_a_consumer_within_the_week(sample: SampleText, pick: Random) -> Mutation:
    """Its quote was signed away from the shop: nothing may be asked before the eighth day."""
    consumers = {c.customer for c in sample.customers if c.meta.get("kind") == '"consumer"'}
    deposits = [e for e in sample.deposits if e.customer in consumers and len(e.links) == 1]
    entry = pick.choice([e for e in deposits if e.day == sample.parts(e.links[0], "accepted")[0].day])
    quote = sample.quotes[entry.links[0]]
    due = later(entry.day, pick.randrange(7))
    found = change(entry, entry.saying("due", str(due)), "deposit-too-early")
    return found._replace(changed=(*found.changed, (quote, quote.saying("off-premises", "TRUE"))))


@kind
def deposit_without_its_quote(sample: SampleText, pick: Random) -> Mutation | None:
    entry = pick.choice([e for e in sample.deposits if not any(e.said(p, "quote") for p in e.at(DEPOSITS))])
    if any(entry.number in note.links for note in sample.credit_notes):
        return None
    return change(entry, entry.linked(), "deposit-without-quote")


@kind
def final_without_its_quote(sample: SampleText, pick: Random) -> Mutation:
    """It deducts deposits, and neither a link nor `deposit:` says which."""
    unnamed = [e for e in sample.finals if e.at(DEPOSITS) and not any(e.said(p, "deposit") for p in e.at(DEPOSITS))]
    entry = pick.choice(unnamed)
    return change(entry, entry.linked(), "deposit-over-deducted")


@kind
def quote_link_with_digits_swapped(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.billed if e.links and e.links[0] in sample.quotes])
    return change(entry, entry.linked(sample.unknown(entry.links[0]), *entry.links[1:]), "quote-unknown")


@kind
def retention_above_five_percent(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.invoices if any(p.account.endswith(RETAINED) for p in e.postings)])
    (kept,) = (p for p in entry.postings if p.account.endswith(RETAINED))
    by = Decimal(pick.randrange(10, 900))
    new = entry.repost(kept, amount=kept.amount + by).moved(CLIENTS, -by)
    return change(entry, new, "retention-over")


@kind
def credit_note_larger_than_its_document(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.credit_notes)
    side = REVENUE if entry.at(REVENUE) else DEPOSITS
    whole = -sample.documents[entry.links[0]].total(side)
    rate = sample.rate(entry)
    by = (whole - entry.total(side) + pick.randrange(1, 200)).quantize(CENT)
    vat = (by * rate / 100).quantize(CENT)
    new = entry.moved(side, by).moved("Passif:TVA:", vat).moved(CLIENTS, -by - vat)
    return change(entry, new, "credit-exceeds")


@kind
def credit_note_entered_under_two_numbers(sample: SampleText, pick: Random) -> Mutation:
    """A document cancelled whole is cancelled once more."""
    wholes = [e for e in sample.credit_notes if sample.documents[e.links[0]].total(CLIENTS) == -e.total(CLIENTS)]
    entry = pick.choice(wholes)
    year = entry.number[:7]
    last = max(e.number for e in sample.credit_notes if e.number.startswith(year))
    text = entry.replaced(entry.number, f"{year}{int(last[-3:]) + 1:03}").on(date(int(year[2:6]), 12, 20))
    return add(Entry(entry.file, sample.end(entry.file), text.lines), "credit-exceeds")


@kind
def credit_note_link_with_digits_swapped(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.credit_notes)
    return change(entry, entry.linked(sample.unknown(entry.links[0])), "invoice-unknown")


@kind
def credit_note_on_another_customers_invoice(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.credit_notes)
    other = pick.choice([e for e in sample.billed if e.customer != entry.customer and e.day < entry.day])
    return change(entry, entry.linked(other.number), "customer-mismatch")

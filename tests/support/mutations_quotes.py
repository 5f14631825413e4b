"""Mutations of quotes: their lines, milestones and lives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from support.mutations import Mutation, add, added, change, kind
from support.sample_entries import CLIENTS, DEPOSITS, REVENUE, Entry, later

if TYPE_CHECKING:
    from random import Random

    from support.sample_text import SampleText


def quoted(sample: SampleText) -> list[Entry]:
    """The quotes with lines."""
    return [e for e in sample.quotes.values() if sample.parts(e.subject, "line")]


def early(sample: SampleText, quote: str, accepted: date | None) -> list[Entry]:
    """The documents on a quote that ask for money before it was accepted."""
    found = [e for e in sample.on_quote(quote) if e.number.startswith("FA")]
    return [e for e in found if accepted is None or e.day < accepted]


@kind
def quote_amount_changed(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(quoted(sample))
    amount = entry.values[3]
    wrong = Decimal(amount) + pick.choice([100, -100, 1000])
    return change(entry, entry.replaced(f" {amount} EUR", f" {wrong} EUR"), "quote-lines")


@kind
def line_price_changed(sample: SampleText, pick: Random) -> Mutation:
    """What is wrong is the sum: the diagnostic stands at the quote, whose total it is."""
    entry = pick.choice(sample.custom("line"))
    price = entry.values[4]
    wrong = Decimal(price) + pick.choice([10, -10, 100])
    quote = sample.quotes[entry.subject]
    return change(entry, entry.replaced(f" {price} EUR", f" {wrong:.2f} EUR"), "quote-lines", at=[entry, quote])


@kind
def line_deleted(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("line") if len(sample.parts(e.subject, "line")) > 1])
    return change(entry, None, "quote-lines", at=sample.quotes[entry.subject])


@kind
def line_quantity_changed(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("line") if e.values[3].startswith('"1 ')])
    quote = sample.quotes[entry.subject]
    return change(entry, entry.replaced(' "1 ', ' "2 '), "quote-lines", at=[entry, quote])


@kind
def quote_entered_twice(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(list(sample.quotes.values()))
    new = Entry(entry.file, sample.end(entry.file), entry.lines)
    return add(new, "quote-duplicate")


@kind
def number_of_another_quote(sample: SampleText, pick: Random) -> Mutation:
    first, second = pick.sample(sorted(sample.quotes.values(), key=lambda e: e.day), 2)
    if (second.day, second.file, second.line) < (first.day, first.file, first.line):
        first, second = second, first
    return change(second, second.replaced(f'"{second.subject}"', f'"{first.subject}"'), "quote-duplicate")


@kind
def quote_deleted(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(list(sample.quotes.values()))
    names = [e for e in sample.entries if e.word == "custom" and e is not entry and f'"{entry.subject}"' in e.text]
    return change(entry, None, "quote-unknown", at=names)


@kind
def life_event_on_an_unknown_quote(sample: SampleText, pick: Random) -> Mutation:
    names = ("accepted", "refused", "received", "milestone", "line", "amendment", "delivery", "cancelled")
    entry = pick.choice(sample.custom(*names))
    new = entry.replaced(f'"{entry.subject}"', f'"{sample.unknown(entry.subject)}"')
    return change(entry, new, "quote-unknown")


@kind
def acceptance_deleted(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("accepted") if early(sample, e.subject, None)])
    return change(entry, None, "quote-not-accepted", at=early(sample, entry.subject, None))


@kind
def accepted_after_the_deposit(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("accepted") if early(sample, e.subject, later(e.day, 10))])
    day = later(entry.day, 10)
    return change(entry, entry.on(day), "quote-not-accepted", at=early(sample, entry.subject, day))


@kind
def invoice_before_the_acceptance(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.deposits if any(link in sample.quotes for link in e.links)])
    accepted = sample.parts(entry.links[0], "accepted")[0]
    return change(entry, entry.on(later(accepted.day, -pick.randrange(1, 6))), "quote-not-accepted")


@kind
def milestones_over_the_whole(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("milestone") if e.lines[0].endswith('%"')])
    return change(entry, entry.replaced(entry.values[-1], '"120 %"'), "milestones-exceed")


@kind
def milestone_raised_after_its_deposit(sample: SampleText, pick: Random) -> Mutation | None:
    """The deposit invoiced falls short of the schedule that was just raised."""
    quote = pick.choice(sample.running)
    past = [e for e in sample.parts(quote.subject, "milestone") if date.fromisoformat(e.values[2]) < date(2026, 8, 31)]
    if not past or len(sample.on_quote(quote.subject)) != len(past):
        return None
    entry = past[-1]
    return change(entry, entry.replaced(entry.values[-1], '"55 %"'), "deposit-missing")


@kind
def milestone_below_the_policy(sample: SampleText, pick: Random) -> Mutation:
    """On a quote without a deposit yet: what is planned is all that counts."""
    quiet = [e for e in sample.quotes.values() if not sample.on_quote(e.subject) and e.day.year == 2026]
    planned = [e for e in quiet if not sample.is_closed(e.subject) and len(sample.parts(e.subject, "milestone")) == 1]
    quote = pick.choice(planned)
    (entry,) = sample.parts(quote.subject, "milestone")
    return change(entry, entry.replaced(entry.values[-1], '"4 %"'), "deposit-below-policy", at=[entry, quote])


@kind
def quote_about_to_expire(sample: SampleText, pick: Random) -> Mutation:
    silent = [e for e in sample.quotes.values() if not sample.parts(e.subject, "accepted", "refused", "cancelled")]
    quote = pick.choice([e for e in silent if date.fromisoformat(e.meta["expires"]) > date(2026, 9, 8)])
    return change(quote, quote.saying("expires", f"2026-09-0{pick.randrange(1, 8)}"), "quote-expiring")


@kind
def quote_cancelled_with_its_deposit_left(sample: SampleText, pick: Random) -> Mutation:
    quote = pick.choice([e for e in sample.running if any(d.at(DEPOSITS) for d in sample.on_quote(e.subject))])
    return add(added(sample, f'2026-08-31 custom "cancelled" "{quote.subject}"'), "deposit-left")


@kind
def final_invoice_deleted(sample: SampleText, pick: Random) -> Mutation:
    """The quote is delivered and not closed; the number is missing before the next one."""
    entry = pick.choice([e for e in sample.finals if e.links[0] in sample.quotes and len(e.links) == 1])
    quote = sample.quotes[entry.links[0]]
    return change(entry, None, "final-missing", "invoice-gap", at=[quote, *sample.after(entry)[:1]])


@kind
def invoiced_over_the_quote(sample: SampleText, pick: Random) -> Mutation:
    kept = [e for e in sample.finals if not any(e.number in note.links for note in sample.credit_notes)]
    entry = pick.choice([e for e in kept if e in sample.simple and sample.rate(e) == 20])
    by = Decimal(pick.randrange(50, 500))
    new = entry.moved(REVENUE, -by).moved("Passif:TVA:", -by / 5).moved(CLIENTS, by + by / 5)
    return change(entry, new, "quote-exceeded")


@kind
def deposit_over_the_quote(sample: SampleText, pick: Random) -> Mutation | None:
    quote = pick.choice([e for e in sample.running if len(sample.on_quote(e.subject)) == 1])
    (entry,) = sample.on_quote(quote.subject)
    if entry not in sample.simple or sample.rate(entry) != 20:
        return None
    by = Decimal(quote.values[3]) + entry.total(DEPOSITS) + 500
    new = entry.moved(DEPOSITS, -by).moved("Passif:TVA:", -by / 5).moved(CLIENTS, by + by / 5)
    return change(entry, new, "deposit-over-quote")


@kind
def progress_invoice_said_to_be_the_final_one(sample: SampleText, pick: Random) -> Mutation:
    progress = [e for e in sample.invoices if "Situation" in e.lines[0] and "solde" not in e.lines[0]]
    entry = pick.choice(progress)
    return change(entry, entry.saying("kind", '"final"'), "final-below-quote")


@kind
def second_quote_on_an_invoice(sample: SampleText, pick: Random) -> Mutation:
    """Two quotes, and no posting says on which of them it is."""
    documents = [e for e in sample.finals if len(e.links) == 1]
    entry = pick.choice([e for e in documents if _others(sample, e)])
    other = pick.choice(_others(sample, entry))
    return change(entry, entry.linked(entry.links[0], other), "quote-ambiguous")


def _others(sample: SampleText, entry: Entry) -> list[str]:
    """The other quotes of a document's customer, accepted before it."""
    own = [q for q in sample.quotes.values() if q.customer == entry.customer and q.subject not in entry.links]
    return [q.subject for q in own if q.day < entry.day]


@kind
def posting_that_does_not_say_its_quote(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.billed if len([k for k in e.links if k in sample.quotes]) > 1])
    place = pick.choice([i for i, line in enumerate(entry.lines) if line.startswith("    quote: ")])
    new = Entry(entry.file, entry.line, tuple(line for i, line in enumerate(entry.lines) if i != place))
    return change(entry, new, "quote-ambiguous")


@kind
def quote_of_another_customer(sample: SampleText, pick: Random) -> Mutation:
    """The invoices on it are another customer's now."""
    entry = pick.choice([e for e in sample.quotes.values() if sample.on_quote(e.subject)])
    other = pick.choice([c.customer for c in sample.customers if c.customer != entry.customer])
    new = entry.replaced(entry.customer, other)
    return change(entry, new, "customer-mismatch", at=[entry, *sample.on_quote(entry.subject)])

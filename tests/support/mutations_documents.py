"""Mutations of documents: numbers, due dates, customers, currency, order numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from support.mutations import Mutation, add, change, kind
from support.sample_entries import CLIENTS, REVENUE, Entry, later

if TYPE_CHECKING:
    from random import Random

    from support.sample_text import SampleText


def asking(sample: SampleText) -> list[Entry]:
    """The documents that ask for money with one due date of their own."""
    return [e for e in sample.billed if "due" in e.meta and len(e.at(CLIENTS)) == 1 and e.total(CLIENTS) > 0]


def is_consumer(sample: SampleText, entry: Entry) -> bool:
    return any(c.customer == entry.customer and c.meta.get("kind") == '"consumer"' for c in sample.customers)


@kind
def due_date_removed(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(asking(sample))
    return change(entry, entry.saying("due", None), "invoice-no-due")


@kind
def due_before_the_invoice(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(asking(sample))
    day = later(entry.day, -pick.randrange(1, 40))
    return change(entry, entry.saying("due", str(day)), "due-before-date")


@kind
def due_in_another_year(sample: SampleText, pick: Random) -> Mutation:
    """The year of the invoice where the due date is in the next, or the one before."""
    entry = pick.choice(asking(sample))
    due = entry.meta["due"]
    return change(entry, entry.saying("due", f"{int(due[:4]) - 1}{due[4:]}"), "due-before-date")


@kind
def due_in_a_hundred_days(sample: SampleText, pick: Random) -> Mutation:
    """Companies and public buyers must be asked within 60 or 30 days, whatever was agreed."""
    documents = [e for e in asking(sample) if e.total(REVENUE) < 0 and not is_consumer(sample, e)]
    entry = pick.choice(documents)
    return change(entry, entry.saying("due", str(later(entry.day, 100))), "due-over-legal")


@kind
def due_not_by_the_terms(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in asking(sample) if e.total(REVENUE) < 0 and not e.number.startswith("ND")])
    day = later(entry.day, pick.choice([3, 8, 20]))
    return change(entry, entry.saying("due", str(day)), "due-mismatch")


@kind
def deposit_due_a_month_later(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.deposits if e in asking(sample)])
    return change(entry, entry.saying("due", str(later(entry.day, 110))), "due-mismatch", "due-over-legal")


@kind
def number_used_twice(sample: SampleText, pick: Random) -> Mutation:
    later_ones = [e for e in sample.billed if sample.before(e) and sample.before(e)[0].day < e.day]
    entry = pick.choice(later_ones)
    first = sample.before(entry)[0]
    return change(entry, entry.replaced(f'"{entry.number}"', f'"{first.number}"'), "invoice-duplicate")


@kind
def number_skipped(sample: SampleText, pick: Random) -> Mutation:
    """The last of a series has a number too high."""
    entry = pick.choice([e for e in sample.billed if not sample.after(e) and sample.before(e)])
    new = f"{entry.number[:-3]}{int(entry.number[-3:]) + pick.randrange(1, 40):03}"
    return change(entry, entry.replaced(f'"{entry.number}"', f'"{new}"'), "invoice-gap")


@kind
def invoice_deleted(sample: SampleText, pick: Random) -> Mutation:
    """Its number is missing, and the next document says so."""
    entry = pick.choice([e for e in sample.billed if sample.before(e) and sample.after(e)])
    return change(entry, None, "invoice-gap", at=sample.after(entry)[0])


@kind
def number_of_another_year(sample: SampleText, pick: Random) -> Mutation:
    """The year before: after that year's numbers it is out of order, and it is out of its own year's."""
    entry = pick.choice([e for e in sample.billed if e.number[2:6] != "2024" and e.number.startswith("FA")])
    old = entry.number
    new = f"FA{int(old[2:6]) - 1}-{old[6 + 1 :]}"
    return change(entry, entry.replaced(f'"{old}"', f'"{new}"'), "invoice-duplicate", "invoice-order", "invoice-gap")


@kind
def number_of_another_series(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.billed if e.number.startswith("FA")])
    new = pick.choice(["AV", "ND"]) + entry.number[2:-3] + "950"
    return change(entry, entry.replaced(f'"{entry.number}"', f'"{new}"'), "invoice-series")


@kind
def number_of_no_series(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.billed)
    new = pick.choice([entry.number.replace("-", "/"), entry.number[2:], f"F{entry.number[-3:]}", "provisoire"])
    return change(entry, entry.replaced(f'"{entry.number}"', f'"{new}"'), "invoice-series")


@kind
def number_that_is_no_link(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.billed)
    wrong = pick.choice([entry.number.replace("-", " "), f"{entry.number} bis", entry.number.replace("20", "é0")])
    return change(entry, entry.replaced(f'"{entry.number}"', f'"{wrong}"'), "number-invalid")


@kind
def quote_number_that_is_no_link(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(list(sample.quotes.values()))
    wrong = pick.choice([entry.subject.replace("-", " n° "), f"{entry.subject}é"])
    return change(entry, entry.replaced(f'"{entry.subject}"', f'"{wrong}"'), "number-invalid")


@kind
def number_of_a_quote(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.billed)
    quote = pick.choice([q for q in sample.quotes if sample.quotes[q].customer == entry.customer] or [*sample.quotes])
    return change(entry, entry.replaced(f'"{entry.number}"', f'"{quote}"'), "number-ambiguous")


@kind
def number_out_of_order(sample: SampleText, pick: Random) -> Mutation | None:
    """Dated before at least two documents with lower numbers: it alone is out of order."""
    entry = pick.choice([e for e in sample.billed if e.number.startswith("FA")])
    earlier = sample.before(entry)[1:]
    if not earlier or earlier[0].day == entry.day:
        return None
    day = later(earlier[0].day, -1)
    if day.year != entry.day.year or any(e.day < day for e in sample.before(entry)[:2]):
        return None
    return change(entry, entry.on(day), "invoice-order")


@kind
def invoice_entered_twice(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.billed)
    new = Entry(entry.file, sample.end(entry.file), entry.lines)
    return add(new, "invoice-duplicate", at=[entry, new])


@kind
def invoice_to_two_customers(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(asking(sample))
    other = pick.choice([c.customer for c in sample.customers if c.customer != entry.customer])
    part = (entry.total(CLIENTS) / 3).quantize(Decimal("0.01"))
    return change(entry, entry.moved(CLIENTS, -part).posting(other, part), "invoice-mixed")


@kind
def invoice_on_another_customers_account(sample: SampleText, pick: Random) -> Mutation:
    """Its quote says whose it is."""
    entry = pick.choice([e for e in sample.billed if e.links and e.links[0] in sample.quotes and len(e.links) == 1])
    other = pick.choice([c.customer for c in sample.customers if c.customer != entry.customer])
    return change(entry, entry.replaced(entry.customer, other), "customer-mismatch")


@kind
def invoice_in_dollars(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.billed)
    return change(entry, entry.replaced(" EUR", " USD"), "amount-currency")


@kind
def payment_in_dollars(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.payments)
    return change(entry, entry.replaced(" EUR", " USD"), "amount-currency")


def wanting_orders(sample: SampleText) -> list[Entry]:
    return [c for c in sample.customers if c.meta.get("requires") == '"order"']


@kind
def order_number_removed_from_the_invoice(sample: SampleText, pick: Random) -> Mutation:
    """Where its quote has none either."""
    accounts = {c.customer for c in wanting_orders(sample)}
    ordered = [e for e in sample.billed if e.customer in accounts and "order" in e.meta and not e.links]
    entry = pick.choice(ordered)
    return change(entry, entry.saying("order", None), "order-missing")


@kind
def order_number_left_out_everywhere(sample: SampleText, pick: Random) -> Mutation:
    """The invoice leaves the number out, and so does its quote."""
    accounts = {c.customer for c in wanting_orders(sample)}
    ordered = [e for e in sample.billed if e.customer in accounts and "order" in e.meta and e.links[:1]]
    entry = pick.choice([e for e in ordered if e.links[0] in sample.quotes])
    quote = sample.quotes[entry.links[0]]
    found = change(entry, entry.saying("order", None), "order-missing")
    return found._replace(changed=(*found.changed, (quote, quote.saying("order", None))))


@kind
def customer_that_wants_orders_from_now_on(sample: SampleText, pick: Random) -> Mutation:
    """Every document of it lacks one: the diagnostics stand at the documents."""
    plain = [c for c in sample.customers if "requires" not in c.meta]
    customer = pick.choice([c for c in plain if any(e.customer == c.customer for e in sample.billed)])
    documents = [e for e in sample.billed if e.customer == customer.customer]
    return change(customer, customer.saying("requires", '"order"'), "order-missing", at=documents)

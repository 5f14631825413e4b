"""Mutations of payments: links, amounts, and what they are booked against."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from support.mutations import Mutation, add, added, change, kind
from support.sample_entries import BANK, CLIENTS, DEPOSITS, DUE, PENDING, Entry, later, written

if TYPE_CHECKING:
    from random import Random

    from support.sample_text import SampleText

CENT = Decimal("0.01")


def copy(sample: SampleText, entry: Entry) -> Entry:
    return Entry(entry.file, sample.end(entry.file), entry.lines)


def last_of_its_quote(sample: SampleText, payment: Entry) -> bool:
    """Whether no later document of a quote could take what the payment leaves."""
    document = sample.documents[payment.links[0]]
    quotes = [link for link in document.links if link in sample.quotes]
    return all(e.number <= document.number for quote in quotes for e in sample.on_quote(quote))


@kind
def payment_link_with_digits_swapped(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.receipts if e.links])
    wrong = pick.choice([link for link in entry.links if link in sample.documents])
    links = [sample.unknown(link) if link == wrong else link for link in entry.links]
    return change(entry, entry.linked(*links), "invoice-unknown")


@kind
def payment_without_link(sample: SampleText, pick: Random) -> Mutation | None:
    entry = pick.choice(sample.payments)
    takers = [e for e in sample.entries if e.word == "*" and not e.number and e.total(entry.customer) > 0]
    if takers:
        return None
    return change(entry, entry.linked(), "payment-unallocated")


@kind
def old_payment_of_a_consumer_deleted(sample: SampleText, pick: Random) -> Mutation:
    """Two years after the works the claim on a consumer is time-barred, or soon will be."""
    consumers = {c.customer for c in sample.customers if c.meta.get("kind") == '"consumer"'}
    entry = pick.choice([e for e in sample.alone if e.customer in consumers and e.day < date(2024, 11, 1)])
    return change(entry, None, "time-bar", at=sample.documents[entry.links[0]])


@kind
def payment_on_another_customers_invoice(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.payments)
    other = pick.choice([e for e in sample.billed if e.customer != entry.customer])
    return change(entry, entry.linked(other.number), "customer-mismatch")


@kind
def payment_on_another_customers_account(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.payments)
    other = pick.choice([c for c in sample.customers if c.customer != entry.customer])
    (posting,) = entry.at(CLIENTS)
    return change(entry, entry.repost(posting, other.customer), "customer-mismatch")


@kind
def payment_entered_twice(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.alone if last_of_its_quote(sample, e)])
    new = copy(sample, entry)
    return add(new, "overpaid", at=[entry, new])


@kind
def payment_with_a_digit_too_much(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.alone if last_of_its_quote(sample, e)])
    by = -entry.total(CLIENTS) * 9
    return change(entry, entry.moved(BANK, by).moved(CLIENTS, -by), "overpaid")


@kind
def payment_with_its_signs_swapped(sample: SampleText, pick: Random) -> Mutation | None:
    """Money out instead of in: a debit that finds neither money on the invoice nor anything on account."""
    entry = pick.choice(sample.alone)
    if any(e.customer == entry.customer and not e.number and len(e.links) != 1 for e in sample.receipts):
        return None
    new = entry
    for place in range(len(entry.postings)):
        new = new.repost(new.postings[place], amount=-new.postings[place].amount)
    return change(entry, new, "debit-unexplained")


@kind
def rest_of_a_payment_on_an_account_without_role(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.alone)
    by = (-entry.total(CLIENTS) / 5).quantize(CENT)
    account = pick.choice(["Charges:Achats:Fournitures", "Capitaux:Report", "Charges:Honoraires"])
    return change(entry, entry.moved(BANK, -by).posting(account, by), "settled-otherwise")


@kind
def large_difference(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.alone)
    by = Decimal(pick.randrange(2, 50))
    return change(entry, entry.moved(BANK, -by).posting("Charges:Différences", by), "difference-large")


@kind
def discount_that_nobody_agreed(sample: SampleText, pick: Random) -> Mutation:
    """2 % kept, with its VAT given back as it should be: but the invoice grants none."""
    entry = pick.choice([e for e in sample.alone if "discount" not in sample.documents[e.links[0]].meta])
    kept = (-entry.total(CLIENTS) / 50).quantize(CENT)
    vat = (entry.total(PENDING) / 50).quantize(CENT)
    new = entry.moved(BANK, -kept).moved(DUE, vat).posting("Charges:Escomptes", kept - vat)
    return change(entry, new, "discount-amount")


def _discounted(sample: SampleText, pick: Random) -> Entry:
    return pick.choice([e for e in sample.receipts if e.at("Charges:Escomptes")])


@kind
def discount_too_late(sample: SampleText, pick: Random) -> Mutation:
    entry = _discounted(sample, pick)
    return change(entry, entry.on(later(entry.day, pick.randrange(5, 16))), "discount-late")


@kind
def discount_too_large(sample: SampleText, pick: Random) -> Mutation:
    entry = _discounted(sample, pick)
    by = Decimal(pick.randrange(6, 600))
    vat = (by / 6).quantize(CENT)
    new = entry.moved(BANK, -by).moved(DUE, vat).moved("Charges:Escomptes", by - vat)
    return change(entry, new, "discount-amount")


@kind
def refund_entered_twice(sample: SampleText, pick: Random) -> Mutation | None:
    """The second finds nothing on account under the credit note's number, and no money settled there."""
    refunds = [e for e in sample.entries if e.word == "*" and not e.number and e.total(BANK) < 0 < e.total(CLIENTS)]
    entry = pick.choice([e for e in refunds if e.links and all(link.startswith("AV") for link in e.links)])
    new = copy(sample, entry)
    return add(new, "debit-unexplained", at=[entry, new])


@kind
def debit_that_names_nothing(sample: SampleText, pick: Random) -> Mutation | None:
    customer = pick.choice(sample.customers).customer
    if any(e.customer == customer and (not e.links or e.number.startswith("AV")) for e in sample.receipts):
        return None
    day = later(date(2026, 1, 5), pick.randrange(200))
    lines = (f'{day} * "Régularisation"', written(customer, Decimal(120)), written("Produits:Arrondis", Decimal(-120)))
    return add(added(sample, "\n".join(lines)), "debit-unexplained")


@kind
def money_for_a_quote_without_a_deposit_invoice(sample: SampleText, pick: Random) -> Mutation | None:
    """All that was invoiced on the quote is paid, and nothing is invoiced after it."""
    quote = pick.choice(sample.running)
    paid = {e.links[0] for e in sample.alone}
    if not all(e.number in paid for e in sample.on_quote(quote.subject)) or quote.meta.get("vat") != "20":
        return None
    lines = (
        f'2026-08-31 * "Virement" ^{quote.subject}',
        written(BANK, Decimal(1200)),
        written(quote.customer, Decimal(-1200)),
        written(f"{PENDING}Normal", Decimal(200)),
        written(f"{DUE}Normal", Decimal(-200)),
    )
    return add(added(sample, "\n".join(lines)), "deposit-uninvoiced")


@kind
def money_on_an_open_quote(sample: SampleText, pick: Random) -> Mutation:
    """Nobody has accepted the quote yet, and nothing is invoiced on it."""
    quiet = [e for e in sample.quotes.values() if not sample.on_quote(e.subject) and e.meta.get("vat") == "20"]
    quote = pick.choice([e for e in quiet if not sample.is_closed(e.subject) and e.day.year == 2026])
    lines = (
        f'2026-08-31 * "Chèque" ^{quote.subject}',
        written(BANK, Decimal(600)),
        written(quote.customer, Decimal(-600)),
        written(f"{PENDING}Normal", Decimal(100)),
        written(f"{DUE}Normal", Decimal(-100)),
    )
    return add(added(sample, "\n".join(lines)), "deposit-uninvoiced")


@kind
def directive_on_an_unknown_number(sample: SampleText, pick: Random) -> Mutation:
    number = sample.unknown(pick.choice([e.number for e in sample.billed if e.number.startswith("FA2026")]))
    said = pick.choice(
        [
            f'custom "promise" "{number}" 2026-09-20 500.00 EUR',
            f'custom "dispute" "{number}" "pièces manquantes"',
            f'custom "due" "{number}" 2026-09-30',
            f'custom "allocate" "{number}" 50.00 EUR',
            f'custom "hold" "{number}" "attendre"',
            f'note Actif:Clients:Combe "Appel" ^{number}\n  reminder: "first"',
        ]
    )
    return add(added(sample, f"2026-08-31 {said}"), "invoice-unknown")


@kind
def deposits_account_posted_to_by_hand(sample: SampleText, pick: Random) -> Mutation:
    """4191 of a closed quote is not zero any more, and nothing else explains it."""
    final = pick.choice([e for e in sample.finals if e.at(DEPOSITS) and e.day < date(2026, 8, 1)])
    by = Decimal(pick.randrange(5, 500)) * pick.choice([1, -1])
    lines = (
        f'{later(final.day, 20)} * "Reclassement" ^{final.links[0]}',
        written(DEPOSITS, by),
        written("Produits:Prestations", -by),
    )
    return add(added(sample, "\n".join(lines)), "deposit-account")

"""Mutations of directives, settings and of what the accounts of customers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.mutations import Mutation, change, kind
from support.sample_entries import CLIENTS, Entry

if TYPE_CHECKING:
    from random import Random

    from support.sample_text import SampleText

SETTINGS = ("series", "deposit-policy", "reminder", "reminder-rule", "tolerance", "start")
LIVES = ("line", "milestone", "promise", "due", "delivery", "amendment")


def directives(sample: SampleText) -> list[Entry]:
    return [e for e in sample.entries if e.word == "custom" and e.what not in (*SETTINGS, "company")]


@kind
def directive_with_values_too_many(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(directives(sample))
    head = f'{entry.lines[0]} "en trop" "deux fois"'
    return change(entry, Entry(entry.file, entry.line, (head, *entry.lines[1:])), "directive-invalid")


@kind
def directive_with_a_value_missing(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("quote", *LIVES))
    head = f'{entry.day} custom "{entry.what}" "{entry.subject}"'
    return change(entry, Entry(entry.file, entry.line, (head, *entry.lines[1:])), "directive-invalid")


@kind
def quote_amount_with_a_space(sample: SampleText, pick: Random) -> Mutation:
    """Beancount reads `12 000.00 EUR` as two values."""
    entry = pick.choice([e for e in sample.quotes.values() if len(e.values[3]) > len("999.00")])
    amount = entry.values[3]
    new = entry.replaced(f" {amount} EUR", f" {amount[:-6]} {amount[-6:]} EUR")
    return change(entry, new, "directive-invalid")


@kind
def line_price_with_a_space(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("line") if len(e.values[4]) > len("999.00")])
    price = entry.values[4]
    new = entry.replaced(f" {price} EUR", f" {price[:-6]} {price[-6:]} EUR")
    return change(entry, new, "directive-invalid")


@kind
def rate_of_a_line_in_words(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("line") if e.lines[0].endswith('%"')])
    return change(
        entry, entry.replaced(entry.values[-1], pick.choice(['"normal"', '"TVA"', '""'])), "directive-invalid"
    )


@kind
def percent_of_a_milestone_in_words(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("milestone") if e.lines[0].endswith('%"')])
    return change(entry, entry.replaced(entry.values[-1], '"un tiers"'), "directive-invalid")


@kind
def date_in_quotes(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("milestone", "promise", "due", "delivery"))
    return change(entry, entry.replaced(f" {entry.values[2]}", f' "{entry.values[2]}"'), "directive-invalid")


@kind
def quote_in_dollars(sample: SampleText, pick: Random) -> Mutation:
    """The price of a quote is a kind of value that it should not have; the ledger's currency is the euro."""
    entry = pick.choice([*sample.quotes.values(), *sample.custom("line")])
    return change(entry, entry.replaced(" EUR", " USD"), "directive-invalid", "amount-currency")


@kind
def setting_with_values_too_many(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom(*(name for name in SETTINGS if name != "start")))
    return change(entry, entry.replaced(entry.text.rstrip("\n"), f'{entry.lines[0]} "a" "b"'), "setting-invalid")


@kind
def series_without_a_number(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("series"))
    wrong = pick.choice(['"2026"', '"FA{annee}-{numero}"', '"FA{year}"'])
    return change(entry, entry.replaced(entry.values[2], wrong), "setting-invalid")


@kind
def series_of_an_unknown_kind(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("series"))
    return change(entry, entry.replaced(entry.values[1], '"facture"'), "setting-invalid")


@kind
def policy_in_words(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("deposit-policy"))
    wrong = pick.choice(['"un tiers"', '"300 %"', '"-30 %"'])
    return change(entry, entry.replaced(entry.values[-1], wrong), "setting-invalid")


@kind
def reminder_day_in_words(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("reminder"))
    return change(entry, entry.replaced(entry.values[-1], '"huit jours"'), "setting-invalid")


@kind
def tolerance_in_dollars(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("tolerance"))
    return change(entry, entry.replaced(" EUR", " USD"), "setting-invalid")


@kind
def regime_that_does_not_exist(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([*sample.quotes.values(), *sample.billed])
    word = pick.choice(["encaissements", "receipt", "débits"])
    return change(entry, entry.saying("vat-due", f'"{word}"'), "setting-invalid")


@kind
def regime_of_the_company_that_does_not_exist(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.custom("company"))
    word = pick.choice(["encaissements", "receipt", "débits"])
    return change(entry, entry.saying("vat-due", f'"{word}"'), "setting-invalid")


@kind
def terms_that_cannot_be_read(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([*sample.customers, *sample.quotes.values(), *sample.billed])
    wrong = pick.choice(["bientôt", "trente jours", "30 lunes"])
    return change(entry, entry.saying("terms", f'"{wrong}"'), "setting-invalid")


@kind
def kind_of_a_document_that_does_not_exist(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice(sample.billed)
    return change(entry, entry.saying("kind", pick.choice(['"solde"', '"acompte"', '"avoir"'])), "setting-invalid")


@kind
def rate_of_a_quote_that_cannot_be_read(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.quotes.values() if "vat" in e.meta])
    return change(entry, entry.saying("vat", '"normal"'), "setting-invalid")


@kind
def customer_without_name(sample: SampleText, pick: Random) -> Mutation:
    """Said once, at the account or at what first posts to it."""
    posted = [e for e in sample.entries if e.word == "*" and e.at(CLIENTS)]
    entry = pick.choice([c for c in sample.customers if any(e.customer == c.customer for e in posted)])
    first = next(e for e in posted if e.customer == entry.customer)
    return change(entry, entry.saying("name", None), "customer-unknown", at=[entry, first])


def _another_digit(text: str, pick: Random) -> str:
    place = pick.choice([i for i, sign in enumerate(text) if sign.isdigit()])
    return f"{text[:place]}{pick.choice([d for d in '0123456789' if d != text[place]])}{text[place + 1 :]}"


@kind
def siren_with_a_wrong_digit(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in [*sample.customers, *sample.custom("company")] if "siren" in e.meta])
    return change(entry, entry.saying("siren", _another_digit(entry.meta["siren"], pick)), "siren-invalid")


@kind
def vat_number_with_a_wrong_digit(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in [*sample.customers, *sample.custom("company")] if "vat-number" in e.meta])
    return change(
        entry, entry.saying("vat-number", _another_digit(entry.meta["vat-number"], pick)), "vat-number-invalid"
    )


@kind
def vat_number_of_another_customer(sample: SampleText, pick: Random) -> Mutation:
    first, second = pick.sample([e for e in sample.customers if "vat-number" in e.meta and "siren" in e.meta], 2)
    return change(first, first.saying("vat-number", second.meta["vat-number"]), "vat-number-invalid")


@kind
def iban_with_a_wrong_digit(sample: SampleText, pick: Random) -> Mutation:
    entry = pick.choice([e for e in sample.custom("company") if "iban" in e.meta])
    return change(entry, entry.saying("iban", _another_digit(entry.meta["iban"], pick)), "iban-invalid")


@kind
def credit_limit_below_what_is_owed(sample: SampleText, pick: Random) -> Mutation:
    """The limit is said of the customer; the diagnostic stands at the document that goes over it."""
    paid = {link for e in sample.entries if e.word == "*" and not e.number for link in e.links}
    unpaid = [
        e for e in sample.invoices if e.number not in paid and not any(e.number in n.links for n in sample.billed)
    ]
    entry = pick.choice(unpaid)
    (customer,) = (c for c in sample.customers if c.customer == entry.customer)
    own = [e for e in sample.billed if e.customer == entry.customer]
    return change(customer, customer.saying("credit-limit", "10.00 EUR"), "credit-limit", at=[customer, *own])

"""Random companies loaded from their text, and their VAT accounts read without the product."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from beancount import loader
from beancount.core import data

from .companies import company_books, every, render
from .company_books import Books

START, DAYS = date(2024, 1, 15), 500
RATES = {"T20": Decimal(20), "T10": Decimal(10), "T55": Decimal("5.5"), "T21": Decimal("2.1")}
DUE, PENDING = "Passif:TVA:Collectee", "Passif:TVA:Attente"


class Written(NamedTuple):
    books: Books
    text: str
    entries: list[Any]
    options: dict[str, Any]


@cache
def written(seed: int, **said: Any) -> Written:
    """A company loaded from its text, in which Beancount finds no error."""
    draw = random.Random(seed)
    books = company_books(draw, quotes=14, start=START, days=DAYS, settings=every(draw, **said))
    text = render(sorted(books.entries, key=lambda entry: entry[0]))
    entries, errors, options = loader.load_string(text)
    assert errors == []
    return Written(books, text, entries, options)


def transactions(company: Written, until: date = date.max) -> Iterator[data.Transaction]:
    for entry in company.entries:
        if isinstance(entry, data.Transaction) and entry.date <= until:
            yield entry


def number(posting: data.Posting) -> Decimal:
    assert posting.units is not None
    assert posting.units.number is not None
    return posting.units.number


def rate(posting: data.Posting) -> Decimal:
    return RATES.get(posting.account.rpartition(":")[2]) or (posting.meta or {})["vat"]


def vat(entry: data.Transaction, account: str) -> dict[Decimal, Decimal]:
    """What an entry posts to VAT due or pending, by rate."""
    sums: dict[Decimal, Decimal] = defaultdict(Decimal)
    for posting in entry.postings:
        if posting.account.startswith(account):
            sums[rate(posting)] += number(posting)
    return sums


def join(sums: dict[Decimal, Decimal], others: dict[Decimal, Decimal], sign: int = 1) -> None:
    for one, amount in others.items():
        sums[one] += sign * amount


def without_zeros(sums: dict[Decimal, Decimal]) -> dict[Decimal, Decimal]:
    return {one: amount for one, amount in sums.items() if amount}


def balances(company: Written) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for entry in transactions(company):
        for posting in entry.postings:
            sums[posting.account] += number(posting)
    return sums

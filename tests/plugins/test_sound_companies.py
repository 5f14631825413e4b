"""Sound companies of every kind have no error, on any day, whatever rules there are."""

import random
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import pytest
from beancount import loader

from acompte.model.history import History
from acompte.model.read import read_book
from acompte.model.state import state_on
from acompte.model.sweep import settle
from acompte.rules.check import check
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR
from support.companies import company_books, every, render
from support.ledgers import gaps
from support.oracle import Oracle
from support.vat_reading import month_ends

START, DAYS = date(2024, 1, 15), 500
SEEDS = range(24)
FAR = date(2030, 1, 1)


class Sound(NamedTuple):
    entries: list[Any]
    options: dict[str, Any]
    history: History
    found: list[Any]

    @property
    def days(self) -> list[date]:
        return sorted({entry.date for entry in self.entries if entry.date >= START})


@cache
def sound(seed: int, **said: Any) -> Sound:
    draw = random.Random(seed)
    books = company_books(draw, quotes=14, start=START, days=DAYS, settings=every(draw, **said))
    entries, errors, options = loader.load_string(render(books.entries))
    assert errors == []
    book, found = read_book(entries, options)
    return Sound(entries, options, settle(book), found)


def errors(company: Sound, day: date) -> list[str]:
    said = check(company.history, day, company.found)
    return [f"{day} [{one.code}] {message(one, 'en')}" for one in said if CODES[one.code].severity == ERROR]


def no_error(company: Sound, draw: random.Random) -> None:
    """At each month end, on some days between, and long after."""
    days = company.days
    for day in [*month_ends(START, days[-1]), *draw.sample(days, min(5, len(days))), FAR]:
        assert errors(company, day) == []


def books_and_documents_agree(company: Sound) -> None:
    for day in company.days:
        assert gaps(company.history, company.entries, day) == {}, day


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sound_company_has_no_error_on_any_month_end(seed: int) -> None:
    no_error(sound(seed), random.Random(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_books_and_documents_agree_on_every_day_of_a_sound_company(seed: int) -> None:
    books_and_documents_agree(sound(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_documents_of_a_sound_company_are_the_naive_readings(seed: int) -> None:
    company = sound(seed)
    for day in month_ends(START, company.days[-1])[::4]:
        oracle, state = Oracle(company.entries, company.options, day), state_on(company.history, day)
        ours = {d.invoice.number: (d.invoice.kind, d.invoice.total, d.open, d.status, d.due) for d in state.documents}
        assert ours == {n: (d.kind, d.total, d.open, d.status, d.due) for n, d in oracle.documents.items()}, day
        assert state.on_account == {customer: amount for customer, amount in oracle.on_account.items() if amount}, day


@pytest.mark.parametrize("regime", ["debits", "receipts", "delivery", "none"])
@pytest.mark.parametrize("moves", ["payment", "entry", "monthly"])
def test_no_regime_has_an_error_wherever_its_vat_moves(regime: str, moves: str) -> None:
    for seed in range(3):
        company = sound(1000 + seed, vat_due=regime, moves=moves, mixed=False)
        no_error(company, random.Random(seed))


def test_a_company_that_lived_to_its_end_has_no_error() -> None:
    for seed in range(6):
        company = sound(2000 + seed, settled=True)
        assert errors(company, company.days[-1] + timedelta(days=1)) == []
        books_and_documents_agree(company)


@pytest.mark.heavy
@pytest.mark.parametrize("block", range(20))
def test_no_sound_company_has_an_error(block: int) -> None:
    for seed in range(10_000 + 10 * block, 10_010 + 10 * block):
        company = sound.__wrapped__(seed, settled=seed % 5 == 0)
        no_error(company, random.Random(seed))
        books_and_documents_agree(company)

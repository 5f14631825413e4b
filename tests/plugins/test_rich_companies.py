"""Companies of every regime and every case: all rows and figures are the naive reading's, VAT is what was meant."""

import random
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import pytest
from beancount import loader

from acompte.handover import read
from acompte.model.history import History
from support.agreement import (
    ageing_agrees,
    documents_agree,
    figures_agree,
    months_agree,
    quotes_agree,
    vat_agrees,
)
from support.companies import company_books, every, render, some_days
from support.oracle import Oracle
from support.vat_reading import Due

START, DAYS = date(2024, 1, 15), 500
LAST = date(2026, 12, 31)
RARE: tuple[dict[str, bool], ...] = ({}, {"rare": True}, {"rare": False})
"""As it comes, with the rare lives of deposits, and without them."""


class Company(NamedTuple):
    entries: list[Any]
    options: dict[str, Any]
    history: History
    due: list[Due]
    days: list[date]

    def oracle(self, day: date) -> Oracle:
        return Oracle(self.entries, self.options, day)


@cache
def company(seed: int) -> Company:
    draw = random.Random(seed)
    settings = every(draw, **RARE[seed % len(RARE)])
    books = company_books(draw, quotes=14, start=START, days=DAYS, settings=settings)
    entries, errors, options = loader.load_string(render(books.entries))
    assert errors == []
    days = [*some_days(draw, START, DAYS + 90, 3), date(2026, 1, 1)]
    return Company(entries, options, read(entries, options).history, list(books.due), days)


def rows_are_the_naive_readings(known: Company) -> None:
    for day in known.days:
        oracle = known.oracle(day)
        documents_agree(known.history, oracle)
        ageing_agrees(known.history, oracle)
        quotes_agree(known.history, oracle)


def figures_are_the_naive_readings(known: Company) -> None:
    for day in known.days:
        figures_agree(known.history, known.oracle(day))


@pytest.mark.parametrize("seed", range(24))
def test_documents_ageing_and_quotes_of_a_rich_company_are_the_naive_readings(seed: int) -> None:
    rows_are_the_naive_readings(company(seed))


@pytest.mark.parametrize("seed", range(12))
def test_figures_of_a_rich_company_are_the_naive_readings(seed: int) -> None:
    figures_are_the_naive_readings(company(seed))


@pytest.mark.parametrize("seed", range(6))
def test_every_month_of_a_rich_company_is_the_naive_readings(seed: int) -> None:
    months_agree(company(seed).history, company(seed).oracle(date(2025, 3, 15)))


@pytest.mark.parametrize("seed", range(36))
def test_vat_of_a_rich_company_is_what_was_meant_to_be_due(seed: int) -> None:
    vat_agrees(company(seed).history, company(seed).due, START, LAST)


@pytest.mark.heavy
@pytest.mark.parametrize("block", range(8))
def test_many_rich_companies_agree(block: int) -> None:
    for seed in range(100 + 12 * block, 112 + 12 * block):
        known = company.__wrapped__(seed)
        rows_are_the_naive_readings(known)
        figures_are_the_naive_readings(known)
        vat_agrees(known.history, known.due, START, LAST)
        if seed % 5 == 0:
            months_agree(known.history, known.oracle(date(2025, 3, 15)))

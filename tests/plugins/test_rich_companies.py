"""Companies of every regime and every case: figures are the naive reading's, VAT is what the writer meant to be due."""

import random
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import pytest
from beancount import loader

from acompte.handover import read
from acompte.indicators.dso import Indicators, dso_on
from acompte.model.history import History
from acompte.rules.registry import Case
from acompte.rules.survey import survey
from acompte.vat.declared import vat_return
from support.companies import company_books, every, render
from support.oracle import Oracle
from support.vat_reading import Due, month_ends

START, DAYS = date(2024, 1, 15), 500
LAST = date(2026, 12, 31)
DATES = (date(2024, 6, 30), date(2024, 12, 31), date(2025, 6, 30), date(2026, 1, 1))
FIGURES = (
    *("open", "billed", "simple", "countback", "best_possible", "delinquent"),
    *("cei", "days_to_pay", "days_beyond_terms", "without_deposits"),
)


class Company(NamedTuple):
    entries: list[Any]
    options: dict[str, Any]
    history: History
    due: list[Due]


@cache
def company(seed: int) -> Company:
    draw = random.Random(seed)
    books = company_books(draw, quotes=14, start=START, days=DAYS, settings=every(draw))
    entries, errors, options = loader.load_string(render(books.entries))
    assert errors == []
    return Company(entries, options, read(entries, options).history, list(books.due))


def rounded(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.001"))


def figures(found: Any) -> dict[str, Decimal | None]:
    return {name: rounded(getattr(found, name)) for name in FIGURES}


def near(found: Indicators, other: Any) -> bool:
    """Both round, each from four places."""
    pairs = zip(figures(found).values(), figures(other).values(), strict=True)
    return all(a == b or (a is not None and b is not None and abs(a - b) <= Decimal("0.001")) for a, b in pairs)


def figures_are_the_naive_readings(known: Company) -> None:
    for day in DATES:
        found, oracle = dso_on(known.history, day, 365), Oracle(known.entries, known.options, day)
        assert near(found.whole, oracle.figures()), (day, figures(found.whole), figures(oracle.figures()))
        for customer, own in found.customers:
            assert near(own, oracle.figures(customer)), (day, customer)


def vat_is_what_was_meant_to_be_due(known: Company) -> None:
    case = Case(known.history, LAST)
    found = vat_return(known.history, case.matches, survey(case).waiting, date(2000, 1, 1), LAST)
    ends = month_ends(START, LAST)
    lines: dict[tuple[date, Decimal | None], Decimal] = defaultdict(Decimal)
    meant: dict[tuple[date, Decimal | None], Decimal] = defaultdict(Decimal)
    for line in found.lines:
        lines[next(end for end in ends if line.date <= end), line.rate] += line.vat
    for record in known.due:
        meant[next(end for end in ends if record.day <= end), record.rate] += record.amount
    assert {key: vat for key, vat in lines.items() if vat} == {key: vat for key, vat in meant.items() if vat}
    assert found.pending_gap == 0


@pytest.mark.parametrize("seed", range(6))
def test_figures_of_a_rich_company_are_the_naive_readings(seed: int) -> None:
    figures_are_the_naive_readings(company(seed))


@pytest.mark.parametrize("seed", range(12))
def test_vat_of_a_rich_company_is_what_was_meant_to_be_due(seed: int) -> None:
    vat_is_what_was_meant_to_be_due(company(seed))


@pytest.mark.heavy
@pytest.mark.parametrize("block", range(8))
def test_many_rich_companies_agree(block: int) -> None:
    for seed in range(100 + 20 * block, 120 + 20 * block):
        known = company.__wrapped__(seed)
        figures_are_the_naive_readings(known)
        vat_is_what_was_meant_to_be_due(known)

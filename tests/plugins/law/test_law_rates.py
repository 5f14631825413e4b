"""The rates of late interest: by half-year, by kind of customer, and never made up."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from acompte.law.rate_table import RATES
from acompte.law.rates import (
    ECB,
    LEGAL,
    LEGAL_CONSUMER,
    Basis,
    HalfYear,
    Rates,
    basis,
    half_year,
    half_years,
    yearly_rate,
)
from acompte.model.settings import Settings
from support.ledgers import Ledger

SHIPPED = Rates(Settings(), date(2026, 12, 31))


def half(text: str) -> HalfYear:
    year, _, part = text.partition("-S")
    return HalfYear(int(year), int(part))


def rate(kind: str, of: str, began: str = "", penalty: str = "", rates: Rates = SHIPPED) -> Decimal | None:
    agreed = Decimal(penalty) if penalty else None
    return yearly_rate(rates, kind, half(of), began=half(began or of), penalty=agreed)


def rates_of(text: str, day: str) -> Rates:
    return Rates(Ledger(text).book.settings, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-01", "2026-S1"),
        ("2026-06-30", "2026-S1"),
        ("2026-07-01", "2026-S2"),
        ("2026-12-31", "2026-S2"),
        ("0001-01-01", "0001-S1"),
    ],
)
def test_a_day_lies_in_a_half_year(day: str, expected: str) -> None:
    found = half_year(date.fromisoformat(day))
    assert str(found) == expected
    assert found.first <= date.fromisoformat(day) <= found.last


def test_half_years_follow_one_another_without_a_gap() -> None:
    found = half_years(date(2024, 8, 1), date(2026, 1, 1))
    assert [str(half) for half in found] == ["2024-S2", "2025-S1", "2025-S2", "2026-S1"]
    assert half_years(date(2026, 1, 2), date(2025, 12, 1)) == []
    assert half_years(date.max, date.max)[-1].last == date.max


def test_the_table_has_every_half_year_from_2020_to_2026_once() -> None:
    expected = [f"{year}-S{part}" for year in range(2020, 2027) for part in (1, 2)]
    assert [row.half for row in RATES] == expected
    assert all(a.half < b.half for a, b in pairwise(RATES))


@pytest.mark.parametrize(
    ("of", "ecb", "legal", "consumer"),
    [
        ("2020-S1", "0.00", "0.87", "3.15"),
        ("2022-S1", "0.00", "0.76", "3.13"),
        ("2023-S2", "4.00", "4.22", "6.82"),
        ("2024-S1", "4.50", "5.07", "8.01"),
        ("2025-S2", "2.15", "2.76", "6.65"),
        ("2026-S2", "2.40", "2.75", "6.84"),
    ],
)
def test_the_shipped_rates_are_those_published(of: str, ecb: str, legal: str, consumer: str) -> None:
    found = [SHIPPED.of(name, half(of)) for name in (ECB, LEGAL, LEGAL_CONSUMER)]
    assert found == [Decimal(ecb), Decimal(legal), Decimal(consumer)]


@pytest.mark.parametrize("of", ["2019-S2", "2027-S1"])
def test_a_half_year_outside_the_table_is_not_extrapolated(of: str) -> None:
    assert SHIPPED.of(ECB, half(of)) is None
    assert [rate(kind, of) for kind in ("company", "public", "consumer")] == [None, None, None]
    assert rate("company", of, penalty="12") is None, "the floor of an agreed rate is not known"


def test_the_ledger_has_its_say_before_the_table_in_the_half_year_of_the_date_only() -> None:
    rates = rates_of('2026-03-01 custom "rate" "ecb" "9.99 %"', "2026-12-31")
    assert rates.of(ECB, half("2026-S1")) == Decimal("9.99")
    assert rates.of(ECB, half("2026-S2")) == Decimal("2.40")
    assert rates.of(LEGAL, half("2026-S1")) == Decimal("2.62")


def test_the_later_of_two_rates_in_one_half_year_holds_from_its_day_on() -> None:
    text = '2027-01-01 custom "rate" "legal" "3 %"\n2027-02-01 custom "rate" "legal" "3,1 %"'
    assert rates_of(text, "2027-01-31").of(LEGAL, half("2027-S1")) == Decimal(3)
    assert rates_of(text, "2027-02-01").of(LEGAL, half("2027-S1")) == Decimal("3.1")
    assert rates_of(text, "2026-12-31").of(LEGAL, half("2027-S1")) is None


def test_the_company_s_own_rate_is_in_force_until_changed() -> None:
    text = '2025-01-01 custom "rate" "penalty" "12 %"\n2026-01-01 custom "rate" "penalty" "15 %"'
    rates = rates_of(text, "2026-12-31")
    days = ("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2030-01-01")
    found = [rates.penalty(date.fromisoformat(day)) for day in days]
    assert found == [None, Decimal(12), Decimal(12), Decimal(15), Decimal(15)]


@pytest.mark.parametrize(
    ("of", "penalty", "expected"),
    [
        ("2026-S2", "", "12.40"),
        ("2026-S1", "", "12.15"),
        # Without a clause ECB + 10 holds, even where three times the legal rate is higher.
        ("2024-S1", "", "14.50"),
        ("2026-S2", "12", "12"),
        # A clause below three times the legal rate is raised to it: 3 × 2.75 and 3 × 5.07.
        ("2026-S2", "8", "8.25"),
        ("2026-S2", "8.25", "8.25"),
        ("2024-S1", "12", "15.21"),
    ],
)
def test_companies_owe_the_rate_agreed_raised_to_its_floor_else_the_ecb_s_and_ten_points(
    of: str, penalty: str, expected: str
) -> None:
    assert rate("company", of, penalty=penalty) == Decimal(expected)


def test_public_buyers_owe_what_stood_when_the_delay_began() -> None:
    assert rate("public", "2026-S2", began="2026-S2") == Decimal("10.40")
    assert rate("public", "2026-S2", began="2024-S1") == Decimal("12.50")
    assert rate("public", "2026-S2", began="2024-S1", penalty="15") == Decimal("12.50"), "a clause means nothing here"
    assert rate("public", "2030-S1", began="2026-S2") == Decimal("10.40"), "a later half-year need not be known"


def test_consumers_owe_the_legal_rate_of_all_other_cases() -> None:
    assert rate("consumer", "2026-S2") == Decimal("2.75")
    assert rate("consumer", "2026-S2", penalty="12") == Decimal("2.75")


def test_what_a_rate_rests_on_is_what_must_be_known() -> None:
    now, then = half("2027-S1"), half("2026-S2")
    assert basis("company", now, began=then, penalty=None) == Basis(ECB, now)
    assert basis("company", now, began=then, penalty=Decimal(12)) == Basis(LEGAL, now)
    assert basis("public", now, began=then, penalty=None) == Basis(ECB, then)
    assert basis("consumer", now, began=then, penalty=None) == Basis(LEGAL, now)

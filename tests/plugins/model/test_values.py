"""What people write in strings: percentages, quantities, offsets in days, numbers and their series."""

from datetime import date
from decimal import Decimal

import pytest

from acompte.model import values
from acompte.model.money import cents, spread
from acompte.model.numbers import is_link, number_key, series, shape
from acompte.model.text import money, rate


@pytest.mark.parametrize("written", ["5,5 %", "5.5%", "5,5", " 5.5 % ", "5,5\u00a0%", "5,5\u202f%", Decimal("5.5")])
def test_a_percentage_is_read_with_comma_or_point_and_any_space(written: object) -> None:
    assert values.percent(written) == Decimal("5.5")


@pytest.mark.parametrize("written", ["", "%", "trente", "30 % HT", "1 000 %", "5,5,5 %", None, date(2026, 1, 1), True])
def test_what_is_no_percentage_is_none(written: object) -> None:
    assert values.percent(written) is None


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("J-7", -7),
        ("J+3", 3),
        ("D+3", 3),
        ("D-1", -1),
        ("j + 3", 3),
        ("3", 3),
        ("-7", -7),
        ("J3", 3),
        ("J+0", 0),
        (Decimal(7), 7),
        (Decimal(-7), -7),
        (Decimal("7.0"), 7),
    ],
)
def test_an_offset_is_days_before_or_after(written: object, days: int) -> None:
    assert values.offset(written) == days


@pytest.mark.parametrize("written", ["", "J", "J+", "J+3 jours", "trois", "J+1,5", Decimal("1.5"), None])
def test_what_is_no_offset_is_none(written: object) -> None:
    assert values.offset(written) is None


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("60 m²", "60", "m²"),
        ("1 forfait", "1", "forfait"),
        ("2,5 h", "2.5", "h"),
        ("2.5h", "2.5", "h"),
        ("12", "12", ""),
        ("3\u00a0jours ouvrés", "3", "jours ouvrés"),
        ("-1 u", "-1", "u"),
        (Decimal("1.5"), "1.5", ""),
    ],
)
def test_a_quantity_has_its_unit_after_it(written: object, amount: str, unit: str) -> None:
    assert values.quantity(written) == (Decimal(amount), unit)


@pytest.mark.parametrize("written", ["", "m²", "environ 60 m²", None])
def test_what_is_no_quantity_is_none(written: object) -> None:
    assert values.quantity(written) is None


def test_numbers_stand_in_their_natural_order() -> None:
    numbers = ["FA2026-10", "FA2026-9", "FA2025-100", "AV2026-1", "FA2026-9b"]
    assert sorted(numbers, key=number_key) == ["AV2026-1", "FA2025-100", "FA2026-9", "FA2026-9b", "FA2026-10"]


@pytest.mark.parametrize("number", ["FA2026-001", "2026/14", "D_1.2"])
def test_a_number_of_ascii_letters_digits_and_four_signs_is_a_link(number: str) -> None:
    assert is_link(number)


@pytest.mark.parametrize("number", ["", "FA 2026", "FAé1", "FA#1", "FA:1"])
def test_another_number_is_no_link(number: str) -> None:
    assert not is_link(number)


@pytest.mark.parametrize(
    ("pattern", "number", "period", "count"),
    [
        ("FA{year}-{number:03}", "FA2026-031", (2026,), 31),
        ("FA{year}-{number:03}", "FA2026-1031", (2026,), 1031),
        ("FA{year:2}{month}-{number}", "FA2603-7", (26, 3), 7),
        ("FA-{number:03d}", "FA-031", (), 31),
        ("{number}/{year}", "12/2026", (2026,), 12),
        ("A.{year}.{number}", "A.2026.5", (2026,), 5),
    ],
)
def test_a_number_of_the_series_is_read(pattern: str, number: str, period: tuple[int, ...], count: int) -> None:
    found = series(pattern)
    assert found is not None
    assert found.place(number) == (period, count)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("FA{year}-{number:03}", "FA2026-31"),
        ("FA{year}-{number:03}", "FA26-031"),
        ("FA{year}-{number:03}", "fa2026-031"),
        ("FA{year}-{number:03}", "FA2026-031b"),
        ("A.{year}.{number}", "A-2026-5"),
    ],
)
def test_a_number_of_another_form_does_not_fit(pattern: str, number: str) -> None:
    found = series(pattern)
    assert found is not None
    assert found.place(number) is None


@pytest.mark.parametrize(
    "pattern",
    ["FA{year}", "FA", "", "{number}{number}", "{year}{year}{number}", "{n}-{number}", "{number}-{n}", "{number"],
)
def test_a_pattern_without_exactly_one_number_or_with_other_fields_is_none(pattern: str) -> None:
    assert series(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("FA{year}-{number:03}", "FA2026-007"),
        ("FA{year:2}{month}-{number}", "FA2603-7"),
        ("{number:05}", "00007"),
    ],
)
def test_a_series_writes_what_it_reads(pattern: str, written: str) -> None:
    found = series(pattern)
    assert found is not None
    assert found.write(date(2026, 3, 15), 7) == written
    place = found.place(written)
    assert place is not None
    assert place.number == 7


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        ("FA2026-031", "FA{year}-{number:03}"),
        ("FA2026-31", "FA{year}-{number}"),
        ("2026031", "{year}{number:03}"),
        ("F31", "F{number}"),
        ("2025-7", "2025-{number}"),
        ("FACTURE", None),
    ],
)
def test_the_shape_of_a_number_in_use_is_its_pattern(number: str, pattern: str | None) -> None:
    assert shape(number, 2026) == pattern


@pytest.mark.parametrize(("amount", "rounded"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0.00")])
def test_half_a_cent_is_a_cent(amount: str, rounded: str) -> None:
    assert cents(Decimal(amount)) == Decimal(rounded)


def test_what_is_spread_sums_to_the_whole_and_the_last_takes_the_cents() -> None:
    thirds = [Decimal(1)] * 3
    assert spread(Decimal("100.00"), thirds) == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]
    assert spread(Decimal("10.00"), [Decimal(0), Decimal(0)]) == [Decimal("0.00"), Decimal("10.00")]
    assert spread(Decimal("10.00"), []) == []


def test_amounts_are_written_as_each_language_does() -> None:
    assert money(Decimal("-4320.5"), "fr") == "-4\u202f320,50\u00a0€"
    assert money(Decimal("-4320.5"), "en") == "-€4,320.50"
    assert money(Decimal("4320.5"), "en", "CHF") == "CHF\u00a04,320.50"
    assert rate(Decimal("20.00"), "fr") == "20\u00a0%"
    assert rate(Decimal("5.50"), "en") == "5.5%"


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("8400", "8400.00"),
        ("8 400", "8400.00"),
        ("8 400,00", "8400.00"),
        ("8.400,00", "8400.00"),
        ("8,400.00 €", "8400.00"),
        ("1,008,400", "1008400.00"),
        ("8,4", "8.40"),
        ("8.400", None),
        ("-8,400", None),
        ("8400.000", "8400.00"),
        ("8.4001", None),
    ],
)
def test_an_amount_that_may_mean_two_is_none(written: str, amount: str | None) -> None:
    assert values.money(written) == (None if amount is None else Decimal(amount))

"""The latest lawful due date and the end of limitation periods, by customer and sector."""

from datetime import date

import pytest

from acompte.law.limits import cap_of, last_day_to_sue, latest_due, limitation_of, sector_of
from acompte.law.terms import parse

DAY = date(2027, 1, 20)
DELIVERED = date(2027, 1, 5)


def latest(kind: str, sector: str, delivered: date | None = None, terms: str = "") -> date | None:
    cap = cap_of(kind, sector)
    return latest_due(cap, DAY, delivered, parse(terms)) if cap else None


@pytest.mark.parametrize(
    ("kind", "sector", "delivered", "terms", "expected"),
    [
        ("company", "", None, "", "2027-03-21"),
        ("company", "", None, "30 jours", "2027-03-21"),
        ("company", "", DELIVERED, "", "2027-03-21"),
        ("association", "", None, "", "2027-03-21"),
        # 45 days end of month: 6 March, then 31 March; end of month and 45 days is 17 March, before the 60 days.
        ("company", "", None, "45 jours fin de mois", "2027-03-31"),
        ("company", "", None, "60 jours fin de mois", "2027-03-31"),
        ("company", "", None, "fin de mois 45 jours", "2027-03-21"),
        ("company", "Menuiserie", None, "", "2027-03-21"),
        ("company", "Denrées périssables", DELIVERED, "", "2027-02-04"),
        ("company", "perishable food", None, "", "2027-02-19"),
        ("company", "denrées périssables", DELIVERED, "45 jours fin de mois", "2027-02-04"),
        ("company", "viande fraîche", DELIVERED, "", "2027-01-25"),
        ("company", "livestock", DELIVERED, "", "2027-01-25"),
        ("company", "Spiritueux", DELIVERED, "", "2027-03-02"),
        ("company", "alcohol", date(2026, 12, 5), "", "2027-01-30"),
        ("company", "moûts", None, "", "2027-03-21"),
        ("company", "wine", None, "45 jours fin de mois", "2027-03-31"),
        ("company", "Transport routier de marchandises", None, "", "2027-02-19"),
        ("company", "customs agent", None, "45 jours fin de mois", "2027-02-19"),
        ("company", "export hors UE", None, "", "2027-04-20"),
        ("company", "Jouets", None, "", None),
        ("public", "", None, "", "2027-02-19"),
        ("public", "Enseignement", None, "45 jours fin de mois", "2027-02-19"),
        ("public", "Hôpital", None, "", "2027-03-11"),
        ("public", "public undertaking", None, "", "2027-03-21"),
        # What is said of a public buyer's sector means nothing for a company.
        ("company", "Santé", None, "", "2027-03-21"),
        ("public", "viande fraîche", None, "", "2027-02-19"),
        ("consumer", "", None, "", None),
        ("consumer", "viande fraîche", None, "", None),
    ],
)
def test_the_latest_lawful_due_date(
    kind: str, sector: str, delivered: date | None, terms: str, expected: str | None
) -> None:
    assert latest(kind, sector, delivered, terms) == (date.fromisoformat(expected) if expected else None)


def test_a_cap_beyond_the_calendar_is_its_last_day() -> None:
    cap = cap_of("company", "")
    assert cap is not None
    assert latest_due(cap, date(9999, 12, 1), None, parse("45 jours fin de mois")) == date.max


@pytest.mark.parametrize("text", ["VIANDE FRAÎCHE", "viande\u00a0fraiche", " viande  fraîche "])
def test_capitals_accents_and_spaces_of_a_sector_make_no_difference(text: str) -> None:
    assert sector_of(text) == "cattle and fresh meat"


@pytest.mark.parametrize("text", ["", "Transport", "Viticulture", "Restauration", "viande fraîche et légumes"])
def test_what_only_resembles_a_sector_of_the_law_is_none(text: str) -> None:
    assert sector_of(text) is None


@pytest.mark.parametrize(
    ("kind", "sector", "born", "last"),
    [
        ("company", "", "2021-03-10", "2026-03-10"),
        ("company", "", "2024-02-29", "2029-02-28"),
        ("company", "road freight", "2026-03-10", "2027-03-10"),
        ("consumer", "", "2024-03-10", "2026-03-10"),
        ("consumer", "road freight", "2024-03-10", "2026-03-10"),
        # Four years from 1 January of the next year.
        ("public", "", "2022-03-10", "2026-12-31"),
        ("public", "", "2022-12-31", "2026-12-31"),
        ("public", "", "2022-01-01", "2026-12-31"),
        ("company", "", "9998-01-01", "9999-12-31"),
        ("public", "", "9999-01-01", "9999-12-31"),
    ],
)
def test_the_last_day_to_sue(kind: str, sector: str, born: str, last: str) -> None:
    found = last_day_to_sue(limitation_of(kind, sector), date.fromisoformat(born))
    assert found == date.fromisoformat(last)
